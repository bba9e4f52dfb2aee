"""Work for later: what a use case puts in, and what a broker needs of the table that keeps it.

A job carries ids and codes, never a name or a clinical word (promise P7), since messages are kept by brokers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from uuid import uuid4

MAX_CLAIMS = 5
_CODE = re.compile(r"[A-Za-z0-9_.:/+=@-]{0,120}")


class QueueUnavailable(Exception):
    """The database that keeps the jobs cannot be reached just now."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One piece of work: which actor, on which queue, about what."""

    actor: str
    queue: str
    args: tuple[str | int, ...] = ()
    about: str | None = None
    practice_id: str | None = None
    delay_ms: int = 0
    max_claims: int = MAX_CLAIMS
    options: Mapping[str, str | int] = field(default_factory=dict)
    message_id: str = field(default_factory=lambda: str(uuid4()))

    def __post_init__(self) -> None:
        if "eta" in self.options:
            raise ValueError("Use delay_ms: a delay is kept in the job's row, not in its message.")
        for value in (*self.args, *self.options.values(), self.about or ""):
            if isinstance(value, str) and not _CODE.fullmatch(value):
                raise ValueError(f"The job for {self.actor} must carry ids and codes only.")


def message_body(job: Job, *, now_ms: int) -> bytes:
    """The message dramatiq will decode, built without dramatiq so that a use case can put it in a row."""
    message = {
        "queue_name": job.queue,
        "actor_name": job.actor,
        "args": list(job.args),
        "kwargs": {},
        "options": dict(job.options),
        "message_id": job.message_id,
        "message_timestamp": now_ms,
    }
    return json.dumps(message, separators=(",", ":")).encode()


class JobState(StrEnum):
    """How a piece of work stands, as a page shows it."""

    WAITING = "waiting"
    RUNNING = "running"
    FAILED = "failed"  # and will be tried again
    DEAD = "dead"
    DONE = "done"


@dataclass(frozen=True)
class JobStatus:
    """The newest job about something: its state, how often it failed, and the class of the last error."""

    state: JobState
    message_id: str
    actor: str
    failures: int
    error_kind: str | None
    next_try_ms: int | None


@dataclass(frozen=True)
class DeadLetter:
    """A job that was given up; an operator sees it and can have it tried again."""

    message_id: str
    queue: str
    actor: str
    about: str | None
    practice_id: str | None
    failures: int
    claims: int
    error_kind: str | None
    created_ms: int
    finished_ms: int


@dataclass(frozen=True)
class QueueCounts:
    """Figures for one queue, for the metrics page."""

    waiting: int
    running: int
    dead: int
    oldest_due_ms: int | None


@dataclass(frozen=True)
class Claim:
    """A job in our hands until its lease runs out; the token proves it is still ours."""

    message_id: str
    token: str
    body: bytes
    failures: int


class Waiter(Protocol):
    """Something to wait on until the table may have work; one for each waiting thread."""

    def wait(self, timeout_ms: int) -> None: ...

    def close(self) -> None: ...


class JobQueue(Protocol):
    """The job table, as a broker, a relay and the middleware see it. Every method commits by itself."""

    def put(self, job: Job) -> None: ...

    def next_due_ms(self, queue: str | None) -> int | None: ...

    def claim(self, queue: str | None, *, limit: int, lease_ms: int) -> list[Claim]: ...

    def start(self, message_id: str, token: str) -> bool: ...

    def take(self, message_id: str, *, lease_ms: int, redelivered: bool) -> str | None: ...

    def extend(self, held: Sequence[tuple[str, str]], *, lease_ms: int) -> None: ...

    def ack(self, message_id: str, token: str) -> bool: ...

    def nack(self, message_id: str, token: str, *, failures: int, error_kind: str | None) -> bool: ...

    def retry(
        self, message_id: str, token: str, *, delay_ms: int, failures: int, error_kind: str | None
    ) -> bool: ...

    def requeue(self, held: Sequence[tuple[str, str]]) -> None: ...

    def sent(self, message_id: str, token: str, *, again_in_ms: int) -> None: ...

    def run_once(self, name: str, minute: int, job: Job) -> bool: ...

    def counts(self) -> dict[str, QueueCounts]: ...

    def forget_finished(self, *, before_ms: int) -> int: ...

    def waiter(self) -> Waiter: ...

    def now_ms(self) -> int: ...
