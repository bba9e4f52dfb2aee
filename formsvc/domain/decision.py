"""What a named person decided, and the second person's yes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from formsvc.domain.assessment import AssessmentId
from formsvc.domain.codes import Outcome
from formsvc.domain.disclosure import ScheduleItem, WithheldItem
from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import RequestId, SubjectId
from formsvc.domain.people import PracticeId, StaffId

DecisionId = NewType("DecisionId", str)


class DecisionState(StrEnum):
    CURRENT = "current"
    SENT_BACK = "sent_back"
    AUTHORISED = "authorised"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Authorisation:
    by: StaffId
    at: datetime
    content_digest: str  # of the drafts that were read: change them and it is void
    stops_accepted_because: str = ""  # why checks that stop were passed (documents guide 7)


@dataclass(frozen=True)
class Decision:
    """A person's choice, its reason and, for a disclosure, every item that goes or stays."""

    id: DecisionId
    practice_id: PracticeId
    request_id: RequestId
    subject_id: SubjectId
    assessment_id: AssessmentId
    evaluation_id: str | None  # None: decided by hand, because no evaluation came
    outcome: Outcome
    departs: bool  # from the recommendation
    reason: str
    schedule: tuple[ScheduleItem, ...]
    withheld: tuple[WithheldItem, ...]
    decided_by: StaffId
    decided_at: datetime
    state: DecisionState = DecisionState.CURRENT
    authorisation: Authorisation | None = None
    sent_back_by: StaffId | None = None
    sent_back_because: str = ""
    version: int = 0

    def authorised(self, authorisation: Authorisation) -> Decision:
        self._check_current()
        return replace(self, state=DecisionState.AUTHORISED, authorisation=authorisation)

    def sent_back(self, *, by: StaffId, because: str) -> Decision:
        self._check_current()
        return replace(self, state=DecisionState.SENT_BACK, sent_back_by=by, sent_back_because=because)

    def superseded(self) -> Decision:
        return replace(self, state=DecisionState.SUPERSEDED)

    def _check_current(self) -> None:
        if self.state is not DecisionState.CURRENT:
            raise NotReady("This decision is no longer waiting. Go back to the request to see what happened.")
