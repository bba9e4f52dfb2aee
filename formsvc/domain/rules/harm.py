"""R09: requests that no harm supports, and refusals that stand."""

from __future__ import annotations

from formsvc.domain.codes import Outcome
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import DEATH_INVESTIGATORS, REFUSALS, lacks


def r09a_no_harm_and_no_serious_crime(case: Facts) -> Ruling | None:
    """Only serious harm or serious crime outweighs confidentiality (GMC Confidentiality paras 22-23, 64)."""
    if case["harm_target"] == "none" and case["serious_crime"] == "no" and _harm_is_the_question(case):
        return Ruling("R09a", Outcome.DECLINE)
    return None


def r09b_only_subject_at_risk_and_capacity_not_known(case: Facts) -> Ruling | None:
    """Whether a refusal stands depends on capacity: find out first."""
    if _only_subject_at_risk(case) and case["capacity"] == UNKNOWN and _harm_is_the_question(case):
        return Ruling("R09b", Outcome.SEEK_ADVICE)
    return None


def r09c_refusal_stands(case: Facts) -> Ruling | None:
    """A refusal that leaves only the subject at risk is respected (GMC Confidentiality paras 57-59)."""
    if _only_subject_at_risk(case) and case["consent_status"] in REFUSALS and _harm_is_the_question(case):
        return Ruling("R09c", Outcome.DECLINE)
    return None


def _only_subject_at_risk(case: Facts) -> bool:
    return case["harm_target"] == "subject_only" and case["serious_crime"] != "yes"


def _harm_is_the_question(case: Facts) -> bool:
    """Not for those who cannot decide (overall benefit), nor for deaths and reviews (5.4 note 4)."""
    return case.context.requester_class not in DEATH_INVESTIGATORS and not lacks(case)
