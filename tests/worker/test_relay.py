"""The job table as outbox: what RabbitMQ loses is found again, and nothing is published from thin air."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pika
import pytest
from dramatiq import Message
from dramatiq.errors import ConnectionClosed
from sqlalchemy import Engine

from formsvc.services.job_queue import Job
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.jobs import job, schedule_run
from formsvc.worker.relay import Relay, RelayedBroker
from tests.databases import new_postgresql_database
from tests.worker.house import house, wait_until


@pytest.fixture
def jobs(engine: Engine) -> Iterator[SqlJobQueue]:
    job.metadata.create_all(engine, tables=[job, schedule_run])
    return SqlJobQueue(engine)


def put(jobs: SqlJobQueue, count: int) -> set[str]:
    made = [Job(actor="a", queue="q", args=(number,)) for number in range(count)]
    for work in made:
        jobs.put(work)
    return {work.message_id for work in made}


def test_several_relays_at_once_publish_each_job_once(jobs: SqlJobQueue) -> None:
    ids = put(jobs, 60)
    published: list[str] = []

    def publish(message: Message[object]) -> None:
        published.append(message.message_id)

    relays = [Relay(jobs, publish, batch=7) for _ in range(4)]
    threads = [
        threading.Thread(target=lambda relay=relay: [relay.once() for _ in range(6)]) for relay in relays
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while relays[0].once():
        pass
    assert sorted(published) == sorted(ids)


def test_a_broker_that_is_away_costs_nothing(jobs: SqlJobQueue) -> None:
    ids = put(jobs, 5)
    published: list[str] = []

    def publish(message: Message[object]) -> None:
        if len(published) == 2 and not back.is_set():
            raise ConnectionClosed("away")
        published.append(message.message_id)

    back = threading.Event()
    relay = Relay(jobs, publish)
    with pytest.raises(ConnectionClosed):
        relay.once()
    back.set()
    assert relay.once() == 3
    assert sorted(published) == sorted(ids)


def test_a_job_not_yet_due_is_not_published(jobs: SqlJobQueue) -> None:
    jobs.put(Job(actor="a", queue="q", delay_ms=60_000))
    published: list[str] = []
    assert Relay(jobs, lambda message: published.append(message.message_id)).once() == 0
    assert published == []


def test_a_row_that_cannot_be_read_does_not_hold_up_the_rest(jobs: SqlJobQueue, engine: Engine) -> None:
    put(jobs, 1)
    with engine.begin() as connection:
        connection.execute(job.update().values(body=b"not a message"))
    put(jobs, 1)
    published: list[str] = []
    assert Relay(jobs, lambda message: published.append(message.message_id)).once() == 2
    assert len(published) == 1


@pytest.mark.postgresql
@pytest.mark.rabbitmq
def test_promise_what_the_broker_loses_is_sent_again(
    postgresql_server: str, rabbitmq_server: str, tmp_path: Path
) -> None:
    with house(new_postgresql_database(postgresql_server), rabbitmq_server, tmp_path) as home:
        names = [f"n{number}" for number in range(10)]
        for name in names:
            home.put("slow", name, 1)
        broker = RelayedBroker(SqlJobQueue(home.engine), rabbitmq_server, again_ms=1500)
        assert broker.relay.once() == 10
        lost = broker.channel.queue_purge(home.queue).method.message_count
        broker.close()
        assert lost == 10
        assert isinstance(broker.parameters, pika.URLParameters)

        home.start_worker()
        wait_until(lambda: home.states() == {"done": 10})
        assert set(home.trace("begun").values()) == {1}
