"""Which questions apply. A hidden question is never one whose answer could change the evaluation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from formsvc.domain.checklist import Checklist, Question
from formsvc.domain.checklists import current
from formsvc.domain.context import Answer, Answers, Context
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.terms import (
    COMPULSORY_POWERS,
    DOCUMENT_POWERS,
    KNOWLEDGE_DUTIES,
    LAW_ENFORCEMENT,
    is_victim_information_request,
    lacks,
)

Applies = Callable[[Facts], bool]
LOCAL = "local_"  # how the keys of a practice's own questions begin

# What somebody in an emergency is not asked first; the written record asks afterwards (guide 5.5, Emergency).
NOT_IN_AN_EMERGENCY = frozenset(
    {
        "request_form",
        "local_process",
        "senior_authorisation",
        "info_specified",
        "purpose_explained",
        "risk_described",
        "necessity_explained",
        "mandatory_basis",
        "mandatory_document",
        "mandatory_scope",
        "duty_triggered",
        "grounds_to_object",
        "consent_by",
        "proxy_implicated",
        "consent_informed",
        "consent_specific",
        "consent_free",
        "consent_reason",
        "vir_written",
        "vir_notice",
        "counselling_request",
        "serious_crime",
        "less_intrusive",
        "balance_notes",
        "balance",
        "overall_benefit",
    }
)


def questions_that_apply(
    context: Context, answers: Answers, checklist: Checklist | None = None
) -> tuple[Question, ...]:
    """The questions to ask in this state, in order."""
    case = Facts(context, answers, IN_FORCE_TODAY)
    return tuple(question for question in (checklist or current()).questions if applies(case, question.key))


def answers_in_use(
    context: Context, answers: Mapping[str, Answer], checklist: Checklist | None = None
) -> dict[str, Answer]:
    """The answers to questions that apply. The others are kept, but count for nothing."""
    asked = {question.key for question in questions_that_apply(context, answers, checklist)}
    return {key: answer for key, answer in answers.items() if key in asked}


def applies(case: Facts, key: str) -> bool:
    """Is this question asked in this state?"""
    if case["imminent_risk"] == "cannot_wait" and (key in NOT_IN_AN_EMERGENCY or key.startswith(LOCAL)):
        return False
    condition = CONDITIONS.get(key)
    return condition is None or condition(case)


def _from_law_enforcement(case: Facts) -> bool:
    return case.context.requester_class in LAW_ENFORCEMENT


def _document_power_claimed(case: Facts) -> bool:
    return case["mandatory_basis"] in DOCUMENT_POWERS


def _power_claimed(case: Facts) -> bool:
    return case["mandatory_basis"] in COMPULSORY_POWERS


def _knowledge_duty_claimed(case: Facts) -> bool:
    return case["mandatory_basis"] in KNOWLEDGE_DUTIES


def _consent_given(case: Facts) -> bool:
    return case["consent_status"] == "given"


def _consent_given_by_another(case: Facts) -> bool:
    return _consent_given(case) and case["consent_by"] in ("parent_pr", "attorney_deputy_guardian")


def _consent_not_asked(case: Facts) -> bool:
    return case["consent_status"] in ("not_sought", UNKNOWN)


CONDITIONS: Mapping[str, Applies] = {
    "senior_authorisation": _from_law_enforcement,
    "mandatory_document": _document_power_claimed,
    "mandatory_scope": _power_claimed,
    "duty_triggered": _knowledge_duty_claimed,
    "grounds_to_object": _power_claimed,
    "consent_by": _consent_given,
    "proxy_implicated": _consent_given_by_another,
    "consent_informed": _consent_given,
    "consent_specific": _consent_given,
    "consent_free": _consent_given,
    "consent_reason": _consent_not_asked,
    "vir_written": is_victim_information_request,
    "vir_notice": is_victim_information_request,
    "overall_benefit": lacks,
}
