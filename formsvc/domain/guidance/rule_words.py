"""When each rule fires, in words, with its smallest example: a request in order but for these answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from formsvc.domain.codes import Nation, SubjectRole
from formsvc.domain.context import Answer, Context
from formsvc.domain.worked_cases import request_in_order

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Firing:
    """When a rule fires, once none of the rules before it did. ``answers`` of none are left open."""

    when: str
    answers: Mapping[str, Answer | None]
    context: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    def example(self) -> tuple[Context, dict[str, Answer]]:
        """The request in order, changed just so far that this rule fires."""
        changed = {**request_in_order.ANSWERS, **self.answers}
        answers = {key: answer for key, answer in changed.items() if answer is not None}
        return replace(request_in_order.CONTEXT, **self.context), answers


_URGENT = {"imminent_risk": "cannot_wait"}
_ORDER = {
    "mandatory_basis": "court_order",
    "mandatory_document": "valid_seen",
    "mandatory_scope": "within",
    "grounds_to_object": "no",
}
_DUTY = {"mandatory_basis": "terrorism_s38b", "duty_triggered": "yes", "grounds_to_object": "no"}
_CONSENT = {
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
    "consent_reason": "not_applicable",
}
_REFUSED = {"consent_status": "refused", "consent_reason": "not_applicable"}
_ALONE_AT_RISK = {"harm_target": "subject_only", "serious_crime": "no"}
_LACKS = {
    "capacity": "lacks_capacity",
    "consent_status": "not_applicable",
    "consent_reason": "not_applicable",
    **_ALONE_AT_RISK,
}

FIRINGS: Mapping[str, Firing] = {
    "R01c": Firing(
        "It cannot wait, and your check showed that the requester is not who they say they are.",
        {**_URGENT, "source_verified": "failed"},
    ),
    "R01d": Firing(
        "It cannot wait, and nobody registered here matches, or nothing that you hold bears on the purpose.",
        {**_URGENT, "subject_match": "not_registered"},
    ),
    "R01f": Firing(
        "It cannot wait, and the details do not match exactly one record, or nobody has looked.",
        {**_URGENT, "subject_match": "ambiguous"},
    ),
    "R01b": Firing(
        "It is said that it cannot wait, but only the person asked about is at risk; they are an adult with "
        "capacity, and they have refused or withdrawn consent.",
        {**_URGENT, **_REFUSED, **_ALONE_AT_RISK},
    ),
    "R01a": Firing(
        "It cannot wait. The requester need not have been checked; then the reply goes to a number that you "
        "found yourself, to 999 or to 101.",
        _URGENT,
    ),
    "R01e": Firing("Nobody has said whether it can wait.", {"imminent_risk": None}),
    "R02": Firing(
        "The person who would decide is connected with the case, or nobody has said that they are not.",
        {"conflict_of_interest": "yes"},
    ),
    "R03a": Firing(
        "Your check showed that the requester is not who they say they are.", {"source_verified": "failed"}
    ),
    "R03b": Firing(
        "You have not finished checking who is asking, or nobody has begun.", {"source_verified": "pending"}
    ),
    "R04a": Firing("Nobody registered here matches.", {"subject_match": "not_registered"}),
    "R04b": Firing("More than one record could match, or nobody has looked.", {"subject_match": "ambiguous"}),
    "R04c": Firing(
        "The request is for a group or a list, and there is no law or order to look at, or the duty that is "
        "named was found not to arise. If the Serious Violence Duty is all that is cited, rule R08 fires.",
        {"subject_match": "not_individual"},
    ),
    "R05a": Firing(
        "It is said to be compulsory and nobody names the law, or nobody has said whether a law requires it.",
        {"mandatory_basis": "unknown"},
    ),
    "R05b": Firing(
        "A law or an order is named that is not among those this checklist knows.",
        {"mandatory_basis": "other"},
    ),
    "R05c": Firing(
        "The law named does not normally run in this practice’s nation.",
        {**_ORDER, "mandatory_basis": "production_order"},
        {"nation": Nation.SCOTLAND},
    ),
    "R05d": Firing(
        "It rests on an order or a notice, and something that matters is wrong with it or missing.",
        {**_ORDER, "mandatory_document": "defective"},
    ),
    "R05e": Firing(
        "It rests on an order or a notice that you have not seen.",
        {**_ORDER, "mandatory_document": "not_seen"},
    ),
    "R05f": Firing(
        "The order or notice is in order, and it is not clear what it covers.",
        {**_ORDER, "mandatory_scope": "unclear"},
    ),
    "R05h": Firing(
        "It rests on a duty that arises from what you know, and nobody has said whether its conditions are "
        "met.",
        {**_DUTY, "duty_triggered": None},
    ),
    "R05i": Firing(
        "It rests on section 5 in Northern Ireland, its conditions are met, the person asked about is the "
        "one harmed, and they have refused, or nobody knows whether they would.",
        {**_DUTY, **_REFUSED, "mandatory_basis": "ni_cla_s5"},
        {"nation": Nation.NORTHERN_IRELAND, "subject_role": SubjectRole.VICTIM},
    ),
    "R05g": Firing(
        "A law or an order compels you, and there may be a good reason to object, or nobody has said that "
        "there is none.",
        {**_ORDER, "grounds_to_object": "yes"},
    ),
    "R05": Firing(
        "An order or a notice is in order, or the conditions of a duty are met, and there is no reason to "
        "object. What is asked beyond it is left out and questioned.",
        _ORDER,
    ),
    "R06": Firing(
        "You have looked, and nothing that you hold bears on the purpose.", {"info_relevant": "none_held"}
    ),
    "R07b": Firing(
        "There is a consent that counts, but the request does not say what is wanted or what it is for, or "
        "the police have not put it in writing where the victim information rules require that.",
        {**_CONSENT, "info_specified": "unspecified"},
    ),
    "R07a": Firing(
        "The right person consented, and the consent is informed, specific and free; or a health "
        "professional asks for care to which the patient has not objected. If too much is asked for, the "
        "excess is left out and questioned.",
        _CONSENT,
    ),
    "R08": Firing(
        "The Serious Violence Duty is all that the requester cites, leaving aside Schedule 2.",
        {"legal_basis_claimed": ("serious_violence_duty",)},
    ),
    "R09a": Firing(
        "Nobody faces serious harm and no serious crime is involved. Not for people who cannot decide, nor "
        "for coroners, fiscals and reviews after a death.",
        {"harm_target": "none", "serious_crime": "no"},
    ),
    "R09b": Firing(
        "Only the person asked about is at risk, no serious crime is known, and nobody has said whether "
        "they can decide.",
        {**_ALONE_AT_RISK, "capacity": None},
    ),
    "R09c": Firing(
        "Only the person asked about is at risk, no serious crime is known, and they have refused or "
        "withdrawn consent.",
        {**_ALONE_AT_RISK, **_REFUSED},
    ),
    "R10": Firing(
        "Anything in the list below is missing. Everything missing goes into one letter.",
        {"request_form": "oral_only"},
    ),
    "R11a": Firing(
        "The person cannot decide, and somebody judged that sharing would benefit them overall.",
        {**_LACKS, "overall_benefit": "yes"},
    ),
    "R11b": Firing(
        "The person cannot decide, and nobody has settled whether sharing would benefit them overall.",
        {**_LACKS, "overall_benefit": None},
    ),
    "R11c": Firing(
        "The person cannot decide, sharing would not benefit them, nobody else is known to be at risk, and "
        "no serious crime is known.",
        {**_LACKS, "overall_benefit": "no"},
    ),
    "R12a": Firing(
        "Somebody weighed the six factors and found that the balance favours sharing, and no refusal by the "
        "only person at risk may stand against it.",
        {},
    ),
    "R12b": Firing(
        "Somebody weighed the six factors and found that the balance favours confidentiality.",
        {"balance": "favours_confidentiality"},
    ),
    "R12c": Firing(
        "No other rule fires: the balance is fine, nobody has weighed it, or a refusal may still stand.",
        {"balance": "finely_balanced"},
    ),
}
