"""The rules of the decision guide, section 5.4, in order: the first that matches wins."""

from __future__ import annotations

from formsvc.domain.rules import consent, emergency, gaps, harm, law, source, weighing
from formsvc.domain.rules.facts import Facts, TracedFacts
from formsvc.domain.rules.ruling import Rule, Ruling

RULES_VERSION = "2026-11"  # counted up whenever a rule, a gate, a flag or a document comes out otherwise
RULES: tuple[Rule, ...] = (
    emergency.r01c_impostor_in_an_emergency,
    emergency.r01d_nothing_to_give_in_an_emergency,
    emergency.r01f_wrong_record_in_an_emergency,
    emergency.r01b_refusal_by_the_only_person_at_risk,
    emergency.r01a_emergency,
    emergency.r01e_nobody_has_said_whether_it_can_wait,
    source.r02_conflict_of_interest,
    source.r03a_impostor,
    source.r03b_source_not_verified,
    source.r04a_not_registered,
    source.r04b_subject_not_identified,
    source.r04c_group_asked_for,
    law.r05a_power_not_named,
    law.r05b_other_power,
    law.r05c_power_of_another_nation,
    law.r05d_defective_document,
    law.r05e_document_not_seen,
    law.r05f_scope_of_document_unclear,
    law.r05h_nobody_has_said_whether_the_duty_arises,
    law.r05i_victim_refuses_under_ni_section_5,
    law.r05g_grounds_to_object,
    law.r05_required_by_law,
    consent.r06_nothing_held,
    consent.r07b_consent_to_an_unclear_request,
    consent.r07a_valid_consent,
    consent.r08_serious_violence_duty,
    harm.r09a_no_harm_and_no_serious_crime,
    harm.r09b_only_subject_at_risk_and_capacity_not_known,
    harm.r09c_refusal_stands,
    gaps.r10_gaps,
    weighing.r11a_overall_benefit,
    weighing.r11b_overall_benefit_not_settled,
    weighing.r11c_no_benefit_and_nobody_else_at_risk,
    weighing.r12a_balance_favours_disclosure,
    weighing.r12b_balance_favours_confidentiality,
)


def first_that_matches(case: Facts, *, begin: int = 0) -> Ruling:
    """The ruling of the first rule that matches; when none does, advice (INV-08).

    ``begin`` leaves out the rules before that place, where they are known not to match.
    """
    for rule in RULES[begin:] if begin else RULES:
        ruling = rule(case)
        if ruling is not None:
            return ruling
    return weighing.r12c_nobody_can_say(case)


def first_that_matches_traced(case: TracedFacts) -> Ruling:
    """The same, keeping for each question the place of the rule that first looked at it."""
    for place, rule in enumerate(RULES):
        case.place = place
        ruling = rule(case)
        if ruling is not None:
            return ruling
    return weighing.r12c_nobody_can_say(case)


__all__ = [
    "RULES",
    "RULES_VERSION",
    "Facts",
    "Rule",
    "Ruling",
    "first_that_matches",
    "first_that_matches_traced",
]
