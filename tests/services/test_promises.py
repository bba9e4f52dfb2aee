"""What holds for every use case: its event in the same commit, ids only in jobs, nobody else's practice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text

from formsvc.cli.audit import check
from formsvc.cli.demonstration.walk import SCHEDULE, Walk
from formsvc.domain.audit_event import SENTENCES, AuditEvent, Event
from formsvc.domain.capture import Channel
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.errors import NotFound, PermissionDenied
from formsvc.domain.people import PracticeId, Role, StaffMember
from formsvc.domain.status import Status
from formsvc.services import assess, authorise, letters, record_entry
from formsvc.services.capture import withdraw_request
from formsvc.services.decide import Choice, decide
from formsvc.services.emergency import record_emergency
from formsvc.services.evaluate_assessment import ask_again
from formsvc.services.jobs import run_again, stopped_jobs
from formsvc.services.read_document import read_document
from formsvc.services.receive import read_again
from formsvc.services.recording import record
from formsvc.services.release_checks import release_questions
from formsvc.services.status import request_status
from formsvc.services.view_capture import reading_progress, view_capture
from formsvc.services.view_request import download_original, view_page_picture, view_request
from formsvc.services.worklist import show_worklist
from formsvc.storage.engine import reading
from formsvc.storage.jobs import job
from tests.factories import BY_ROLE, CHALLENGE, CONSENT, OTHER_PRACTICE, OUTSIDER, Surgery

LEAD = BY_ROLE[Role.SAFEGUARDING_LEAD]
NOTE = {
    "who_rang": "A constable", "how_checked": "Rang 101", "danger": "A knife", "told_what": "The address",
    "told_whom": "Control room", "number_used": "101", "could_not_wait": "Minutes", "decided_by_name": "Dr A",
    "decided_by_role": "GP",
}  # fmt: skip
BODY = "SELECT * FROM "


class NoAudit(Exception):
    """The audit log cannot be written."""


@contextmanager
def broken_audit(surgery: Surgery) -> Iterator[None]:
    """Units of work whose audit log fails, whatever is recorded."""
    real = surgery.services.uow

    class Broken:
        def __init__(self, practice_id: PracticeId) -> None:
            self._uow: Any = real(practice_id)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._uow, name)

        def __enter__(self) -> Broken:
            self._uow.__enter__()
            self._uow.audit = self
            return self

        def __exit__(self, *error: Any) -> None:
            self._uow.__exit__(*error)

        def record(self, event: AuditEvent) -> None:
            raise NoAudit

        def of_request(self, *_: Any, **__: Any) -> list[AuditEvent]:
            return []

    surgery.services.uow = Broken  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        del surgery.services.uow


def everything(surgery: Surgery) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the counters of sign-in."""
    with reading(surgery.engine) as connection:
        names = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        )
        return {name: [tuple(row) for row in connection.execute(text(BODY + name))] for name in names}


Step = tuple[str, Status, Callable[[Surgery, Walk], object]]


def _letter(surgery: Surgery, walk: Walk, code: DocumentCode = DocumentCode.RECORD_ENTRY) -> Any:
    return surgery.letter(walk, code)


def _picture(surgery: Surgery, walk: Walk) -> Any:
    with surgery.uow as uow:
        return uow.documents.of_request(walk.request_id)[0].id


def _decide(s: Surgery, w: Walk) -> object:
    choice = Choice(Outcome.DISCLOSE_CONSENT, "", SCHEDULE)
    return decide(
        s.uow, w.request_id, choice, seen_version=s.request(w).version, by=LEAD, at=s.now,
        provisions=s.services.provisions,
    )  # fmt: skip


