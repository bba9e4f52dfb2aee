"""A database, perhaps a RabbitMQ, and workers that can be killed: what the crash tests live in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from formsvc.services.job_queue import Job, JobStatus
from formsvc.storage.engine import make_engine, reading, writing
from formsvc.storage.jobs import enqueue, job, status_of

LEASE_MS = 900
ROOT = Path(__file__).parents[2]


def wait_until(holds: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait for something to become true, and fail when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return
        time.sleep(0.03)
    pytest.fail("It did not come about in time.")


class House:
    """One test's database and workers."""

    def __init__(self, database_url: str, broker_url: str, folder: Path) -> None:
        self.database_url = database_url
        self.broker_url = broker_url
        self.folder = folder
        self.queue = f"q-{uuid4().hex[:12]}"
        self.engine: Engine = make_engine(database_url)
        self._workers: list[subprocess.Popen[bytes]] = []

    def put(self, actor: str, name: str, *args: int, delay_ms: int = 0, max_claims: int = 5) -> None:
        work = Job(
            actor=actor,
            queue=self.queue,
            args=(name, *args),
            about=name,
            practice_id="p",
            delay_ms=delay_ms,
            max_claims=max_claims,
        )
        with writing(self.engine) as connection:
            enqueue(connection, work)

    def start_worker(self, *, command: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        """A worker that is up: by its own main, or by the command given."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TRACE_FOLDER": str(self.folder),
            "TRACE_QUEUE": self.queue,
            "TRACE_LEASE_MS": str(LEASE_MS),
            "TRACE_DATABASE": self.database_url,
            "TRACE_BROKER": self.broker_url,
        }
        script = (str(Path(__file__).with_name("worker_process.py")),)
        with (self.folder / "log").open("ab") as log:
            worker = subprocess.Popen(
                [sys.executable, *(command or script)], env=environment, cwd=ROOT, stdout=log, stderr=log
            )
        self._workers.append(worker)
        if not command:
            up = self.folder / f"up-{worker.pid}"
            wait_until(lambda: up.exists() or worker.poll() is not None)
        return worker

    def trace(self, what: str) -> Counter[str]:
        """How often each job was begun or ended."""
        path = self.folder / "trace"
        lines = path.read_text().splitlines() if path.exists() else []
        return Counter(line.split()[1] for line in lines if line.startswith(what))

    def status(self, about: str) -> JobStatus:
        with reading(self.engine) as connection:
            status = status_of(connection, about, practice_id="p")
        assert status is not None
        return status

    def states(self) -> Counter[str]:
        with reading(self.engine) as connection:
            return Counter(connection.execute(select(job.c.state)).scalars().all())

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def close(self) -> None:
        for worker in self._workers:
            if worker.poll() is None:
                worker.send_signal(signal.SIGKILL)
            worker.wait(10)
        self.engine.dispose()


@contextmanager
def house(database_url: str, broker_url: str, folder: Path) -> Iterator[House]:
    """A house, its workers killed at the end."""
    made = House(database_url, broker_url, folder)
    try:
        job.metadata.create_all(made.engine, tables=TABLES)
        yield made
    finally:
        made.close()


TABLES = [job.metadata.tables["job"], job.metadata.tables["schedule_run"]]
