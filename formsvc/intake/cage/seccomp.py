"""A seccomp filter through ctypes: calls that a reader of files never needs fail with EPERM.

A list of what is forbidden, not of what is allowed: the libraries' needs change with their versions, and a
list that is too tight would refuse honest files. Foreign architectures are killed.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct

PR_SET_SECCOMP, FILTER_MODE = 22, 2
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16

# name: (x86_64, aarch64); None where the architecture has no such call
_CALLS: dict[str, tuple[int | None, int | None]] = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kill": (62, 129),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "fork": (57, None),
    "vfork": (58, None),
    "clone": (56, 220),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "setpriority": (141, 140),
    "sched_setaffinity": (203, 122),
    "setpgid": (109, 154),
    "setsid": (112, 157),
}
_EXECUTE: dict[str, tuple[int | None, int | None]] = {"execve": (59, 221), "execveat": (322, 281)}
_CLONE3 = (435, 435)
_TGKILL = (234, 131)
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def filter_calls(*, may_execute: bool) -> bool:
    """Whether the filter now stands; False on an architecture that we do not know."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    steps = _program(*machine, may_execute=may_execute)
    program = _Program(len(steps) // 8, steps)
    return bool(_libc.prctl(PR_SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0) == 0)


def _program(column: int, architecture: int, *, may_execute: bool) -> bytes:
    forbidden = dict(_CALLS) if may_execute else {**_CALLS, **_EXECUTE}
    steps = [
        _step(LOAD, 0, 0, ARCHITECTURE),
        _step(JUMP_EQUAL, 1, 0, architecture),
        _step(RETURN, 0, 0, KILL),
        _step(LOAD, 0, 0, NUMBER),
        _step(JUMP_AT_LEAST, 0, 1, 0x40000000),  # the x32 way round the numbers
        _step(RETURN, 0, 0, EPERM),
    ]
    for numbers in forbidden.values():
        number = numbers[column]
        if number is not None:
            steps += [_step(JUMP_EQUAL, 0, 1, number), _step(RETURN, 0, 0, EPERM)]
    steps += [_step(JUMP_EQUAL, 0, 1, _CLONE3[column]), _step(RETURN, 0, 0, ENOSYS)]
    steps += [  # a process may signal itself (abort), and nobody else
        _step(JUMP_EQUAL, 0, 3, _TGKILL[column]),
        _step(LOAD, 0, 0, FIRST_ARGUMENT),
        _step(JUMP_EQUAL, 1, 0, os.getpid()),
        _step(RETURN, 0, 0, EPERM),
        _step(RETURN, 0, 0, ALLOW),
    ]
    return b"".join(steps)


def _step(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
