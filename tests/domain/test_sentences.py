"""Findings in sentences: one for every answer of every question that the rules look at, and what to do."""

from __future__ import annotations

import random

import pytest

from formsvc.domain.checklists import current
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.explanation import finding_of_answer
from formsvc.domain.finding import FindingState
from formsvc.domain.rules.facts import UNKNOWN
from formsvc.domain.rules.reasons import REASONS
from formsvc.domain.sentences import POWERS, SENTENCES
from tests.domain.casebook import answers, context, draw_case

EVERY_ANSWER = [
    (key, code) for key in SENTENCES for code in dict.fromkeys((*current().question(key).codes, UNKNOWN))
]
TO_DO = (FindingState.NOT_SATISFIED, FindingState.NEEDS_A_PERSON)
JARGON = ("data subject", "disclos", "capacitous", "gateway", "pursuant", "proforma", "_")


@pytest.mark.parametrize(("key", "code"), EVERY_ANSWER)
def test_an_answer_comes_to_a_plain_sentence_that_says_what_to_do_where_it_must(key, code):
    finding = finding_of_answer(key, code)
    assert finding.rests_on == (key,)
    assert finding.reason[0].isupper()
    assert finding.reason.endswith(".")
    assert len(finding.reason.split()) <= 32
    assert not any(word in finding.reason.lower() for word in JARGON)
    if finding.state in TO_DO:
        assert ". " in finding.reason, "What should they do about it?"


@pytest.mark.parametrize("key", [key for key in SENTENCES if key != POWERS])
def test_no_two_answers_are_told_alike_but_for_not_knowing(key):
    told = [finding_of_answer(key, code).reason for code in current().question(key).codes]
    apart = [code for code in current().question(key).codes if code not in (UNKNOWN, "not_applicable")]
    assert len({finding_of_answer(key, code).reason for code in apart}) == len(apart)
    assert set(SENTENCES[key]) == {*current().question(key).codes, UNKNOWN}
    assert told


def test_every_question_that_a_rule_looks_at_has_its_sentences():
    draw = random.Random(3)
    for _ in range(400):
        ctx, given = draw_case(draw)
        for finding in evaluate(ctx, given).findings[:1]:
            assert set(finding.rests_on) - {"legal_basis_claimed", "advice_taken"} <= set(SENTENCES)


@pytest.mark.parametrize("rule", REASONS)
def test_a_rule_is_told_in_short_sentences(rule):
    for sentence in REASONS[rule].sentence.split(". "):
        assert len(sentence.split()) <= 25, sentence
    assert not any(word in REASONS[rule].sentence.lower() for word in JARGON)


def rests_on(**changes) -> tuple[str, ...]:
    return evaluate(context(), answers(**changes)).findings[0].rests_on


def test_a_recommendation_rests_on_what_its_rule_looked_at_and_on_nothing_else():
    assert rests_on(source_verified="pending") == ("source_verified",)
    assert rests_on(harm_target="none", serious_crime="no") == ("harm_target", "serious_crime", "capacity")
    assert rests_on(request_form="oral_only") == ("request_form",)
    assert set(rests_on(request_form="oral_only", info_specified="too_wide")) == {
        "request_form",
        "info_specified",
    }
    order = {"mandatory_basis": "court_order", "mandatory_document": "valid_seen"}
    assert {*rests_on(**order, mandatory_scope="within")} == {
        "mandatory_basis", "mandatory_scope", "mandatory_document", "grounds_to_object",
    }  # fmt: skip
    assert rests_on(balance="finely_balanced") == ("balance",)
    group = rests_on(subject_match="not_individual", legal_basis_claimed=("serious_violence_duty",))
    assert set(group) == {"subject_match", "legal_basis_claimed"}


def test_every_recommendation_rests_on_something():
    draw = random.Random(4)
    for _ in range(400):
        assert evaluate(*draw_case(draw)).findings[0].rests_on


def test_what_it_rests_on_is_kept_and_read_back_but_is_no_part_of_the_contract():
    found = evaluate(context(), answers(source_verified="pending"))
    again = Evaluation.from_dict(found.to_kept())
    assert again == found
    assert [one.rests_on for one in again.findings] == [one.rests_on for one in found.findings]
    assert again.rules_version == found.rules_version
    assert set(found.to_dict()["findings"][0]) == {"question", "state", "reason", "source"}
    assert Evaluation.from_dict(found.to_dict()).findings[0].rests_on == ()
