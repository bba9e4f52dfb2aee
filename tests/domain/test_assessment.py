"""Answers are given by a person at a time; once handed in they are superseded, never edited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from formsvc.domain.assessment import Assessment, AssessmentId, AssessmentState, GivenAnswer
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.information_request import RequestId, SubjectId
from formsvc.domain.people import PracticeId, StaffId

NOW = datetime(2026, 11, 20, tzinfo=UTC)
EMPTY = Assessment(
    AssessmentId("a"), PracticeId("p"), RequestId("r"), SubjectId("s"), 1, "2026-11"
)  # fmt: skip


def said(value: str, by: str = "ada", seconds: int = 0) -> GivenAnswer:
    return GivenAnswer(value, StaffId(by), NOW + timedelta(seconds=seconds))


def test_an_answer_is_kept_with_who_and_when_beside_the_others() -> None:
    both = EMPTY.answered("imminent_risk", said("no")).answered("dp_basis", said("recorded", "ben"))
    assert both.values() == {"imminent_risk": "no", "dp_basis": "recorded"}
    assert both.answers["dp_basis"].by == "ben"
    assert EMPTY.answers == {}


@pytest.mark.parametrize(
    ("now", "seen", "is_taken"),
    [
        (None, None, True),
        (said("no"), said("no"), True),
        (said("no"), None, False),
        (said("no"), said("yes"), False),
        (said("no"), said("no", "ben"), False),
        (said("no"), said("no", seconds=1), False),
    ],
)
def test_the_second_of_two_is_told(now: GivenAnswer | None, seen: GivenAnswer | None, is_taken: bool) -> None:
    assessment = EMPTY.answered("k", now) if now else EMPTY
    if is_taken:
        assert assessment.answered("k", said("yes", "eve"), seen=seen).answers["k"].by == "eve"
    else:
        with pytest.raises(ChangedMeanwhile, match="Your words are still on this page"):
            assessment.answered("k", said("yes", "eve"), seen=seen)


@pytest.mark.parametrize("state", [AssessmentState.SUBMITTED, AssessmentState.SUPERSEDED])
def test_what_was_handed_in_is_not_edited(state: AssessmentState) -> None:
    handed_in = EMPTY.submitted(by=StaffId("ada"), at=NOW)
    assert (handed_in.submitted_by, handed_in.submitted_at) == ("ada", NOW)
    after = handed_in if state is AssessmentState.SUBMITTED else handed_in.superseded()
    assert after.state is state
    with pytest.raises(NotReady, match="Open them again to change them"):
        after.answered("k", said("yes"))
    with pytest.raises(NotReady, match="Open them again to change them"):
        after.submitted(by=StaffId("ben"), at=NOW)
