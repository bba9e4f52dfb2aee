"""Proof: all that each rule turns on, and many drawn cases, against the guide’s table and invariants.

20,000 cases in each run; ``FORMSVC_PROOF_CASES=1000000`` for the long one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from itertools import product

import pytest

from formsvc.domain.codes import DISCLOSE_OUTCOMES, Flag, Outcome, ReleaseGate
from formsvc.domain.context import Answer, Context
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.gates import FACTORS
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules import first_that_matches
from formsvc.domain.rules.facts import Facts, TracedFacts
from formsvc.domain.rules.terms import COMPULSORY_POWERS, DOCUMENT_POWERS
from tests.domain.casebook import CHOICES, answers, context, draw_case
from tests.domain.oracle import rule_for
from tests.domain.test_invariants import is_deliberate

CASES = int(os.environ.get("FORMSVC_PROOF_CASES", "20000"))
PARTS = 4
LAW = Provisions()


def options(key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*CHOICES[key], "unknown")))


WAYS: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, str], tuple[dict[str, str], ...]]] = {
    "emergency": (
        {key: options(key) for key in ("source_verified", "subject_match", "info_relevant", "harm_target",
                                       "capacity", "consent_status")},
        {"imminent_risk": "cannot_wait"},
        ({}, {"subject_age": "16_17"}),
    ),
    "source": (
        {key: options(key) for key in ("imminent_risk", "conflict_of_interest", "source_verified",
                                       "subject_match", "mandatory_basis")},
        {},
        ({}, {"nation": "wales"}),
    ),
    "law": (
        {key: options(key) for key in ("mandatory_basis", "mandatory_document", "mandatory_scope",
                                       "duty_triggered", "grounds_to_object")},
        {},
        ({}, {"nation": "wales"}, {"nation": "scotland"}, {"nation": "northern_ireland"}),
    ),
    "northern_ireland": (
        {key: options(key) for key in ("duty_triggered", "grounds_to_object", "consent_status",
                                       "subject_match", "info_relevant")},
        {"mandatory_basis": "ni_cla_s5"},
        tuple({"nation": "northern_ireland", "subject_role": role} for role in ("victim", "other")),
    ),
    "consent": (
        {"consent_informed": ("yes", "no"), "consent_specific": ("yes", "unknown"),
         "consent_free": ("yes", "not_applicable"), "info_specified": options("info_specified")}
        | {key: options(key) for key in ("consent_status", "consent_by", "capacity", "proxy_implicated")},
        {"balance": "not_assessed"},
        ({}, {"requester_class": "health_professional"}),
    ),
    "harm_and_weighing": (
        {key: options(key) for key in ("harm_target", "serious_crime", "capacity", "consent_status",
                                       "balance", "overall_benefit")},
        {},
        ({}, {"requester_class": "death_or_practice_review"}),
    ),
    "victims": (
        {key: options(key) for key in ("vir_written", "vir_notice", "request_form", "counselling_request",
                                       "consent_reason")},
        {},
        tuple({"requester_class": asker, "nation": nation, "subject_role": "victim"}
              for asker in ("police", "service_police") for nation in ("wales", "scotland")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_combination_of_what_the_rules_turn_on_comes_out_as_the_table_says(way):
    varied, fixed, contexts = WAYS[way]
    base, tried = answers(**fixed), 0
    for ctx in (context(**changes) for changes in contexts):
        for codes in product(*varied.values()):
            case = {**base, **dict(zip(varied, codes, strict=True))}
            assert first_that_matches(Facts(ctx, case, LAW)).rule == rule_for(ctx, case), (ctx, case)
            tried += 1
    assert tried >= 1000


def drawn(part: int) -> Iterator[tuple[Context, dict[str, Answer], Evaluation, random.Random]]:
    draw = random.Random(f"proof {part}")
    for _ in range(CASES // PARTS):
        ctx, given = draw_case(draw)
        yield ctx, given, evaluate(ctx, given, explain=False), draw


@pytest.mark.parametrize("part", range(PARTS))
def test_no_drawn_case_leaves_the_table_or_breaks_an_invariant(part):
    tried = 0
    for ctx, given, found, draw in drawn(part):
        assert found.rule == rule_for(ctx, given), (ctx, given)
        check_source_and_group(given, found)
        check_grounds(ctx, given, found)
        check_papers(ctx, given, found)
        check_schedule_2(ctx, given, found)
        check_not_knowing(ctx, given, found, draw)
        tried += 1
    assert tried == CASES // PARTS


def check_source_and_group(given: dict[str, Answer], found: Evaluation) -> None:
    """INV-02, INV-12, INV-16, INV-22."""
    if not found.outcome.discloses:
        return
    emergency = found.outcome is Outcome.EMERGENCY_DISCLOSURE
    if given.get("source_verified") != "yes":
        assert emergency
        assert given.get("source_verified") != "failed"
        assert Flag.USE_KNOWN_NUMBER_OR_999 in found.flags
    if given.get("subject_match") != "matched":
        assert found.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW
    if given.get("conflict_of_interest") != "no":
        assert emergency
        assert Flag.INDEPENDENT_REVIEW_AFTER in found.flags
    if emergency:
        assert given["imminent_risk"] == "cannot_wait"
        assert Flag.RETROSPECTIVE_RECORD_DUE in found.flags


def check_grounds(ctx: Context, given: dict[str, Answer], found: Evaluation) -> None:
    """INV-03, INV-06, INV-07, INV-09, INV-10, INV-15."""
    claims = set(given.get("legal_basis_claimed", ())) - {"dpa_sch2_para2", "dpa_sch2_para5", "none"}
    match found.outcome:
        case Outcome.DISCLOSE_CONSENT:
            if given["consent_status"] != "implied_direct_care":
                assert (
                    given["consent_informed"] == given["consent_specific"] == given["consent_free"] == "yes"
                )
                assert given["consent_by"] == "patient" or given["proxy_implicated"] == "no"
        case Outcome.DISCLOSE_REQUIRED_BY_LAW:
            basis = given["mandatory_basis"]
            assert ctx.nation in COMPULSORY_POWERS[str(basis)]
            seen = given.get("mandatory_document") == "valid_seen"
            assert seen if basis in DOCUMENT_POWERS else given["duty_triggered"] == "yes"
            if given.get("mandatory_scope") == "wider":
                assert found.challenge_items == ("outside_power",)
        case Outcome.DISCLOSE_PUBLIC_INTEREST:
            assert given["balance"] == "favours_disclosure"
            assert claims != {"serious_violence_duty"}
            blank = any(not str(given.get("balance_notes", {}).get(f, "")).strip() for f in FACTORS)
            assert (ReleaseGate.G10 in found.release_blocks) is blank
        case Outcome.DISCLOSE_OVERALL_BENEFIT:
            assert given["overall_benefit"] == "yes"
            assert given["capacity"] in ("lacks_capacity", "child_not_competent")
    alone = given.get("harm_target") == "subject_only" and given.get("serious_crime") == "no"
    refused = given.get("consent_status") in ("refused", "withdrawn")
    if alone and refused and given.get("capacity") == "has_capacity" and ctx.subject_age == "adult":
        assert not found.outcome.discloses or found.outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW


def check_papers(ctx: Context, given: dict[str, Answer], found: Evaluation) -> None:
    """INV-11, INV-13, INV-14, INV-18, INV-19, INV-20."""
    assert "decision_log" in found.documents
    assert ("safeguarding_referral" in found.documents) is (given.get("referral_needed") == "yes")
    released = found.outcome in DISCLOSE_OUTCOMES and not found.is_nil_return
    if released:
        assert "disclosure_schedule" in found.documents
        assert (ReleaseGate.G2 in found.release_blocks) is (given.get("minimum_dataset") != "defined")
        if ctx.subject_role == "alleged_perpetrator" and given.get("tipping_off_risk") not in ("yes", "no"):
            assert ReleaseGate.G8 in found.release_blocks
    if "nil_return_letter" in found.documents:
        assert given["source_verified"] == "yes"
    if given.get("source_verified") == "failed":
        assert not {"decline_letter", "response_letter"} & set(found.documents)


def check_schedule_2(ctx: Context, given: dict[str, Answer], found: Evaluation) -> None:
    """INV-05: cited, it changes no outcome, rule or gateway."""
    claims = tuple(given.get("legal_basis_claimed", ()))
    for claim in ("dpa_sch2_para2", "dpa_sch2_para5"):
        cited = Facts(ctx, {**given, "legal_basis_claimed": (*claims, claim)}, LAW)
        ruling = first_that_matches(cited)
        assert (ruling.rule, ruling.outcome) == (found.rule, found.outcome)


def check_not_knowing(ctx: Context, given: dict[str, Answer], found: Evaluation, draw: random.Random) -> None:
    """INV-08: of what the rules read, any one answer unknown opens nothing that was shut."""
    if found.outcome.discloses:
        return
    trace = TracedFacts(ctx, given, LAW)
    first_that_matches(trace)
    read = [key for key in trace.read if key in given and key in CHOICES]
    for key in read if CASES > 20_000 else draw.sample(read, min(4, len(read))):
        unknowing = {question: answer for question, answer in given.items() if question != key}
        then = first_that_matches(Facts(ctx, unknowing, LAW))
        if then.outcome.discloses:
            assert is_deliberate(ctx, given, key, found, evaluate(ctx, unknowing, explain=False)), (
                key,
                given,
            )
