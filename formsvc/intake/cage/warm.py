"""The parent's side of the warm children: a few of each kind at most, each used by one thread at a time.

One kind has the libraries loaded that open files, the other the models that read pictures. Neither has ever
seen a hostile byte; both only fork caged children that do.
"""

from __future__ import annotations

import atexit
import json
import select
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from formsvc.intake.cage.keeper import (
    BOOT,
    PACKAGE_HOME,
    Ending,
    Outcome,
    end_group,
    environment,
    run_in_cage,
)
from formsvc.intake.limits import CageLimits

IDLE_SECONDS = 300.0
START_SECONDS = 60.0


class WarmReaderGone(RuntimeError):
    """The warm reader did not start or has ended; use a cold one."""


class WarmReader:
    """One process with all loaded. ``warm_up`` names the function that loads it; it is loaded on return."""

    def __init__(self, warm_up: str, *, idle_seconds: float = IDLE_SECONDS) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own entry
            [
                sys.executable,
                "-I",
                "-c",
                BOOT.format("warm_child"),
                str(PACKAGE_HOME),
                warm_up,
                str(idle_seconds),
            ],
            cwd="/",
            env=environment(Path("/nonexistent")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            text=True,
        )
        if self._answer(START_SECONDS).get("ready") is not True:
            self.stop()
            raise WarmReaderGone

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def run(self, task: str, values: dict[str, Any], folder: Path, limits: CageLimits) -> Outcome:
        """Do one task in a child forked from the warm process."""
        order = {"task": task, "values": values, "folder": str(folder), "limits": asdict(limits)}
        stdin = self._process.stdin
        try:
            if stdin is None:
                raise WarmReaderGone
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
        except (OSError, ValueError) as error:
            self.stop()
            raise WarmReaderGone from error
        answer = self._answer(limits.clock_seconds + 5)
        try:
            return Outcome(Ending(answer["ending"]), float(answer["seconds"]))
        except (KeyError, ValueError, TypeError) as error:
            self.stop()
            raise WarmReaderGone from error

    def _answer(self, seconds: float) -> dict[str, Any]:
        stdout = self._process.stdout
        if stdout is None or not select.select([stdout], [], [], seconds)[0]:
            return {}
        with suppress(ValueError, OSError):
            answer = json.loads(stdout.readline())
            if isinstance(answer, dict):
                return answer
        return {}

    def stop(self) -> None:
        """End the process and whatever it has forked (which dies with it)."""
        end_group(self._process.pid)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


class WarmReaders:
    """Readers kept warm between pages; a thread borrows one and brings it back."""

    def __init__(self, warm_up: str, *, most: int = 2, idle_seconds: float = IDLE_SECONDS) -> None:
        self._warm_up, self._most, self._idle_seconds = warm_up, most, idle_seconds
        self._resting: list[WarmReader] = []
        self._lock = threading.Lock()

    def run(self, task: str, values: dict[str, Any], folder: Path, limits: CageLimits) -> Outcome:
        """Do one task with a resting reader or a new one; a reader that idled away is replaced once."""
        begun = time.monotonic()
        for _ in range(self._most + 1):
            reader = self._borrow() or WarmReader(self._warm_up, idle_seconds=self._idle_seconds)
            try:
                outcome = reader.run(task, values, folder, limits)
            except WarmReaderGone:
                if time.monotonic() - begun > limits.clock_seconds:
                    break
                continue
            self._bring_back(reader)
            return outcome
        return Outcome(Ending.BROKE, time.monotonic() - begun)

    def stop(self) -> None:
        """End all resting readers."""
        with self._lock:
            resting, self._resting = self._resting, []
        for reader in resting:
            reader.stop()

    def _borrow(self) -> WarmReader | None:
        with self._lock:
            while self._resting:
                reader = self._resting.pop()
                if reader.is_alive:
                    return reader
                reader.stop()
        return None

    def _bring_back(self, reader: WarmReader) -> None:
        with self._lock:
            if len(self._resting) < self._most:
                self._resting.append(reader)
                return
        reader.stop()


@cache
def warm_children(warm_up: str) -> WarmReaders:
    """The children of this process that are kept warm by this function; ended with it."""
    children = WarmReaders(warm_up)
    atexit.register(children.stop)
    return children


def run_warm(warm_up: str, task: str, values: dict[str, Any], folder: Path, limits: CageLimits) -> Outcome:
    """Do one task in a child of a warm process, or in a cold one where none will start."""
    try:
        return warm_children(warm_up).run(task, values, folder, limits)
    except WarmReaderGone:
        return run_in_cage(task, values, folder, limits)
