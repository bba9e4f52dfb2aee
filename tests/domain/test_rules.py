"""Each rule of the decision guide, section 5.4, by itself and before those that follow it."""

from __future__ import annotations

import itertools

import pytest

from formsvc.domain.codes import Outcome
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules import RULES
from formsvc.domain.rules.reasons import REASONS
from tests.domain.casebook import judge

NO_WEIGHING = {"balance": "not_assessed"}
ORDER = {
    "mandatory_basis": "court_order",
    "mandatory_document": "valid_seen",
    "mandatory_scope": "within",
    "grounds_to_object": "no",
}
DUTY = {"mandatory_basis": "terrorism_s38b", "duty_triggered": "yes", "grounds_to_object": "no"}
CONSENT = {
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
}
REFUSED = {"consent_status": "refused", "harm_target": "subject_only", "serious_crime": "no"}
VICTIM = {"subject_role": "victim"}
LACKS = {"capacity": "lacks_capacity", "consent_status": "not_applicable", "harm_target": "subject_only"}
NI = {"nation": "northern_ireland"}
URGENT = {"imminent_risk": "cannot_wait"}

TABLE = [
    ("R01c", "DECLINE", {}, {**URGENT, "source_verified": "failed"}),
    ("R01d", "DECLINE", {}, {**URGENT, "subject_match": "not_registered"}),
    ("R01d", "DECLINE", {}, {**URGENT, "info_relevant": "none_held"}),
    ("R01d", "DECLINE", {}, {**URGENT, "info_relevant": "held_not_relevant"}),
    ("R01f", "CHALLENGE", {}, {**URGENT, "subject_match": "ambiguous"}),
    ("R01f", "CHALLENGE", {}, {**URGENT, "subject_match": None}),
    ("R01b", "SEEK_ADVICE", {}, {**URGENT, **REFUSED}),
    ("R01b", "SEEK_ADVICE", {}, {**URGENT, **REFUSED, "consent_status": "withdrawn"}),
    ("R01a", "EMERGENCY_DISCLOSURE", {}, URGENT),
    ("R01a", "EMERGENCY_DISCLOSURE", {}, {**URGENT, "source_verified": None, "conflict_of_interest": "yes"}),
    ("R01a", "EMERGENCY_DISCLOSURE", {"subject_age": "16_17"}, {**URGENT, **REFUSED}),
    ("R01e", "SEEK_ADVICE", {}, {"imminent_risk": None}),
    ("R02", "SEEK_ADVICE", {}, {"conflict_of_interest": "yes"}),
    ("R02", "SEEK_ADVICE", {}, {"conflict_of_interest": None}),
    ("R03a", "DECLINE", {}, {"source_verified": "failed"}),
    ("R03b", "CHALLENGE", {}, {"source_verified": "pending"}),
    ("R03b", "CHALLENGE", {}, {"source_verified": None}),
    ("R04a", "DECLINE", {}, {"subject_match": "not_registered"}),
    ("R04b", "CHALLENGE", {}, {"subject_match": "ambiguous"}),
    ("R04b", "CHALLENGE", {}, {"subject_match": None}),
    ("R04c", "CHALLENGE", {}, {"subject_match": "not_individual"}),
    ("R04c", "CHALLENGE", {}, {"subject_match": "not_individual", **DUTY, "duty_triggered": "no"}),
    ("R08", "DECLINE", {},
     {"subject_match": "not_individual", "legal_basis_claimed": ("serious_violence_duty",)}),
    ("R05", "DISCLOSE_REQUIRED_BY_LAW", {}, {"subject_match": "not_individual", **ORDER}),
    ("R05a", "CHALLENGE", {}, {"mandatory_basis": "unknown"}),
    ("R05a", "CHALLENGE", {}, {"mandatory_basis": None}),
    ("R05b", "SEEK_ADVICE", {}, {"mandatory_basis": "other"}),
    ("R05c", "SEEK_ADVICE", {"nation": "scotland"}, {**ORDER, "mandatory_basis": "production_order"}),
    ("R05c", "SEEK_ADVICE", NI, {**DUTY, "mandatory_basis": "fgm_s5b", "duty_triggered": "no"}),
    ("R05d", "SEEK_ADVICE", {}, {**ORDER, "mandatory_document": "defective"}),
    ("R05e", "CHALLENGE", {}, {**ORDER, "mandatory_document": "not_seen"}),
    ("R05e", "CHALLENGE", {}, {**ORDER, "mandatory_document": None}),
    ("R05f", "CHALLENGE", {}, {**ORDER, "mandatory_scope": "unclear"}),
    ("R05f", "CHALLENGE", {}, {**ORDER, "mandatory_scope": None}),
    ("R05g", "SEEK_ADVICE", {}, {**ORDER, "grounds_to_object": "yes"}),
    ("R05g", "SEEK_ADVICE", {}, {**DUTY, "grounds_to_object": None}),
    ("R05h", "SEEK_ADVICE", {}, {**DUTY, "duty_triggered": None}),
    ("R05i", "SEEK_ADVICE", NI | VICTIM,
     {**DUTY, "mandatory_basis": "ni_cla_s5", "consent_status": "refused"}),
    ("R05i", "SEEK_ADVICE", NI | VICTIM, {**DUTY, "mandatory_basis": "ni_cla_s5", "consent_status": None}),
    ("R05", "DISCLOSE_REQUIRED_BY_LAW", NI | VICTIM, {**DUTY, "mandatory_basis": "ni_cla_s5"}),
    ("R05", "DISCLOSE_REQUIRED_BY_LAW", NI,
     {**DUTY, "mandatory_basis": "ni_cla_s5", "consent_status": "refused"}),
    ("R05", "DISCLOSE_REQUIRED_BY_LAW", {}, {**ORDER, "info_relevant": "none_held"}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {}, {**DUTY, "duty_triggered": "no"}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {}, {**DUTY, "mandatory_basis": "ca2004_s16la"}),
    ("R06", "DECLINE", {}, {"info_relevant": "held_not_relevant", **CONSENT}),
    ("R07b", "CHALLENGE", {}, {**CONSENT, "info_specified": "unspecified"}),
    ("R07b", "CHALLENGE", {}, {**CONSENT, "purpose_explained": None}),
    ("R07b", "CHALLENGE", VICTIM, {**CONSENT, "request_form": "oral_only"}),
    ("R07a", "DISCLOSE_CONSENT", {}, {**CONSENT, "request_form": "oral_only", "purpose_explained": "partly"}),
    ("R07a", "DISCLOSE_CONSENT", {}, {**CONSENT, "info_relevant": None}),
    ("R07a", "DISCLOSE_CONSENT", {}, {**CONSENT, "legal_basis_claimed": ("serious_violence_duty",)}),
    ("R08", "DECLINE", {},
     {"legal_basis_claimed": ("serious_violence_duty", "dpa_sch2_para2", "dpa_sch2_para5")}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {},
     {"legal_basis_claimed": ("serious_violence_duty", "public_interest")}),
    ("R09a", "DECLINE", {}, {"harm_target": "none", "serious_crime": "no"}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {"requester_class": "coroner_or_fiscal"},
     {"harm_target": "none", "serious_crime": "no"}),
    ("R09b", "SEEK_ADVICE", {}, {"harm_target": "subject_only", "serious_crime": None, "capacity": None}),
    ("R09c", "DECLINE", {}, REFUSED),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {}, {**REFUSED, "serious_crime": "yes"}),
    ("R11a", "DISCLOSE_OVERALL_BENEFIT", {}, {**LACKS, "overall_benefit": "yes"}),
    ("R11a", "DISCLOSE_OVERALL_BENEFIT", {},
     {**LACKS, "overall_benefit": "yes", "consent_status": "refused"}),
    ("R11b", "SEEK_ADVICE", {}, {**LACKS, "overall_benefit": None}),
    ("R11b", "SEEK_ADVICE", {}, {**LACKS, "overall_benefit": "not_applicable"}),
    ("R11c", "DECLINE", {}, {**LACKS, "overall_benefit": "no", "serious_crime": "no"}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {}, {**LACKS, "overall_benefit": "no", "harm_target": "others"}),
    ("R11b", "SEEK_ADVICE", {"subject_age": "under_16"},
     {"capacity": "child_not_competent", "harm_target": None, "overall_benefit": "yes"}),
    ("R12a", "DISCLOSE_PUBLIC_INTEREST", {}, {}),
    ("R12c", "SEEK_ADVICE", {"requester_class": "death_or_practice_review"}, REFUSED),
    ("R12c", "SEEK_ADVICE", {}, {**REFUSED, "consent_status": None}),
    ("R12b", "DECLINE", {}, {"balance": "favours_confidentiality"}),
    ("R12c", "SEEK_ADVICE", {}, {"balance": "finely_balanced"}),
    ("R12c", "SEEK_ADVICE", {}, {"balance": None}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "outcome", "context", "changes"), TABLE)
