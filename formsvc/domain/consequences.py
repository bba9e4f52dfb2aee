"""Whether each answer is as it needs to be, and what each gate waits for."""

from __future__ import annotations

from collections.abc import Mapping

SATISFYING: Mapping[str, tuple[str, ...]] = {
    "consent_by": (),
    "overall_benefit": (),
    "conflict_of_interest": ("no",),
    "source_verified": ("yes",),
    "return_channel": ("secure_verified",),
    "request_form": ("written",),
    "local_process": ("followed", "none_exists"),
    "senior_authorisation": ("yes",),
    "subject_match": ("matched",),
    "info_specified": ("specific",),
    "purpose_explained": ("yes",),
    "risk_described": ("yes",),
    "necessity_explained": ("yes",),
    "mandatory_document": ("valid_seen",),
    "mandatory_scope": ("within",),
    "grounds_to_object": ("no",),
    "proxy_implicated": ("no",),
    "consent_informed": ("yes",),
    "consent_specific": ("yes",),
    "consent_free": ("yes",),
    "consent_reason": ("accepted",),
    "vir_written": ("complete", "exemption_claimed"),
    "vir_notice": ("given", "exemption_claimed"),
    "counselling_request": ("none", "included_justified", "sole_justified"),
    "info_relevant": ("yes",),
    "less_intrusive": ("none",),
}

# Answers that say how things are, and are neither good nor bad by themselves.
NOTED: Mapping[str, tuple[str, ...]] = {
    "imminent_risk": ("cannot_wait", "can_wait", "no"),
    "mandatory_scope": ("wider",),
    "senior_authorisation": ("not_applicable",),
    "risk_described": ("not_applicable",),
    "grounds_to_object": ("not_applicable",),
    "info_relevant": ("none_held", "held_not_relevant"),
    "capacity": ("has_capacity", "lacks_capacity", "child_competent", "child_not_competent", "deceased"),
    "consent_status": ("given", "implied_direct_care", "refused", "withdrawn", "not_sought"),
    "harm_target": ("others", "child", "subject_only", "none"),
    "serious_crime": ("yes", "no"),
    "consent_by": ("patient", "parent_pr", "attorney_deputy_guardian"),
    "overall_benefit": ("yes", "no"),
    "balance": ("favours_disclosure", "favours_confidentiality"),
}

JUDGED_BY_A_PERSON = frozenset({"finely_balanced", "not_assessed", "pending", "unclear", "undecided"})

GATES: Mapping[str, tuple[str, str]] = {  # gate: the question it waits for, and what to do
    "G1_named_decision_maker": ("decision_maker", "Name the person who takes this decision."),
    "G2_minimum_dataset": ("minimum_dataset", "Write down exactly what is to be shared."),
    "G3_third_party_review": ("third_party_info", "Take out other people’s details before anything leaves."),
    "G4_restricted_information": (
        "restricted_info",
        "Look for information that the law specially restricts.",
    ),
    "G5_data_protection_basis": ("dp_basis", "Record the data protection basis."),
    "G6_secure_channel": ("return_channel", "Find a checked, secure way to send the reply."),
    "G7_inform_patient_decision": ("inform_patient", "Decide whether and when to tell the person."),
    "G8_perpetrator_tipping_off": (
        "tipping_off_risk",
        "Settle whether anyone could be harmed if the person learns of this; until then do not tell them.",
    ),
    "G9_online_visibility": ("online_visibility", "Decide whether the entry is hidden from online access."),
    "G10_balance_notes": ("balance_notes", "Write a sentence on each of the six factors."),
}
