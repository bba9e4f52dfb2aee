"""The invariants of the decision guide (5.3) that a judgement can break, over many drawn cases."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.domain.codes import DISCLOSE_OUTCOMES, Flag, Outcome, ReleaseGate
from formsvc.domain.context import Answer, Context
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.gates import FACTORS
from formsvc.domain.invariants import INVARIANTS
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.terms import COMPULSORY_POWERS, DOCUMENT_POWERS, lacks
from tests.domain.casebook import CHOICES, draw_case

Drawn = tuple[Context, dict[str, Answer], Evaluation]
many = settings(max_examples=200, deadline=None)
seeds = st.integers(0, 2**48)
SCHEDULE_2 = ("dpa_sch2_para2", "dpa_sch2_para5")
REFUSALS = ("refused", "withdrawn")


def cases(seed: int, number: int = 40) -> Iterator[Drawn]:
    draw = random.Random(seed)
    for _ in range(number):
        context, answers = draw_case(draw)
        yield context, answers, evaluate(context, answers, explain=False)


@many
@given(seeds)
def test_inv_02_nothing_goes_to_a_source_that_was_not_checked(seed):
    for _, answers, found in cases(seed):
        source = answers.get("source_verified")
        if found.outcome.discloses and source != "yes":
            assert found.outcome is Outcome.EMERGENCY_DISCLOSURE
            assert Flag.USE_KNOWN_NUMBER_OR_999 in found.flags
            assert found.response_template == "police"
            assert source != "failed"


@many
@given(seeds)
def test_inv_03_and_16_consent_counts_only_from_the_right_person_informed_specific_and_free(seed):
    for context, answers, found in cases(seed):
        if found.outcome is not Outcome.DISCLOSE_CONSENT:
            continue
        if answers["consent_status"] == "implied_direct_care":
            assert context.requester_class == "health_professional"
            continue
        assert answers["consent_status"] == "given"
        for part in ("consent_informed", "consent_specific", "consent_free"):
            assert answers[part] == "yes"
        assert answers["consent_by"] != "other_no_authority"
        assert answers["consent_by"] == "patient" or answers["proxy_implicated"] == "no"


@many
@given(seeds)
def test_inv_05_schedule_2_neither_helps_nor_harms(seed):
    for context, answers, found in cases(seed, 20):
        claims = tuple(answers.get("legal_basis_claimed", ()))
        for citation in SCHEDULE_2:
            cited = evaluate(context, {**answers, "legal_basis_claimed": (*claims, citation)}, explain=False)
            assert (cited.outcome, cited.rule, cited.gateway) == (found.outcome, found.rule, found.gateway)


@many
@given(seeds)
def test_inv_06_what_the_law_does_not_cover_is_challenged(seed):
    for _, answers, found in cases(seed):
        if found.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW and answers.get("mandatory_scope") == "wider":
            assert (found.scope, found.challenge_items) == ("narrowed", ("outside_power",))


@many
@given(seeds)
def test_inv_07_a_valid_order_is_never_declined_on_the_merits(seed):
    for _, answers, found in cases(seed):
        ordered = (
            answers.get("mandatory_basis") in DOCUMENT_POWERS
            and answers.get("mandatory_document") == "valid_seen"
            and answers.get("source_verified") == "yes"
        )
        if ordered and found.outcome is Outcome.DECLINE:
            assert found.is_nil_return


def is_deliberate(
    context: Context, answers: dict[str, Answer], key: str, found: Evaluation, then: Evaluation
) -> bool:
    """Where not knowing may lead to disclosure (decision guide 5.4), and why."""
    if then.outcome is Outcome.EMERGENCY_DISCLOSURE:
        # Not knowing does not stop the practice from ringing 999 itself. Nor is an emergency held up because
        # nobody has said whether somebody refused, could decide, or was alone at risk: R01b needs all three.
        known_refusal = ("harm_target", "capacity", "consent_status")
        return (key in ("source_verified", "info_relevant")) or (
            found.rule == "R01b" and key in known_refusal
        )
    if then.outcome is Outcome.DISCLOSE_CONSENT:
        return key == "info_relevant"  # the schedule settles it
    if then.outcome is Outcome.DISCLOSE_PUBLIC_INTEREST:
        return key == "capacity"  # a person has already weighed
    # A consent that does not count is asked about (R10); of those who cannot decide none is asked (R11a).
    without = Facts(context, answers, Provisions())
    return key == "consent_status" and "confirm_consent" in found.challenge_items and lacks(without)


@many
@given(seeds)
def test_inv_08_not_knowing_never_helps(seed):
    for context, answers, found in cases(seed, 15):
        if found.outcome.discloses:
            continue
        for key in CHOICES.keys() & answers.keys():
            unknowing = {question: answer for question, answer in answers.items() if question != key}
            then = evaluate(context, unknowing, explain=False)
            assert not then.outcome.discloses or is_deliberate(context, answers, key, found, then), (
                key,
                answers,
            )


@many
@given(seeds)
def test_inv_09_the_refusal_of_the_only_adult_at_risk_stands(seed):
    for context, drawn, _ in cases(seed):
        answers = {
            **drawn,
            "capacity": "has_capacity",
            "consent_status": REFUSALS[seed % 2],
            "harm_target": "subject_only",
            "serious_crime": "no",
        }
        if context.subject_age == "adult":
            found = evaluate(context, answers, explain=False)
            assert not found.outcome.discloses or found.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW


@many
@given(seeds)
def test_inv_10_the_public_interest_is_weighed_by_a_person_who_writes_it_down(seed):
    for _, answers, found in cases(seed):
        if found.outcome is Outcome.DISCLOSE_PUBLIC_INTEREST:
            assert answers["balance"] == "favours_disclosure"
            notes = answers.get("balance_notes", {})
            blank = any(not str(notes.get(factor, "")).strip() for factor in FACTORS)
            assert (ReleaseGate.G10 in found.release_blocks) is blank


@many
@given(seeds)
def test_inv_12_only_a_law_reaches_a_group(seed):
    for _, answers, found in cases(seed):
        if found.outcome.discloses and answers.get("subject_match") != "matched":
            assert answers["subject_match"] == "not_individual"
            assert found.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW
            assert answers["mandatory_basis"] in COMPULSORY_POWERS


@many
@given(seeds)
def test_inv_13_tipping_off_is_answered_before_release(seed):
    for context, answers, found in cases(seed):
        released = found.outcome in DISCLOSE_OUTCOMES and not found.is_nil_return
        unanswered = answers.get("tipping_off_risk") not in ("yes", "no")
        if released and context.subject_role == "alleged_perpetrator" and unanswered:
            assert ReleaseGate.G8 in found.release_blocks


@many
@given(seeds)
def test_inv_14_a_nil_return_goes_to_checked_requesters_only(seed):
    for _, answers, found in cases(seed):
        if "nil_return_letter" in found.documents:
            assert answers["source_verified"] == "yes"


@many
@given(seeds)
def test_inv_15_the_serious_violence_duty_discloses_nothing(seed):
    for context, drawn, _ in cases(seed, 20):
        claims = ("serious_violence_duty", *SCHEDULE_2[: seed % 3])
        found = evaluate(context, {**drawn, "legal_basis_claimed": claims}, explain=False)
        assert found.outcome not in (Outcome.DISCLOSE_PUBLIC_INTEREST, Outcome.DISCLOSE_OVERALL_BENEFIT)


@many
@given(seeds)
def test_inv_16_nobody_connected_with_the_case_decides(seed):
    for context, drawn, _ in cases(seed, 20):
        found = evaluate(context, {**drawn, "conflict_of_interest": "yes"}, explain=False)
        assert found.outcome not in DISCLOSE_OUTCOMES
        if found.outcome is Outcome.EMERGENCY_DISCLOSURE:
            assert Flag.INDEPENDENT_REVIEW_AFTER in found.flags


@many
@given(seeds)
def test_inv_18_a_referral_is_called_for_whatever_the_outcome(seed):
    for context, drawn, _ in cases(seed, 20):
        found = evaluate(context, {**drawn, "referral_needed": "yes"}, explain=False)
        assert "safeguarding_referral" in found.documents


@many
@given(seeds)
def test_inv_22_only_danger_that_cannot_wait_is_an_emergency_and_it_is_reviewed(seed):
    for _, answers, found in cases(seed):
        if found.outcome is Outcome.EMERGENCY_DISCLOSURE:
            assert answers["imminent_risk"] == "cannot_wait"
            assert Flag.RETROSPECTIVE_RECORD_DUE in found.flags
            assert "emergency_disclosure_record" in found.documents


@many
@given(seeds)
def test_an_evaluation_agrees_with_itself(seed):
    for _, _, found in cases(seed):
        disclosing = found.outcome.discloses
        assert (found.gateway != "none") is disclosing
        assert (found.scope != "none") is disclosing
        assert (found.response_template is not None) is disclosing
        assert ("response_letter" in found.documents) is disclosing
        assert disclosing or not found.release_blocks
        assert ("challenge_excess" in found.flags) is (disclosing and bool(found.challenge_items))
        assert bool(found.challenge_items) or found.outcome is not Outcome.CHALLENGE
        assert bool(found.advice_from) or found.outcome is not Outcome.SEEK_ADVICE


def test_there_are_twenty_two_invariants_and_seven_hold_against_any_reason():
    assert [invariant.id for invariant in INVARIANTS] == [f"INV-{number:02}" for number in range(1, 23)]
    held = {invariant.id for invariant in INVARIANTS if not invariant.overridable}
    assert held == {f"INV-{number:02}" for number in (2, 5, 6, 12, 13, 14, 15)}
