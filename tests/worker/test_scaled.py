"""The same worker on PostgreSQL and RabbitMQ, by settings alone: scan read, answers judged, letters drawn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from formsvc.bootstrap import Services, build
from formsvc.cli.audit import check
from formsvc.cli.demonstration.people import colleagues
from formsvc.cli.demonstration.scan import police_form
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.codes import Outcome
from formsvc.domain.document import ReadingStatus
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.status import Status
from formsvc.services.letters import letters_of
from formsvc.services.receive import Upload
from tests.databases import new_postgresql_database
from tests.factories import CONSENT, furnish, settings_in

pytestmark = [pytest.mark.postgresql, pytest.mark.rabbitmq]
ROOT = Path(__file__).parents[2]


@contextmanager
def running_worker(folder: Path, settings: dict[str, str]) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORMSVC_")}
    ours = {f"FORMSVC_{name}": value for name, value in settings.items()}
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "formsvc.cli", "worker"],
            env={**kept, **ours, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 0, (folder / "worker.log").read_text()[-2000:]


def wait_until(holds: Callable[[], bool], seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "The worker did not do it in time."
        time.sleep(0.1)


def test_a_request_goes_its_way_on_postgresql_and_rabbitmq(
    tmp_path: Path, postgresql_server: str, rabbitmq_server: str
) -> None:
    outside = {
        "DATABASE_URL": new_postgresql_database(postgresql_server),
        "BROKER_URL": rabbitmq_server,
        "OCR_ENGINE": "tesseract",
    }
    services: Services = build(settings_in(tmp_path, **outside))
    furnish(services)
    settings = {
        **outside,
        "DEMONSTRATION": "yes",
        "DATA_FOLDER": str(tmp_path / "data"),
        "KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
        "SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
    }
    people = People.of(colleagues())
    with running_worker(tmp_path, settings):
        scan = Walk(services, people).uploaded(Upload("scan.png", police_form()))
        walk = Walk(services, people).received().captured(CONSENT.form).answered(CONSENT.answers).submitted()
        wait_until(lambda: _status(walk) is Status.EVALUATED)
        walk.decided(Outcome.DISCLOSE_CONSENT)
        wait_until(lambda: _drawn(walk, draft=True))
        walk.authorised()
        wait_until(lambda: _drawn(walk, draft=False))
        wait_until(lambda: _read(scan))
    assert check(services.engine, None).holds
    services.engine.dispose()


def _status(walk: Walk) -> Status:
    with walk.uow as uow:
        return uow.information_requests.get(walk.request_id).status


def _drawn(walk: Walk, *, draft: bool) -> bool:
    with walk.uow as uow:
        letters = [one for one in letters_of(uow, walk.request_id) if one.draft is draft]
    return bool(letters) and all(one.status is LetterStatus.DRAWN for one in letters)


def _read(walk: Walk) -> bool:
    with walk.uow as uow:
        return all(one.status is ReadingStatus.READ for one in uow.documents.of_request(walk.request_id))
