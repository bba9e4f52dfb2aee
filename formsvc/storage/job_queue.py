"""The job table as a queue: claimed by lease, given back by token, dead after too many claims.

A lease that has run out is claimable by the same query as a job that is due, so a killed worker needs no
reaper. Claims count starts without an orderly end, so what keeps killing the worker becomes a dead letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, Update, and_, func, or_, select, update
from sqlalchemy.exc import InterfaceError, OperationalError

from formsvc.services.job_queue import Claim, Job, QueueCounts, QueueUnavailable, Waiter
from formsvc.storage.engine import reading, writing
from formsvc.storage.jobs import (
    announce,
    clock_ms,
    enqueue,
    forget_finished,
    insert_once,
    job,
    queue_counts,
    schedule_run,
)
from formsvc.storage.wake import waiter_for

KILLED = "WorkerKilled"


class SqlJobQueue:
    """The JobQueue port on SQLite or PostgreSQL. Machines' clocks must agree to within a lease."""

    def __init__(self, engine: Engine, *, clock: Callable[[], int] = clock_ms) -> None:
        self._engine = engine
        self._clock = clock

    def now_ms(self) -> int:
        return self._clock()

    def waiter(self) -> Waiter:
        with _reachable():
            return waiter_for(self._engine)

    def put(self, job: Job) -> None:
        with self._writing() as connection:
            enqueue(connection, job, now_ms=self._clock())

    def next_due_ms(self, queue: str | None) -> int | None:
        """When the next job of this queue (or of any) is due, or its lease runs out."""
        query = select(func.min(job.c.due_at)).where(job.c.finished_at.is_(None))
        if queue is not None:
            query = query.where(job.c.queue == queue)
        with _reachable(), reading(self._engine) as connection:
            due: int | None = connection.execute(query).scalar_one()
            return due

    def claim(self, queue: str | None, *, limit: int, lease_ms: int) -> list[Claim]:
        """Take up to so many jobs that are due; those that died too often become dead letters instead."""
        now, token = self._clock(), uuid4().hex
        query = (
            select(job.c.message_id, job.c.body, job.c.failures, job.c.claims, job.c.max_claims)
            .where(job.c.finished_at.is_(None), job.c.due_at <= now)
            .order_by(job.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        if queue is not None:
            query = query.where(job.c.queue == queue)
        with self._writing() as connection:
            rows = connection.execute(query).all()
            worn_out = [row.message_id for row in rows if row.claims >= row.max_claims]
            taken = [row for row in rows if row.claims < row.max_claims]
            _bury(connection, worn_out, now=now)
            if taken:
                connection.execute(
                    update(job)
                    .where(job.c.message_id.in_([row.message_id for row in taken]))
                    .values(state="claimed", claim=token, due_at=now + lease_ms, started_at=None)
                )
        return [Claim(row.message_id, token, row.body, row.failures) for row in taken]

    def start(self, message_id: str, token: str) -> bool:
        """Say that the work begins; False when the claim is ours no more, and it must not be done."""
        return self._change(
            _mine(message_id, token).values(started_at=self._clock(), claims=job.c.claims + 1)
        )

    def take(self, message_id: str, *, lease_ms: int, redelivered: bool) -> str | None:
        """Begin a job that an outside broker brought; None when it is finished, dead or running elsewhere."""
        now, token = self._clock(), uuid4().hex
        idle = or_(job.c.state.in_(("ready", "sent")), job.c.started_at.is_(None), job.c.due_at <= now)
        with self._writing() as connection:
            row = connection.execute(
                select(job.c.claims, job.c.max_claims, idle.label("idle"))
                .where(job.c.message_id == message_id, job.c.finished_at.is_(None))
                .with_for_update()
            ).one_or_none()
            if row is None or not (row.idle or redelivered):
                return None
            if row.claims >= row.max_claims:
                _bury(connection, [message_id], now=now)
                return None
            connection.execute(
                update(job)
                .where(job.c.message_id == message_id)
                .values(
                    state="claimed",
                    claim=token,
                    due_at=now + lease_ms,
                    started_at=now,
                    claims=job.c.claims + 1,
                )
            )
        return token

    def extend(self, held: Sequence[tuple[str, str]], *, lease_ms: int) -> None:
        """Keep what is held for another lease."""
        due = self._clock() + lease_ms
        with self._writing() as connection:
            for message_id, token in held:
                connection.execute(_mine(message_id, token).values(due_at=due))

    def ack(self, message_id: str, token: str) -> bool:
        """It is done. False when the claim had passed to another."""
        return self._change(
            _mine(message_id, token).values(
                state="done", claim=None, claims=0, error_kind=None, finished_at=self._clock()
            )
        )

    def nack(self, message_id: str, token: str, *, failures: int, error_kind: str | None) -> bool:
        """It is given up: a dead letter, which an operator can list and replay."""
        return self._change(
            _mine(message_id, token).values(
                state="dead", claim=None, failures=failures, error_kind=error_kind, finished_at=self._clock()
            )
        )

    def retry(
        self, message_id: str, token: str, *, delay_ms: int, failures: int, error_kind: str | None
    ) -> bool:
        """It failed in an orderly way: try again later. An acknowledgement that follows does nothing."""
        return self._put_back(
            [(message_id, token)], delay_ms, failures=failures, error_kind=error_kind, claims=0
        )

    def requeue(self, held: Sequence[tuple[str, str]]) -> None:
        """Give back what was claimed and never started."""
        self._put_back(held, 0)

    def sent(self, message_id: str, token: str, *, again_in_ms: int) -> None:
        """An outside broker has it; unless somebody starts it, send it again after a while."""
        now = self._clock()
        self._change(
            _mine(message_id, token).values(state="sent", claim=None, sent_at=now, due_at=now + again_in_ms)
        )

    def run_once(self, name: str, minute: int, job: Job) -> bool:
        """Put in a scheduled job unless another copy did so for this minute."""
        with self._writing() as connection:
            row = insert_once(connection, schedule_run).values(name=name, minute=minute)
            if connection.execute(row).rowcount != 1:
                return False
            enqueue(connection, job, now_ms=self._clock())
            return True

    def counts(self) -> dict[str, QueueCounts]:
        """Figures for each queue, for the metrics page."""
        with _reachable(), reading(self._engine) as connection:
            return queue_counts(connection)

    def forget_finished(self, *, before_ms: int) -> int:
        """Remove what was done before a time; dead letters stay."""
        with self._writing() as connection:
            return forget_finished(connection, before_ms=before_ms)

    def _put_back(self, held: Sequence[tuple[str, str]], delay_ms: int, **values: Any) -> bool:
        due, changed = self._clock() + delay_ms, 0
        with self._writing() as connection:
            for message_id, token in held:
                statement = _mine(message_id, token).values(
                    state="ready", claim=None, started_at=None, sent_at=None, due_at=due, **values
                )
                for queue in connection.execute(statement.returning(job.c.queue)).scalars().all():
                    announce(connection, queue)
                    changed += 1
        return changed == len(held)

    def _change(self, statement: Update) -> bool:
        with self._writing() as connection:
            return connection.execute(statement).rowcount == 1

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _reachable(), writing(self._engine) as connection:
            yield connection


def _mine(message_id: str, token: str) -> Update:
    return update(job).where(
        and_(job.c.message_id == message_id, job.c.claim == token, job.c.state == "claimed")
    )


def _bury(connection: Connection, message_ids: Sequence[str], *, now: int) -> None:
    if message_ids:
        connection.execute(
            update(job)
            .where(job.c.message_id.in_(message_ids))
            .values(state="dead", claim=None, error_kind=KILLED, finished_at=now)
        )


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise QueueUnavailable(type(error.orig).__name__) from error
