"""Fixtures of these tests."""

from __future__ import annotations

from tests.databases import database_url, engine, postgresql_server, rabbitmq_server

__all__ = ["database_url", "engine", "postgresql_server", "rabbitmq_server"]
