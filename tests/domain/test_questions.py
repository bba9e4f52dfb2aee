"""The checklist itself, and which of its questions apply."""

from __future__ import annotations

import random
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.domain import codes
from formsvc.domain.answers import BadAnswer, answers_from
from formsvc.domain.checklist import QuestionKind
from formsvc.domain.checklists import CURRENT_VERSION, current, get
from formsvc.domain.code_labels import LABELS
from formsvc.domain.codes import ClaimCode, Nation, label
from formsvc.domain.context import BadContext, context_from
from formsvc.domain.errors import NotFound
from formsvc.domain.evaluation import evaluate
from formsvc.domain.relevance import answers_in_use, questions_that_apply
from tests.domain.casebook import BASE_CONTEXT, CHOICES, answers, context, draw_case

AVOIDED = ("should", "invalid", "please", "click", "submit", "perpetrator", "victim")


def test_the_checklist_has_46_questions_in_nine_groups_and_a_version():
    checklist = current()
    assert [question.number for question in checklist.questions] == [f"Q{n:02}" for n in range(1, 47)]
    assert "".join(group.letter for group in checklist.groups) == "ABCDEFGHI"
    assert all(checklist.in_group(group.letter) for group in checklist.groups)
    assert get(CURRENT_VERSION) is checklist
    assert checklist.version == "2026-11"


def test_a_version_or_a_question_that_never_was_is_not_found():
    with pytest.raises(NotFound):
        get("1999-01")
    with pytest.raises(NotFound):
        current().question("shoe_size")


@pytest.mark.parametrize("question", current().questions, ids=lambda question: question.key)
def test_a_question_is_plain_and_says_where_it_comes_from(question):
    words = [question.text, question.hint, *question.hints_by_nation.values()]
    if question.kind is QuestionKind.CHOICE:
        words += [option.label for option in question.options]
    page = " ".join(words).lower()
    assert not [word for word in AVOIDED if word in page]
    assert question.source
    assert question.answered_by
    assert "seed" not in question.cited_source.lower()
    assert len(set(question.codes)) == len(question.codes)
    assert all(question.label_of(code) != code for code in question.codes)


def test_a_hint_is_in_the_words_of_the_nation():
    capacity = current().question("capacity")
    assert "Incapacity (Scotland)" in capacity.hint_for(Nation.SCOTLAND)
    assert capacity.hint_for(Nation.ENGLAND) == capacity.hint
    assert capacity.label_of("never") == "Not answered yet"


@pytest.mark.parametrize("codes_of", LABELS, ids=lambda codes_of: codes_of.__name__)
def test_every_code_has_words(codes_of):
    assert set(LABELS[codes_of]) == {code.value for code in codes_of}
    assert all(label(code) for code in codes_of)


def test_no_set_of_codes_is_without_words():
    sets = {
        kind
        for kind in vars(codes).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }
    assert sets == set(LABELS)
    assert label(ClaimCode.NONE) == "None"


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**48))
def test_a_hidden_question_cannot_change_the_evaluation(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    shown = {question.key for question in questions_that_apply(ctx, given_answers)}
    for key in CHOICES.keys() - shown:
        without = {question: answer for question, answer in given_answers.items() if question != key}
        bare = evaluate(ctx, without, explain=False)
        for answer in CHOICES[key]:
            assert evaluate(ctx, {**without, key: answer}, explain=False) == bare, key


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**48))
def test_only_answers_in_use_count(seed):
    ctx, given_answers = draw_case(random.Random(seed))
    in_use = answers_in_use(ctx, given_answers)
    assert answers_in_use(ctx, in_use) == in_use
    assert evaluate(ctx, in_use, explain=False) == evaluate(ctx, given_answers, explain=False)


