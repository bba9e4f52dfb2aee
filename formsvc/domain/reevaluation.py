"""What newer rules make of answers that older rules were asked about, and where the two differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formsvc.domain.assessment import AssessmentId
from formsvc.domain.codes import label
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import StaffId


@dataclass(frozen=True)
class Difference:
    """One thing that comes out otherwise: what it is, and in words what it was and is."""

    what: str
    was: str
    now: str


@dataclass(frozen=True)
class Reevaluation:
    """The same answers under two versions. The kept evaluation stays what it was; this one is beside it."""

    id: str
    request_id: RequestId
    assessment_id: AssessmentId
    before: Evaluation
    after: Evaluation
    at: datetime
    seen_by: StaffId | None = None
    seen_at: datetime | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.before, self.after)

    @property
    def is_seen(self) -> bool:
        return self.seen_at is not None


_LISTS = (
    ("To ask the requester", "challenge_items"),
    ("Whose advice to take", "advice_from"),
    ("Take care", "flags"),
    ("Documents", "documents"),
    ("Still open before anything leaves", "release_blocks"),
)


def versions(evaluation: Evaluation) -> tuple[str, str]:
    """By which checklist and which rules an evaluation was made."""
    return evaluation.checklist_version, evaluation.rules_version


def differences(before: Evaluation, after: Evaluation) -> tuple[Difference, ...]:
    """Everything that a person would do otherwise, in words."""
    found = []
    if before.outcome is not after.outcome:
        found.append(Difference("Recommendation", label(before.outcome), label(after.outcome)))
    if before.rule != after.rule:
        found.append(Difference("Rule", before.rule, after.rule))
    if before.scope is not after.scope:
        found.append(Difference("How much is shared", label(before.scope), label(after.scope)))
    for what, field in _LISTS:
        was, now = getattr(before, field), getattr(after, field)
        if set(was) != set(now):
            found.append(Difference(what, _listed(was), _listed(now)))
    return tuple(found)


def _listed(codes: tuple[StrEnum, ...]) -> str:
    return "; ".join(label(code) for code in codes) or "Nothing"
