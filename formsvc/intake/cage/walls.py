"""The walls about a child, raised by the child itself before it reads a hostile byte.

Limits hold everywhere. The rest is used where the kernel offers it: an empty network namespace, Landlock for
files, seccomp for calls. All through ctypes, so nothing needs to be installed.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from formsvc.intake.cage.landlock import confine_files
from formsvc.intake.cage.seccomp import filter_calls
from formsvc.intake.limits import CageLimits

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000

_libc = ctypes.CDLL(None, use_errno=True)


def raise_walls(
    limits: CageLimits, *, readable: Sequence[Path], writable: Path, may_execute: bool = False
) -> tuple[str, ...]:
    """Raise every wall that the kernel offers; the names of those that stand."""
    standing = ["limits"]
    set_limits(limits)
    die_with_parent()
    if _libc.unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0:
        standing.append("no network")
    if _libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        standing.append("no new rights")
        if confine_files(readable=readable, writable=(writable,), may_execute=may_execute):
            standing.append("files")
        if filter_calls(may_execute=may_execute):
            standing.append("calls")
    return tuple(standing)


def set_limits(limits: CageLimits) -> None:
    """CPU, memory, file size, open files, no core, no more processes where the kernel counts them."""
    bounds = (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, bound in bounds:
        hard = resource.getrlimit(kind)[1]
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (bound, bound))


def die_with_parent() -> None:
    """Be killed when whoever started this process goes."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def hide_memory() -> None:
    """Let no other process of the same user look into this one."""
    _libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def close_all_but_nothing() -> None:
    """Close every file that was inherited and point the three standard ones at nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    with suppress(OSError):
        os.closerange(3, 4096)
