"""A decision waits once: it is authorised or sent back, and then no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from formsvc.domain.assessment import AssessmentId
from formsvc.domain.codes import Outcome
from formsvc.domain.decision import Authorisation, Decision, DecisionId, DecisionState
from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import RequestId, SubjectId
from formsvc.domain.people import PracticeId, StaffId

NOW = datetime(2026, 11, 20, tzinfo=UTC)
YES = Authorisation(StaffId("guardian"), NOW, "digest")
DECISION = Decision(
    DecisionId("d"), PracticeId("p"), RequestId("r"), SubjectId("s"), AssessmentId("a"), None,
    Outcome.DECLINE, departs=False, reason="", schedule=(), withheld=(), decided_by=StaffId("ada"),
    decided_at=NOW,
)  # fmt: skip
ENDS: tuple[Callable[[Decision], Decision], ...] = (
    lambda one: one.authorised(YES),
    lambda one: one.sent_back(by=StaffId("guardian"), because="The wrong recipient"),
)
AFTER = [
    (end, before)
    for end in ENDS
    for before in (
        DECISION.authorised(YES), DECISION.sent_back(by=StaffId("g"), because="x"), DECISION.superseded()
    )
]  # fmt: skip


def test_a_decision_says_who_authorised_it_or_why_not() -> None:
    assert DECISION.authorised(YES).authorisation == YES
    assert DECISION.authorised(YES).state is DecisionState.AUTHORISED
    back = ENDS[1](DECISION)
    assert (back.state, back.sent_back_by) == (DecisionState.SENT_BACK, "guardian")
    assert back.sent_back_because == "The wrong recipient"


@pytest.mark.parametrize(("end", "before"), AFTER)
def test_what_no_longer_waits_is_neither_authorised_nor_sent_back(
    end: Callable[[Decision], Decision], before: Decision
) -> None:
    with pytest.raises(NotReady, match="no longer waiting"):
        end(before)
