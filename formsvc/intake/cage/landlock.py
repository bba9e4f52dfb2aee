"""Landlock through ctypes: after this the process reaches only the folders named, and no TCP port."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
REMOVE_FILE, MAKE_FILE = 1 << 5, 1 << 8
TRUNCATE = 1 << 14
RIGHTS_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
RIGHTS_OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE

_libc = ctypes.CDLL(None, use_errno=True)


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def confine_files(*, readable: Sequence[Path], writable: Sequence[Path], may_execute: bool) -> bool:
    """Whether the process is now confined; False where the kernel has no Landlock."""
    version = _libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    handled = RIGHTS_BY_VERSION[min(version, 5)]
    rules = _Rules(handled, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = _libc.syscall(CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    try:
        look = READ_FILE | READ_DIR | (EXECUTE if may_execute else 0)
        keep = READ_FILE | READ_DIR | WRITE_FILE | MAKE_FILE | REMOVE_FILE | TRUNCATE
        for folder in readable:
            _allow(ruleset, folder, look & handled)
        for folder in writable:
            _allow(ruleset, folder, keep & handled)
        return bool(_libc.syscall(RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, place: Path, rights: int) -> None:
    try:
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there need not be reached
    try:
        allowed = rights if place.is_dir() else rights & RIGHTS_OF_A_FILE
        rule = _Beneath(allowed, descriptor)
        _libc.syscall(ADD_RULE, ruleset, 1, ctypes.byref(rule), 0)
    finally:
        os.close(descriptor)
