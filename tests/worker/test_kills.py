"""The worker is killed while it reads, evaluates and draws up, and started again: nothing lost or doubled."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from formsvc.bootstrap import Services, build
from formsvc.cli.audit import check
from formsvc.cli.demonstration.people import colleagues
from formsvc.cli.demonstration.scan import police_form
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.document import ReadingStatus
from formsvc.domain.letter_order import LetterStatus
from formsvc.services.receive import Upload
from formsvc.storage.audit_log import audit_event
from formsvc.storage.engine import reading
from formsvc.storage.jobs import job
from formsvc.storage.tables import assessment, document, evaluation, letter, letter_file
from tests.factories import CHALLENGE, CONSENT, make_empty_surgery, settings_in

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 2.5


@contextmanager
def worker(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """``formsvc worker`` on that folder, in a session of its own; whatever is left of it ends with us."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FORMSVC_")}
    environment |= {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(folder / "data"),
        "FORMSVC_KEY_FILE": str(folder / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(folder / "keys" / "session.key"),
        "FORMSVC_LEASE_SECONDS": str(LEASE_SECONDS),
        "FORMSVC_OCR_ENGINE": "tesseract",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", "import sys; from formsvc.cli import main; sys.exit(main(['worker']))"]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def wait_for(holds: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.005)
    return False


def states(services: Services) -> Counter[str]:
    with reading(services.engine) as connection:
        return Counter(connection.execute(select(job.c.state)).scalars())


def all_done(services: Services) -> bool:
    return set(states(services)) == {"done"}


def has_begun(services: Services, actor: str) -> bool:
    """Is one of these in somebody's hands, with more to come?"""
    with reading(services.engine) as connection:
        claimed = select(job.c.message_id).where(job.c.actor == actor, job.c.state == "claimed")
        return connection.execute(claimed).first() is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_empty_surgery(tmp_path)
    return tmp_path


def walk(services: Services) -> Walk:
    return Walk(services, People.of(colleagues()))


def hand_in(services: Services) -> None:
    for case in (CONSENT, CHALLENGE, CONSENT):
        walk(services).received().captured(case.form).answered(case.answers).submitted()


def decide(services: Services) -> None:
    for case in (CONSENT, CHALLENGE):
        made = walk(services).received().captured(case.form).answered(case.answers).submitted().evaluated()
        made.decided(case.outcome)


def upload(services: Services) -> None:
    for number in range(2):
        walk(services).uploaded(Upload("scan.png", police_form() + bytes([number])))


PHASES: tuple[tuple[str, Callable[[Services], None], float], ...] = (
    ("evaluate_assessment", hand_in, 0.02),
    ("draw_up_letter", decide, 0.5),
    ("read_document", upload, 1.0),
)


def left_behind(session: int) -> list[str]:
    """Processes of that session that still live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, of_session = stat.read_text().rpartition(")")[2].split()[:4]
            if int(of_session) == session and state != "Z":
                found.append(stat.parent.name)
    return found


def test_promise_a_killed_worker_loses_nothing_and_doubles_nothing(folder: Path) -> None:
    services = build(settings_in(folder))
    chance = random.Random(20261122)
    in_hand = []
    try:
        for actor, work, longest in PHASES:
            work(services)
            with worker(folder) as process:
                if wait_for(lambda a=actor: has_begun(services, a), 10):
                    in_hand.append(actor)
                    time.sleep(chance.uniform(0, longest))
                process.send_signal(signal.SIGKILL)
                process.wait(10)
                assert wait_for(lambda p=process: not left_behind(p.pid), 5), "A child outlived its worker."
        assert {"draw_up_letter", "read_document"} <= set(in_hand), "A kill came too late to show anything."
        with worker(folder):
            assert wait_for(lambda: all_done(services), 40), states(services)
        everything_once(services)
    finally:
        services.engine.dispose()


def everything_once(services: Services) -> None:
    """Sets and bytes, compared with what was asked for."""
    with reading(services.engine) as connection:
        read = connection.execute(select(document.c.status)).scalars().all()
        assert read == [ReadingStatus.READ] * 2
        handed_in = connection.execute(select(assessment.c.id)).scalars().all()
        evaluated = connection.execute(select(evaluation.c.assessment_id)).scalars().all()
        assert sorted(handed_in) == sorted(evaluated)
        letters = connection.execute(select(letter.c.id, letter.c.status, letter.c.code)).all()
        assert {row.status for row in letters} == {LetterStatus.DRAWN}
        files = connection.execute(select(letter_file)).mappings().all()
        told = connection.execute(
            select(audit_event.c.event, audit_event.c.about_id).where(audit_event.c.actor_id == "worker")
        ).all()
    for row in letters:
        formats = sorted(file["format"] for file in files if file["letter_id"] == row.id)
        assert len(formats) == len(set(formats)) >= 1, row.code
    for file in files:
        content = services.files.open(file["file_id"])
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["size"])
    counted = Counter((row.event, row.about_id) for row in told)
    kept = ("DOCUMENT_READ", "ASSESSMENT_EVALUATED", "LETTER_DRAWN_UP")
    assert {number for (event, _), number in counted.items() if event in kept} == {1}
    assert sum(1 for event, _ in counted if event == "DOCUMENT_READ") == len(read)
    assert sum(1 for event, _ in counted if event == "ASSESSMENT_EVALUATED") == len(handed_in)
    assert sum(1 for event, _ in counted if event == "LETTER_DRAWN_UP") == len(letters)
    assert check(services.engine, None).holds
