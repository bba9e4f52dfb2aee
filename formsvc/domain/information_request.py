"""What an agency asks of the practice, from the scanner to the filed record entry."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NewType

from formsvc.domain.capture import Capture, Channel, Urgency
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.status import Status, check_transition

RequestId = NewType("RequestId", str)
SubjectId = NewType("SubjectId", str)
DocumentId = NewType("DocumentId", str)


@dataclass(frozen=True)
class InformationRequest:
    """One request. Every change makes a new value; ``version`` lets the second of two writers be told."""

    id: RequestId
    practice_id: PracticeId
    reference: str  # ours, DL-2026-0042; never used twice
    status: Status
    channel: Channel
    received_at: datetime
    received_by: StaffId
    urgency: Urgency = Urgency.ROUTINE
    due_on: date | None = None
    requester_class: str = ""  # a code of the checklist, for lists; details are in the capture
    capture: Capture = field(default_factory=Capture)
    assigned_to: StaffId | None = None
    is_emergency: bool = False
    closed_at: datetime | None = None
    closed_because: str = ""
    version: int = 0

    def moved_to(self, status: Status) -> InformationRequest:
        """The request at another status. Raises ``IllegalTransition``."""
        check_transition(self.status, status)
        return replace(self, status=status)

    def captured(
        self, capture: Capture, *, urgency: Urgency, due_on: date | None, requester_class: str
    ) -> InformationRequest:
        """The request once a person has confirmed its form; may be confirmed again while being assessed."""
        request = self if self.status is Status.CAPTURED else self.moved_to(Status.CAPTURED)
        return replace(
            request, capture=capture, urgency=urgency, due_on=due_on, requester_class=requester_class
        )

    def assigned(self, to: StaffId) -> InformationRequest:
        """The request with its assessor; the first to begin keeps it."""
        return self if self.assigned_to else replace(self, assigned_to=to)

    def closed(self, *, at: datetime, because: str) -> InformationRequest:
        return replace(self.moved_to(Status.CLOSED), closed_at=at, closed_because=because)

    def is_overdue(self, today: date) -> bool:
        return self.status is not Status.CLOSED and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Subject:
    """Whom the information is about: assessed, scheduled and recorded apart from anyone else (INV-12)."""

    id: SubjectId
    request_id: RequestId
    part: str  # a subject_role code of the checklist; empty until known
    age: str  # under_16, 16_17, adult; empty until known
    name: str = ""
    date_of_birth: date | None = None
    address: str = ""
    nhs_number: str = ""
    position: int = 1
    is_main: bool = True


@dataclass(frozen=True)
class Person:
    """Someone else in the matter whose details must never leak into a paper about the subject."""

    part: str
    name: str = ""
    date_of_birth: date | None = None
    address: str = ""
    telephone: str = ""
    nhs_number: str = ""