ASKED = [
    ("mandatory_document", {"mandatory_basis": "court_order"}, {"mandatory_basis": "none"}),
    ("mandatory_scope", {"mandatory_basis": "rta_s172"}, {"mandatory_basis": "none"}),
    ("duty_triggered", {"mandatory_basis": "fgm_s5b"}, {"mandatory_basis": "court_order"}),
    ("grounds_to_object", {"mandatory_basis": "court_order"}, {"mandatory_basis": None}),
    ("consent_informed", {"consent_status": "given"}, {"consent_status": "refused"}),
    ("consent_by", {"consent_status": "given"}, {"consent_status": None}),
    ("consent_reason", {"consent_status": None}, {"consent_status": "refused"}),
    ("overall_benefit", {"capacity": "lacks_capacity"}, {"capacity": "has_capacity"}),
    ("balance", {"imminent_risk": "can_wait"}, {"imminent_risk": "cannot_wait"}),
    ("proxy_implicated", {"consent_status": "given", "consent_by": "parent_pr"}, {"consent_status": "given"}),
]  # fmt: skip


@pytest.mark.parametrize(("key", "when", "unless"), ASKED)
def test_a_question_is_asked_only_where_it_matters(key, when, unless):
    assert key in {question.key for question in questions_that_apply(context(), answers(**when))}
    assert key not in {question.key for question in questions_that_apply(context(), answers(**unless))}


def test_police_and_victim_questions_are_asked_of_those_whom_they_concern():
    police = {q.key for q in questions_that_apply(context(subject_role="victim"), {})}
    school = {
        q.key for q in questions_that_apply(context(subject_role="victim", requester_class="education"), {})
    }
    assert police - school == {"senior_authorisation", "vir_written", "vir_notice"}


BAD_ANSWERS = [
    ({"shoe_size": "9"}, "no question “shoe_size”"),
    ({7: "no"}, "no question “7”"),
    ({"imminent_risk": "maybe"}, "imminent_risk cannot be “maybe”"),
    ({"imminent_risk": 3}, "imminent_risk cannot be “3”"),
    ({"imminent_risk": ["no"]}, "imminent_risk cannot be “a list”"),
    ({"legal_basis_claimed": "none"}, "legal_basis_claimed must be a list"),
    ({"legal_basis_claimed": ["magic"]}, "legal_basis_claimed cannot hold “magic”"),
    ({"legal_basis_claimed": [["none"]]}, "legal_basis_claimed cannot hold “a list”"),
    ({"advice_taken": [{"adviser": "barber"}]}, "advice_taken cannot hold"),
    ({"balance_notes": "fine"}, "balance_notes must give a text for each of a, b"),
    ({"balance_notes": {"g": "x"}}, "balance_notes has no factor “g”"),
    ({"balance_notes": {"a": 1}}, "balance_notes, factor a, must be words"),
    ("no", "The answers must be a list of questions and answers"),
    ({"imminent_risk": "x" * 500}, "…”"),
]


@pytest.mark.parametrize(("given_answers", "words"), BAD_ANSWERS)
def test_a_wrong_answer_is_named_in_a_sentence(given_answers, words):
    with pytest.raises(BadAnswer) as refused:
        answers_from(given_answers)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 700


def test_answers_are_read_as_they_were_meant():
    read = answers_from(
        {
            "imminent_risk": False,
            "source_verified": True,
            "capacity": "unknown",
            "request_form": "unknown",
            "info_specified": None,
            "legal_basis_claimed": ["none", "none"],
            "balance_notes": {"a": "Words.", "b": None},
            "advice_taken": ["dpo", {"adviser": "mdo", "note": "Rang them."}],
        }
    )
    assert read == {
        "imminent_risk": "no",
        "source_verified": "yes",
        "capacity": "unknown",
        "legal_basis_claimed": ("none",),
        "balance_notes": {"a": "Words."},
        "advice_taken": ("dpo", "mdo"),
    }
    assert answers_from(None) == {}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nation": "france"}, "nation is “france”. Give one of: england"),
        ({"nation": None}, "does not say nation"),
        ({"nation": ["england"]}, "nation is “a list”"),
        ({"other_patients_named": "perhaps"}, "Give yes or no"),
        ({"weather": "fine"}, "no key “weather”"),
    ],
)
def test_a_wrong_context_is_named_in_a_sentence(change, words):
    with pytest.raises(BadContext) as refused:
        context_from({**BASE_CONTEXT, **change})
    assert words in str(refused.value)


def test_a_context_is_read_back_as_it_was_written():
    assert context_from({**BASE_CONTEXT, "other_patients_named": True}).other_patients_named
    assert context_from(context().to_dict()) == context()
    with pytest.raises(BadContext):
        context_from("england")
