"""An evaluation explains itself: findings, what is missing, what would change it, what does not agree."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.domain.checklists import current
from formsvc.domain.codes import Outcome
from formsvc.domain.contradictions import CONTRADICTIONS, find
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.finding import FindingState
from formsvc.domain.invariants import departure_is_barred
from formsvc.domain.rules.reasons import REASONS
from tests.domain.casebook import answers, context, draw_case, judge

drawn = settings(max_examples=200, deadline=None)
seeds = st.integers(0, 2**48)


def explained(**changes) -> Evaluation:
    return evaluate(context(), answers(**changes))


@drawn
@given(seeds)
def test_every_evaluation_says_why_in_sentences_with_sources(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    found = evaluate(ctx, given_answers)
    decides = found.findings[0]
    assert (decides.question, decides.state) == (found.rule, FindingState.DECIDES)
    known = {question.key for question in current().questions} | set(REASONS)
    for finding in found.findings:
        assert finding.question in known
        assert finding.reason.endswith(".")
        assert finding.source
        assert "_" not in finding.reason


@drawn
@given(seeds)
def test_explaining_changes_nothing_else(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    found = evaluate(ctx, given_answers)
    bare = evaluate(ctx, given_answers, explain=False)
    parts = ("findings", "missing", "would_change")
    assert {k: v for k, v in found.to_dict().items() if k not in parts} == {
        k: v for k, v in bare.to_dict().items() if k not in parts
    }
    assert (bare.findings, bare.missing, bare.would_change) == ((), (), ())
    assert Evaluation.from_dict(found.to_dict()) == found


@drawn
@given(seeds)
def test_what_would_change_it_does_and_never_touches_a_person_s_weighing(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    found = evaluate(ctx, given_answers)
    for change in found.would_change:
        assert change.question not in ("balance", "balance_notes", "overall_benefit", "legal_basis_claimed")
        assert change.answer in current().question(change.question).codes
        then = evaluate(ctx, {**given_answers, change.question: change.answer}, explain=False)
        assert then.outcome is change.outcome
        assert then.outcome is not found.outcome


@drawn
@given(seeds)
def test_what_is_missing_is_not_answered(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    for key in evaluate(ctx, given_answers).missing:
        assert given_answers.get(key, "unknown") in ("unknown", "undecided")


def test_one_check_or_one_document_may_be_all_that_is_wanted():
    unchecked = explained(source_verified="pending")
    assert ("source_verified", "yes", "DISCLOSE_PUBLIC_INTEREST") in [
        (change.question, change.answer, change.outcome) for change in unchecked.would_change
    ]
    unseen = explained(mandatory_basis="court_order", mandatory_document="not_seen", mandatory_scope="within")
    assert ("mandatory_document", "valid_seen", "DISCLOSE_REQUIRED_BY_LAW") in [
        (change.question, change.answer, change.outcome) for change in unseen.would_change
    ]


def test_a_finding_says_what_to_do_about_what_is_wanting():
    found = explained(request_form="oral_only", harm_target=None, minimum_dataset=None)
    by_question = {finding.question: finding for finding in found.findings}
    assert by_question["request_form"].state is FindingState.NOT_SATISFIED
    assert by_question["request_form"].reason.endswith("Ask for it in writing.")
    assert by_question["harm_target"].state is FindingState.NEEDS_A_PERSON
    assert "harm_target" in found.missing


def test_open_gates_and_cited_exemptions_are_findings():
    found = explained(third_party_info="not_reviewed", legal_basis_claimed=("dpa_sch2_para2",))
    reasons = {finding.question: finding.reason for finding in found.findings}
    assert reasons["third_party_info"].startswith("Before anything leaves: ")
    assert "compels nothing" in reasons["legal_basis_claimed"]


CLASHES = [
    ({}, {"consent_status": "given", "consent_by": "patient", "capacity": "lacks_capacity"}),
    ({}, {"consent_status": "given", "consent_by": "not_applicable"}),
    ({}, {"consent_status": "given", "consent_by": "parent_pr", "capacity": "child_not_competent"}),
    ({}, {"consent_status": "given", "consent_by": "attorney_deputy_guardian"}),
    ({}, {"consent_status": "refused", "legal_basis_claimed": ("consent_form",)}),
    ({}, {"consent_status": "given", "consent_reason": "accepted"}),
    ({}, {"consent_status": "implied_direct_care"}),
    ({}, {"mandatory_document": "valid_seen"}),
    ({}, {"duty_triggered": "yes"}),
    ({"subject_role": "deceased"}, {}),
    ({}, {"capacity": "child_competent"}),
    ({"subject_age": "16_17"}, {"harm_target": "subject_only"}),
    ({}, {"harm_target": "none", "imminent_risk": "can_wait"}),
    ({}, {"subject_match": "not_registered"}),
    ({}, {"request_form": "oral_only"}),
    ({}, {"overall_benefit": "yes"}),
    ({}, {"legal_basis_claimed": ("none", "ca1989_s47")}),
]


@pytest.mark.parametrize(("ctx", "changes"), CLASHES)
def test_answers_that_do_not_agree_are_shown_to_a_person(ctx, changes):
    clashes = find(context(**ctx), answers(**changes))
    assert clashes
    assert all(finding.state is FindingState.NEEDS_A_PERSON for finding in clashes)
    assert find(context(), answers()) == ()


def test_every_contradiction_is_reached():
    reached = {
        finding.reason for ctx, changes in CLASHES for finding in find(context(**ctx), answers(**changes))
    }
    assert reached == {contradiction.sentence for contradiction in CONTRADICTIONS}


ORDER = {"mandatory_basis": "court_order", "mandatory_document": "valid_seen", "mandatory_scope": "within"}
SVD = {"legal_basis_claimed": ("serious_violence_duty",)}
SCHEDULE_2 = {"legal_basis_claimed": ("dpa_sch2_para2",)}
CONSENT = {
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
}
BARRED = [
    ("INV-02", {"source_verified": "pending"}, "DISCLOSE_PUBLIC_INTEREST"),
    ("INV-02", {"source_verified": "failed"}, "EMERGENCY_DISCLOSURE"),
    ("INV-12", {"subject_match": "ambiguous"}, "DISCLOSE_CONSENT"),
    ("INV-12", {"subject_match": "not_individual"}, "DISCLOSE_PUBLIC_INTEREST"),
    ("INV-15", {"legal_basis_claimed": ("serious_violence_duty",)}, "DISCLOSE_PUBLIC_INTEREST"),
    ("INV-15", {"legal_basis_claimed": ("serious_violence_duty", "dpa_sch2_para2")}, "DISCLOSE_CONSENT"),
    ("INV-06", {}, "DISCLOSE_REQUIRED_BY_LAW"),
    ("INV-06", {"mandatory_basis": "unknown"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ("INV-06", {**ORDER, "mandatory_document": "defective"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ("INV-06", {"mandatory_basis": "fgm_s5b", "duty_triggered": "no"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ("INV-05", {"balance": "finely_balanced", "legal_basis_claimed": ("dpa_sch2_para2",)},
     "DISCLOSE_PUBLIC_INTEREST"),
    ("INV-05", {"balance": "finely_balanced", "legal_basis_claimed": ("dpa_sch2_para5",)},
     "DISCLOSE_CONSENT"),
]  # fmt: skip
ALLOWED = [
    ({"source_verified": "pending"}, "EMERGENCY_DISCLOSURE"),
    ({"subject_match": "not_individual", **ORDER, "grounds_to_object": "yes"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ({"balance": "finely_balanced"}, "DISCLOSE_PUBLIC_INTEREST"),
    ({"source_verified": "failed"}, "SEEK_ADVICE"),
    ({}, "DECLINE"),
    ({"mandatory_basis": "other"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ({**SVD, **ORDER, "grounds_to_object": "yes"}, "DISCLOSE_REQUIRED_BY_LAW"),
    ({**SVD, **CONSENT, "info_specified": "unspecified"}, "DISCLOSE_CONSENT"),
    ({**SCHEDULE_2, **CONSENT, "info_specified": "unspecified"}, "DISCLOSE_CONSENT"),
    ({**SCHEDULE_2, "request_form": "oral_only"}, "DISCLOSE_PUBLIC_INTEREST"),
    ({**SCHEDULE_2, "request_form": "oral_only", "overall_benefit": "yes"}, "DISCLOSE_OVERALL_BENEFIT"),
    (
        {
            **SCHEDULE_2,
            "imminent_risk": "cannot_wait",
            "subject_match": "matched",
            "capacity": "has_capacity",
            "consent_status": "refused",
            "harm_target": "subject_only",
        },
        "EMERGENCY_DISCLOSURE",
    ),
    ({**SCHEDULE_2, **ORDER, "grounds_to_object": "yes"}, "DISCLOSE_REQUIRED_BY_LAW"),
]


@pytest.mark.parametrize(("invariant", "changes", "chosen"), BARRED)
def test_no_reason_allows_a_departure_that_an_invariant_bars(invariant, changes, chosen):
    found = judge(**changes)
    barred = departure_is_barred(context(), answers(**changes), found, Outcome(chosen))
    assert barred is not None
    assert barred.endswith(f"({invariant}).")


@pytest.mark.parametrize(("changes", "chosen"), ALLOWED)
def test_a_person_with_a_reason_may_depart_otherwise(changes, chosen):
    found = judge(**changes)
    assert departure_is_barred(context(), answers(**changes), found, Outcome(chosen)) is None


@drawn
@given(seeds)
def test_taking_the_recommendation_is_never_barred(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    found = evaluate(ctx, given_answers, explain=False)
    assert departure_is_barred(ctx, given_answers, found, found.outcome) is None
