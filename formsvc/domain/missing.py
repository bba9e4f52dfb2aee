"""Which questions nobody has answered and that matter to this case."""

from __future__ import annotations

from formsvc.domain.codes import DISCLOSE_OUTCOMES, Outcome, SubjectRole
from formsvc.domain.rules.facts import UNKNOWN, Facts

NEEDED_FOR_RELEASE = (
    "return_channel",
    "minimum_dataset",
    "third_party_info",
    "restricted_info",
    "tipping_off_risk",
    "inform_patient",
    "online_visibility",
    "dp_basis",
    "decision_maker",
)


def questions_missing(case: Facts, read: tuple[str, ...], outcome: Outcome) -> tuple[str, ...]:
    """Keys of the questions still unknown: those that the rules read, then those that a release needs."""
    wanted = [question for question in read if question != "legal_basis_claimed"]
    if outcome in DISCLOSE_OUTCOMES:
        wanted += NEEDED_FOR_RELEASE
    elif case.context.subject_role is SubjectRole.ALLEGED_PERPETRATOR:
        wanted.append("tipping_off_risk")
    return tuple(question for question in dict.fromkeys(wanted) if case[question] in (UNKNOWN, "undecided"))
