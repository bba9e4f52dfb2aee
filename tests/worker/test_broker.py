"""The broker's manners inside one process."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dramatiq
import pytest
from dramatiq.errors import ConnectionClosed, QueueNotFound
from dramatiq.middleware import Shutdown, SkipMessage, TimeLimitExceeded
from sqlalchemy import Engine, select, update

from formsvc.services.job_queue import Job, JobState, JobStatus, QueueUnavailable
from formsvc.storage.engine import make_engine, reading, writing
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.jobs import job, schedule_run, status_of
from formsvc.worker import endings
from formsvc.worker.broker import JobBroker
from formsvc.worker.middleware import Begin
from tests.worker.house import wait_until


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(f"sqlite:///{tmp_path / 'jobs.sqlite3'}")
    job.metadata.create_all(made, tables=[job, schedule_run])
    yield made
    made.dispose()


class Flaky(SqlJobQueue):
    """A queue whose database goes away when told to."""

    away = False

    def ack(self, message_id: str, token: str) -> bool:
        if self.away:
            raise QueueUnavailable("away")
        return super().ack(message_id, token)

    def start(self, message_id: str, token: str) -> bool:
        if self.away:
            raise QueueUnavailable("away")
        return super().start(message_id, token)


@pytest.fixture
def jobs(engine: Engine) -> Flaky:
    return Flaky(engine)


@contextmanager
def working(broker: JobBroker, threads: int = 4) -> Iterator[dramatiq.Worker]:
    worker = dramatiq.Worker(broker, worker_threads=threads, worker_timeout=50)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()
        broker.close()


def status(engine: Engine, about: str = "a") -> JobStatus:
    with reading(engine) as connection:
        found = status_of(connection, about, practice_id="p")
    assert found is not None
    return found


def put(jobs: SqlJobQueue, actor: str, queue: str = "q", *args: str, about: str = "a") -> Job:
    work = Job(actor=actor, queue=queue, args=args, about=about, practice_id="p")
    jobs.put(work)
    return work


def test_a_queue_with_a_limit_never_takes_every_thread(jobs: Flaky) -> None:
    broker = JobBroker(jobs, limits={"reading": 1})
    running, most, quick_done = 0, 0, []
    lock = threading.Lock()

    @dramatiq.actor(broker=broker, queue_name="reading")
    def read(_name: str) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.15)
        with lock:
            running -= 1

    @dramatiq.actor(broker=broker, queue_name="letters")
    def draw(name: str) -> None:
        quick_done.append((name, running))

    for number in range(4):
        put(jobs, "read", "reading", str(number))
    with working(broker):
        wait_until(lambda: running == 1)
        put(jobs, "draw", "letters", "quick")
        wait_until(lambda: bool(quick_done))
        assert quick_done == [("quick", 1)]
        broker.join("reading", timeout=5000)
    assert most == 1


def test_an_actor_nobody_knows_is_a_dead_letter(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    broker.declare_queue("q")
    put(jobs, "unknown")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DEAD)
    assert status(engine).error_kind == "ActorNotFound"


def test_a_message_that_cannot_be_read_is_a_dead_letter(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    broker.declare_queue("q")
    put(jobs, "any")
    with writing(engine) as connection:
        connection.execute(update(job).values(body=b"not a message"))
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DEAD)
    assert status(engine).error_kind == "DecodeError"


def test_an_expected_error_is_not_tried_again(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    tries: list[str] = []

    @dramatiq.actor(broker=broker, queue_name="q", throws=LookupError)
    def look(name: str) -> None:
        tries.append(name)
        raise LookupError

    put(jobs, "look", "q", "x")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DEAD)
    assert tries == ["x"]


def test_a_failure_waits_longer_each_time_and_a_page_sees_it(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)

    @dramatiq.actor(broker=broker, queue_name="q", min_backoff=60_000)
    def look() -> None:
        raise LookupError

    put(jobs, "look")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.FAILED)
    found = status(engine)
    assert found.failures == 1
    assert found.next_try_ms is not None
    assert 55_000 < found.next_try_ms - jobs.now_ms() <= 90_000


def test_an_actor_may_say_when_to_try_again(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    tries: list[float] = []

    @dramatiq.actor(broker=broker, queue_name="q")
    def wait_for_it() -> None:
        tries.append(time.monotonic())
        if len(tries) == 1:
            raise dramatiq.Retry("later", delay=300)

    put(jobs, "wait_for_it")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DONE)
    assert tries[1] - tries[0] >= 0.29


def test_what_an_actor_sends_is_a_row_with_its_delay(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    ran: list[float] = []

    @dramatiq.actor(broker=broker, queue_name="q")
    def second(_name: str) -> None:
        ran.append(time.monotonic())

    begun = time.monotonic()
    second.send_with_options(args=("x",), delay=300)
    with reading(engine) as connection:
        assert b"eta" not in connection.execute(select(job.c.body)).scalar_one()
    with working(broker):
        broker.join("q", timeout=5000)
    assert len(ran) == 1
    assert ran[0] - begun >= 0.29
    with pytest.raises(ValueError, match="by position"):
        second.send(_name="x")


def test_a_job_past_its_time_is_stopped_and_tried_again(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)

    @dramatiq.actor(broker=broker, queue_name="q", time_limit=100, max_retries=0)
    def endless() -> None:
        while True:
            time.sleep(0.01)

    put(jobs, "endless")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DEAD)
    assert status(engine).error_kind == TimeLimitExceeded.__name__


def test_a_job_told_to_stop_comes_again_and_is_not_blamed(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    begun = threading.Event()

    @dramatiq.actor(broker=broker, queue_name="q", notify_shutdown=True)
    def patient() -> None:
        begun.set()
        while True:
            time.sleep(0.01)

    put(jobs, "patient")
    with working(broker):
        assert begun.wait(5)
    found = status(engine)
    assert (found.state, found.failures, found.error_kind) == (JobState.WAITING, 0, None)
    assert Shutdown.__name__ not in str(found)


def test_an_acknowledgement_waits_for_a_database_that_is_away(
    jobs: Flaky, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dramatiq.worker.POST_PROCESS_MESSAGE_RETRY_DELAY_SECS", 0.05)
    broker = JobBroker(jobs, lease_ms=400)
    ran: list[int] = []

    @dramatiq.actor(broker=broker, queue_name="q")
    def once() -> None:
        ran.append(1)
        jobs.away = True

    put(jobs, "once")
    with working(broker):
        wait_until(lambda: jobs.away)
        time.sleep(1.0)  # longer than the lease, which is extended all the while
        jobs.away = False
        wait_until(lambda: status(engine).state is JobState.DONE)
    assert ran == [1]


def test_a_job_does_not_run_while_its_row_cannot_be_marked(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    ran: list[int] = []

    @dramatiq.actor(broker=broker, queue_name="q")
    def once() -> None:
        ran.append(1)

    jobs.away = True
    put(jobs, "once")
    with working(broker):
        time.sleep(0.3)
        assert ran == []
        jobs.away = False
        wait_until(lambda: status(engine).state is JobState.DONE)
    assert ran == [1]


def test_a_job_whose_claim_passed_to_another_worker_is_not_run(jobs: Flaky, engine: Engine) -> None:
    broker = JobBroker(jobs)
    begin = next(part for part in broker.middleware if isinstance(part, Begin))
    put(jobs, "once")
    (claim,) = jobs.claim("q", limit=1, lease_ms=60_000)  # the other worker
    message = dramatiq.MessageProxy(dramatiq.Message.decode(claim.body))
    endings.set_token(message, "a claim that ran out")
    with pytest.raises(SkipMessage):
        begin.before_process_message(broker, message)
    endings.set_token(message, claim.token)
    begin.before_process_message(broker, message)
    assert status(engine).state is JobState.RUNNING


def test_a_message_nobody_settled_goes_back(
    jobs: Flaky, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    broker = JobBroker(jobs)
    ran: list[int] = []

    @dramatiq.actor(broker=broker, queue_name="q")
    def twice() -> None:
        ran.append(1)

    def fault_once(message: dramatiq.MessageProxy, ending: endings.Ending) -> None:
        if len(ran) == 1:
            raise RuntimeError("a fault of ours")
        kept(message, ending)

    kept = endings.set_ending
    monkeypatch.setattr("formsvc.worker.middleware.set_ending", fault_once)
    monkeypatch.setattr(endings, "AGAIN_MS", 0)
    put(jobs, "twice")
    with working(broker):
        wait_until(lambda: status(engine).state is JobState.DONE)
    assert ran == [1, 1]


def test_a_queue_that_was_not_declared_is_refused(jobs: Flaky) -> None:
    with pytest.raises(QueueNotFound):
        JobBroker(jobs).consume("nowhere")


def test_dramatiq_is_told_when_the_database_is_away(tmp_path: Path) -> None:
    engine = make_engine("postgresql://nobody@127.0.0.1:9/none")
    broker = JobBroker(SqlJobQueue(engine))
    broker.declare_queue("q")
    with pytest.raises(ConnectionClosed):
        broker.consume("q")
    engine.dispose()


def test_promise_no_log_line_says_what_an_error_said(
    jobs: Flaky, engine: Engine, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    broker = JobBroker(jobs)

    @dramatiq.actor(broker=broker, queue_name="q", max_retries=0)
    def fails() -> None:
        raise LookupError("Ada Example of 1 Any Street")

    put(jobs, "fails")
    with caplog.at_level(logging.DEBUG), working(broker):
        wait_until(lambda: status(engine).state is JobState.DEAD)
    printed: Sequence[str] = (caplog.text, *capsys.readouterr())
    assert not any("Ada" in words for words in printed)
    assert "LookupError at tests.worker" in caplog.text or "LookupError at test_broker" in caplog.text
