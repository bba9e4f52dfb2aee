"""Tasks for the cage that do what they must not. Each leaves a note if it got away with it."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from pathlib import Path

GOT_AWAY = "got-away"


def _note(folder: Path, what: str) -> None:
    (folder / GOT_AWAY).write_text(what)


def eat_memory(folder: Path) -> None:
    kept = [bytearray(64 * 1024 * 1024) for _ in range(64)]
    _note(folder, str(len(kept)))


def eat_time(folder: Path) -> None:
    time.sleep(60)
    _note(folder, "slept")


def eat_processor(folder: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < 60:
        pass
    _note(folder, "span")


def write_much(folder: Path) -> None:
    with (folder / "much").open("wb") as file:
        for _ in range(100):
            file.write(bytes(1024 * 1024))
    _note(folder, "wrote")


def fork(folder: Path) -> None:
    if os.fork() == 0:
        time.sleep(60)
    _note(folder, "forked")


def run_a_program(folder: Path) -> None:
    os.posix_spawn("/bin/true", ["true"], {})
    _note(folder, "ran")


def become_a_program(folder: Path) -> None:
    _note(folder, "about to")
    os.execv("/bin/sleep", ["sleep", "0"])


def open_a_socket(folder: Path) -> None:
    with socket.socket() as connection:
        connection.settimeout(1)
    _note(folder, "opened")


def read_elsewhere(folder: Path) -> None:
    _note(folder, Path("/etc/passwd").read_text())


def write_elsewhere(folder: Path) -> None:
    (folder.parent / f"{folder.name}-elsewhere").write_text("out")
    _note(folder, "wrote elsewhere")


def kill_the_parent(folder: Path) -> None:
    os.kill(os.getppid(), signal.SIGCONT)
    _note(folder, "signalled")


def look_at_environment(folder: Path) -> None:
    (folder / "environment").write_text("\n".join(sorted(os.environ)))


def start_a_thread(folder: Path) -> None:
    thread = threading.Thread(target=time.sleep, args=(0,))
    thread.start()
    _note(folder, "threaded")


def crash(folder: Path) -> None:
    os.abort()


def do_nothing(folder: Path) -> None:
    (folder / "walls").write_text("done")


def be_warm() -> None:
    """What a warm reader does before its first task."""
