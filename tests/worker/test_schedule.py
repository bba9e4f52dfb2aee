"""Work that comes round is done once for each turn, by whichever copy is first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from formsvc.services.job_queue import Job
from formsvc.storage.engine import reading
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.jobs import job, schedule_run
from formsvc.worker.schedule import Entry, Schedule

MINUTE = 60_000


class Clock:
    def __init__(self) -> None:
        self.now = 1_000 * MINUTE

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tables(engine: Engine) -> Iterator[Engine]:
    job.metadata.create_all(engine, tables=[job, schedule_run])
    return engine


def sweep() -> Job:
    return Job(actor="sweep", queue="upkeep")


def put_in(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.execute(select(func.count()).select_from(job)).scalar_one())


def test_five_copies_at_once_put_one_job_in(tables: Engine, clock: Clock) -> None:
    copies = [Schedule(SqlJobQueue(tables, clock=clock), [Entry("sweep", 10, sweep)]) for _ in range(5)]
    with ThreadPoolExecutor(5) as pool:
        begun = [name for found in pool.map(lambda copy: copy.look(), copies) for name in found]
    assert begun == ["sweep"]
    assert put_in(tables) == 1


def test_each_turn_comes_once_and_a_missed_one_is_made_up(tables: Engine, clock: Clock) -> None:
    schedule = Schedule(SqlJobQueue(tables, clock=clock), [Entry("sweep", 10, sweep)])
    found = []
    for minutes in (0, 1, 9, 1, 35, 1):
        clock.now += minutes * MINUTE
        found.append(schedule.look())
    assert found == [["sweep"], [], ["sweep"], [], ["sweep"], []]


def test_a_restart_does_not_repeat_a_turn(tables: Engine, clock: Clock) -> None:
    entries = [Entry("sweep", 10, sweep)]
    assert Schedule(SqlJobQueue(tables, clock=clock), entries).look() == ["sweep"]
    assert Schedule(SqlJobQueue(tables, clock=clock), entries).look() == []


def test_it_runs_until_it_is_told_to_stop(tables: Engine, clock: Clock) -> None:
    stop = threading.Event()
    schedule = Schedule(SqlJobQueue(tables, clock=clock), [Entry("sweep", 10, sweep)], look_seconds=0.01)
    thread = threading.Thread(target=schedule.run, args=(stop,))
    thread.start()
    for _ in range(200):
        if put_in(tables):
            break
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert put_in(tables) == 1
