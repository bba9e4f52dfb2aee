"""Fixtures for tests that must hold on every database we support. A conftest takes them in by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from formsvc.storage.engine import make_engine
from tests import servers


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL of our own for the whole run."""
    with servers.postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def rabbitmq_server() -> Iterator[str]:
    """A RabbitMQ of our own for the whole run."""
    with servers.rabbitmq() as url:
        yield url


def new_postgresql_database(server: str) -> str:
    """The URL of an empty database on that server."""
    name = f"t{uuid4().hex[:12]}"
    engine = make_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.rsplit("/", 1)[0] + "/" + name


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'formsvc.sqlite3'}"
    return new_postgresql_database(request.getfixturevalue("postgresql_server"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on an empty database of each kind."""
    made = make_engine(database_url)
    yield made
    made.dispose()
