"""Gates, flags, documents and templates, each exactly when the guide says (5.5, 5.9)."""

from __future__ import annotations

import pytest

from formsvc.domain.codes import Outcome, RequesterClass, SubjectRole
from tests.domain.casebook import COMPLETE, judge

GATES = [
    ("G1_named_decision_maker", {}, {"decision_maker": "not_named"}),
    ("G2_minimum_dataset", {}, {"minimum_dataset": "not_defined"}),
    ("G3_third_party_review", {}, {"third_party_info": "not_reviewed"}),
    ("G4_restricted_information", {}, {"restricted_info": "not_reviewed"}),
    ("G5_data_protection_basis", {}, {"dp_basis": "not_recorded"}),
    ("G6_secure_channel", {}, {"return_channel": "not_secure"}),
    ("G7_inform_patient_decision", {}, {"inform_patient": "undecided"}),
    ("G8_perpetrator_tipping_off", {}, {"tipping_off_risk": "not_applicable"}),
    ("G8_perpetrator_tipping_off", {}, {"tipping_off_risk": "yes"}),
    ("G8_perpetrator_tipping_off", {"subject_role": "witness"}, {"tipping_off_risk": None}),
    ("G9_online_visibility", {}, {"online_visibility": "undecided"}),
    ("G10_balance_notes", {}, {"balance_notes": {**COMPLETE["balance_notes"], "f": "  "}}),
    ("G10_balance_notes", {}, {"balance_notes": None}),
]
SETTLED = {"tipping_off_risk": "no"}


@pytest.mark.parametrize(("gate", "context", "changes"), GATES)
def test_a_gate_is_open_while_its_question_is_not_settled(gate, context, changes):
    assert judge(context, **{**SETTLED, **changes}).release_blocks == (gate,)


@pytest.mark.parametrize("key", sorted({key for *_, change in GATES for key in change} - {"balance_notes"}))
def test_a_gate_is_open_while_nobody_has_answered(key):
    assert len(judge(**{**SETTLED, key: None}).release_blocks) == 1


def test_no_gate_is_open_when_all_is_settled_or_nothing_is_shared():
    assert judge(**SETTLED).release_blocks == ()
    assert judge(balance="not_assessed", decision_maker="not_named").release_blocks == ()


def test_a_person_who_must_not_be_told_opens_no_gate():
    assert judge(tipping_off_risk="yes", inform_patient="unsafe").release_blocks == ()


def test_an_emergency_waits_for_a_name_only():
    unsettled = {change: None for *_, changes in GATES for change in changes}
    found = judge(**{**unsettled, "imminent_risk": "cannot_wait"})
    assert found.outcome is Outcome.EMERGENCY_DISCLOSURE
    assert found.release_blocks == ("G1_named_decision_maker",)


ORDER = {
    "mandatory_basis": "court_order",
    "mandatory_document": "valid_seen",
    "mandatory_scope": "within",
}


def test_an_order_for_what_is_not_held_is_answered_with_a_nil_return():
    found = judge(
        **ORDER, info_relevant="none_held", minimum_dataset="not_defined", decision_maker="not_named"
    )
    assert (found.outcome, found.scope) == (Outcome.DISCLOSE_REQUIRED_BY_LAW, "as_requested")
    assert "nil_return" in found.flags
    assert found.release_blocks == ()
    assert "response_letter" in found.documents
    assert not {"disclosure_schedule", "nil_return_letter", "decline_letter"} & set(found.documents)


FLAGS = [
    ("practice_makes_own_999_call", {}, {"imminent_risk": "cannot_wait", "source_verified": "failed"}),
    ("nil_return", {}, {"info_relevant": "none_held"}),
    ("by_phone_now", {}, {"imminent_risk": "cannot_wait", "subject_match": "ambiguous"}),
    ("clinician_triage_now", {}, {"imminent_risk": "unknown"}),
    ("use_known_number_or_999", {}, {"imminent_risk": "cannot_wait", "source_verified": "pending"}),
    ("neutral_letter", {}, {"source_verified": "pending"}),
    ("neutral_letter", {}, {"subject_match": "ambiguous"}),
    ("offer_anonymised", {}, {"subject_match": "not_individual"}),
    ("offer_anonymised", {}, {"legal_basis_claimed": ("serious_violence_duty",)}),
    ("provision_not_confirmed_in_force", {}, {"mandatory_basis": "ca2004_s16la", "duty_triggered": "yes"}),
    ("health_professional_inspects_only", {"nation": "scotland"}, {**ORDER, "mandatory_basis": "asp_s10"}),
    ("statutory_power_noted", {}, {"legal_basis_claimed": ("cja2003_s325",)}),
    ("challenge_excess", {}, {"info_specified": "too_wide"}),
    ("independent_review_after", {}, {"imminent_risk": "cannot_wait", "conflict_of_interest": None}),
    ("retrospective_record_due", {}, {"imminent_risk": "cannot_wait"}),
    ("warn_subject_if_safe", {}, {"source_verified": "failed"}),
    ("incident_report", {}, {"source_verified": "failed", "conflict_of_interest": "yes"}),
    ("consent_not_relied_on", {}, {"consent_status": "given"}),
    ("sch2_para2_not_a_gateway", {}, {"legal_basis_claimed": ("dpa_sch2_para2",)}),
    ("do_not_notify_subject", {}, {"inform_patient": "would_prejudice"}),
    ("separate_assessment_required", {"other_patients_named": "yes"}, {}),
    ("expedite", {}, {"imminent_risk": "can_wait"}),
    ("verify_before_nil_return", {}, {"imminent_risk": "cannot_wait", "source_verified": "pending",
                                      "subject_match": "not_registered"}),
]  # fmt: skip


