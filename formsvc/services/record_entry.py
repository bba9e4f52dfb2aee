"""The last steps: the entry is made in the right record, hidden from online access; the request closes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.codes import DocumentCode
from formsvc.domain.decision import Decision
from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId, Subject
from formsvc.domain.letter_order import DrawnPart, Letter, LetterId, LetterStatus, RecordEntryFiling
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.policies import FINAL
from formsvc.domain.record_codes import RecordCode, codes_for
from formsvc.domain.status import Status
from formsvc.domain.subject_safety import SubjectSafety
from formsvc.services.assess import assessment_view, renew_assessment
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record


@dataclass(frozen=True)
class EntryView:
    """One entry with whose record it is for, so that the right record is open."""

    request: InformationRequest
    letter: Letter
    part: DrawnPart
    subject: Subject
    filing: RecordEntryFiling
    codes: tuple[RecordCode, ...] = ()  # that fit this record; the person chooses, in their own system (C-2)
    safety: SubjectSafety | None = None


def view_entry(
    uow: UnitOfWork, letter_id: LetterId, part: int, *, by: StaffMember, at: datetime
) -> EntryView:
    """The entry's text and the identifiers of the record it belongs in; the look is recorded."""
    with uow:
        letter, request = _entry(uow, letter_id, part, by, closed_too=True)
        decision = uow.decisions.get(letter.decision_id)
        subjects = uow.information_requests.subjects(request.id)
        subject = next(s for s in subjects if s.id == decision.subject_id)
        view = EntryView(
            request=request,
            letter=letter,
            part=next(p for p in letter.parts if p.part == part),
            subject=subject,
            filing=_filing(uow, letter_id, part),
            codes=codes_for(subject.part),
            safety=uow.subject_safety.of_subject(subject.id),
        )
        record(uow, Event.LETTER_VIEWED, by=by, at=at, request_id=request.id,
               about=("letter", letter_id), part=part)  # fmt: skip
        uow.commit()
    return view


def confirm_entry_made(
    uow: UnitOfWork, letter_id: LetterId, part: int, *, by: StaffMember, at: datetime
) -> RequestId:
    """The person says that this entry stands in the right record."""
    with uow:
        letter, _ = _entry(uow, letter_id, part, by)
        filing = _filing(uow, letter_id, part)
        if filing.made_at is None:
            uow.letters.put_filing(replace(filing, made_by=by.id, made_at=at))
            record(uow, Event.RECORD_ENTRY_MADE, by=by, at=at, request_id=letter.request_id,
                   about=("letter", letter_id), part=part)  # fmt: skip
            uow.commit()
    return letter.request_id


def confirm_entry_hidden(
    uow: UnitOfWork, letter_id: LetterId, part: int, *, by: StaffMember, at: datetime
) -> RequestId:
    """The person says that it is hidden from online access; with the last one a final request closes.

    Cannot come before the entry is made, and cannot be skipped (documents guide 2.2 and V-1).
    """
    with uow:
        letter, request = _entry(uow, letter_id, part, by)
        filing = _filing(uow, letter_id, part)
        if filing.made_at is None:
            raise NotReady("Confirm first that the entry has been made in the record.")
        if filing.hidden_at is None:
            uow.letters.put_filing(replace(filing, hidden_by=by.id, hidden_at=at))
            record(uow, Event.RECORD_ENTRY_HIDDEN, by=by, at=at, request_id=letter.request_id,
                   about=("letter", letter_id), part=part)  # fmt: skip
        decision = uow.decisions.get(letter.decision_id)
        if decision.outcome in FINAL and not open_steps(uow, decision):
            _close(uow, request, by=by, at=at, because="The record entry is made and hidden.")
        uow.commit()
    return letter.request_id


def close_request(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> None:
    """Close an authorised request that has nothing left to file. Raises ``NotReady`` with what is left."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.FILE_RECORD_ENTRY, request)
        decision = uow.decisions.current(request_id)
        if decision is None or request.status is not Status.AUTHORISED:
            raise NotReady("A request is closed when its decision has been authorised and filed.")
        steps = open_steps(uow, decision)
        if steps:
            raise NotReady("Before the request can be closed: " + " ".join(steps))
        _close(uow, request, by=by, at=at, because="Everything is filed.")
        uow.commit()


def reopen_with_answer(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> None:
    """The agency has answered our questions: assess again, with the answers given so far."""
    with uow:
        view = assessment_view(uow, request_id, by=by)
        check_may(by, Act.ASSESS, view.request)
        decision = uow.decisions.current(request_id)
        if view.request.status is not Status.AUTHORISED or decision is None or decision.outcome in FINAL:
            raise NotReady(
                "Only a request that waits for an agency's answer or for advice can be taken up again."
            )
        renew_assessment(uow, view.request, view.assessment, by=by, at=at)
        uow.information_requests.put(view.request.moved_to(Status.CAPTURED))
        uow.commit()


def open_steps(uow: UnitOfWork, decision: Decision) -> tuple[str, ...]:
    """What is left before the request may close, each as a sentence."""
    steps = []
    for letter in uow.letters.of_decision(decision.id):
        if letter.draft:
            continue
        if letter.status is LetterStatus.BLOCKED:
            steps.append("A document was stopped by a check. Look at it, and have it drawn up again.")
        elif letter.status is not LetterStatus.DRAWN:
            steps.append("A document is still being drawn up.")
        elif letter.code is DocumentCode.RECORD_ENTRY:
            steps += _entry_steps(uow, letter)
    return tuple(dict.fromkeys(steps))


def _entry_steps(uow: UnitOfWork, letter: Letter) -> list[str]:
    filings = {filing.part: filing for filing in uow.letters.filings(letter.id)}
    steps = []
    for part in letter.parts:
        filing = filings.get(part.part)
        if filing is None or filing.made_at is None:
            steps.append("Make the record entry, then confirm that it is made.")
        elif filing.hidden_at is None:
            steps.append("Hide the record entry from online access, then confirm that it is hidden.")
    return steps


def _entry(
    uow: UnitOfWork, letter_id: LetterId, part: int, by: StaffMember, *, closed_too: bool = False
) -> tuple[Letter, InformationRequest]:
    letter = uow.letters.get(letter_id)
    request = uow.information_requests.get(letter.request_id)
    check_may(by, Act.FILE_RECORD_ENTRY, request)
    if letter.code is not DocumentCode.RECORD_ENTRY or all(p.part != part for p in letter.parts):
        raise NotFound()
    statuses = (Status.AUTHORISED, Status.CLOSED) if closed_too else (Status.AUTHORISED,)
    if letter.draft or letter.status is not LetterStatus.DRAWN or request.status not in statuses:
        raise NotReady("A record entry is made when the decision has been authorised.")
    return letter, request


def _filing(uow: UnitOfWork, letter_id: LetterId, part: int) -> RecordEntryFiling:
    for filing in uow.letters.filings(letter_id):
        if filing.part == part:
            return filing
    return RecordEntryFiling(letter_id, part)


def _close(
    uow: UnitOfWork, request: InformationRequest, *, by: StaffMember, at: datetime, because: str
) -> None:
    uow.information_requests.put(request.closed(at=at, because=because))
    record(uow, Event.REQUEST_CLOSED, by=by, at=at, request_id=request.id)
