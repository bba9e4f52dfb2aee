"""Waiting for work without asking the table all the time.

SQLite: ``PRAGMA data_version`` moves when another connection commits; a look every 50 ms costs microseconds.
PostgreSQL: LISTEN, since NOTIFY is part of the transaction that puts the job in.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from sqlalchemy import Engine

from formsvc.services.job_queue import QueueUnavailable, Waiter
from formsvc.storage.jobs import CHANNEL

POLL_SECONDS = 0.05


def waiter_for(engine: Engine) -> Waiter:
    """What a thread waits on; it has a connection of its own, outside the pool."""
    return _SqliteWaiter(engine) if engine.dialect.name == "sqlite" else _PostgresqlWaiter(engine)


class _SqliteWaiter:
    def __init__(self, engine: Engine) -> None:
        raw = engine.raw_connection()
        self._connection = cast(sqlite3.Connection, raw.driver_connection)
        raw.detach()
        self._seen = self._version()

    def wait(self, timeout_ms: int) -> None:
        """Return when the file has changed since the last look, or after the time-out."""
        until = time.monotonic() + timeout_ms / 1000
        while (version := self._version()) == self._seen:
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(POLL_SECONDS, left))
        self._seen = version

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


class _PostgresqlWaiter:
    def __init__(self, engine: Engine) -> None:
        with _reachable():
            raw = engine.raw_connection()
            self._connection = cast("psycopg.Connection[Any]", raw.driver_connection)
            raw.detach()
            self._connection.autocommit = True
            self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, timeout_ms: int) -> None:
        """Return at the first notice that work was put in, or after the time-out."""
        with _reachable():
            for _ in self._connection.notifies(timeout=timeout_ms / 1000, stop_after=1):
                return

    def close(self) -> None:
        self._connection.close()


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        raise QueueUnavailable(type(error).__name__) from error
