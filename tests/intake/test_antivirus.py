"""The virus checker: what it stops is stopped, and while it is away nothing passes."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from formsvc.domain.document import ReadingStatus
from formsvc.domain.errors import NotReady
from formsvc.intake.antivirus import CHUNK, Clamd
from formsvc.services.job_queue import JobState
from formsvc.services.ports import ReadingRefused
from formsvc.services.read_document import read_document
from formsvc.services.view_capture import Reading, reading_progress
from formsvc.services.view_request import download_original
from formsvc.services.virus_checker import CheckerAway
from formsvc.worker import middleware
from formsvc.worker.main import start
from tests.factories import Surgery
from tests.fakes import PDF
from tests.intake.fake_clamd import SIGNATURE, clamd

LONG = b"x" * (3 * CHUNK + 5)
NOBODY = "127.0.0.1:1"


@pytest.fixture(params=["socket", "port"])
def running(request, tmp_path: Path):
    with clamd(tmp_path / "clamd.ctl" if request.param == "socket" else None) as found:
        yield found


@pytest.mark.parametrize("content", [b"", b"x", LONG, LONG[: 2 * CHUNK]], ids=len)
def test_every_byte_is_looked_at_and_what_is_clean_passes(running, content):
    address, behaviour = running
    Clamd(address).check(content)
    assert behaviour.seen == [content]


def test_what_it_knows_is_refused_with_its_code(running):
    with pytest.raises(ReadingRefused) as refused:
        Clamd(running[0]).check(LONG + SIGNATURE)
    assert refused.value.code == "UP-11"
    assert refused.value.sentence.startswith("The virus checker stopped this file. Do not open it.")


@pytest.mark.parametrize(
    "answer",
    [
        b"stream: OK", b"", b"\0", b"OK\0", b"stream: OKAY\0", b"stream: Access denied. ERROR\0",
        b"UNKNOWN COMMAND\0", b"\xff" * 5_000 + b"\0", b"stream: OK\0stream: OK\0",
    ],
)  # fmt: skip
def test_promise_nothing_but_a_plain_ok_lets_a_file_pass(running, answer):
    address, behaviour = running
    behaviour.instead = answer
    with pytest.raises(CheckerAway, match="UP-12"):
        Clamd(address, seconds=2).check(PDF)


@pytest.mark.parametrize("answer", [None, b"INSTREAM size limit exceeded. ERROR\0"])
def test_a_checker_that_hangs_up_in_the_middle_is_away(running, answer):
    address, behaviour = running
    behaviour.instead, behaviour.hangs_up_after = answer, CHUNK
    with pytest.raises(CheckerAway):
        Clamd(address).check(b"x" * 20_000_000)


def test_a_checker_that_says_nothing_is_away_after_a_while():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        with pytest.raises(CheckerAway):
            Clamd(f"127.0.0.1:{silent.getsockname()[1]}", seconds=0.3).check(PDF)
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("address", [NOBODY, "/nowhere/clamd.ctl"])
def test_a_checker_that_is_not_there_is_away(address):
    with pytest.raises(CheckerAway):
        Clamd(address).check(PDF)
    assert not Clamd(address).is_there()


def test_it_says_whether_it_is_there(running):
    assert Clamd(running[0]).is_there()


def read(surgery: Surgery, walk, checker) -> None:
    read_document(
        surgery.uow, surgery.files, surgery.reader, document(surgery, walk).id,
        clock=surgery.services.clock, checker=checker,
    )  # fmt: skip


def document(surgery: Surgery, walk):
    with surgery.uow as uow:
        (only,) = uow.documents.of_request(walk.request_id)
    return only


def test_promise_what_is_found_is_never_opened_and_goes_to_nobody(surgery: Surgery, running) -> None:
    walk = surgery.uploaded(PDF + SIGNATURE)
    read(surgery, walk, Clamd(running[0]))
    stopped = document(surgery, walk)
    assert (stopped.status, stopped.refusal_code) == (ReadingStatus.REFUSED, "UP-11")
    assert surgery.reader.reads == 0
    assert surgery.events(walk.request_id)[-1] == "DOCUMENT_REFUSED"
    with pytest.raises(NotReady, match="Do not open it"):
        download_original(surgery.uow, surgery.files, stopped.id, by=surgery.people.reception, at=surgery.now)


def test_what_has_not_been_looked_at_goes_to_nobody(surgery: Surgery) -> None:
    walk = surgery.uploaded()
    with pytest.raises(NotReady, match="has not been checked for viruses yet"):
        download_original(
            surgery.uow, surgery.files, document(surgery, walk).id, by=surgery.people.reception,
            at=surgery.now, is_checked_first=True,
        )  # fmt: skip
    assert "ORIGINAL_DOWNLOADED" not in surgery.events(walk.request_id)


def test_while_it_is_away_the_document_waits_and_is_read_when_it_is_back(surgery: Surgery, running) -> None:
    walk = surgery.uploaded()
    for _ in range(2):
        with pytest.raises(CheckerAway):
            read(surgery, walk, Clamd(NOBODY))
    waiting = document(surgery, walk)
    assert (waiting.status, waiting.refusal_code) == (ReadingStatus.WAITING, "UP-12")
    assert surgery.reader.reads == 0
    _, progress = reading_progress(surgery.uow, walk.request_id, by=surgery.people.reception)
    assert progress.state is Reading.CHECKER_AWAY
    assert progress.state.is_going_on

    read(surgery, walk, Clamd(running[0]))
    done = document(surgery, walk)
    assert (done.status, done.refusal_code, done.refusal) == (ReadingStatus.READ, "", "")


def test_promise_the_worker_waits_for_the_checker_however_long_it_is_away(
    surgery: Surgery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "WAIT_MS", 60)
    path, tries = tmp_path / "clamd.ctl", []
    checker = Clamd(str(path))
    look = checker.check
    monkeypatch.setattr(checker, "check", lambda content: (tries.append(1), look(content)))
    surgery.services.__dict__["checker"] = checker
    walk = surgery.uploaded()
    about = f"document:{document(surgery, walk).id}"
    worker = start(surgery.services)
    try:
        until(lambda: len(tries) > 6)  # more often than a job that fails would be tried
        with surgery.uow as uow:
            job = uow.jobs.newest_about(about)
        assert job is not None
        assert (job.failures, job.state is JobState.DEAD) == (0, False)
        assert document(surgery, walk).refusal_code == "UP-12"
        with clamd(path):
            until(lambda: document(surgery, walk).status is ReadingStatus.READ)
    finally:
        worker.stop(timeout=5_000)
        worker.broker.close()


def until(holds) -> None:
    ends = time.monotonic() + 15
    while not holds():
        assert time.monotonic() < ends, "It did not come about in time."
        time.sleep(0.03)
