"""What each answer amounts to, and what to do where it does not suffice."""

from __future__ import annotations

from collections.abc import Mapping

SATISFYING: Mapping[str, tuple[str, ...]] = {
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
    "info_relevant": ("none_held", "held_not_relevant"),
    "capacity": ("has_capacity", "lacks_capacity", "child_competent", "child_not_competent", "deceased"),
    "consent_status": ("given", "implied_direct_care", "refused", "withdrawn", "not_sought"),
    "harm_target": ("others", "child", "subject_only", "none"),
    "serious_crime": ("yes", "no"),
    "overall_benefit": ("yes", "no"),
    "balance": ("favours_disclosure", "favours_confidentiality"),
}

JUDGED_BY_A_PERSON = frozenset({"finely_balanced", "not_assessed", "pending", "unclear", "undecided"})

WHAT_TO_DO: Mapping[str, str] = {
    "imminent_risk": "Get a clinician to answer this now.",
    "conflict_of_interest": "Find somebody independent to decide.",
    "source_verified": "Check who is asking, on a number you found yourself, before you share anything.",
    "return_channel": "Find a secure way to reply before anything leaves.",
    "request_form": "Ask for it in writing.",
    "local_process": "Ask for it by the agreed route.",
    "senior_authorisation": "Ask which supervisor authorised it.",
    "subject_match": "Ask for more details; do not guess.",
    "info_specified": "Ask what exactly is wanted, and for what period.",
    "purpose_explained": "Ask what is happening and what the information is for.",
    "risk_described": "Ask who is at risk, of what, and how soon.",
    "necessity_explained": "Ask why this is needed and why less would not do.",
    "mandatory_basis": "Ask which law or order requires it.",
    "mandatory_document": "Ask for a copy, and check it.",
    "mandatory_scope": "Find out what it covers before you share.",
    "duty_triggered": "Read the conditions of that law against the facts.",
    "grounds_to_object": "Raise it with the court or body, through advisers.",
    "capacity": "Assess whether they can decide about this.",
    "consent_status": "Find out whether anyone has been asked.",
    "consent_by": "Find out who gave it, and by what authority.",
    "proxy_implicated": "A person who is part of the concern cannot consent for them.",
    "consent_informed": "Show the person what would be shared before you rely on their consent.",
    "consent_specific": "Ask for a consent that names who gets what, for what, and that is recent.",
    "consent_free": "Speak to the person alone before you rely on their consent.",
    "consent_reason": "Ask for the person’s consent, or for the reason why nobody did.",
    "vir_written": "Ask the police to write what they want, why, and how they will deal with it.",
    "vir_notice": "Ask whether the person has had notice.",
    "counselling_request": "Ask why counselling notes are needed; leave them out until that is answered.",
    "harm_target": "Find out who is at risk.",
    "serious_crime": "Judge whether the crime is a serious one.",
    "info_relevant": "Look at what you hold and whether it bears on the purpose.",
    "less_intrusive": "See whether less, or another source, would do.",
    "balance": "Take advice before you decide.",
    "overall_benefit": "Judge whether sharing would benefit the person overall.",
}

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
