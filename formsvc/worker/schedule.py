"""Work that comes round: each slot of time is run by whichever copy is first, and by no other.

The unique row (job, minute) and the job go in together, so no lease is needed. A slot that passed while
nothing ran is made up for once, at the next look.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from formsvc.services.job_queue import Job, JobQueue, QueueUnavailable

LOOK_SECONDS = 20.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Entry:
    """Something to be done every so many minutes."""

    name: str
    every_minutes: int
    job: Callable[[], Job]

    def slot(self, now_ms: int) -> int:
        """The minute at which the present turn began."""
        minute = now_ms // 60_000
        return minute - minute % self.every_minutes


class Schedule:
    """Puts in the jobs whose turn has come; ``run`` is for a thread beside the worker."""

    def __init__(
        self, jobs: JobQueue, entries: Sequence[Entry], *, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._jobs = jobs
        self._entries = tuple(entries)
        self._look_seconds = look_seconds
        self._seen: dict[str, int] = {}

    def look(self) -> list[str]:
        """Put in what is due; the names of those this copy put in."""
        now = self._jobs.now_ms()
        begun = []
        for entry in self._entries:
            slot = entry.slot(now)
            if self._seen.get(entry.name) == slot:
                continue
            if self._jobs.run_once(entry.name, slot, entry.job()):
                begun.append(entry.name)
            self._seen[entry.name] = slot
        return begun

    def run(self, stop: threading.Event) -> None:
        """Look again and again until told to stop."""
        while not stop.is_set():
            try:
                self.look()
            except QueueUnavailable as error:
                log.warning("schedule.waiting", error=type(error).__name__)
            stop.wait(self._look_seconds)
