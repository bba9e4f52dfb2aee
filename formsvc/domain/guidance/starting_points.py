"""A request in order in which each question is asked: where an explanation starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Answer, Context
from formsvc.domain.worked_cases import request_in_order

_ORDER = {
    "mandatory_basis": "court_order",
    "mandatory_document": "valid_seen",
    "mandatory_scope": "within",
    "grounds_to_object": "no",
}
_CONSENT = {
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
    "consent_reason": "not_applicable",
    "balance": "not_assessed",
}
_BY_A_PARENT = {
    **_CONSENT, "capacity": "child_not_competent", "harm_target": "child", "consent_by": "parent_pr",
    "proxy_implicated": "no",
}  # fmt: skip
_A_DUTY = {"mandatory_basis": "terrorism_s38b", "duty_triggered": "yes", "grounds_to_object": "no"}
_LACKS = {"capacity": "lacks_capacity", "consent_status": "not_applicable", "harm_target": "subject_only"}
# Questions that are asked only on a certain way: what that way is, in words, and its answers.
_WAYS: Mapping[str, tuple[str, Mapping[str, Answer]]] = {
    "mandatory_document": ("a request that rests on a court order", _ORDER),
    "mandatory_scope": ("a request that rests on a court order", _ORDER),
    "grounds_to_object": ("a request that rests on a court order", _ORDER),
    "duty_triggered": ("a request that rests on section 38B of the Terrorism Act", _A_DUTY),
    "consent_by": ("a request that the person agreed to", _CONSENT),
    "consent_informed": ("a request that the person agreed to", _CONSENT),
    "consent_specific": ("a request that the person agreed to", _CONSENT),
    "consent_free": ("a request that the person agreed to", _CONSENT),
    "proxy_implicated": ("a request about a child that a parent agreed to", _BY_A_PARENT),
    "overall_benefit": ("a request about an adult who cannot decide", _LACKS),
}
_ABOUT_A_VICTIM = frozenset({"vir_written", "vir_notice", "counselling_request"})
IN_ORDER = "a request about the person said to have caused harm, in order and weighed in favour of sharing"


def starting_point(key: str) -> tuple[str, Context, dict[str, Answer]]:
    """A request in order in which this question is asked, in words and as a case."""
    if key in _ABOUT_A_VICTIM:
        context = replace(request_in_order.CONTEXT, subject_role=SubjectRole.VICTIM)
        return (
            "a police request about somebody who may have been harmed, otherwise in order",
            context,
            dict(request_in_order.ANSWERS),
        )
    words, answers = _WAYS.get(key, (IN_ORDER, {}))
    context = request_in_order.CONTEXT
    if key == "proxy_implicated":
        context = Context(
            Nation.ENGLAND, RequesterClass.EDUCATION, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, False
        )
    return words, context, {**request_in_order.ANSWERS, **answers}
