"""How quickly jobs start and get done: ours on SQLite and PostgreSQL, through RabbitMQ, and RabbitMQ alone.

Run: python benchmarks/job_queue.py [--jobs 300]. All in one process and one run, so ratios mean something;
single milliseconds depend on what else the machine is doing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import dramatiq
import structlog
from _pytest.outcomes import Skipped
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.stub import StubBroker

from formsvc.services.job_queue import Job
from formsvc.storage.engine import make_engine
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.jobs import job, schedule_run
from formsvc.worker.broker import JobBroker
from formsvc.worker.relay import RelayedBroker
from tests import servers

Put = Callable[[str], None]
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))


def own_queue(url: str, outside: str = "") -> tuple[dramatiq.Broker, Put, str]:
    """Our broker on a database, perhaps with RabbitMQ in between."""
    queue = f"bench-{uuid4().hex[:8]}"
    engine = make_engine(url)
    job.metadata.create_all(engine, tables=[job, schedule_run])
    jobs = SqlJobQueue(engine)
    broker = RelayedBroker(jobs, outside) if outside else JobBroker(jobs)
    return broker, lambda name: jobs.put(Job(actor="note", queue=queue, args=(name,))), queue


def bare(broker: dramatiq.Broker) -> tuple[dramatiq.Broker, Put, str]:
    """One of dramatiq's own brokers, with nothing of ours."""
    queue = f"bench-{uuid4().hex[:8]}"

    def put(name: str) -> None:
        broker.enqueue(dramatiq.Message(queue, "note", (name,), {}, {}))

    return broker, put, queue


@contextmanager
def working(broker: dramatiq.Broker, queue: str, seen: dict[str, float]) -> Iterator[None]:
    @dramatiq.actor(broker=broker, queue_name=queue, actor_name="note")
    def note(name: str) -> None:
        seen[name] = time.perf_counter()

    worker = dramatiq.Worker(broker, worker_threads=2, worker_timeout=200)
    worker.start()
    time.sleep(0.5)
    try:
        yield
    finally:
        worker.stop()
        broker.close()


def wait_for(seen: dict[str, float], count: int) -> None:
    done = threading.Event()
    for _ in range(6000):
        if len(seen) >= count:
            return
        done.wait(0.01)
    raise TimeoutError(f"{len(seen)} of {count} jobs were done in a minute")


def measure(name: str, made: tuple[dramatiq.Broker, Put, str], count: int) -> dict[str, float | str]:
    broker, put, queue = made
    seen: dict[str, float] = {}
    with working(broker, queue, seen):
        delays, putting = [], []
        for number in range(40):
            begun = time.perf_counter()
            put(f"one-{number}")
            putting.append(time.perf_counter() - begun)
            wait_for(seen, number + 1)
            delays.append(seen[f"one-{number}"] - begun)
            time.sleep(0.02)
        seen.clear()
        begun = time.perf_counter()
        for number in range(count):
            put(f"many-{number}")
        wait_for(seen, count)
        took = max(seen.values()) - begun
    delays.sort()
    return {
        "broker": name,
        "put ms": 1000 * statistics.median(putting),
        "start ms": 1000 * statistics.median(delays),
        "start p95 ms": 1000 * delays[int(len(delays) * 0.95)],
        "jobs/s": count / took,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=300)
    count = parser.parse_args().jobs
    rows = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        rows.append(measure("in memory (dramatiq's stub)", bare(StubBroker()), count))
        rows.append(measure("ours, SQLite", own_queue(f"sqlite:///{folder}/jobs.sqlite3"), count))
        try:
            database = stack.enter_context(servers.postgresql())
            rows.append(measure("ours, PostgreSQL (no fsync)", own_queue(database), count))
            outside = stack.enter_context(servers.rabbitmq())
            rows.append(measure("ours, relayed to RabbitMQ", own_queue(database, outside), count))
            rows.append(measure("RabbitMQ alone (dramatiq's)", bare(RabbitmqBroker(url=outside)), count))
        except Skipped as missing:
            print(f"Not measured: {missing}", file=sys.stderr)
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(f"{v:.1f}" if isinstance(v, float) else str(v) for v in row.values()) + " |")


if __name__ == "__main__":
    main()
