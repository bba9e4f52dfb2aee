"""Which answers a ruling rests on: those that the rule itself looked at, not all that came before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from formsvc.domain.codes import ChallengeItem
from formsvc.domain.rules import consent, emergency, gaps, harm, law, source, weighing
from formsvc.domain.rules.facts import UNKNOWN, Facts, TracedFacts
from formsvc.domain.rules.ruling import Ruling

_LOOKS_AT: Mapping[str, Callable[[Facts], object]] = {
    "R01c": emergency.r01c_impostor_in_an_emergency,
    "R01d": emergency.r01d_nothing_to_give_in_an_emergency,
    "R01f": emergency.r01f_wrong_record_in_an_emergency,
    "R01b": emergency.r01b_refusal_by_the_only_person_at_risk,
    "R01a": emergency.r01a_emergency,
    "R01e": emergency.r01e_nobody_has_said_whether_it_can_wait,
    "R02": source.r02_conflict_of_interest,
    "R03a": source.r03a_impostor,
    "R03b": source.r03b_source_not_verified,
    "R04a": source.r04a_not_registered,
    "R04b": source.r04b_subject_not_identified,
    "R04c": source.r04c_group_asked_for,
    "R05a": law.r05a_power_not_named,
    "R05b": law.r05b_other_power,
    "R05c": law.r05c_power_of_another_nation,
    "R05d": law.r05d_defective_document,
    "R05e": law.r05e_document_not_seen,
    "R05f": law.r05f_scope_of_document_unclear,
    "R05h": law.r05h_nobody_has_said_whether_the_duty_arises,
    "R05i": law.r05i_victim_refuses_under_ni_section_5,
    "R05g": law.r05g_grounds_to_object,
    "R05": law.r05_required_by_law,
    "R06": consent.r06_nothing_held,
    "R07b": consent.r07b_consent_to_an_unclear_request,
    "R07a": consent.r07a_valid_consent,
    "R08": consent.r08_serious_violence_duty,
    "R09a": harm.r09a_no_harm_and_no_serious_crime,
    "R09b": harm.r09b_only_subject_at_risk_and_capacity_not_known,
    "R09c": harm.r09c_refusal_stands,
    "R11a": weighing.r11a_overall_benefit,
    "R11b": weighing.r11b_overall_benefit_not_settled,
    "R11c": weighing.r11c_no_benefit_and_nobody_else_at_risk,
    "R12a": weighing.r12a_balance_favours_disclosure,
    "R12b": weighing.r12b_balance_favours_confidentiality,
    "R12c": weighing.r12a_balance_favours_disclosure,  # what kept it from firing
}
_CHECKED_BEFORE = {
    "R05": ("mandatory_document", "grounds_to_object")
}  # rules R05d, R05e and R05g let it pass


def grounds_of(case: Facts, ruling: Ruling) -> tuple[str, ...]:
    """The questions whose answers this ruling rests on, in the order in which they were looked at."""
    seen: dict[str, int] = {}
    if ruling.rule == "R10":
        for _, is_open in gaps.GAPS:
            trace = TracedFacts(case.context, case.answers, case.provisions)
            if is_open(trace):
                seen |= trace.read
        if ChallengeItem.NARROW_REQUEST in ruling.asks:
            seen["info_specified"] = 0
        return tuple(seen)
    trace = TracedFacts(case.context, case.answers, case.provisions)
    _LOOKS_AT[ruling.rule](trace)
    if ruling.rule == "R08" and case["subject_match"] == "not_individual":
        seen["subject_match"] = 0
    before = {key: 0 for key in _CHECKED_BEFORE.get(ruling.rule, ()) if case[key] != UNKNOWN}
    return tuple({**seen, **trace.read, **before})
