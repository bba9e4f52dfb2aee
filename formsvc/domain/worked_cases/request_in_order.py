"""A request in order: complete, checked, matched, weighed in favour of sharing. Cases say how they differ."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Answer, Context

CONTEXT = Context(
    Nation.ENGLAND,
    RequesterClass.POLICE,
    SubjectRole.ALLEGED_PERPETRATOR,
    SubjectAge.ADULT,
    other_patients_named=False,
)

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "imminent_risk": "no",
        "conflict_of_interest": "no",
        "source_verified": "yes",
        "return_channel": "secure_verified",
        "request_form": "written",
        "local_process": "followed",
        "senior_authorisation": "yes",
        "subject_match": "matched",
        "info_specified": "specific",
        "purpose_explained": "yes",
        "risk_described": "yes",
        "necessity_explained": "yes",
        "legal_basis_claimed": ("none",),
        "mandatory_basis": "none",
        "mandatory_document": "not_applicable",
        "mandatory_scope": "not_applicable",
        "duty_triggered": "not_applicable",
        "grounds_to_object": "no",
        "capacity": "has_capacity",
        "consent_status": "not_sought",
        "consent_by": "not_applicable",
        "proxy_implicated": "not_applicable",
        "consent_informed": "not_applicable",
        "consent_specific": "not_applicable",
        "consent_free": "not_applicable",
        "consent_reason": "accepted",
        "vir_written": "complete",
        "vir_notice": "given",
        "counselling_request": "none",
        "harm_target": "others",
        "serious_crime": "yes",
        "info_relevant": "yes",
        "less_intrusive": "none",
        "balance_notes": {factor: "Considered." for factor in "abcdef"},
        "balance": "favours_disclosure",
        "overall_benefit": "not_applicable",
        "minimum_dataset": "defined",
        "third_party_info": "reviewed",
        "restricted_info": "none",
        "tipping_off_risk": "not_applicable",
        "inform_patient": "before",
        "online_visibility": "hidden",
        "referral_needed": "no",
        "dp_basis": "recorded",
        "decision_maker": "named",
    }
)