@pytest.mark.parametrize(("flag", "context", "changes"), FLAGS)
def test_a_flag_is_set_when_the_guide_says_and_not_in_a_plain_case(flag, context, changes):
    assert flag in judge(context, **changes).flags
    assert flag not in judge().flags


@pytest.mark.parametrize("role", SubjectRole)
def test_handling_follows_the_part_that_the_person_has(role):
    flags = judge({"subject_role": role}).flags
    open_roles = {SubjectRole.WITNESS, SubjectRole.DECEASED, SubjectRole.OTHER}
    assert ("hide_from_online_access" in flags) is (role not in open_roles)
    assert ("perpetrator_handling" in flags) is (role is SubjectRole.ALLEGED_PERPETRATOR)


@pytest.mark.parametrize("defect", [{"vir_written": "incomplete"}, {"vir_notice": None}])
def test_a_defect_in_a_police_request_is_a_warning_where_consent_is_valid(defect):
    consent = {key: "yes" for key in ("consent_informed", "consent_specific", "consent_free")}
    found = judge(
        {"subject_role": "victim"}, **consent, consent_status="given", consent_by="patient", **defect
    )
    assert (found.rule, "vir_warning" in found.flags) == ("R07a", True)


TEMPLATES = {
    "police": "police",
    "service_police": "police",
    "other_law_enforcement": "police",
    "probation_prison": "police",
    "court": "court_compliance",
    "coroner_or_fiscal": "coroner_report",
    "children_social_care": "social_care_report",
    "adult_social_care": "social_care_report",
    "safeguarding_board_or_partner": "statutory_review_return",
    "marac": "marac_return",
    "mappa_ppani": "mappa_return",
    "death_or_practice_review": "review_return",
    "health_professional": "health_letter",
}


@pytest.mark.parametrize("requester", RequesterClass)
def test_the_reply_has_the_form_for_its_requester(requester):
    found = judge({"requester_class": requester})
    assert found.response_template == TEMPLATES.get(requester, "agency_letter")
    urgent = judge({"requester_class": requester}, imminent_risk="cannot_wait", source_verified=None)
    assert urgent.response_template == "police"
    assert judge({"requester_class": requester}, balance=None).response_template is None


DOCUMENTS = [
    ({}, "decision_log disclosure_schedule patient_notification_letter record_entry response_letter"),
    ({"inform_patient": "unsafe"}, "decision_log disclosure_schedule record_entry response_letter"),
    ({"capacity": "deceased"}, "decision_log disclosure_schedule record_entry response_letter"),
    ({"balance": "favours_confidentiality"}, "decision_log decline_letter record_entry"),
    ({"balance": None}, "advice_request_note decision_log holding_letter record_entry"),
    ({"info_relevant": "none_held"}, "decision_log nil_return_letter record_entry"),
    ({"subject_match": "not_registered"}, "decision_log nil_return_letter"),
    ({"subject_match": "ambiguous"}, "challenge_letter decision_log"),
    ({"source_verified": "failed"}, "decision_log incident_report record_entry"),
    ({"consent_status": "given", "balance": None},
     "challenge_letter decision_log patient_consent_letter record_entry"),
    ({"consent_status": "given", "balance": None, "inform_patient": "unsafe"},
     "challenge_letter decision_log record_entry"),
    ({"imminent_risk": "cannot_wait", "source_verified": "pending", "info_relevant": "none_held"},
     "decision_log record_entry"),
    ({"request_form": "oral_only", "referral_needed": "yes"},
     "challenge_letter decision_log record_entry safeguarding_referral"),
    ({"info_specified": "too_wide", "inform_patient": "not_practicable"},
     "challenge_letter decision_log disclosure_schedule record_entry response_letter"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "documents"), DOCUMENTS)
def test_exactly_the_documents_that_the_guide_names_are_called_for(changes, documents):
    assert " ".join(judge(**changes).documents) == documents


def test_a_reply_to_a_death_is_never_sent_to_the_dead():
    assert "patient_notification_letter" not in judge({"subject_role": "deceased"}).documents
