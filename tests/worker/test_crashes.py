"""No job is lost and none is done twice, whatever happens to the worker (promise P1).

The same tests on SQLite, on PostgreSQL, and on PostgreSQL with RabbitMQ carrying the messages.
"""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from formsvc.services.job_queue import JobState
from formsvc.storage.engine import reading, writing
from formsvc.storage.jobs import dead_letters, job, replay
from tests.databases import new_postgresql_database
from tests.worker.house import House, house, wait_until

postgresql = pytest.param("postgresql", marks=pytest.mark.postgresql)
rabbitmq = pytest.param("rabbitmq", marks=[pytest.mark.postgresql, pytest.mark.rabbitmq])


@pytest.fixture(params=["sqlite", postgresql, rabbitmq])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    broker_url = ""
    if request.param == "sqlite":
        database_url = f"sqlite:///{tmp_path / 'jobs.sqlite3'}"
    else:
        database_url = new_postgresql_database(request.getfixturevalue("postgresql_server"))
    if request.param == "rabbitmq":
        broker_url = request.getfixturevalue("rabbitmq_server")
    with house(database_url, broker_url, tmp_path) as made:
        yield made


def kill(worker: subprocess.Popen[bytes]) -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)


def stop(worker: subprocess.Popen[bytes]) -> None:
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(15) == 0


def all_ended(home: House, names: list[str]) -> bool:
    return all(home.trace("ended")[name] for name in names) and home.states() == {"done": len(names)}


def test_promise_a_job_cut_off_by_a_kill_is_done_after_its_lease(home: House) -> None:
    worker = home.start_worker()
    home.put("slow", "cut", 1500)
    wait_until(lambda: home.trace("begun")["cut"] == 1)
    kill(worker)
    assert home.status("cut").state is not JobState.DONE

    home.start_worker()
    wait_until(lambda: all_ended(home, ["cut"]))
    assert home.trace("begun")["cut"] == 2
    assert home.trace("ended")["cut"] == 1


def test_a_stopped_worker_gives_back_what_it_has_not_begun(home: House) -> None:
    names = [f"n{i}" for i in range(12)]
    for name in names:
        home.put("slow", name, 150)
    worker = home.start_worker()
    wait_until(lambda: sum(home.trace("begun").values()) >= 2)
    stop(worker)
    assert home.states()["claimed"] == 0

    home.start_worker()
    wait_until(lambda: all_ended(home, names))
    assert set(home.trace("ended").values()) == {1}
    assert set(home.trace("begun").values()) == {1}


def test_a_job_that_fails_is_tried_again_at_once_when_its_backoff_is_nought(home: House) -> None:
    home.start_worker()
    home.put("fails", "thrice", 3)
    wait_until(lambda: home.trace("ended")["thrice"] == 1)
    wait_until(lambda: home.status("thrice").state is JobState.DONE)
    assert home.trace("begun")["thrice"] == 4


def test_promise_a_failure_leaves_its_kind_and_none_of_its_words(home: House) -> None:
    home.start_worker()
    home.put("fails", "always", 99)
    wait_until(lambda: home.status("always").state is JobState.DEAD)
    assert home.status("always").error_kind == "LookupError"
    assert home.status("always").failures == 4
    with reading(home.engine) as connection:
        row = connection.execute(select(job)).one()
    assert "Ada" not in str(row)
    assert "Ada" not in home.log()
    assert "LookupError" in home.log()


def test_a_delay_outlives_the_worker_and_is_kept(home: House) -> None:
    worker = home.start_worker()
    begun = time.monotonic()
    home.put("slow", "later", 0, delay_ms=1500)
    time.sleep(0.2)
    kill(worker)
    home.start_worker()
    wait_until(lambda: home.trace("ended")["later"] == 1)
    assert 1.5 <= time.monotonic() - begun < 6
    wait_until(lambda: all_ended(home, ["later"]))


def test_two_workers_share_two_hundred_jobs_and_do_none_twice(home: House) -> None:
    names = [f"n{i}" for i in range(200)]
    for name in names:
        home.put("slow", name, 1)
    home.start_worker()
    home.start_worker()
    wait_until(lambda: all_ended(home, names), 40)
    assert set(home.trace("begun").values()) == {1}
    assert len(home.trace("ended")) == 200


def test_what_keeps_killing_the_worker_becomes_a_dead_letter_and_can_be_replayed(home: House) -> None:
    home.put("kills", "poison", max_claims=2)
    for _ in range(2):
        home.start_worker().wait(15)
    home.start_worker()
    wait_until(lambda: home.status("poison").state is JobState.DEAD)
    assert home.trace("begun")["poison"] == 2
    with reading(home.engine) as connection:
        (letter,) = dead_letters(connection)
    assert letter.error_kind == "WorkerKilled"

    (home.folder / "mended").touch()
    with writing(home.engine) as connection:
        assert replay(connection, letter.message_id)
        assert not replay(connection, letter.message_id)
    wait_until(lambda: home.status("poison").state is JobState.DONE)
    assert home.trace("ended")["poison"] == 1


def test_promise_no_job_is_lost_when_workers_are_killed_again_and_again(home: House) -> None:
    chance = random.Random(20261122)
    names = [f"n{i}" for i in range(40)]
    for name in names:
        home.put("slow", name, 40, max_claims=50)
    for _ in range(4):
        worker = home.start_worker()
        time.sleep(chance.uniform(0.05, 0.4))
        kill(worker)
    home.start_worker()
    wait_until(lambda: home.states() == {"done": len(names)}, 30)
    assert set(home.trace("ended")) == set(names)
    repeated = sum(home.trace("begun").values()) - len(names)
    assert repeated <= 2 * 4  # no more than were in hand at each kill


def test_it_runs_under_dramatiqs_own_command(home: House) -> None:
    worker = home.start_worker(
        command=(
            "-m",
            "dramatiq",
            "tests.worker.worker_process:broker",
            "-p",
            "1",
            "-t",
            "2",
            "--skip-logging",
        )
    )
    home.put("slow", "one", 1)
    wait_until(lambda: all_ended(home, ["one"]))
    stop(worker)
