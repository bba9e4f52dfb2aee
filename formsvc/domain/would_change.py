"""Which single answers, found out or put right, would lead to another outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formsvc.domain.codes import Outcome
from formsvc.domain.context import Answer, Answers, Context
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules import Facts, Ruling, first_that_matches
from formsvc.domain.rules.terms import COMPULSORY_POWERS

# What could be found out, asked for or put right. Never the person's own weighing (balance, overall_benefit),
# never a claim, and of consent only what the person asked could say. In the order of the checklist.
FINDABLE: dict[str, tuple[str, ...]] = {
    "imminent_risk": ("cannot_wait", "can_wait", "no"),
    "conflict_of_interest": ("yes", "no"),
    "source_verified": ("yes", "failed"),
    "request_form": ("written",),
    "local_process": ("followed", "none_exists"),
    "senior_authorisation": ("yes",),
    "subject_match": ("matched", "not_registered"),
    "info_specified": ("specific",),
    "purpose_explained": ("yes",),
    "risk_described": ("yes",),
    "necessity_explained": ("yes",),
    "mandatory_basis": ("none",),
    "mandatory_document": ("valid_seen", "defective"),
    "mandatory_scope": ("within", "wider"),
    "duty_triggered": ("yes", "no"),
    "grounds_to_object": ("yes", "no"),
    "capacity": ("has_capacity", "lacks_capacity", "child_competent", "child_not_competent"),
    "consent_status": ("given", "refused"),
    "proxy_implicated": ("yes", "no"),
    "consent_informed": ("yes", "no"),
    "consent_specific": ("yes", "no"),
    "consent_free": ("yes", "no"),
    "consent_reason": ("accepted",),
    "vir_written": ("complete",),
    "vir_notice": ("given",),
    "counselling_request": ("none", "sole_justified"),
    "harm_target": ("others", "child", "subject_only", "none"),
    "serious_crime": ("yes", "no"),
    "info_relevant": ("yes", "none_held"),
    "less_intrusive": ("none",),
}
# Answers that stand: somebody has found this out, and the suggestion to unfind it would be noise.
SETTLED: dict[str, tuple[str, ...]] = {
    "conflict_of_interest": ("no",),
    "source_verified": ("yes",),
    "subject_match": ("matched", "not_registered"),
    "info_relevant": ("yes", "none_held", "held_not_relevant"),
    "mandatory_basis": tuple(COMPULSORY_POWERS),
    "mandatory_document": ("valid_seen",),
    "mandatory_scope": ("within", "wider"),
    "duty_triggered": ("yes", "no"),
    "grounds_to_object": ("yes", "no"),
    "capacity": ("has_capacity", "lacks_capacity", "child_competent", "child_not_competent", "deceased"),
    "consent_status": ("given", "implied_direct_care", "refused", "withdrawn"),
    "proxy_implicated": ("yes", "no"),
    "consent_informed": ("yes",),
    "consent_specific": ("yes",),
    "consent_free": ("yes",),
}
_OF_CHILDREN = frozenset({"child_competent", "child_not_competent"})


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that, found out or put right, would lead elsewhere."""

    question: str
    answer: str
    outcome: Outcome

    def to_dict(self) -> dict[str, str]:
        return {"question": self.question, "answer": self.answer, "outcome": self.outcome.value}


def changes_that_would_matter(
    context: Context, answers: Answers, provisions: Provisions, ruling: Ruling, read: Mapping[str, int]
) -> tuple[Change, ...]:
    """Single answers that would move the outcome. What no rule read cannot, so it is not tried.

    ``read`` says which rule looked at each question first: the rules before it come out as they did.
    """
    trial: dict[str, Answer] = dict(answers)
    case = Facts(context, trial, provisions)
    changes = []
    for question, candidates in FINDABLE.items():
        if question not in read:
            continue
        before = trial.get(question)
        if before in SETTLED.get(question, ()):
            continue
        for candidate in candidates:
            if candidate == before or not _could_be(context, question, candidate):
                continue
            trial[question] = candidate
            outcome = first_that_matches(case, begin=read[question]).outcome
            if outcome is not ruling.outcome:
                changes.append(Change(question, candidate, outcome))
        if before is None:
            trial.pop(question, None)
        else:
            trial[question] = before
    return tuple(changes)


def _could_be(context: Context, question: str, candidate: str) -> bool:
    if question != "capacity":
        return True
    is_under_16 = context.subject_age == "under_16"
    return (candidate in _OF_CHILDREN) == is_under_16
