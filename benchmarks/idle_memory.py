"""How much memory web and worker hold together while idle.

Measured twice: just after the demonstration's scan was read, when the reader still waits for another, and
after it has gone, some five minutes later. Counts the proportional share (PSS) of every process of
`formsvc up`. Run: python benchmarks/idle_memory.py [--only-warm].
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

GOAL_MB = 600
PATIENCE = 120.0
READER_GONE = 340.0  # it ends by itself after 300 s without work


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def tree(pid: int) -> list[int]:
    """The process and all that it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def share_mb(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024


def settled(folder: Path) -> bool:
    log = (folder / "log").read_text()
    return "worker.ready" in log and "formsvc is at" in log and '"read_document"' in log and "job.done" in log


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = {
            "DEMONSTRATION": "yes", "DATA_FOLDER": f"{name}/data", "KEY_FILE": f"{name}/keys/formsvc.key",
            "SECRET_KEY_FILE": f"{name}/keys/session.key", "PORT": str(free_port()),
        }  # fmt: skip
        environ = {**os.environ, **{f"FORMSVC_{key}": value for key, value in ours.items()}}
        program = str(Path(sys.executable).with_name("formsvc"))
        subprocess.run([program, "demo", "--quiet"], env=environ, check=True)
        with (folder / "log").open("wb") as log:
            up = subprocess.Popen(
                [program, "up"], env=environ, stdout=log, stderr=log, start_new_session=True
            )
        try:
            ends = time.monotonic() + PATIENCE
            while not settled(folder) and time.monotonic() < ends:
                time.sleep(0.5)
            time.sleep(5)
            urlopen(f"http://127.0.0.1:{ours['PORT']}/sign-in").read()
            total = say("just after reading", up.pid)
            if "--only-warm" not in sys.argv:
                time.sleep(READER_GONE)
                total = say("while idle", up.pid)
        finally:
            os.killpg(up.pid, signal.SIGTERM)
            up.wait(30)
    return 0 if total < GOAL_MB else 1


def say(when: str, pid: int) -> float:
    shares = sorted((share_mb(one) for one in tree(pid)), reverse=True)
    total = sum(shares)
    print(f"{when}: {total:.0f} MB in {len(shares)} processes; goal while idle: under {GOAL_MB} MB")
    print("  " + ", ".join(f"{share:.0f}" for share in shares), flush=True)
    return total


if __name__ == "__main__":
    sys.exit(main())
