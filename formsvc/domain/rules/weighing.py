"""R11-R12: overall benefit for those who cannot decide, and what a person made of the public interest."""

from __future__ import annotations

from formsvc.domain.codes import Outcome
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.gaps import excess
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import DEATH_INVESTIGATORS, REFUSALS, lacks


def r11a_overall_benefit(case: Facts) -> Ruling | None:
    """GMC Confidentiality paras 16, 55: judged to benefit a person who cannot decide."""
    if lacks(case) and case["overall_benefit"] == "yes" and not _perhaps_a_child_in_danger(case):
        return Ruling("R11a", Outcome.DISCLOSE_OVERALL_BENEFIT, excess(case))
    return None


def r11b_overall_benefit_not_settled(case: Facts) -> Ruling | None:
    """Nobody has said that it benefits them, nor that it does not."""
    if lacks(case) and case["overall_benefit"] != "no":
        return Ruling("R11b", Outcome.SEEK_ADVICE)
    return None


def r11c_no_benefit_and_nobody_else_at_risk(case: Facts) -> Ruling | None:
    """No benefit to them, and nobody else known to be at risk."""
    nobody_else = case["harm_target"] not in ("others", "child") and case["serious_crime"] != "yes"
    if lacks(case) and case["overall_benefit"] == "no" and nobody_else:
        return Ruling("R11c", Outcome.DECLINE)
    return None


def r12a_balance_favours_disclosure(case: Facts) -> Ruling | None:
    """INV-10: a person weighed the six factors (GMC Confidentiality paras 64, 68), for disclosure."""
    if case["balance"] == "favours_disclosure" and not _refusal_may_stand(case):
        return Ruling("R12a", Outcome.DISCLOSE_PUBLIC_INTEREST, excess(case))
    return None


def r12b_balance_favours_confidentiality(case: Facts) -> Ruling | None:
    """A person weighed the six factors and found for confidentiality."""
    return Ruling("R12b", Outcome.DECLINE) if case["balance"] == "favours_confidentiality" else None


def r12c_nobody_can_say(_case: Facts) -> Ruling:
    """Fine or not weighed: advice (GMC Confidentiality para 70). The last rule always matches (INV-08)."""
    return Ruling("R12c", Outcome.SEEK_ADVICE)


def _perhaps_a_child_in_danger(case: Facts) -> bool:
    """Not knowing who is at risk must not make disclosure easier for a child (INV-08)."""
    return case["capacity"] == "child_not_competent" and case["harm_target"] == UNKNOWN


def _refusal_may_stand(case: Facts) -> bool:
    """INV-09 holds for deaths and reviews too, which skip R09; not to know is no better than a refusal."""
    nobody_else = case["harm_target"] in ("subject_only", UNKNOWN) and case["serious_crime"] != "yes"
    return (
        nobody_else
        and case["consent_status"] in (*REFUSALS, UNKNOWN)
        and (
            case["capacity"] in ("has_capacity", "child_competent")
            or case.context.requester_class not in DEATH_INVESTIGATORS
        )
    )
