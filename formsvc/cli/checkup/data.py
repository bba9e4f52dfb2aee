"""The database: reachable, current, writable, in the right mode, its audit log's end where it should be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, select, text
from sqlalchemy.engine import make_url

from formsvc.cli.checkup.found import Found, misconfigured, missing, ok
from formsvc.settings import Settings
from formsvc.storage import migrate
from formsvc.storage.audit_chain import BEGINNING
from formsvc.storage.audit_log import audit_event, head_of
from formsvc.storage.engine import make_engine, reading
from formsvc.storage.tables import practice

MIGRATE = "Run: formsvc migrate"


def engine_of(settings: Settings) -> Engine | None:
    """The database's engine; None when there is no file yet, since looking must not make one."""
    address = make_url(settings.database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return None
    return make_engine(address)


def database(settings: Settings) -> Found:
    engine = engine_of(settings)
    if engine is None:
        return missing("There is no database yet.", MIGRATE)
    try:
        revision = migrate.current(engine)
    except Exception as error:
        return misconfigured(
            f"The database cannot be reached ({type(error).__name__}).", "Check FORMSVC_DATABASE_URL."
        )
    if not migrate.is_current(engine):
        return misconfigured(f"Its tables are at {revision or 'nothing'}, not this version's.", MIGRATE)
    return ok(f"{engine.dialect.name}, tables at {revision}.")


def writable(settings: Settings) -> Found:
    """Could a change be written now? On SQLite: is it in write-ahead mode too?"""
    engine = engine_of(settings)
    if engine is None:
        return missing("There is no database yet.", MIGRATE)
    question = "PRAGMA journal_mode" if engine.dialect.name == "sqlite" else "SHOW transaction_read_only"
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            answer = connection.execute(text(question)).scalar_one()
            transaction.rollback()
    except Exception as error:
        return misconfigured(
            f"Nothing can be written ({type(error).__name__}).",
            "Check who owns the data folder, the free space, and that no other program holds the database.",
        )
    if answer not in ("wal", "off"):
        return misconfigured(
            f"The database is in mode {answer}.", "Keep it on a local disk, and not read-only."
        )
    return ok("Can be written" + (", in write-ahead mode." if answer == "wal" else "."))


def audit_log(settings: Settings) -> Found:
    """Is the newest event where the head says? ``formsvc audit verify`` checks the whole chain."""
    engine = engine_of(settings)
    if engine is None:
        return missing("There is no database yet.", MIGRATE)
    with reading(engine) as connection:
        head = head_of(connection)
        newest = connection.execute(
            select(audit_event.c.seq, audit_event.c.hash, audit_event.c.at)
            .order_by(audit_event.c.seq.desc())
            .limit(1)
        ).one_or_none()
    ends = (newest.seq, newest.hash) if newest else (0, BEGINNING)
    if head is None or ends != (head.events, head.hash):
        return misconfigured("The audit log does not end where it should.", "Run: formsvc audit verify")
    if newest and datetime.fromisoformat(newest.at) > datetime.now(UTC) + timedelta(minutes=5):
        return misconfigured("The newest audit event lies in the future.", "Check the clock.")
    return ok(f"{head.events} events; the end is where it should be.")


def demonstration(settings: Settings) -> Found:
    """Do the mode and what is in the database belong together?"""
    engine = engine_of(settings)
    if engine is None:
        return ok("There is no database yet.")
    with reading(engine) as connection:
        made_up = set(connection.execute(select(practice.c.is_demonstration)).scalars())
    if True in made_up and not settings.demonstration:
        return misconfigured(
            "The database holds the demonstration practice, but the mode is off.",
            "Use a database of its own for real work, or set FORMSVC_DEMONSTRATION=yes.",
        )
    if False in made_up and settings.demonstration:
        return misconfigured(
            "The database holds a real practice, but demonstration mode is on.",
            "Unset FORMSVC_DEMONSTRATION.",
        )
    return ok(f"Mode and data agree: {'everything is made up' if settings.demonstration else 'real work'}.")
