"""Inside the cage: the entry of the child process. It takes a task, raises the walls, does it, and ends.

What it found goes into files of its own folder; nothing is printed. An expected refusal is written as such;
anything else ends the process, and the parent draws its conclusion.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from formsvc.intake.cage.walls import raise_walls
from formsvc.intake.limits import CageLimits

STANDING: list[str] = []
REFUSED, WALLS = "refused.json", "walls.json"
ENGINE_PLACES = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/proc/cpuinfo", "/sys/devices/system/cpu")


def main() -> None:
    """Do the one task named on the command line: ``{"task": …, "limits": …, "values": …}``."""
    order = json.loads(sys.argv[1])
    limits = CageLimits(**order["limits"])
    if order["task"] == "execute":
        execute(order["values"]["command"], limits)
    task = find_task(order["task"])
    confine(limits)
    perform(task, order["values"])


def find_task(name: str) -> Any:
    """A task by its module and function, its libraries loaded before the walls go up."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


def confine(limits: CageLimits) -> tuple[str, ...]:
    """Raise the walls about this process: it keeps its folder, and reads Python and the package."""
    standing = raise_walls(limits, readable=_python_places(), writable=Path.cwd())
    STANDING[:] = standing
    return standing


def perform(task: Any, values: dict[str, Any]) -> None:
    """Do the task; an expected refusal becomes a file."""
    from formsvc.intake.refusals import Refused

    try:
        task(Path.cwd(), **values)
    except Refused as refused:
        Path(REFUSED).write_text(json.dumps({"code": refused.code, "values": refused.values}), "utf-8")
    except MemoryError:
        os._exit(77)
    sys.exit(0)


def tell_walls(folder: Path) -> None:
    """A task: write down which walls stand."""
    (folder / WALLS).write_text(json.dumps(STANDING), "utf-8")


def execute(command: list[str], limits: CageLimits) -> None:
    """Become another program (Tesseract), behind the same walls. Does not return."""
    program = shutil.which(command[0])
    if program is None:
        sys.exit(127)
    raise_walls(
        limits, readable=[Path(place) for place in ENGINE_PLACES], writable=Path.cwd(), may_execute=True
    )
    os.execv(program, [program, *command[1:]])  # noqa: S606 - no shell, a fixed program, from the parent


def _python_places() -> list[Path]:
    package = Path(__file__).resolve().parents[2]
    return [
        package,
        Path(sys.prefix),
        Path(sys.base_prefix),
        Path("/usr/lib"),
        Path("/usr/share"),
        Path("/dev/null"),
    ]
