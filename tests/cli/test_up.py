"""Web and worker started together, and stopped without a trace."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from formsvc.cli import COMMANDS
from formsvc.settings import HOUSE

PATIENCE = 60.0


def started_with(folder: Path) -> list[str]:
    """Processes whose environment names the folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and str(folder).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue  # gone meanwhile, or not ours
    return found


def wait_for(log: Path, *words: str) -> str:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        said = log.read_text()
        if all(word in said for word in words):
            return said
        time.sleep(0.1)
    raise AssertionError(f"{words} did not come in {PATIENCE:.0f} s:\n{log.read_text()}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_up_says_where_and_stops_with_all_it_started(tmp_path: Path, number: signal.Signals):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        **os.environ,
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(tmp_path / "data"),
        "FORMSVC_KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
        "FORMSVC_PORT": str(port),
    }
    log = tmp_path / "log"
    with log.open("wb") as writing:
        up = subprocess.Popen(
            [sys.executable, "-m", "formsvc.cli", "up"],
            env=environ, stdin=subprocess.DEVNULL, stdout=writing, stderr=writing, start_new_session=True,
        )  # fmt: skip
    try:
        said = wait_for(log, f"formsvc is at http://127.0.0.1:{port}/", "worker.ready")
        assert "reception@demonstration.example" in said
        assert "demonstration-only" in said
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
            assert answer.status == 200
    finally:
        os.killpg(up.pid, number)
        up.wait(30)
    assert started_with(tmp_path) == []
    assert "Traceback" not in log.read_text()


def test_every_line_of_the_procfile_is_a_command():
    lines = dict(re.findall(r"^(\w+): formsvc ([\w-]+)$", (HOUSE / "Procfile").read_text(), re.MULTILINE))
    assert set(lines) == {"release", "web", "worker", "watch", "mail"}
    assert set(lines.values()) <= set(COMMANDS)
