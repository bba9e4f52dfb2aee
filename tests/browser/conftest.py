"""formsvc as it is shipped: web and worker as processes of their own, a practice with its people."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from formsvc.bootstrap import build, now, upgrade_database
from formsvc.cli.demonstration.directory import add_agencies
from formsvc.cli.demonstration.people import add_people
from formsvc.settings import load_settings
from tests.servers import free_port


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running formsvc with one account for each role and no request yet."""
    folder = tmp_path_factory.mktemp("house")
    port = free_port()
    ours = {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(folder / "data"),
        "FORMSVC_KEY_FILE": str(folder / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(folder / "keys" / "session.key"),
        "FORMSVC_PORT": str(port),
    }
    services = build(load_settings(ours))
    upgrade_database(services)
    add_people(services, at=now())
    add_agencies(services, at=now())
    services.engine.dispose()
    site = f"http://127.0.0.1:{port}"
    processes = [_start(command, ours, folder) for command in ("web", "worker")]
    try:
        _wait_for(f"{site}/health", processes[0])
        yield site
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            process.wait(30)


def _start(command: str, settings: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / f"{command}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "formsvc.cli", command],
            env={**os.environ, **settings},
            stdout=log,
            stderr=log,
        )


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "The web process ended before it listened."
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The web process did not listen within 30 seconds.")
