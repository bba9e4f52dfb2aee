"""Outside the cage: start a child for one task, watch clock and disk, end it with all its kin.

The child is started by ``subprocess`` (no fork of a threaded parent), with an empty environment, in its own
process group and session, in a folder of its own that is removed afterwards.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from formsvc.intake.limits import MEGABYTE, PARSING, CageLimits

PACKAGE_HOME = Path(__file__).resolve().parents[3]
BOOT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from formsvc.intake.cage.{0} import main; main()"
ALL_WALLS = ("limits", "no network", "no new rights", "files", "calls")
FOLDER_HOLDS = 400 * MEGABYTE
# A child that is soon over need not give memory back in between, and takes it in large pieces: both spare
# page faults, a third of a second a page.
KEEP_MEMORY = ":".join(
    (
        "glibc.malloc.mmap_threshold=268435456",
        "glibc.malloc.trim_threshold=1073741824",
        "glibc.malloc.top_pad=67108864",
        "glibc.malloc.hugetlb=1",
    )
)
LONGEST_PAUSE = 0.25  # between looks at a child's folder
ONE_THREAD = {
    name: "1" for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
}


class Ending(StrEnum):
    """How a child ended."""

    DONE = "done"
    TOOK_TOO_LONG = "took too long"
    TOO_MUCH_MEMORY = "too much memory"
    BROKE = "broke"


@dataclass(frozen=True)
class Outcome:
    ending: Ending
    seconds: float

    @property
    def is_done(self) -> bool:
        return self.ending is Ending.DONE


@contextmanager
def own_folder(scratch: Path | None = None) -> Iterator[Path]:
    """An empty folder that only we can enter, gone afterwards with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="cage-", dir=scratch)).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_in_cage(task: str, values: dict[str, Any], folder: Path, limits: CageLimits) -> Outcome:
    """Do one task (``module:function``, or ``execute``) in a child whose folder this is."""
    order = json.dumps({"task": task, "limits": asdict(limits), "values": values})
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own entry
        [sys.executable, "-I", "-c", BOOT.format("child"), str(PACKAGE_HOME), order],
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    begun = time.monotonic()
    try:
        in_time = _watch(child, folder, begun + limits.clock_seconds)
    finally:
        end_group(child.pid)
        code = child.wait()
    seconds = time.monotonic() - begun
    return Outcome(Ending.TOOK_TOO_LONG if not in_time else ending_of(code), seconds)


def standing_walls() -> tuple[str, ...]:
    """Which walls the kernel of this machine offers: limits, no network, no new rights, files, calls."""
    with own_folder() as folder:
        run_in_cage("formsvc.intake.cage.child:tell_walls", {}, folder, PARSING)
        try:
            told = json.loads((folder / "walls.json").read_bytes())
        except (OSError, ValueError):
            return ()
    return tuple(wall for wall in ALL_WALLS if wall in told)


def environment(folder: Path) -> dict[str, str]:
    """All that a child is told of the world: nothing of ours."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GLIBC_TUNABLES": KEEP_MEMORY,
        **ONE_THREAD,
    }


def _watch(child: subprocess.Popen[bytes], folder: Path, until: float) -> bool:
    with waker(child.pid) as wait:
        while child.poll() is None:
            if time.monotonic() > until or folder_size(folder) > FOLDER_HOLDS:
                return False
            wait(min(LONGEST_PAUSE, max(0.0, until - time.monotonic())))
    return True


@contextmanager
def waker(child: int) -> Iterator[Callable[[float], object]]:
    """A sleep of so many seconds that is over at once when the child ends, where the kernel can tell."""
    try:
        ended = os.pidfd_open(child)
    except (AttributeError, OSError):
        yield lambda seconds: time.sleep(min(0.02, seconds))
        return
    watched = select.poll()
    watched.register(ended, select.POLLIN)
    try:
        yield lambda seconds: watched.poll(round(1000 * seconds) + 1)
    finally:
        os.close(ended)


def folder_size(folder: Path) -> int:
    """Bytes in a folder; its files may come and go meanwhile."""
    total = 0
    with suppress(OSError):
        for entry in os.scandir(folder):
            with suppress(OSError):
                total += entry.stat(follow_symlinks=False).st_size
    return total


def end_group(leader: int) -> None:
    """Kill a child's whole group; harmless if it is gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def ending_of(code: int) -> Ending:
    """What an exit code or a signal means."""
    if code == 0:
        return Ending.DONE
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return Ending.TOOK_TOO_LONG
    if code == 77:
        return Ending.TOO_MUCH_MEMORY
    return Ending.BROKE
