"""A child that has loaded the reading models before any hostile byte, and forks one caged child per page.

It has one thread and reads orders, one JSON object a line, from the parent that started it: a folder, a task,
its limits. The forked child gives up everything inherited, raises the walls, reads one page and ends. The
models' memory is shared until then. After five idle minutes it ends, so that idle memory goes back.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from formsvc.intake.cage.child import confine, find_task, perform
from formsvc.intake.cage.keeper import (
    FOLDER_HOLDS,
    LONGEST_PAUSE,
    Ending,
    Outcome,
    end_group,
    ending_of,
    folder_size,
    waker,
)
from formsvc.intake.cage.walls import close_all_but_nothing, hide_memory
from formsvc.intake.limits import CageLimits


def main() -> None:
    """Warm up, say so, and serve until told nothing for as long as the second argument says."""
    idle_seconds = float(sys.argv[2])
    hide_memory()
    find_task(sys.argv[1])()
    _give_back_memory()
    _say({"ready": True})
    while select.select([sys.stdin], [], [], idle_seconds)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        order = json.loads(line)
        outcome = _serve(order)
        _say({"ending": outcome.ending.value, "seconds": outcome.seconds})


def _give_back_memory() -> None:
    """Let go of what loading left over: half a gigabyte idle, and page faults in every child after."""
    gc.collect()
    gc.freeze()  # the collector of a child writes to no shared page
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _serve(order: dict[str, Any]) -> Outcome:
    begun = time.monotonic()
    limits = CageLimits(**order["limits"])
    task = find_task(order["task"])
    child = os.fork()
    if child == 0:
        _be_the_child(task, order, limits)
    with suppress(OSError):
        os.setpgid(child, child)
    ending = _watch(child, Path(order["folder"]), begun + limits.clock_seconds)
    return Outcome(ending, time.monotonic() - begun)


def _watch(child: int, folder: Path, until: float) -> Ending:
    """How the child ended: by itself, or by us when time or disk ran out."""
    with waker(child) as wait:
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                end_group(child)
                return ending_of(os.waitstatus_to_exitcode(status))
            if time.monotonic() > until or folder_size(folder) > FOLDER_HOLDS:
                end_group(child)
                os.waitpid(child, 0)
                return Ending.TOOK_TOO_LONG
            wait(min(LONGEST_PAUSE, max(0.0, until - time.monotonic())))


def _be_the_child(task: Any, order: dict[str, Any], limits: CageLimits) -> None:
    """Never returns."""
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        close_all_but_nothing()
        os.chdir(order["folder"])
        confine(limits)
        perform(task, order["values"])
    except SystemExit as ended:
        os._exit(ended.code if isinstance(ended.code, int) else 1)
    except BaseException:
        os._exit(1)
    os._exit(0)
