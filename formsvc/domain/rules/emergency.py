"""R01: imminent risk, before anything else."""

from __future__ import annotations

from formsvc.domain.codes import ChallengeItem, Outcome, SubjectAge
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import REFUSALS, nothing_relevant_held


def r01c_impostor_in_an_emergency(case: Facts) -> Ruling | None:
    """Nothing goes to somebody shown not to be who they claim (INV-02); the practice rings 999 itself."""
    if _cannot_wait(case) and case["source_verified"] == "failed":
        return Ruling("R01c", Outcome.DECLINE)
    return None


def r01d_nothing_to_give_in_an_emergency(case: Facts) -> Ruling | None:
    """Not our patient, or nothing held that would help: a nil return."""
    if _cannot_wait(case) and (case["subject_match"] == "not_registered" or nothing_relevant_held(case)):
        return Ruling("R01d", Outcome.DECLINE)
    return None


def r01f_wrong_record_in_an_emergency(case: Facts) -> Ruling | None:
    """Not sure whose record it is: ask by telephone now, never guess."""
    if _cannot_wait(case) and case["subject_match"] != "matched":
        return Ruling("R01f", Outcome.CHALLENGE, (ChallengeItem.SUBJECT_IDENTIFIERS,))
    return None


def r01b_refusal_by_the_only_person_at_risk(case: Facts) -> Ruling | None:
    """INV-09: a capacitous adult alone at risk who refuses is never an emergency disclosure."""
    if (
        _cannot_wait(case)
        and case["harm_target"] == "subject_only"
        and case.context.subject_age is SubjectAge.ADULT
        and case["capacity"] == "has_capacity"
        and case["consent_status"] in REFUSALS
    ):
        return Ruling("R01b", Outcome.SEEK_ADVICE)
    return None


def r01a_emergency(case: Facts) -> Ruling | None:
    """The duty clinician discloses the protective minimum now (RCGP toolkit Part 5, Police)."""
    return Ruling("R01a", Outcome.EMERGENCY_DISCLOSURE) if _cannot_wait(case) else None


def r01e_nobody_has_said_whether_it_can_wait(case: Facts) -> Ruling | None:
    """A clinician looks now."""
    return Ruling("R01e", Outcome.SEEK_ADVICE) if case["imminent_risk"] == UNKNOWN else None


def _cannot_wait(case: Facts) -> bool:
    return case["imminent_risk"] == "cannot_wait"