def test_a_rule_fires_where_it_must(rule, outcome, context, changes):
    found = judge(context, **changes)
    assert (found.rule, found.outcome) == (rule, outcome)


def test_every_rule_is_in_the_table_and_has_its_reason():
    fired = {rule for rule, *_ in TABLE} | {"R10"}
    assert fired == set(REASONS)
    assert len(RULES) == len(REASONS) - 1  # R12c is what remains when none matched


def test_the_law_that_is_not_confirmed_in_force_compels_only_once_it_is():
    section = {**DUTY, "mandatory_basis": "ca2004_s16la"}
    assert judge(**section, balance="not_assessed").rule == "R12c"
    in_force = judge(provisions=Provisions(ca2004_s16la_in_force=True), **section)
    assert in_force.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW


@pytest.mark.parametrize(
    ("capacity", "given_by", "implicated", "counts"),
    [
        ("has_capacity", "patient", None, True),
        ("child_competent", "patient", None, True),
        ("lacks_capacity", "patient", None, False),
        (None, "patient", None, False),
        ("child_not_competent", "parent_pr", "no", True),
        ("child_not_competent", "parent_pr", "yes", False),
        ("child_not_competent", "parent_pr", None, False),
        ("child_competent", "parent_pr", "no", False),
        ("lacks_capacity", "attorney_deputy_guardian", "no", True),
        ("lacks_capacity", "attorney_deputy_guardian", "unknown", False),
        ("lacks_capacity", "parent_pr", "no", False),
        ("has_capacity", "other_no_authority", "no", False),
        ("has_capacity", None, None, False),
    ],
)
def test_only_the_right_person_can_consent(capacity, given_by, implicated, counts):
    found = judge(**{**CONSENT, "capacity": capacity, "consent_by": given_by, "proxy_implicated": implicated})
    assert (found.outcome is Outcome.DISCLOSE_CONSENT) is counts


