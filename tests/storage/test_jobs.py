"""Putting work in, and what a page and an operator see of it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select

from formsvc.services.job_queue import Job, JobState
from formsvc.storage.engine import reading
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.jobs import (
    enqueue,
    job,
    schedule_run,
    status_of,
    statuses_of,
)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(engine: Engine, clock: Clock) -> SqlJobQueue:
    job.metadata.create_all(engine, tables=[job, schedule_run])
    return SqlJobQueue(engine, clock=clock)


def work(name: str = "a", *, max_claims: int = 5) -> Job:
    return Job(
        actor="read", queue="reading", args=(name,), about=f"d:{name}", practice_id="p", max_claims=max_claims
    )


def state(engine: Engine, about: str = "d:a") -> JobState | None:
    with reading(engine) as connection:
        status = status_of(connection, about, practice_id="p")
    return None if status is None else status.state


def test_work_put_in_by_a_change_that_is_undone_is_not_there(engine: Engine, jobs: SqlJobQueue) -> None:
    with engine.connect() as connection:
        enqueue(connection, work())
        connection.rollback()
    assert jobs.next_due_ms("reading") is None
    assert state(engine) is None


def test_the_same_message_twice_is_one_job(engine: Engine, jobs: SqlJobQueue) -> None:
    once = work()
    jobs.put(once)
    jobs.put(once)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(job)).scalar_one() == 1


def test_a_page_sees_how_the_newest_job_stands(engine: Engine, jobs: SqlJobQueue, clock: Clock) -> None:
    jobs.put(work())
    seen = [state(engine)]
    (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
    jobs.start(claim.message_id, claim.token)
    seen.append(state(engine))
    jobs.retry(claim.message_id, claim.token, delay_ms=0, failures=1, error_kind="Odd")
    seen.append(state(engine))
    (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
    jobs.nack(claim.message_id, claim.token, failures=2, error_kind="Odd")
    seen.append(state(engine))
    clock.now += 1
    jobs.put(work())
    (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
    jobs.ack(claim.message_id, claim.token)
    seen.append(state(engine))
    assert seen == [
        JobState.WAITING,
        JobState.RUNNING,
        JobState.FAILED,
        JobState.DEAD,
        JobState.DONE,
    ]


def test_another_practice_sees_nothing(engine: Engine, jobs: SqlJobQueue) -> None:
    jobs.put(work())
    with reading(engine) as connection:
        assert status_of(connection, "d:a", practice_id="other") is None
        assert statuses_of(connection, ["d:a"], practice_id="other") == {}
        assert list(statuses_of(connection, ["d:a", "d:b"], practice_id="p")) == ["d:a"]


def test_a_job_is_claimed_once_until_its_lease_runs_out(jobs: SqlJobQueue, clock: Clock) -> None:
    jobs.put(work())
    (first,) = jobs.claim("reading", limit=5, lease_ms=1000)
    assert jobs.claim("reading", limit=5, lease_ms=1000) == []
    clock.now += 900
    jobs.extend([(first.message_id, first.token)], lease_ms=1000)
    clock.now += 900
    assert jobs.claim("reading", limit=5, lease_ms=1000) == []
    clock.now += 100
    (second,) = jobs.claim("reading", limit=5, lease_ms=1000)
    assert second.message_id == first.message_id
    assert second.token != first.token


def test_only_the_holder_of_the_token_settles_a_job(engine: Engine, jobs: SqlJobQueue, clock: Clock) -> None:
    jobs.put(work())
    (lost,) = jobs.claim("reading", limit=5, lease_ms=1000)
    clock.now += 1000
    (held,) = jobs.claim("reading", limit=5, lease_ms=1000)
    assert not jobs.start(lost.message_id, lost.token)
    assert not jobs.ack(lost.message_id, lost.token)
    assert not jobs.nack(lost.message_id, lost.token, failures=1, error_kind=None)
    assert not jobs.retry(lost.message_id, lost.token, delay_ms=0, failures=1, error_kind=None)
    jobs.requeue([(lost.message_id, lost.token)])
    assert jobs.claim("reading", limit=5, lease_ms=1000) == []
    assert jobs.ack(held.message_id, held.token)
    assert state(engine) is JobState.DONE


def test_an_acknowledgement_after_a_retry_does_nothing(engine: Engine, jobs: SqlJobQueue) -> None:
    jobs.put(work())
    (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
    assert jobs.retry(claim.message_id, claim.token, delay_ms=0, failures=1, error_kind="Odd")
    assert not jobs.ack(claim.message_id, claim.token)
    assert state(engine) is JobState.FAILED


def test_starts_without_an_end_are_counted_and_capped(
    engine: Engine, jobs: SqlJobQueue, clock: Clock
) -> None:
    jobs.put(work(max_claims=3))
    for _ in range(3):
        (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
        assert jobs.start(claim.message_id, claim.token)
        clock.now += 1000
    assert jobs.claim("reading", limit=5, lease_ms=1000) == []
    assert state(engine) is JobState.DEAD


def test_orderly_failures_do_not_count_towards_the_cap(jobs: SqlJobQueue) -> None:
    jobs.put(work(max_claims=1))
    for failures in range(1, 4):
        (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
        assert jobs.start(claim.message_id, claim.token)
        jobs.retry(claim.message_id, claim.token, delay_ms=0, failures=failures, error_kind="Odd")
    assert [claim.failures for claim in jobs.claim("reading", limit=5, lease_ms=1000)] == [3]


def test_a_job_that_was_claimed_and_never_begun_is_not_blamed(jobs: SqlJobQueue, clock: Clock) -> None:
    jobs.put(work(max_claims=1))
    for _ in range(4):
        (claim,) = jobs.claim("reading", limit=5, lease_ms=1000)
        clock.now += 1000
    assert claim.failures == 0


def test_an_outside_delivery_of_a_running_or_finished_job_is_refused(jobs: SqlJobQueue, clock: Clock) -> None:
    once = work()
    jobs.put(once)
    (claim,) = jobs.claim(None, limit=5, lease_ms=1000)
    token = jobs.take(once.message_id, lease_ms=1000, redelivered=False)
    jobs.sent(claim.message_id, claim.token, again_in_ms=5000)
    assert token is not None
    assert jobs.take(once.message_id, lease_ms=1000, redelivered=False) is None
    again = jobs.take(once.message_id, lease_ms=1000, redelivered=True)
    assert again is not None
    assert jobs.ack(once.message_id, again)
    assert jobs.take(once.message_id, lease_ms=1000, redelivered=True) is None
    assert jobs.take("unknown", lease_ms=1000, redelivered=False) is None


def test_what_was_sent_and_never_begun_is_sent_again(jobs: SqlJobQueue, clock: Clock) -> None:
    jobs.put(work())
    (claim,) = jobs.claim(None, limit=5, lease_ms=1000)
    jobs.sent(claim.message_id, claim.token, again_in_ms=5000)
    assert jobs.claim(None, limit=5, lease_ms=1000) == []
    clock.now += 5000
    assert len(jobs.claim(None, limit=5, lease_ms=1000)) == 1


def test_finished_work_is_forgotten_and_dead_letters_are_kept(
    engine: Engine, jobs: SqlJobQueue, clock: Clock
) -> None:
    jobs.put(work("a"))
    jobs.put(work("b"))
    for claim in jobs.claim("reading", limit=5, lease_ms=1000):
        if b'"a"' in claim.body:
            jobs.ack(claim.message_id, claim.token)
        else:
            jobs.nack(claim.message_id, claim.token, failures=1, error_kind="Odd")
    assert jobs.forget_finished(before_ms=clock.now + 1) == 1
    counts = jobs.counts()["reading"]
    assert (counts.dead, counts.waiting, counts.running) == (1, 0, 0)


@pytest.mark.parametrize("bad", ["Ada Example", "a\nb", "né"])
def test_promise_a_job_carries_no_words(bad: str) -> None:
    with pytest.raises(ValueError, match="ids and codes only"):
        Job(actor="read", queue="reading", args=(bad,))


def test_a_delay_never_reaches_the_message() -> None:
    with pytest.raises(ValueError, match="delay_ms"):
        Job(actor="read", queue="reading", options={"eta": 1})
