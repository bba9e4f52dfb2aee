"""Bring the database's tables to what this version of the program expects."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from formsvc.storage.engine import reading, writing

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_308_326_112  # any number, the same in every copy


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, made here so that no file outside the package is needed."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up to date, in one transaction; two processes at once do it one after the other."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        command.upgrade(config(connection), revision)


def current(engine: Engine) -> str | None:
    """The revision the database is at; None if it has no tables of ours."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Does the database have the newest tables?"""
    return current(engine) == ScriptDirectory.from_config(config()).get_current_head()


def write_revision(engine: Engine, message: str) -> None:
    """For developers: draft a migration from the difference between the tables here and in the database."""
    with writing(engine) as connection:
        command.revision(config(connection), message, autogenerate=True)
