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
    match request.status:
        case Status.RECEIVED:
            return "Check the request form", may(by, Act.SEE_REQUEST, request)
        case Status.CAPTURED:
            return "Answer the questions", may(by, Act.ASSESS, request)
        case Status.ASSESSED:
            return "The answers are being checked", False
        case Status.EVALUATED:
            return "Decide", may(by, Act.DECIDE, request)
        case Status.DECIDED:
            mine = bool(outcome) and by.id != decided_by and may_authorise(by, Outcome(outcome))
            return "Authorise", mine
        case Status.AUTHORISED:
            return "Send and file", may(by, Act.DOWNLOAD_LETTER, request)
        case _:
            return "Nothing left to do", False


def _as_request(row: WorklistRow, by: StaffMember) -> InformationRequest:
    """As much of the request as the rights look at."""
    return InformationRequest(
        id=row.request_id, practice_id=by.practice_id, reference=row.reference, status=row.status,
        channel=Channel.UPLOAD, received_at=row.received_at, received_by=by.id,
        urgency=Urgency(row.urgency), due_on=row.due_on, assigned_to=row.assigned_to,
        is_emergency=row.is_emergency,
    )  # fmt: skip
