"""What was shared by telephone because it could not wait (documents guide D25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId, StaffId


@dataclass(frozen=True)
class EmergencyNote:
    """The note of an emergency disclosure. It is the record, not a request to share."""

    id: str
    practice_id: PracticeId
    request_id: RequestId
    recorded_by: StaffId
    recorded_at: datetime
    who_rang: str
    how_checked: str
    danger: str
    told_what: str
    told_whom: str
    number_used: str  # one the practice found itself, 999 or 101 (INV-02)
    could_not_wait: str
    decided_by_name: str
    decided_by_role: str
