"""Intake keeps the promises: no event, no change; one practice's own; nothing of anybody readable at rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from formsvc.cli.demonstration.people import PRACTICE
from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.capture import Channel
from formsvc.domain.errors import NotFound
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.domain.system_people import SCANNER
from formsvc.services import quarantine
from formsvc.services.joining import join_request, looks_like
from formsvc.services.read_document import read_document
from formsvc.services.receive import Upload, add_later_papers
from formsvc.services.unattended import receive_unattended
from tests.factories import ADMIN, BY_ROLE, CONSENT, OTHER_PRACTICE, OUTSIDER, Surgery
from tests.fakes import PDF
from tests.services.test_promises import NoAudit, broken_audit, everything

LEAD = BY_ROLE[Role.SAFEGUARDING_LEAD]
REASON = "IT support has asked for it."


def refused(s: Surgery) -> Any:
    """A document that the virus checker stopped."""
    walk = s.uploaded()
    with s.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    s.reader.refuses = ("UP-11", "The virus checker stopped this file. Do not open it.")
    read_document(s.uow, s.files, s.reader, document.id, clock=s.services.clock)
    s.reader.refuses = None
    return document


def pair(s: Surgery) -> tuple[Walk, Walk]:
    """A request and a chaser that looks like it."""
    return s.walk(CONSENT, Status.CAPTURED), s.uploaded().captured(CONSENT.form)


STEPS: dict[str, tuple[Callable[[Surgery], Any], Callable[[Surgery, Any], object]]] = {
    "join": (
        pair,
        lambda s, at: join_request(s.uow, at[1].request_id, into=at[0].request_id, by=LEAD, at=s.now),
    ),
    "later paper": (
        lambda s: s.uploaded(),
        lambda s, at: add_later_papers(
            s.uow, s.files, s.reader, at.request_id, [Upload("b", PDF + b"later")], by=LEAD, at=s.now
        ),
    ),
    "scan folder": (
        lambda s: None,
        lambda s, _: receive_unattended(
            s.uow, s.files, s.reader, Upload("b", PDF + b"scanned"), who=SCANNER,
            channel=Channel.SCAN_FOLDER, at=s.now,
        ),
    ),
    "look at quarantine": (refused, lambda s, _: quarantine.view_quarantine(s.uow, by=ADMIN, at=s.now)),
    "hand over": (
        refused,
        lambda s, at: quarantine.hand_over(s.uow, s.files, at.id, because=REASON, by=ADMIN, at=s.now),
    ),
    "destroy": (
        refused, lambda s, at: quarantine.destroy(s.uow, at.id, because=REASON, by=ADMIN, at=s.now)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_promise_without_its_event_nothing_of_intake_is_done(surgery: Surgery, name: str) -> None:
    begins, does = STEPS[name]
    at = begins(surgery)
    before = everything(surgery)
    with broken_audit(surgery), pytest.raises(NoAudit):
        does(surgery, at)
    assert everything(surgery) == before
    does(surgery, at)
    assert len(everything(surgery)["audit_event"]) > len(before["audit_event"])


def test_promise_another_practice_sees_nothing_of_what_is_refused_here(surgery: Surgery) -> None:
    held = refused(surgery)
    theirs = surgery.services.uow(OTHER_PRACTICE.id)
    assert quarantine.held_files(theirs) == []
    for does in (
        lambda: quarantine.held_file(theirs, held.id, by=OUTSIDER),
        lambda: quarantine.hand_over(
            theirs, surgery.files, held.id, because=REASON, by=OUTSIDER, at=surgery.now
        ),
        lambda: quarantine.destroy(theirs, held.id, because=REASON, by=OUTSIDER, at=surgery.now),
    ):
        with pytest.raises(NotFound):
            does()
    assert surgery.files.open(held.file_id)


def test_promise_the_same_person_at_another_practice_is_nobody_here(surgery: Surgery) -> None:
    _, second = pair(surgery)
    assert len(looks_like(surgery.uow, second.request_id, by=LEAD)) == 1
    with surgery.services.uow(OTHER_PRACTICE.id) as theirs:
        assert theirs.request_marks.like(second.request_id) == []


def test_promise_marks_and_reasons_are_not_readable_at_rest(surgery: Surgery) -> None:
    pair(surgery)
    quarantine.destroy(surgery.uow, refused(surgery).id, because=REASON, by=ADMIN, at=surgery.now)
    rows = everything(surgery)
    assert len(rows["request_mark"]) == 2
    kept = repr(rows["request_mark"] + rows["quarantine_step"]).casefold()
    form = CONSENT.form
    for words in (
        form["requester_org"],
        form["reference"],
        form["subject_name"],
        form["subject_dob"],
        REASON,
    ):
        for word in str(words).casefold().split():
            assert len(word) < 4 or word not in kept, word
    one, other = (row[2:] for row in rows["request_mark"])
    assert one == other  # the same marks, as they are compared
    assert len(set(one)) == len(one)


def test_a_request_of_the_practice_itself_stays_with_it(surgery: Surgery) -> None:
    arrival = receive_unattended(
        surgery.uow, surgery.files, surgery.reader, Upload("b", PDF), who=SCANNER,
        channel=Channel.SCAN_FOLDER, at=surgery.now,
    )  # fmt: skip
    with surgery.uow as uow:
        request = uow.information_requests.get(arrival.request_id)  # type: ignore[arg-type]
    assert (request.practice_id, arrival.is_new) == (PRACTICE.id, True)
