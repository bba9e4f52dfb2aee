"""What happens around every job: begun once, tried again with patience, logged with ids only.

dramatiq's own Retries is not used: it keeps the traceback, and with it what an error says, inside the
message (P7), and a fault while it puts the message back would lose it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from random import uniform
from typing import Any

import structlog
from dramatiq import Broker, MessageProxy, Middleware, Retry, Worker
from dramatiq.middleware import Shutdown, ShutdownNotifications, SkipMessage, TimeLimit

from formsvc.services.job_queue import JobQueue, QueueUnavailable
from formsvc.worker.endings import Ending, failures_of, set_ending, token_of

MAX_RETRIES = 5
MIN_BACKOFF_MS = 2_000
MAX_BACKOFF_MS = 300_000
TIME_LIMIT_MS = 600_000
WAIT_MS = 20_000

log = structlog.get_logger(__name__)


class Begin(Middleware):
    """Says on the row that the work begins, and stops a job whose claim has passed to another worker."""

    def __init__(self, jobs: JobQueue) -> None:
        self._jobs = jobs

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        try:
            ours = self._jobs.start(message.message_id, token_of(message))
        except QueueUnavailable:
            raise SkipMessage("The job table is away; the job will come again.") from None
        if not ours:
            raise SkipMessage("Another worker has this job now.")


class Patience(Middleware):
    """Decides what becomes of a job that ran: done, tried again after a while, or given up."""

    @property
    def actor_options(self) -> set[str]:
        return {"max_retries", "min_backoff", "max_backoff", "throws", "waits_for"}

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any | None = None,
        exception: BaseException | None = None,
    ) -> None:
        before = failures_of(message)
        if exception is None:
            set_ending(message, Ending(done=True))
            return
        if isinstance(exception, Shutdown):
            set_ending(message, Ending(failures=before))  # after a moment: this worker is on its way out
            return
        options = {**broker.get_actor(message.actor_name).options, **message.options}
        if isinstance(exception, options.get("waits_for") or ()):
            kind = type(exception).__name__
            set_ending(message, Ending(delay_ms=WAIT_MS, failures=before, error_kind=kind))
            return  # what it waits for is away: no fault of the job, which is never given up for it
        delay = self._delay(before, exception, options)
        set_ending(message, Ending(delay_ms=delay, failures=before + 1, error_kind=type(exception).__name__))
        throws = options.get("throws") or ()
        if isinstance(exception, throws) or before >= options.get("max_retries", MAX_RETRIES):
            message.fail()

    @staticmethod
    def _delay(before: int, exception: BaseException, options: dict[str, Any]) -> int:
        if isinstance(exception, Retry) and exception.delay is not None:
            return int(exception.delay)
        least = options.get("min_backoff", MIN_BACKOFF_MS)
        most = options.get("max_backoff", MAX_BACKOFF_MS)
        return int(min(least * 2 ** min(before, 20) * uniform(1, 1.5), most))  # noqa: S311 - no secret


class JobLog(Middleware):
    """One line when a job begins and one when it ends: ids, the actor, how long, the kind of error."""

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        message.__dict__["formsvc_begun"] = time.monotonic()
        log.info("job.begun", **_about(message))

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any | None = None,
        exception: BaseException | None = None,
    ) -> None:
        took = round((time.monotonic() - message.__dict__.get("formsvc_begun", time.monotonic())) * 1000)
        if exception is None:
            log.info("job.done", ms=took, **_about(message))
        else:
            log.warning(
                "job.failed", ms=took, given_up=message.failed, **_about(message), **_error(exception)
            )

    def after_skip_message(self, broker: Broker, message: MessageProxy) -> None:
        log.info("job.skipped", **_about(message))


class Alongside(Middleware):
    """Runs something in a thread of its own as long as the worker lives (the relay, the schedule)."""

    def __init__(self, name: str, run: Callable[[threading.Event], None]) -> None:
        self._name = name
        self._run = run
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def after_worker_boot(self, broker: Broker, worker: Worker) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._go_on, name=self._name, daemon=True)
        self._thread.start()

    def before_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _go_on(self) -> None:
        while not self._stop.is_set():
            try:
                self._run(self._stop)
            except Exception as error:  # a fault here must not end the thread: the worker would seem well
                log.error("alongside.failed", what=self._name, **_error(error))
                self._stop.wait(5)


class Limit(TimeLimit):
    """dramatiq's time limit, which also holds for a worker that its own command did not start."""

    def after_process_boot(self, broker: Broker) -> None:
        """Nothing yet: the worker's own beginning starts the watch, whoever begins it."""

    def before_worker_boot(self, broker: Broker, worker: Worker) -> None:
        if isinstance(self.manager, threading.Thread) and not self.manager.is_alive():
            self.manager.start()


class NoWords(logging.Filter):
    """Cuts a traceback down to the kind of error and where it arose: what an error says may name a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            found = _error(record.exc_info[1])
            record.msg = f"{record.getMessage()} [{found['error']} at {found['at']}]"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        return True


def middleware_for(begin: Middleware) -> list[Middleware]:
    """What every broker of ours has around a job. The time limit is innermost: it stops the job only."""
    _keep_words_out_of_logs()
    return [
        begin,
        JobLog(),
        Patience(),
        ShutdownNotifications(),
        Limit(time_limit=TIME_LIMIT_MS),
    ]


def _keep_words_out_of_logs() -> None:
    for name in (
        "dramatiq.worker.WorkerThread",
        "formsvc.worker.broker.JobBroker",
        "formsvc.worker.relay.RelayedBroker",
    ):
        logger = logging.getLogger(name)
        if not any(isinstance(known, NoWords) for known in logger.filters):
            logger.addFilter(NoWords())


def _about(message: MessageProxy) -> dict[str, str | int]:
    return {
        "job_id": message.message_id,
        "actor": message.actor_name,
        "queue": message.queue_name,
        "failures": failures_of(message),
    }


def _error(exception: BaseException) -> dict[str, str]:
    trace = exception.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown"
    return {"error": type(exception).__name__, "at": where}
