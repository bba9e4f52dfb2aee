"""Connections to the application's database, set so that what was committed survives a crash (promise P1).

SQLite: a deferred BEGIN that reads and then writes fails under load whatever the time-out, so every
transaction begins IMMEDIATE unless it is read-only; a read-only one cannot write at all. An error never
says what was being written (P7).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

READ_ONLY = "formsvc_read_only"
BUSY_SECONDS = 10.0
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


def make_engine(url: str | URL, *, pool_size: int = 10) -> Engine:
    """An engine for SQLite or PostgreSQL (psycopg 3); any other database is refused."""
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "sqlite":
        return _sqlite_engine(address)
    if backend in ("postgresql", "postgres"):
        return _postgresql_engine(address, pool_size)
    raise ValueError(
        f"The database {backend!r} is not supported. Set FORMSVC_DATABASE_URL to sqlite:///… or postgresql://…"
    )


def read_only(engine: Engine) -> Engine:
    """The same database for looking only: on SQLite a snapshot that takes no write lock."""
    options: dict[str, Any] = {READ_ONLY: True}
    if engine.dialect.name == "postgresql":
        options["postgresql_readonly"] = True
    return engine.execution_options(**options)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write: committed at the end, rolled back if anything is raised."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, from one snapshot on SQLite."""
    with read_only(engine).connect() as connection:
        yield connection


def _postgresql_engine(address: URL, pool_size: int) -> Engine:
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=pool_size,
        max_overflow=pool_size,
        connect_args={"connect_timeout": 10},
        hide_parameters=True,
    )


def _sqlite_engine(address: URL) -> Engine:
    address = address.set(drivername="sqlite")
    if address.database and address.database != ":memory:":
        _make_private_file(Path(address.database))
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private_file(path: Path) -> None:
    """The database file is ours alone from its first moment; SQLite gives its side files the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, in _begin_sqlite
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    _switch_to_wal(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Write-ahead log, set once for the file; the first connections of two processes may meet here."""
    for _ in range(100):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] in ("wal", "memory"):
                return
            connection.execute("PRAGMA journal_mode=WAL")
        except (
            sqlite3.OperationalError
        ):  # the other process is switching: SQLite does not wait here by itself
            time.sleep(0.05)
    raise sqlite3.OperationalError(
        "The database could not be set to write-ahead logging. Is it on a network share?"
    )


def _begin_sqlite(connection: Connection) -> None:
    looking = bool(connection.get_execution_options().get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if looking else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")
