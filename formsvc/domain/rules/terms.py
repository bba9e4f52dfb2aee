"""The words that the rules of section 5.4 are made of, each defined once."""

from __future__ import annotations

from formsvc.domain.codes import ClaimCode, Nation, RequesterClass, SubjectRole
from formsvc.domain.rules.facts import SCHEDULE_2_CLAIMS, UNKNOWN, Facts

LAW_ENFORCEMENT = frozenset(
    {RequesterClass.POLICE, RequesterClass.SERVICE_POLICE, RequesterClass.OTHER_LAW_ENFORCEMENT}
)
DEATH_INVESTIGATORS = frozenset({RequesterClass.CORONER_OR_FISCAL, RequesterClass.DEATH_OR_PRACTICE_REVIEW})
VIR_ROLES = frozenset({SubjectRole.VICTIM, SubjectRole.CHILD_AT_RISK, SubjectRole.ADULT_AT_RISK})
REFUSALS = ("refused", "withdrawn")

_ENGLAND = frozenset({Nation.ENGLAND})
_WALES = frozenset({Nation.WALES})
_SCOTLAND = frozenset({Nation.SCOTLAND})
_NORTHERN_IRELAND = frozenset({Nation.NORTHERN_IRELAND})
_EVERYWHERE = frozenset(Nation)

# Where each compulsory power normally runs (guide 3.1). Elsewhere it may still be executed, so: advice.
DOCUMENT_POWERS = {
    "court_order": _EVERYWHERE,
    "production_order": _ENGLAND | _WALES | _NORTHERN_IRELAND,
    "coroner_notice": _ENGLAND | _WALES | _NORTHERN_IRELAND,
    "asp_s10": _SCOTLAND,
    "care_act_s45": _ENGLAND,
    "ca2004_s16d": _ENGLAND,
    "ca2004_s16h": _ENGLAND,
    "ca2004_s16n": _ENGLAND,
    "sswba_s137": _WALES,
    "inquiry_notice": _EVERYWHERE,
}
KNOWLEDGE_DUTIES = {
    "rta_s172": _ENGLAND | _WALES | _SCOTLAND,
    "terrorism_s19": _EVERYWHERE,
    "terrorism_s38b": _EVERYWHERE,
    "fgm_s5b": _ENGLAND | _WALES,
    "ni_cla_s5": _NORTHERN_IRELAND,
    "ca2004_s16la": _ENGLAND,
}
COMPULSORY_POWERS = DOCUMENT_POWERS | KNOWLEDGE_DUTIES


def nothing_relevant_held(case: Facts) -> bool:
    """The practice has looked, and holds nothing that bears on the purpose."""
    return case["info_relevant"] in ("none_held", "held_not_relevant")


def lacks(case: Facts) -> bool:
    """Somebody who cannot decide, whose own overall benefit is the question (5.4)."""
    capacity = case["capacity"]
    if capacity == "child_not_competent":
        return case["harm_target"] != "child"
    return capacity == "lacks_capacity"


def is_deceased(case: Facts) -> bool:
    """Either answer is enough: nobody writes to the dead."""
    return case.context.subject_role is SubjectRole.DECEASED or case["capacity"] == "deceased"


def somebody_could_be_asked(case: Facts) -> bool:
    """A patient who can decide, a child, or one not judged yet; not the dead (5.4 note 5)."""
    if case["capacity"] == UNKNOWN:
        return case.context.subject_role is not SubjectRole.DECEASED
    return case["capacity"] not in ("lacks_capacity", "deceased")


def is_victim_information_request(case: Facts) -> bool:
    """PCSCA 2022 ss44A-44F: police in England and Wales, service police anywhere, about a possible victim."""
    context = case.context
    if context.subject_role not in VIR_ROLES or not case.provisions.vir_in_force:
        return False
    if context.requester_class is RequesterClass.SERVICE_POLICE:
        return True
    return context.requester_class in LAW_ENFORCEMENT and context.nation in (Nation.ENGLAND, Nation.WALES)


def valid_consent(case: Facts) -> bool:
    """INV-03: the right person gave it, informed, specific and free; or direct care implies it."""
    status = case["consent_status"]
    if status == "implied_direct_care":
        return case.context.requester_class is RequesterClass.HEALTH_PROFESSIONAL
    return (
        status == "given"
        and _right_person_gave_it(case)
        and case["consent_informed"] == "yes"
        and case["consent_specific"] == "yes"
        and case["consent_free"] == "yes"
    )


def _right_person_gave_it(case: Facts) -> bool:
    given_by, capacity = case["consent_by"], case["capacity"]
    if given_by == "patient":
        return capacity in ("has_capacity", "child_competent")
    if given_by == "parent_pr":
        return capacity == "child_not_competent" and case["proxy_implicated"] == "no"
    if given_by == "attorney_deputy_guardian":
        return capacity == "lacks_capacity" and case["proxy_implicated"] == "no"
    return False


def only_serious_violence_duty_claimed(case: Facts) -> bool:
    """INV-15: nothing but the Serious Violence Duty is cited, Schedule 2 being no basis at all (INV-05)."""
    bases = case.claims - SCHEDULE_2_CLAIMS - {ClaimCode.NONE}
    return bases == {ClaimCode.SERIOUS_VIOLENCE_DUTY}


def power_is_in_force(case: Facts) -> bool:
    """Children Act 2004 s16LA starts on a day that was not confirmed (1.3)."""
    return case["mandatory_basis"] != "ca2004_s16la" or case.provisions.ca2004_s16la_in_force


def duty_not_triggered(case: Facts) -> bool:
    """A duty that arises from what the practice knows, where somebody found that it does not arise."""
    return case["mandatory_basis"] in KNOWLEDGE_DUTIES and case["duty_triggered"] not in ("yes", UNKNOWN)
