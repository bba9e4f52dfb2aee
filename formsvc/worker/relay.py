"""Where RabbitMQ carries the messages: the job table is the outbox, and a relay publishes what is due.

Published first, marked after: a message may come twice, and is then stopped at its row. What RabbitMQ loses
is sent again, since only the row says that a job is done. Retries and delays go back to the row, never to a
delay queue.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

import structlog
from dramatiq import Broker, Consumer, Message, MessageProxy, Middleware, Worker
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.errors import BrokerConnectionError, DecodeError
from dramatiq.middleware import SkipMessage

from formsvc.services.job_queue import JobQueue, QueueUnavailable
from formsvc.worker.broker import LEASE_MS, decoded, job_from
from formsvc.worker.endings import give_up, set_token, settle, token_of
from formsvc.worker.middleware import Alongside, middleware_for

AGAIN_MS = 45_000
IDLE_MS = 1_000

log = structlog.get_logger(__name__)


class Relay:
    """Moves jobs that are due from the table to an outside broker; several may run at once."""

    def __init__(
        self,
        jobs: JobQueue,
        publish: Callable[[Message[object]], None],
        *,
        batch: int = 50,
        lease_ms: int = LEASE_MS,
        again_ms: int = AGAIN_MS,
    ) -> None:
        self._jobs = jobs
        self._publish = publish
        self._batch = batch
        self._lease_ms = lease_ms
        self._again_ms = again_ms

    def once(self) -> int:
        """Publish one batch; how many there were."""
        claims = self._jobs.claim(None, limit=self._batch, lease_ms=self._lease_ms)
        for done, claim in enumerate(claims):
            try:
                message = decoded(claim)
            except DecodeError:
                self._jobs.nack(
                    claim.message_id, claim.token, failures=claim.failures, error_kind="DecodeError"
                )
                continue
            try:
                self._publish(message)
            except BrokerConnectionError:
                self._jobs.requeue([(later.message_id, later.token) for later in claims[done:]])
                raise
            self._jobs.sent(claim.message_id, claim.token, again_in_ms=self._again_ms)
        return len(claims)

    def run(self, stop: threading.Event) -> None:
        """Go on until told to stop; when the broker or the database is away, wait for it."""
        while not stop.is_set():
            try:
                self._run(stop)
            except (BrokerConnectionError, QueueUnavailable) as error:
                log.warning("relay.waiting", error=type(error).__name__)
                stop.wait(IDLE_MS / 1000)

    def _run(self, stop: threading.Event) -> None:
        waiter = self._jobs.waiter()
        try:
            while not stop.is_set():
                due = self._jobs.next_due_ms(None)
                wait_ms = IDLE_MS if due is None else min(IDLE_MS, due - self._jobs.now_ms())
                if wait_ms > 0:
                    waiter.wait(wait_ms)
                else:
                    self.once()
        finally:
            waiter.close()


class RelayedBroker(RabbitmqBroker):
    """dramatiq's RabbitMQ broker, fed from the job table: what an actor sends is put in the table too."""

    def __init__(
        self,
        jobs: JobQueue,
        url: str,
        *,
        lease_ms: int = LEASE_MS,
        again_ms: int = AGAIN_MS,
        limits: Mapping[str, int] | None = None,
        relay: bool = True,
    ) -> None:
        middleware = middleware_for(Take(jobs, lease_ms=lease_ms))
        if relay:
            self.relay = Relay(jobs, self.publish, lease_ms=lease_ms, again_ms=again_ms)
            middleware.append(Alongside("relay", self.relay.run))
        super().__init__(url=url, confirm_delivery=True, middleware=middleware)
        self.jobs = jobs
        self.limits = dict(limits or {})

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> Consumer:
        most = min(max(1, prefetch // 2), self.limits.get(queue_name, prefetch))
        return super().consume(queue_name, most, timeout)

    def enqueue(self, message: Message[object], *, delay: int | None = None) -> Message[object]:
        """Put it in the table; the relay publishes it when it is due."""
        self.emit_before("enqueue", message, delay)
        self.jobs.put(job_from(message, delay))
        self.emit_after("enqueue", message, delay)
        return message

    def publish(self, message: Message[object]) -> None:
        """Hand one message to RabbitMQ and wait until it has it safely."""
        super().enqueue(message)


class Take(Middleware):
    """The row beside a RabbitMQ message: taken before the work, kept while it lasts, settled at its end."""

    def __init__(self, jobs: JobQueue, *, lease_ms: int) -> None:
        self._jobs = jobs
        self._lease_ms = lease_ms
        self._held: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._keeper = Alongside("leases", self._keep)

    def after_worker_boot(self, broker: Broker, worker: Worker) -> None:
        self._keeper.after_worker_boot(broker, worker)

    def after_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        self._keeper.before_worker_shutdown(broker, worker)

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        redelivered = bool(getattr(message, "redelivered", False))
        try:
            token = self._jobs.take(message.message_id, lease_ms=self._lease_ms, redelivered=redelivered)
        except QueueUnavailable:
            raise SkipMessage("The job table is away; the relay will send the job again.") from None
        if token is None:
            raise SkipMessage("This job is finished, or another worker has it.")
        set_token(message, token)
        with self._lock:
            self._held.add((message.message_id, token))

    def before_ack(self, broker: Broker, message: MessageProxy) -> None:
        if self._let_go(message):
            settle(self._jobs, message)

    def before_nack(self, broker: Broker, message: MessageProxy) -> None:
        if self._let_go(message) or self._take_unknown(message):
            give_up(self._jobs, message)

    def _take_unknown(self, message: MessageProxy) -> bool:
        """A message that no actor here knows was rejected before it was taken."""
        token = self._jobs.take(message.message_id, lease_ms=self._lease_ms, redelivered=True)
        set_token(message, token or "")
        return token is not None

    def _let_go(self, message: MessageProxy) -> bool:
        with self._lock:
            self._held.discard((message.message_id, token_of(message)))
        return token_of(message) != ""

    def _keep(self, stop: threading.Event) -> None:
        while not stop.wait(self._lease_ms / 3000):
            with self._lock:
                held = list(self._held)
            if not held:
                continue
            try:
                self._jobs.extend(held, lease_ms=self._lease_ms)
            except QueueUnavailable:
                log.warning("leases.waiting", held=len(held), at=int(time.time()))
