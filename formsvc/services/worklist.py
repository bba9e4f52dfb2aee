"""What waits, and what of it waits for this person: urgent first, nothing that identifies a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.capture import Channel, Urgency
from formsvc.domain.codes import Outcome
from formsvc.domain.information_request import InformationRequest
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, may, may_authorise
from formsvc.domain.status import Status
from formsvc.services.ports import UnitOfWork, WorklistRow
from formsvc.services.recording import record

PAGE = 50
STEPS = {
    Status.RECEIVED: "Check the request form",
    Status.CAPTURED: "Answer the questions",
    Status.ASSESSED: "The answers are being checked",
    Status.EVALUATED: "Decide",
    Status.DECIDED: "Authorise",
    Status.AUTHORISED: "Send and file",
    Status.CLOSED: "Nothing left to do",
}
TAKEN_BY = {
    Status.RECEIVED: Act.SEE_REQUEST,
    Status.CAPTURED: Act.ASSESS,
    Status.EVALUATED: Act.DECIDE,
    Status.AUTHORISED: Act.DOWNLOAD_LETTER,
}


@dataclass(frozen=True)
class WorklistItem:
    """One line: the request, whether it waits for this person, and the words of the next step."""

    row: WorklistRow
    is_mine: bool
    next_step: str
    is_overdue: bool


@dataclass(frozen=True)
class Worklist:
    items: Sequence[WorklistItem]
    next_after: str | None  # where the next page begins

    @property
    def mine(self) -> list[WorklistItem]:
        return [item for item in self.items if item.is_mine]

    @property
    def others(self) -> list[WorklistItem]:
        return [item for item in self.items if not item.is_mine]


def show_worklist(uow: UnitOfWork, *, by: StaffMember, at: datetime, after: str | None = None) -> Worklist:
    """The open requests that this person may know of; the look is recorded."""
    with uow:
        rows = uow.information_requests.open_rows(after=after, limit=PAGE + 1)
        shown = [row for row in rows[:PAGE] if may(by, Act.SEE_CASE_LINE, _as_request(row, by))]
        record(uow, Event.WORKLIST_VIEWED, by=by, at=at, rows=len(shown))
        uow.commit()
    items = [_item(row, by, at.date()) for row in shown]
    return Worklist(items, rows[PAGE - 1].request_id if len(rows) > PAGE else None)


def _item(row: WorklistRow, by: StaffMember, today: date) -> WorklistItem:
    step, is_mine = next_step(_as_request(row, by), by, decided_by=row.decided_by, outcome=row.outcome)
    overdue = row.due_on is not None and row.due_on < today
    return WorklistItem(row, is_mine, step, overdue)


def next_step(
    request: InformationRequest, by: StaffMember, *, decided_by: str | None, outcome: str
) -> tuple[str, bool]:
    """The next step in words, and whether this person is one who may take it."""
    words = STEPS[request.status]
    if request.status is Status.DECIDED:
        covers = bool(outcome) and may_authorise(by, Outcome(outcome))
        return words, covers and by.id != decided_by
    act = TAKEN_BY.get(request.status)
    return words, act is not None and may(by, act, request)


def _as_request(row: WorklistRow, by: StaffMember) -> InformationRequest:
    """As much of the request as the rights look at."""
    return InformationRequest(
        id=row.request_id, practice_id=by.practice_id, reference=row.reference, status=row.status,
        channel=Channel.UPLOAD, received_at=row.received_at, received_by=by.id,
        urgency=Urgency(row.urgency), due_on=row.due_on, assigned_to=row.assigned_to,
        is_emergency=row.is_emergency,
    )  # fmt: skip
