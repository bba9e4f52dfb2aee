"""The watcher is killed again and again while a scanner writes: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from formsvc.bootstrap import Services, build
from formsvc.cli.demonstration.people import PRACTICE
from formsvc.intake.scan_folder import TAKEN
from tests.factories import make_empty_surgery, settings_in
from tests.fakes import PDF

ROOT = Path(__file__).parents[2]


def start_watch(folder: Path, scans: Path) -> subprocess.Popen[bytes]:
    settings = settings_in(folder)
    environ = {
        **os.environ, "PYTHONPATH": str(ROOT), "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(settings.data_folder), "FORMSVC_KEY_FILE": str(settings.key_file),
        "FORMSVC_SECRET_KEY_FILE": str(settings.secret_key_file), "FORMSVC_SCAN_FOLDER": str(scans),
        "FORMSVC_SCAN_SETTLE_SECONDS": "0.2", "FORMSVC_INTAKE_PRACTICE": PRACTICE.ods_code,
    }  # fmt: skip
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "formsvc.cli", "watch"], cwd=ROOT, env=environ, stdout=log, stderr=log
        )


def kept(services: Services) -> list[tuple[str, bytes]]:
    with services.uow(PRACTICE.id) as uow:
        rows = uow.information_requests.open_rows(after=None, limit=1_000)
        found = [one for row in rows for one in uow.documents.of_request(row.request_id)]
    return sorted((one.name, services.files.open(one.file_id)) for one in found)


@pytest.mark.parametrize("kills", [6, pytest.param(100, marks=pytest.mark.long)])
def test_promise_kills_while_scans_come_in_lose_and_double_nothing(tmp_path: Path, kills: int) -> None:
    folder, scans = tmp_path / "surgery", tmp_path / "scans"
    scans.mkdir()
    make_empty_surgery(folder)
    written: dict[str, bytes] = {}
    done = threading.Event()

    def scan() -> None:
        while not done.wait(0.15):
            name = f"{len(written)}.pdf"
            written[name] = PDF + name.encode() * 200
            (scans / name).write_bytes(written[name])

    scanner, chance = threading.Thread(target=scan), random.Random(4711)
    scanner.start()
    try:
        for _ in range(kills):
            watch = start_watch(folder, scans)
            time.sleep(chance.uniform(0.8, 4.0))
            watch.send_signal(signal.SIGKILL)
            watch.wait(10)
    finally:
        done.set()
        scanner.join(10)
    services = build(settings_in(folder))
    watch = start_watch(folder, scans)
    try:
        until = time.monotonic() + 60
        while len(kept(services)) < len(written) and time.monotonic() < until:
            time.sleep(0.2)
        time.sleep(0.5)
        assert kept(services) == sorted(written.items())
        left = [path.name for path in scans.rglob("*") if path.name != TAKEN]
        assert left == []
    finally:
        watch.terminate()
        assert watch.wait(20) == 0
        services.engine.dispose()