STEPS: list[Step] = [
    ("receive", Status.RECEIVED, lambda s, w: Walk(s.services, s.people).received(Channel.POST)),
    ("upload", Status.RECEIVED, lambda s, w: s.uploaded()),
    ("capture", Status.RECEIVED, lambda s, w: w.captured(CONSENT.form)),
    (
        "withdraw", Status.RECEIVED,
        lambda s, w: withdraw_request(s.uow, w.request_id, because="Twice", by=LEAD, at=s.now),
    ),
    ("emergency", Status.RECEIVED, lambda s, w: record_emergency(s.uow, NOTE, by=LEAD, at=s.now)),
    (
        "emergency on a request", Status.CAPTURED,
        lambda s, w: record_emergency(s.uow, NOTE, request_id=w.request_id, by=LEAD, at=s.now),
    ),
    ("begin", Status.CAPTURED, lambda s, w: assess.begin_assessment(s.uow, w.request_id, by=LEAD, at=s.now)),
    ("evaluate", Status.ASSESSED, lambda s, w: w.evaluated()),
    ("ask again", Status.ASSESSED, lambda s, w: ask_again(s.uow, w.request_id, by=LEAD, at=s.now)),
    (
        "reopen", Status.ASSESSED,
        lambda s, w: assess.reopen_assessment(s.uow, w.request_id, by=LEAD, at=s.now),
    ),
    ("decide", Status.EVALUATED, _decide),
    (
        "send back", Status.DECIDED,
        lambda s, w: authorise.send_back(
            s.uow, w.request_id, because="Not this recipient, please.", by=LEAD, at=s.now
        ),
    ),
    ("authorise", Status.DECIDED, lambda s, w: _authorise(s, w)),
    (
        "entry made", Status.AUTHORISED,
        lambda s, w: record_entry.confirm_entry_made(s.uow, _letter(s, w).id, 1, by=LEAD, at=s.now),
    ),
    ("worklist", Status.RECEIVED, lambda s, w: show_worklist(s.uow, by=LEAD, at=s.now)),
    ("view form", Status.RECEIVED, lambda s, w: view_capture(s.uow, w.request_id, by=LEAD, at=s.now)),
    (
        "view request", Status.AUTHORISED,
        lambda s, w: view_request(s.uow, w.request_id, by=LEAD, at=s.now, provisions=s.services.provisions),
    ),
    (
        "view answers", Status.ASSESSED,
        lambda s, w: assess.view_assessment(s.uow, w.request_id, by=LEAD, at=s.now),
    ),
    (
        "view checks", Status.DECIDED,
        lambda s, w: release_questions(
            s.uow, w.request_id, by=LEAD, at=s.now, provisions=s.services.provisions
        ),
    ),
    (
        "view letter", Status.AUTHORISED,
        lambda s, w: letters.view_letter(s.uow, _letter(s, w).id, by=LEAD, at=s.now),
    ),
    (
        "download", Status.AUTHORISED,
        lambda s, w: letters.download_letter(
            s.uow, s.files, _letter(s, w, DocumentCode.RESPONSE_LETTER).id, 1, "pdf", by=LEAD, at=s.now
        ),
    ),
    (
        "view entry", Status.AUTHORISED,
        lambda s, w: record_entry.view_entry(s.uow, _letter(s, w).id, 1, by=LEAD, at=s.now),
    ),
]  # fmt: skip


def _authorise(s: Surgery, w: Walk) -> None:
    with s.services.__class__.uow(s.services, s.people.lead.practice_id) as uow:
        request, decision = uow.information_requests.get(w.request_id), uow.decisions.current(w.request_id)
        assert decision is not None
        digest = authorise.content_digest(request, authorise.drafts_of(uow, decision))
    authorise.authorise_decision(
        s.uow, w.request_id, seen_digest=digest, by=LEAD, at=s.now, provisions=s.services.provisions
    )


@pytest.mark.parametrize(("name", "at", "does"), STEPS, ids=[step[0] for step in STEPS])
def test_promise_no_audit_event_no_change_and_no_look(
    shared_surgery: Surgery, name: str, at: Status, does: Callable[[Surgery, Walk], object]
) -> None:
    walk = shared_surgery.walk(CONSENT, at)
    before = everything(shared_surgery)
    with broken_audit(shared_surgery), pytest.raises(NoAudit):
        does(shared_surgery, walk)
    assert everything(shared_surgery) == before
    events = len(before["audit_event"])
    does(shared_surgery, walk)
    assert len(everything(shared_surgery)["audit_event"]) > events, f"{name} left no trace"


