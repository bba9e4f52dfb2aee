"""The guidance is worked out from the code: what it says of a rule is what the rule does."""

from __future__ import annotations

import random

import pytest

from formsvc.domain.checklists import current
from formsvc.domain.codes import Outcome, ReleaseGate
from formsvc.domain.consequences import GATES
from formsvc.domain.errors import NotFound
from formsvc.domain.evaluation import evaluate
from formsvc.domain.guidance.questions import question_guide, without_words
from formsvc.domain.guidance.rules import RuleGuide, rule_guide, rule_guides, rules_that_cite
from formsvc.domain.guidance.safeguards import (
    TITLES_AND_EFFECTS,
    gate_guides,
    power_guides,
    setting_guides,
)
from formsvc.domain.guidance.sources import NAMED_BY_THE_TOOLKIT, cited, guidance_on, in_plain_words
from formsvc.domain.guidance.starting_points import starting_point
from formsvc.domain.provisions import Provisions
from formsvc.domain.relevance import questions_that_apply
from formsvc.domain.rules import RULES
from formsvc.domain.rules.facts import TracedFacts
from formsvc.domain.rules.reasons import REASONS
from formsvc.domain.rules.terms import COMPULSORY_POWERS
from formsvc.domain.worked_cases import CASES, request_in_order, worked_case
from tests.domain.casebook import BASE_CONTEXT, COMPLETE, draw_case

GUIDES = rule_guides()


def named(guide: object) -> str:
    return guide.code if isinstance(guide, RuleGuide) else str(guide)


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_the_example_of_a_rule_fires_it_and_each_of_its_answers_is_needed(guide):
    assert guide.example.rule == guide.code
    assert guide.when.endswith(".")
    assert guide.why.endswith(".")
    assert guide.title[0].isupper()
    answers = dict(request_in_order.ANSWERS)
    assert evaluate(guide.example_context, answers).rule != guide.code or not guide.example_differs


def test_there_is_a_guide_for_every_rule_in_the_order_of_the_rules():
    assert {guide.code for guide in GUIDES} == set(REASONS)
    assert [guide.place for guide in GUIDES] == list(range(1, len(RULES) + 2))


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_a_rule_has_a_case_that_exercises_it(guide):
    assert guide.cases, f"{guide.code} has no worked case"


def test_a_rule_has_one_outcome_and_reads_what_its_guide_says():
    draw = random.Random(5)
    guides = {guide.code: guide for guide in GUIDES}
    by_function = dict(zip(RULES, GUIDES[:-1], strict=True))
    for _ in range(1500):
        context, answers = draw_case(draw)
        found = evaluate(context, answers, explain=False)
        assert found.outcome is guides[found.rule].outcome
        assert found.advice_from == guides[found.rule].example.advice_from
        for rule, guide in by_function.items():
            traced = TracedFacts(context, answers, Provisions())
            rule(traced)
            assert traced.read.keys() <= set(guide.reads), guide.code


def test_a_request_in_order_is_the_one_that_the_tests_begin_with():
    assert request_in_order.CONTEXT.to_dict() == BASE_CONTEXT
    written = {key: value for key, value in COMPLETE.items() if key != "balance_notes"}
    for key, answer in written.items():
        kept = request_in_order.ANSWERS[key]
        assert (list(kept) if isinstance(kept, tuple) else kept) == answer
    assert all(request_in_order.ANSWERS["balance_notes"].values())


@pytest.mark.parametrize("question", current().questions, ids=lambda question: question.key)
def test_a_question_is_explained_from_a_request_in_which_it_is_asked(question):
    _, context, answers = starting_point(question.key)
    assert question in questions_that_apply(context, answers)
    guide = question_guide(question.key)
    assert len(guide.answers) in (0, len(question.options))
    assert guide.rules or guide.gates or question.key in ("referral_needed", "advice_taken", "balance_notes")
    assert guidance_on(question.key)


def test_what_is_asked_only_sometimes_says_when():
    assert without_words() == frozenset()


def test_every_citation_names_a_source_with_its_version():
    citations = [guide.source for guide in GUIDES]
    citations += [question.cited_source for question in current().questions]
    for citation in citations:
        shown = cited(citation)
        assert shown.sources, citation
        assert "[" not in shown.words
        assert "unverified" not in shown.words
        assert "this guide" not in shown.words


def test_marks_for_what_was_not_checked_become_words():
    assert in_plain_words("GMC paras 90-94 [unverified here: numbers]) x") == (
        "GMC paras 90-94 (numbers not yet checked against the original)) x"
    )
    assert in_plain_words("paras 34-36 [34 read; 36 unverified here]; x") == (
        "paras 34-36 (36 not yet checked against the original); x"
    )


def test_the_guidance_that_the_toolkit_names_is_about_questions_that_there_are():
    keys = set(current().by_key)
    assert all(one.questions <= keys for one in NAMED_BY_THE_TOOLKIT)
    (nhs,) = [one for one in NAMED_BY_THE_TOOLKIT if one.name.startswith("NHS England")]
    assert "children" in nhs.caution  # INV-21


def test_every_gate_is_explained_by_the_answer_that_it_waits_for():
    guides = gate_guides()
    assert [guide.gate for guide in guides] == list(ReleaseGate)
    assert {guide.question for guide in guides} == {question for question, _ in GATES.values()}
    under = {guide.gate: set(guide.outcomes) for guide in guides}
    assert Outcome.EMERGENCY_DISCLOSURE in under[ReleaseGate.G1]
    assert under[ReleaseGate.G10] == {Outcome.DISCLOSE_PUBLIC_INTEREST}
    assert len(under[ReleaseGate.G5]) == 4


def test_every_setting_of_the_law_has_its_effect_in_words():
    shown = setting_guides(Provisions(ca2004_s16la_in_force=True))
    fields = set(Provisions.__dataclass_fields__) - {"as_at"}
    assert {setting.name for setting in shown} == set(TITLES_AND_EFFECTS) == fields
    assert {setting.name: setting.value for setting in shown}["ca2004_s16la_in_force"] == "Yes"


def test_every_power_and_every_invariant_is_there():
    assert [power.code for power in power_guides()] == list(COMPULSORY_POWERS)
    assert "R08" in {guide.code for guide in rules_that_cite("INV-15")}


def test_what_is_not_there_is_not_found():
    for find, name in ((rule_guide, "R99"), (question_guide, "shoe_size"), (worked_case, "S99")):
        with pytest.raises(NotFound):
            find(name)


def test_no_two_cases_have_the_same_id():
    assert len({case.id for case in CASES}) == len(CASES)