@pytest.mark.parametrize("part", ["consent_informed", "consent_specific", "consent_free"])
@pytest.mark.parametrize("answer", ["no", "unknown", "not_applicable", None])
def test_consent_counts_only_when_informed_specific_and_free(part, answer):
    assert judge(**{**CONSENT, part: answer}).outcome is not Outcome.DISCLOSE_CONSENT


@pytest.mark.parametrize(("requester", "counts"), [("health_professional", True), ("police", False)])
def test_care_implies_consent_to_health_professionals_only(requester, counts):
    found = judge({"requester_class": requester}, consent_status="implied_direct_care", **NO_WEIGHING)
    assert (found.outcome is Outcome.DISCLOSE_CONSENT) is counts


GAPS = {
    "written_request": {"request_form": "oral_only"},
    "local_process": {"local_process": "not_followed"},
    "senior_authorisation": {"senior_authorisation": "no"},
    "specify_information": {"info_specified": "unspecified"},
    "explain_purpose": {"purpose_explained": "partly"},
    "describe_risk": {"risk_described": "partly"},
    "explain_necessity": {"necessity_explained": "no"},
    "clarify_relevance": {"info_relevant": "unknown"},
    "less_intrusive_route": {"less_intrusive": "available"},
    "vir_written": {"vir_written": "incomplete"},
    "vir_notice": {"vir_notice": "not_given"},
    "counselling_justification": {"counselling_request": "sole_not_justified"},
    "consent_position": {"consent_reason": "not_accepted"},
}


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_alone_is_asked_for(gap):
    found = judge(VICTIM, **GAPS[gap])
    assert (found.rule, found.challenge_items) == ("R10", (gap,))