def test_promise_what_is_rolled_back_leaves_neither_change_nor_event_nor_job(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.ASSESSED)
    assessment = surgery.assessment(walk)
    before = everything(surgery)
    with surgery.uow as uow:  # left without a commit, as when the plug is pulled
        request = uow.information_requests.get(walk.request_id)
        uow.information_requests.put(replace(request, is_emergency=True))
        record(uow, Event.REQUEST_VIEWED, by=LEAD, at=surgery.now, request_id=walk.request_id)
        uow.jobs.add(assess.evaluation_job(assessment))
    assert everything(surgery) == before


def test_the_log_of_a_whole_journey_holds_and_every_event_has_its_sentence(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.CLOSED)
    assert check(surgery.engine, None).holds
    with surgery.uow as uow:
        events = uow.audit.of_request(walk.request_id)
    assert {event.event for event in events} <= set(SENTENCES) == set(Event)
    assert events[0].event is Event.REQUEST_CLOSED  # newest first
    assert {event.actor for event in events} >= {"worker", LEAD.id}


MARKERS = {
    "requester_name": "Zebedee Markerson", "subject_name": "Quillon Markerby",
    "subject_nhs_number": "9990000026", "subject_address": "7 Markerlane",
    "requester_email": "marker@markers.example", "reference": "MARK/77",
    "purpose": "Markerpurpose", "information_sought": "Markernotes",
}  # fmt: skip


def test_promise_no_job_and_no_audit_event_carries_a_word_of_a_person(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.CLOSED, **MARKERS)
    with surgery.uow as uow:
        assert uow.information_requests.get(walk.request_id).capture.text("reference") == "MARK/77"
    surgery.uploaded()
    rows = everything(surgery)
    with reading(surgery.engine) as connection:
        bodies = connection.execute(select(job.c.body)).scalars().all()
    assert len(bodies) >= 11
    clear = repr(bodies) + repr(rows["audit_event"]) + repr(rows["job"])
    for word in (*MARKERS.values(), "Grace Holloway", "marker", "Marker"):
        assert word not in clear


def test_promise_no_word_of_a_case_lies_open_in_the_database(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED, **MARKERS)
    walk.authorised().drawn_up()
    surgery.engine.dispose()
    folder = surgery.services.settings.data_folder
    disk = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for word in (*MARKERS.values(), "Consultation note about the injury", "The words of the"):
        assert word.encode() not in disk, word
    assert b"DL-2026-0001" in disk  # the search finds what lies open


