"""The migrations make the tables that the program expects, on every database."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

import formsvc.storage.agency_tables
import formsvc.storage.intake_tables
import formsvc.storage.safety_tables
import formsvc.storage.tables  # the domain's tables join the metadata
from formsvc.cli.audit import check
from formsvc.services.job_queue import Job
from formsvc.storage import migrate
from formsvc.storage.audit_log import NewAuditEvent, append, audit_event
from formsvc.storage.encryption import misplaced_columns
from formsvc.storage.engine import reading, writing
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.metadata import metadata

ROOT = Path(__file__).parents[2]

assert formsvc.storage.tables.metadata is metadata
assert formsvc.storage.agency_tables.agency.metadata is metadata
assert formsvc.storage.intake_tables.quarantine_step.metadata is metadata
assert formsvc.storage.safety_tables.subject_safety.metadata is metadata
assert audit_event.metadata is metadata


def test_a_new_database_is_brought_up_to_date(engine: Engine) -> None:
    assert migrate.current(engine) is None
    assert not migrate.is_current(engine)
    migrate.upgrade(engine)
    assert migrate.is_current(engine)
    migrate.upgrade(engine)
    assert migrate.is_current(engine)


def test_two_processes_may_upgrade_at_once(database_url: str, engine: Engine) -> None:
    program = (
        "import sys; from formsvc.storage import migrate; from formsvc.storage.engine import make_engine; "
        "import formsvc.storage.tables, formsvc.storage.jobs, formsvc.storage.audit_log; "
        "migrate.upgrade(make_engine(sys.argv[1]))"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, database_url], cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert migrate.is_current(engine)


def test_the_migrations_make_the_tables_the_program_knows(engine: Engine) -> None:
    migrate.upgrade(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_migrated_database_queues_and_protects_its_log(engine: Engine) -> None:
    migrate.upgrade(engine)
    SqlJobQueue(engine).put(Job(actor="a", queue="q"))
    assert SqlJobQueue(engine).next_due_ms("q") is not None
    happened = NewAuditEvent(event="SIGNED_IN", actor_id="s", at=datetime(2026, 11, 20, tzinfo=UTC))
    with writing(engine) as connection:
        append(connection, happened)
    with writing(engine) as connection, pytest.raises(DBAPIError, match="only ever added to"):
        connection.execute(text("DELETE FROM audit_event"))
    assert check(engine, None).events == 1


def test_every_sealed_column_is_sealed_for_its_own_place() -> None:
    assert misplaced_columns(metadata) == []
