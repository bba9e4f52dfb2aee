"""A worker as it is really run, in a process of its own, with actors that leave a trace in a folder."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import dramatiq

from formsvc.storage.engine import make_engine
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.worker.broker import JobBroker
from formsvc.worker.relay import RelayedBroker

FOLDER = Path(os.environ["TRACE_FOLDER"])
QUEUE = os.environ["TRACE_QUEUE"]
LEASE_MS = int(os.environ["TRACE_LEASE_MS"])

jobs = SqlJobQueue(make_engine(os.environ["TRACE_DATABASE"]))
broker: dramatiq.Broker
if os.environ.get("TRACE_BROKER"):
    broker = RelayedBroker(jobs, os.environ["TRACE_BROKER"], lease_ms=LEASE_MS, again_ms=2 * LEASE_MS)
else:
    broker = JobBroker(jobs, lease_ms=LEASE_MS)
dramatiq.set_broker(broker)


def trace(what: str, name: str) -> None:
    descriptor = os.open(FOLDER / "trace", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(descriptor, f"{what} {name}\n".encode())
    os.close(descriptor)


@dramatiq.actor(queue_name=QUEUE)
def slow(name: str, milliseconds: int) -> None:
    trace("begun", name)
    time.sleep(milliseconds / 1000)
    trace("ended", name)


@dramatiq.actor(queue_name=QUEUE, min_backoff=0, max_backoff=0, max_retries=3)
def fails(name: str, times: int) -> None:
    trace("begun", name)
    tries = (FOLDER / "trace").read_text().splitlines().count(f"begun {name}")
    if tries <= times:
        raise LookupError("Mrs Ada Example of 1 Any Street could not be found")
    trace("ended", name)


@dramatiq.actor(queue_name=QUEUE)
def kills(name: str) -> None:
    trace("begun", name)
    if not (FOLDER / "mended").exists():
        os.kill(os.getpid(), signal.SIGKILL)
    trace("ended", name)


def main() -> None:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    worker = dramatiq.Worker(broker, worker_threads=2, worker_timeout=100)
    worker.start()
    (FOLDER / f"up-{os.getpid()}").touch()
    stop.wait()
    worker.stop()
    broker.close()


if __name__ == "__main__":
    main()