def calls(s: Surgery, w: Walk, who: StaffMember) -> Iterator[Callable[[], object]]:
    """Every use case that takes an id, asked by somebody of the other practice."""
    uow, provisions = s.services.uow(OTHER_PRACTICE.id), s.services.provisions
    request, letter, document = w.request_id, _letter(s, w), _picture(s, w)
    at, by = s.now, who
    yield lambda: view_capture(uow, request, by=by, at=at)
    yield lambda: reading_progress(uow, request, by=by)
    yield lambda: withdraw_request(uow, request, because="x", by=by, at=at)
    yield lambda: record_emergency(uow, NOTE, request_id=request, by=by, at=at)
    yield lambda: assess.begin_assessment(uow, request, by=by, at=at)
    yield lambda: assess.view_assessment(uow, request, by=by, at=at)
    yield lambda: assess.answer_question(uow, request, "imminent_risk", "no", by=by, at=at)
    yield lambda: assess.submit_assessment(uow, request, by=by, at=at)
    yield lambda: assess.reopen_assessment(uow, request, by=by, at=at)
    yield lambda: ask_again(uow, request, by=by, at=at)
    yield lambda: decide(
        uow, request, Choice(Outcome.DECLINE, ""), seen_version=0, by=by, at=at, provisions=provisions
    )
    yield lambda: authorise.authorise_decision(
        uow, request, seen_digest="", by=by, at=at, provisions=provisions
    )
    yield lambda: authorise.send_back(uow, request, because="x" * 20, by=by, at=at)
    yield lambda: release_questions(uow, request, by=by, at=at, provisions=provisions)
    yield lambda: view_request(uow, request, by=by, at=at, provisions=provisions)
    yield lambda: request_status(uow, request, by=by)
    yield lambda: letters.view_letter(uow, letter.id, by=by, at=at)
    yield lambda: letters.download_letter(uow, s.files, letter.id, 1, "txt", by=by, at=at)
    yield lambda: letters.ask_to_draw_again(uow, letter.id, by=by, at=at)
    yield lambda: letters.draw_up_letter(
        uow, s.files, s.press, letter.id, clock=s.services.clock, provisions=provisions
    )
    yield lambda: record_entry.view_entry(uow, letter.id, 1, by=by, at=at)
    yield lambda: record_entry.confirm_entry_made(uow, letter.id, 1, by=by, at=at)
    yield lambda: record_entry.confirm_entry_hidden(uow, letter.id, 1, by=by, at=at)
    yield lambda: record_entry.close_request(uow, request, by=by, at=at)
    yield lambda: record_entry.reopen_with_answer(uow, request, by=by, at=at)
    yield lambda: view_page_picture(uow, s.files, document, 1, by=by, at=at)
    yield lambda: download_original(uow, s.files, document, by=by, at=at)
    yield lambda: read_again(uow, document, by=by, at=at)
    yield lambda: read_document(uow, s.files, s.reader, document, clock=s.services.clock)
    yield lambda: show_worklist(uow, by=by, at=at, after=request)


def test_promise_another_practices_things_are_not_there_for_anybody(surgery: Surgery) -> None:
    walk = surgery.uploaded()
    walk.captured(CONSENT.form).answered(CONSENT.answers).submitted().evaluated()
    walk.decided(CONSENT.outcome).drawn_up().authorised().drawn_up()
    before = everything(surgery)
    asked = 0
    for call in calls(surgery, walk, OUTSIDER):
        with pytest.raises(NotFound) as refused:
            call()
        assert str(refused.value) == "We could not find that page."
        asked += 1
    assert asked == 30
    assert everything(surgery) == before
    theirs = show_worklist(surgery.services.uow(OTHER_PRACTICE.id), by=OUTSIDER, at=surgery.now)
    assert theirs.items == []


def test_an_emergency_is_on_top_of_the_worklist_with_its_note_kept(surgery: Surgery) -> None:
    surgery.walk(CHALLENGE, Status.CAPTURED, urgency="urgent")
    walk = Walk(surgery.services, surgery.people)
    walk.request_id = record_emergency(surgery.uow, NOTE, by=surgery.people.reception, at=surgery.now)
    work = show_worklist(surgery.uow, by=LEAD, at=surgery.now)
    assert work.items[0].row.request_id == walk.request_id
    with surgery.uow as uow:
        (note,) = uow.emergencies.of_request(walk.request_id)
    assert (note.danger, note.recorded_by) == ("A knife", surgery.people.reception.id)
    assert surgery.events(walk.request_id) == ["REQUEST_RECEIVED", "EMERGENCY_RECORDED"]
    for role in (Role.ADMIN, Role.AUDITOR, Role.IG_LEAD):
        with pytest.raises(PermissionDenied):
            record_emergency(surgery.uow, NOTE, by=BY_ROLE[role], at=surgery.now)


def test_stopped_jobs_are_for_who_looks_after_them(surgery: Surgery) -> None:
    assert stopped_jobs(surgery.uow, by=BY_ROLE[Role.PRACTICE_MANAGER]) == []
    for role in set(Role) - {Role.PRACTICE_MANAGER, Role.ADMIN}:
        with pytest.raises(PermissionDenied):
            stopped_jobs(surgery.uow, by=BY_ROLE[role])
        with pytest.raises(PermissionDenied):
            run_again(surgery.uow, "no-such-job", by=BY_ROLE[role], at=surgery.now)
    with pytest.raises(NotFound):
        run_again(surgery.uow, "no-such-job", by=BY_ROLE[Role.ADMIN], at=surgery.now)