@pytest.mark.parametrize(
    "key", sorted({key for change in GAPS.values() for key in change} - {"consent_reason"})
)
def test_not_knowing_is_a_gap_too(key):
    assert judge(VICTIM, **{key: None}).rule == "R10"


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(GAPS, 2)))
def test_two_gaps_go_into_one_letter(one, other):
    assert judge(VICTIM, **GAPS[one], **GAPS[other]).challenge_items == tuple(sorted((one, other)))


@pytest.mark.parametrize(
    ("role", "capacity", "asked"),
    [
        ("witness", "has_capacity", True),
        ("witness", "child_not_competent", True),
        ("witness", None, True),
        ("witness", "deceased", False),
        ("deceased", "deceased", False),
        ("deceased", None, False),
        ("deceased", "has_capacity", True),  # the two do not agree: ask
    ],
)
def test_nobody_is_asked_for_the_consent_of_the_dead(role, capacity, asked):
    found = judge({"subject_role": role}, capacity=capacity, consent_reason="none_given", harm_target="child")
    assert ("consent_position" in found.challenge_items) is asked


def test_consent_that_does_not_count_is_asked_about_unless_the_balance_favours_disclosure():
    doubtful = {**CONSENT, "consent_informed": "no"}
    assert judge(**doubtful, **NO_WEIGHING).challenge_items == ("confirm_consent",)
    weighed = judge(**doubtful)
    assert (weighed.rule, "consent_not_relied_on" in weighed.flags) == ("R12a", True)


@pytest.mark.parametrize("harm", ["none", "unknown"])
def test_risk_must_be_described_when_nobody_is_known_to_be_at_risk(harm):
    unsure = {"harm_target": harm, "serious_crime": "unknown"}
    assert judge(**unsure).challenge_items == ("describe_risk",)
    assert judge({"requester_class": "death_or_practice_review"}, **unsure).rule == "R12a"
    assert judge(**{**LACKS, **unsure}, overall_benefit="yes").rule == "R11a"


def test_excess_is_asked_for_with_a_gap_and_left_out_without_one():
    wide = {"info_specified": "too_wide", "counselling_request": "included_not_justified"}
    items = ("counselling_justification", "narrow_request")
    narrowed = judge(**wide)
    assert (narrowed.rule, narrowed.scope, narrowed.challenge_items) == ("R12a", "narrowed", items)
    assert judge(**wide, request_form="oral_only").challenge_items == (*items, "written_request")
    assert judge(**{**wide, **LACKS}, overall_benefit="yes").challenge_items == items
    assert judge(**wide, **{"balance": "favours_confidentiality"}).challenge_items == ()
    assert judge(**{**CONSENT, **wide}).challenge_items == ("narrow_request",)


@pytest.mark.parametrize("requester", ["police", "service_police", "other_law_enforcement"])
@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern_ireland"])
def test_victim_information_rules_bind_where_they_run(requester, nation):
    found = judge({**VICTIM, "requester_class": requester, "nation": nation}, vir_notice="not_given")
    binds = requester == "service_police" or nation in ("england", "wales")
    assert (found.rule == "R10") is binds


def test_victim_information_rules_bind_from_their_day():
    before = Provisions(as_at=Provisions().vir_in_force_from.replace(day=11))
    assert judge(VICTIM, provisions=before, vir_notice="not_given").rule == "R12a"
    on_the_day = Provisions(as_at=Provisions().vir_in_force_from)
    assert judge(VICTIM, provisions=on_the_day, vir_notice="not_given").rule == "R10"


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"mandatory_scope": "wider"}, ("outside_power",)),
        (
            {"mandatory_basis": "rta_s172", "duty_triggered": "yes", "info_specified": "too_wide"},
            ("outside_power",),
        ),
        ({"mandatory_basis": "rta_s172", "duty_triggered": "yes"}, ()),
        ({}, ()),
    ],
)
def test_what_the_law_does_not_cover_is_challenged(changes, asks):
    found = judge(**{**ORDER, **changes})
    assert (found.rule, found.challenge_items) == ("R05", asks)
    assert found.scope == ("narrowed" if asks else "as_requested")
