"""A dramatiq broker on the application's own database.

A job is claimed by lease and the lease is extended while it is in hand; a killed worker's job is claimable
again when its lease runs out. Delays live in the row: dramatiq never sees an ``eta``, and there is no delay
queue.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from dramatiq import Broker, Consumer, Message, MessageProxy, Middleware, Worker
from dramatiq.errors import ConnectionClosed, DecodeError, QueueJoinTimeout, QueueNotFound

from formsvc.services.job_queue import Claim, Job, JobQueue, QueueUnavailable
from formsvc.worker.endings import give_up, set_token, settle, token_of
from formsvc.worker.middleware import Begin, middleware_for

LEASE_MS = 15_000


class JobBroker(Broker):
    """Delivers jobs from a JobQueue. ``limits`` says how many jobs of a queue one worker may have in hand."""

    def __init__(
        self,
        jobs: JobQueue,
        *,
        lease_ms: int = LEASE_MS,
        limits: Mapping[str, int] | None = None,
        middleware: list[Middleware] | None = None,
    ) -> None:
        self.stopping = threading.Event()
        around = middleware_for(Begin(jobs)) if middleware is None else middleware
        super().__init__(middleware=[Stopping(self.stopping), *around])
        self.jobs = jobs
        self.lease_ms = lease_ms
        self.limits = dict(limits or {})
        self.queues: dict[str, InHand] = {}

    def declare_queue(self, queue_name: str) -> None:
        if queue_name not in self.queues:
            self.emit_before("declare_queue", queue_name)
            self.queues[queue_name] = InHand()
            self.emit_after("declare_queue", queue_name)

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 1000) -> Consumer:
        """A consumer that holds about one job for each thread, so that idle workers find the rest."""
        if queue_name not in self.queues:
            raise QueueNotFound(queue_name)  # type: ignore[no-untyped-call]  # dramatiq left it untyped
        most = min(max(1, prefetch // 2), self.limits.get(queue_name, prefetch))
        return JobConsumer(self, queue_name, most=most, timeout_ms=timeout)

    def enqueue(self, message: Message[object], *, delay: int | None = None) -> Message[object]:
        """Put in what an actor sends; a use case puts in a row itself, with its change."""
        self.emit_before("enqueue", message, delay)
        with _connection_errors():
            self.jobs.put(job_from(message, delay))
        self.emit_after("enqueue", message, delay)
        return message

    def join(self, queue_name: str, *, timeout: int | None = None) -> None:
        """For tests: wait until nothing is waiting or running."""
        until = None if timeout is None else time.monotonic() + timeout / 1000
        while self.jobs.next_due_ms(queue_name) is not None:
            if until is not None and time.monotonic() > until:
                raise QueueJoinTimeout(queue_name)  # type: ignore[no-untyped-call]  # likewise
            time.sleep(0.02)


def job_from(message: Message[object], delay: int | None) -> Job:
    """The job a message stands for."""
    if message.kwargs:
        raise ValueError(f"Send {message.actor_name} its ids by position, not by name.")
    return Job(
        actor=message.actor_name,
        queue=message.queue_name,
        args=message.args,
        delay_ms=delay or 0,
        about=message.options.get("about"),
        practice_id=message.options.get("practice_id"),
        message_id=message.message_id,
    )


class Stopping(Middleware):
    """A worker that is told to stop claims nothing more: what it gives back is for the others."""

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping

    def before_worker_boot(self, broker: Broker, worker: Worker) -> None:
        self._stopping.clear()

    def before_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        self._stopping.set()


class InHand:
    """The claims this process holds of one queue; it outlives a consumer that has to start again."""

    def __init__(self) -> None:
        self._claims: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._freed = threading.Event()

    def __len__(self) -> int:
        return len(self._claims)

    def add(self, claims: Iterable[Claim]) -> None:
        with self._lock:
            self._claims.update((claim.message_id, claim.token) for claim in claims)

    def remove(self, message: MessageProxy) -> None:
        with self._lock:
            self._claims.discard((message.message_id, token_of(message)))
        self._freed.set()

    def all(self) -> list[tuple[str, str]]:
        with self._lock:
            return list(self._claims)

    def wait_until_freed(self, timeout_ms: int) -> None:
        self._freed.wait(timeout_ms / 1000)
        self._freed.clear()


class JobConsumer(Consumer):
    """Claims jobs of one queue, hands them on one by one, and keeps their leases alive."""

    def __init__(self, broker: JobBroker, queue_name: str, *, most: int, timeout_ms: int) -> None:
        self._jobs = broker.jobs
        self._stopping = broker.stopping
        self._lease_ms = broker.lease_ms
        self._queue = queue_name
        self._most = most
        self._timeout_ms = min(timeout_ms, max(50, broker.lease_ms // 3))
        self._in_hand = broker.queues[queue_name]
        self._claimed: deque[MessageProxy] = deque()
        self._extend_at = 0.0
        with _connection_errors():
            self._waiter = self._jobs.waiter()

    def __next__(self) -> MessageProxy | None:
        with _connection_errors():
            self._extend()
            if not self._claimed:
                self._look()
        return self._claimed.popleft() if self._claimed else None

    def ack(self, message: MessageProxy) -> None:
        with _connection_errors():
            settle(self._jobs, message)
        self._in_hand.remove(message)

    def nack(self, message: MessageProxy) -> None:
        with _connection_errors():
            give_up(self._jobs, message)
        self._in_hand.remove(message)

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        back = list(messages)
        with _connection_errors():
            self._jobs.requeue([(message.message_id, token_of(message)) for message in back])
        for message in back:
            self._in_hand.remove(message)

    def close(self) -> None:
        try:
            self.requeue(self._claimed)
        finally:
            self._claimed.clear()
            self._waiter.close()

    def _extend(self) -> None:
        now = time.monotonic()
        if now < self._extend_at:
            return
        self._extend_at = now + self._lease_ms / 3000
        if held := self._in_hand.all():
            self._jobs.extend(held, lease_ms=self._lease_ms)

    def _look(self) -> None:
        room = self._most - len(self._in_hand)
        if room <= 0 or self._stopping.is_set():
            self._in_hand.wait_until_freed(self._timeout_ms)
            return
        due = self._jobs.next_due_ms(self._queue)
        wait_ms = self._timeout_ms if due is None else min(self._timeout_ms, due - self._jobs.now_ms())
        if wait_ms > 0:
            self._waiter.wait(wait_ms)
            return
        claims = self._jobs.claim(self._queue, limit=room, lease_ms=self._lease_ms)
        self._in_hand.add(claims)
        for claim in claims:
            self._hand_on(claim)

    def _hand_on(self, claim: Claim) -> None:
        try:
            message = decoded(claim)
        except DecodeError:
            self._jobs.nack(
                claim.message_id, claim.token, failures=claim.failures, error_kind=DecodeError.__name__
            )
            return
        proxy = MessageProxy(message)
        set_token(proxy, claim.token)
        self._claimed.append(proxy)


def decoded(claim: Claim) -> Message[object]:
    """The message of a claim; how often it failed comes from the row, not from the message."""
    message: Message[object] = Message.decode(claim.body)
    message.options["retries"] = claim.failures
    return message


@contextmanager
def _connection_errors() -> Iterator[None]:
    """dramatiq tries again when it is told that the connection went."""
    try:
        yield
    except QueueUnavailable as error:
        raise ConnectionClosed(error) from None  # type: ignore[no-untyped-call]  # likewise
