"""R02-R04: who decides, who asks, and whose record it is."""

from __future__ import annotations

from formsvc.domain.codes import ChallengeItem, Nation, Outcome
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import (
    duty_not_triggered,
    only_serious_violence_duty_claimed,
    power_is_in_force,
)


def r02_conflict_of_interest(case: Facts) -> Ruling | None:
    """Somebody independent decides (GMC Confidentiality para 70; INV-16)."""
    return Ruling("R02", Outcome.SEEK_ADVICE) if case["conflict_of_interest"] != "no" else None


def r03a_impostor(case: Facts) -> Ruling | None:
    """The check showed that the requester is not who they claim: incident report, no letter."""
    return Ruling("R03a", Outcome.DECLINE) if case["source_verified"] == "failed" else None


def r03b_source_not_verified(case: Facts) -> Ruling | None:
    """INV-02: nothing is disclosed to a source that the practice has not checked itself."""
    if case["source_verified"] != "yes":
        return Ruling("R03b", Outcome.CHALLENGE, (ChallengeItem.VERIFY_SOURCE,))
    return None


def r04a_not_registered(case: Facts) -> Ruling | None:
    """Not our patient: a nil return."""
    return Ruling("R04a", Outcome.DECLINE) if case["subject_match"] == "not_registered" else None


def r04b_subject_not_identified(case: Facts) -> Ruling | None:
    """Two possible matches, or none looked for: ask for more, never guess."""
    if case["subject_match"] not in ("matched", "not_individual", "not_registered"):
        return Ruling("R04b", Outcome.CHALLENGE, (ChallengeItem.SUBJECT_IDENTIFIERS,))
    return None


def r04c_group_asked_for(case: Facts) -> Ruling | None:
    """INV-12: each subject has an assessment of their own. Only a law or an order can reach a list."""
    if case["subject_match"] != "not_individual" or _compelled(case):
        return None
    if only_serious_violence_duty_claimed(case):
        return Ruling("R08", Outcome.DECLINE)
    return Ruling("R04c", Outcome.CHALLENGE, (ChallengeItem.SUBJECT_IDENTIFIERS,))


def _compelled(case: Facts) -> bool:
    """Is there a law or an order to look at? One not in force, or that does not arise, compels nothing."""
    if case["mandatory_basis"] == "none" or duty_not_triggered(case):
        return False
    idle = not power_is_in_force(case) and case["duty_triggered"] == "yes"
    return not (idle and case.context.nation is Nation.ENGLAND)
