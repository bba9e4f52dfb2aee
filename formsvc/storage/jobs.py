"""The table of jobs, queue and outbox at once: a job is put in by the transaction that makes it necessary.

The database says what remains to be done; a lost or doubled message harms nothing (design, decision 1).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    RowMapping,
    String,
    Table,
    Update,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from formsvc.services.job_queue import DeadLetter, Job, JobState, JobStatus, QueueCounts, message_body
from formsvc.storage.metadata import metadata

CHANNEL = "formsvc_job"

job = Table(
    "job",
    metadata,
    Column("message_id", String(36), primary_key=True),
    Column("queue", String(60), nullable=False),
    Column("actor", String(100), nullable=False),
    Column("state", String(8), nullable=False),
    Column("due_at", BigInteger, nullable=False),  # milliseconds; of a claimed job, when its lease ends
    Column("claim", String(32)),
    Column("claims", Integer, nullable=False, default=0),  # starts since the last orderly end
    Column("max_claims", Integer, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("error_kind", String(100)),  # the class of the last error, never its words
    Column("body", LargeBinary, nullable=False),
    Column("practice_id", String(36)),
    Column("about", String(120)),
    Column("created_at", BigInteger, nullable=False),
    Column("started_at", BigInteger),
    Column("sent_at", BigInteger),  # when a relay handed it to an outside broker
    Column("finished_at", BigInteger),
    CheckConstraint("state IN ('ready', 'claimed', 'sent', 'done', 'dead')", name="state"),
)
_PENDING = text("finished_at IS NULL")
Index("ix_job_pending", job.c.queue, job.c.due_at, sqlite_where=_PENDING, postgresql_where=_PENDING)
Index("ix_job_pending_any", job.c.due_at, sqlite_where=_PENDING, postgresql_where=_PENDING)
Index("ix_job_about", job.c.about, job.c.created_at)
Index("ix_job_finished", job.c.state, job.c.finished_at)

schedule_run = Table(
    "schedule_run",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
)


def clock_ms() -> int:
    """Now, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def enqueue(connection: Connection, work: Job, *, now_ms: int | None = None) -> None:
    """Put work in as part of the caller's transaction; the same message id twice is one job."""
    now = clock_ms() if now_ms is None else now_ms
    row = {
        "message_id": work.message_id,
        "queue": work.queue,
        "actor": work.actor,
        "state": "ready",
        "due_at": now + work.delay_ms,
        "claims": 0,
        "max_claims": work.max_claims,
        "failures": 0,
        "body": message_body(work, now_ms=now),
        "practice_id": work.practice_id,
        "about": work.about,
        "created_at": now,
    }
    connection.execute(insert_once(connection, job).values(row))
    announce(connection, work.queue)


def insert_once(connection: Connection, table: Table) -> Any:
    """An INSERT that does nothing when the row is there already; its ``rowcount`` is 1 or 0."""
    kind = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    # SQLAlchemy keeps the count of an INSERT only when asked to
    return kind(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def announce(connection: Connection, queue: str) -> None:
    """Wake the workers when this transaction commits. SQLite's workers watch the file instead."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, :queue)"), {"channel": CHANNEL, "queue": queue})


def status_of(connection: Connection, about: str, *, practice_id: str) -> JobStatus | None:
    """How the newest job about something stands, or None if there never was one."""
    query = (
        select(job)
        .where(job.c.about == about, job.c.practice_id == practice_id)
        .order_by(job.c.created_at.desc(), job.c.message_id)
        .limit(1)
    )
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _status(row)


def statuses_of(connection: Connection, abouts: Sequence[str], *, practice_id: str) -> dict[str, JobStatus]:
    """The same for several things at once, for a page that lists them."""
    query = (
        select(job)
        .where(job.c.about.in_(abouts), job.c.practice_id == practice_id)
        .order_by(job.c.created_at, job.c.message_id.desc())
    )
    return {row["about"]: _status(row) for row in connection.execute(query).mappings()}


def _status(row: RowMapping) -> JobStatus:
    state = _state(row)
    return JobStatus(
        state=state,
        message_id=row["message_id"],
        actor=row["actor"],
        failures=row["failures"],
        error_kind=row["error_kind"],
        next_try_ms=row["due_at"] if state is JobState.FAILED else None,
    )


def _state(row: RowMapping) -> JobState:
    match row["state"]:
        case "done":
            return JobState.DONE
        case "dead":
            return JobState.DEAD
        case "claimed" if row["started_at"] is not None:
            return JobState.RUNNING
        case _:
            return JobState.FAILED if row["failures"] else JobState.WAITING


def dead_letters(
    connection: Connection, *, practice_id: str | None = None, limit: int = 100
) -> list[DeadLetter]:
    """What was given up, newest first."""
    query = select(job).where(job.c.state == "dead").order_by(job.c.finished_at.desc()).limit(limit)
    if practice_id is not None:
        query = query.where(job.c.practice_id == practice_id)
    return [
        DeadLetter(
            message_id=row["message_id"],
            queue=row["queue"],
            actor=row["actor"],
            about=row["about"],
            practice_id=row["practice_id"],
            failures=row["failures"],
            claims=row["claims"],
            error_kind=row["error_kind"],
            created_ms=row["created_at"],
            finished_ms=row["finished_at"],
        )
        for row in connection.execute(query).mappings()
    ]


def replay(connection: Connection, message_id: str, *, now_ms: int | None = None) -> bool:
    """Have a dead letter tried again from the beginning; False if it is not dead (any more)."""
    now = clock_ms() if now_ms is None else now_ms
    row = connection.execute(
        _from_the_beginning(now)
        .where(job.c.message_id == message_id, job.c.state == "dead")
        .returning(job.c.queue)
    ).one_or_none()
    if row is None:
        return False
    announce(connection, row.queue)
    return True


def _from_the_beginning(now: int) -> Update:
    return update(job).values(
        state="ready",
        due_at=now,
        claim=None,
        claims=0,
        failures=0,
        started_at=None,
        sent_at=None,
        finished_at=None,
    )


def queue_counts(connection: Connection) -> dict[str, QueueCounts]:
    """How much waits, runs and is dead in each queue, and since when the oldest has been due."""
    running = func.sum(text("CASE WHEN state = 'claimed' AND started_at IS NOT NULL THEN 1 ELSE 0 END"))
    dead = func.sum(text("CASE WHEN state = 'dead' THEN 1 ELSE 0 END"))
    pending = func.sum(text("CASE WHEN finished_at IS NULL THEN 1 ELSE 0 END"))
    oldest = func.min(text("CASE WHEN state IN ('ready', 'sent') THEN due_at END"))
    query = (
        select(job.c.queue, pending, running, dead, oldest).where(job.c.state != "done").group_by(job.c.queue)
    )
    return {
        queue: QueueCounts(waiting=waiting - active, running=active, dead=given_up, oldest_due_ms=since)
        for queue, waiting, active, given_up, since in connection.execute(query)
    }


def forget_finished(connection: Connection, *, before_ms: int) -> int:
    """Remove jobs done before a time, and old schedule rows; dead letters stay."""
    gone = connection.execute(delete(job).where(job.c.state == "done", job.c.finished_at < before_ms))
    connection.execute(delete(schedule_run).where(schedule_run.c.minute < before_ms // 60_000))
    return gone.rowcount
