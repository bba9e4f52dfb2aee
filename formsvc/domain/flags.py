"""Flags (decision guide 5.9): what colleagues and letters must heed, each exactly when the guide says."""

from __future__ import annotations

from formsvc.domain.codes import ClaimCode, Flag, Outcome, SubjectRole
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.gaps import vir_notice_is_defective, vir_writing_is_defective
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import is_victim_information_request, nothing_relevant_held

HIDDEN_ROLES = frozenset(
    {
        SubjectRole.VICTIM,
        SubjectRole.ALLEGED_PERPETRATOR,
        SubjectRole.CHILD_AT_RISK,
        SubjectRole.ADULT_AT_RISK,
        SubjectRole.PARENT_OR_CARER,
        SubjectRole.MISSING_PERSON,
    }
)
FLAGS_BY_RULE = {
    "R01c": Flag.PRACTICE_MAKES_OWN_999_CALL,
    "R01f": Flag.BY_PHONE_NOW,
    "R01e": Flag.CLINICIAN_TRIAGE_NOW,
    "R03b": Flag.NEUTRAL_LETTER,
    "R04b": Flag.NEUTRAL_LETTER,
    "R04c": Flag.OFFER_ANONYMISED,
    "R08": Flag.OFFER_ANONYMISED,
}
NIL_RETURN_RULES = frozenset({"R01d", "R04a", "R06"})
BEFORE_R05 = ("R01", "R02", "R03", "R04")


def is_nil_return(case: Facts, ruling: Ruling) -> bool:
    """Is the answer that there is nothing to give?"""
    return ruling.rule in NIL_RETURN_RULES or (ruling.rule == "R05" and nothing_relevant_held(case))


def flags_for(case: Facts, ruling: Ruling) -> frozenset[Flag]:
    """Every flag that this ruling and these answers set."""
    return frozenset(_of_the_answers(case) | _of_the_ruling(case, ruling) | _of_the_outcome(case, ruling))


def _of_the_answers(case: Facts) -> set[Flag]:
    context = case.context
    telling = case["inform_patient"]
    flags = {
        Flag.SCH2_PARA2_NOT_A_GATEWAY: ClaimCode.DPA_SCH2_PARA2 in case.claims,
        Flag.DO_NOT_NOTIFY_SUBJECT: telling in ("unsafe", "would_prejudice"),
        Flag.PERPETRATOR_HANDLING: context.subject_role is SubjectRole.ALLEGED_PERPETRATOR,
        Flag.SEPARATE_ASSESSMENT_REQUIRED: context.other_patients_named,
        Flag.EXPEDITE: case["imminent_risk"] == "can_wait",
        Flag.HIDE_FROM_ONLINE_ACCESS: context.subject_role in HIDDEN_ROLES,
    }
    if case["source_verified"] == "failed":
        flags |= {Flag.INCIDENT_REPORT: True, Flag.WARN_SUBJECT_IF_SAFE: True}
    return {flag for flag, is_set in flags.items() if is_set}


def _of_the_ruling(case: Facts, ruling: Ruling) -> set[Flag]:
    rule = ruling.rule
    flags = {FLAGS_BY_RULE[rule]} if rule in FLAGS_BY_RULE else set()
    if is_nil_return(case, ruling):
        flags.add(Flag.NIL_RETURN)
        if ruling.outcome is Outcome.DECLINE and case["source_verified"] != "yes":
            flags.add(Flag.VERIFY_BEFORE_NIL_RETURN)
    if rule == "R05" and case["mandatory_basis"] == "asp_s10":
        flags.add(Flag.HEALTH_PROFESSIONAL_INSPECTS_ONLY)
    if rule == "R07a" and is_victim_information_request(case) and _vir_is_defective(case):
        flags.add(Flag.VIR_WARNING)
    if rule == "R12a" and ClaimCode.CJA2003_S325 in case.claims:
        flags.add(Flag.STATUTORY_POWER_NOTED)
    if _rests_on_a_power_not_in_force(case, ruling):
        flags.add(Flag.PROVISION_NOT_CONFIRMED_IN_FORCE)
    return flags


def _vir_is_defective(case: Facts) -> bool:
    return vir_writing_is_defective(case) or vir_notice_is_defective(case)


def _rests_on_a_power_not_in_force(case: Facts, ruling: Ruling) -> bool:
    """The case got as far as R05 with a section that may not have started (a group stops before, at R04c)."""
    if case["mandatory_basis"] != "ca2004_s16la" or case.provisions.ca2004_s16la_in_force:
        return False
    return ruling.rule.startswith("R05") or (
        not ruling.rule.startswith(BEFORE_R05) and case["subject_match"] == "matched"
    )


def _of_the_outcome(case: Facts, ruling: Ruling) -> set[Flag]:
    flags = set()
    if ruling.outcome is Outcome.EMERGENCY_DISCLOSURE:
        flags.add(Flag.RETROSPECTIVE_RECORD_DUE)
        if case["source_verified"] != "yes":
            flags.add(Flag.USE_KNOWN_NUMBER_OR_999)
        if case["conflict_of_interest"] != "no":
            flags.add(Flag.INDEPENDENT_REVIEW_AFTER)
    elif ruling.outcome.discloses and ruling.asks:
        flags.add(Flag.CHALLENGE_EXCESS)
    without_consent = ruling.outcome in (Outcome.DISCLOSE_PUBLIC_INTEREST, Outcome.DISCLOSE_OVERALL_BENEFIT)
    if without_consent and case["consent_status"] == "given":
        flags.add(Flag.CONSENT_NOT_RELIED_ON)
    return flags
