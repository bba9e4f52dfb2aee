"""A paper gone through by a colleague: an order, or a victim information request. Added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.court_order import CourtOrder
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.victim_request import VictimRequest

Paper = CourtOrder | VictimRequest


@dataclass(frozen=True)
class PaperCheck:
    """What the paper says, who read it and when."""

    id: str
    practice_id: PracticeId
    request_id: RequestId
    by: StaffId
    at: datetime
    paper: Paper
