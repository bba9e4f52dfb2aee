"""A practice's own questions can only make an answer more careful, and are read strictly."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest

from formsvc.domain.answers import answers_from
from formsvc.domain.checklists import current, get, published, take_up
from formsvc.domain.codes import ChallengeItem, Flag, Outcome
from formsvc.domain.errors import NotFound
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.finding import FindingState
from formsvc.domain.guidance.rules import rule_guide
from formsvc.domain.local_additions import FLAGS, BadAddition, additions_from, versions_in
from formsvc.domain.relevance import questions_that_apply
from tests.domain.casebook import answers, context, draw_case

QUESTION: dict[str, Any] = {
    "key": "local_hub_number",
    "topic": "The hub’s reference",
    "text": "Does the request carry the hub’s reference?",
    "hint": "It begins with HB.",
    "answered_by": "Request handler",
    "source": "Harbour locality agreement, 2026",
    "options": [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}],
    "effects": [
        {"answers": ["no", "unknown"], "adds": "local_process", "says": "Ask for the hub’s reference."},
        {"answers": ["no"], "adds": "expedite", "says": "Ring the hub about it today."},
    ],
}
FILE = {"versions": [{"version": "1", "questions": [QUESTION]}]}


def with_question(**changes: Any) -> dict[str, Any]:
    return {"versions": [{"version": "1", "questions": [{**QUESTION, **changes}]}]}


def own(file: object) -> None:
    take_up(versions_in(additions_from(file), published()))


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    yield
    take_up(())


def harbour(answer: str | None, **changes: Any) -> Evaluation:
    given = answers(**changes)
    return evaluate(context(), given if answer is None else {**given, "local_hub_number": answer})


def test_its_question_is_asked_last_and_its_answer_read():
    own(FILE)
    assert current().version == "2026-11+1"
    assert questions_that_apply(context(), answers())[-1].key == "local_hub_number"
    assert answers_from({"local_hub_number": "no"}) == {"local_hub_number": "no"}
    urgent = questions_that_apply(context(), answers(imminent_risk="cannot_wait"))
    assert "local_hub_number" not in {question.key for question in urgent}


def test_what_would_be_shared_waits_until_the_question_is_answered_as_it_needs_to_be():
    own(FILE)
    assert harbour("yes").outcome is Outcome.DISCLOSE_PUBLIC_INTEREST
    for answer in ("no", "unknown", None):
        found = harbour(answer)
        assert (found.outcome, found.rule) == (Outcome.CHALLENGE, "local")
        assert found.challenge_items == (ChallengeItem.LOCAL_PROCESS,)
        assert "challenge_letter" in found.documents
        assert "response_letter" not in found.documents
        decides = found.findings[0]
        assert (decides.state, decides.reason) == (FindingState.DECIDES, "Ask for the hub’s reference.")
        assert [one.state for one in found.findings].count(FindingState.DECIDES) == 1
    assert Flag.EXPEDITE in harbour("no").flags


def test_it_adds_to_a_challenge_that_lists_gaps_and_to_no_neutral_one():
    own(FILE)
    assert harbour("no", request_form="oral_only").challenge_items == ("local_process", "written_request")
    assert harbour("no", source_verified="pending").challenge_items == ("verify_source",)


def test_what_the_law_requires_and_an_emergency_stay_what_they_are():
    own(FILE)
    order = {
        "mandatory_basis": "court_order", "mandatory_document": "valid_seen", "mandatory_scope": "within",
    }  # fmt: skip
    assert harbour("no", **order).outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW
    assert harbour("no", imminent_risk="cannot_wait").outcome is Outcome.EMERGENCY_DISCLOSURE


def drawn_additions(draw: random.Random) -> dict[str, Any]:
    """Any additions that can be written."""
    adds = [*ChallengeItem, *sorted(FLAGS)]
    questions = []
    for number in range(draw.randint(1, 3)):
        effects = [
            {
                "answers": draw.sample(["yes", "no", "unknown"], draw.randint(1, 3)),
                "adds": str(draw.choice(adds)),
                "says": "Look.",
            }
            for _ in range(draw.randint(1, 3))
        ]
        questions.append({**QUESTION, "key": f"local_question_{number}", "effects": effects})
    return {"versions": [{"version": "1", "questions": questions}]}


@pytest.mark.parametrize("seed", range(40))
def test_no_addition_ever_opens_what_was_shut_or_takes_a_safeguard_away(seed):
    draw = random.Random(seed)
    own(drawn_additions(draw))
    for _ in range(50):
        ctx, given = draw_case(draw)
        for question in current().questions[-3:]:
            if question.key.startswith("local_") and draw.random() < 0.7:
                given[question.key] = draw.choice(("yes", "no"))
        bare = evaluate(ctx, given, additions=False, explain=False)
        found = evaluate(ctx, given, explain=draw.random() < 0.2)
        assert not found.outcome.discloses or found.outcome is bare.outcome
        assert set(bare.challenge_items) <= set(found.challenge_items)
        assert set(bare.flags) - {Flag.CHALLENGE_EXCESS} <= set(found.flags)
        assert found.advice_from == bare.advice_from
        if found.outcome is bare.outcome:
            assert (found.release_blocks, found.scope, found.gateway, found.rule) == (
                bare.release_blocks, bare.scope, bare.gateway, bare.rule,
            )  # fmt: skip
            assert Flag.CHALLENGE_EXCESS in found.flags or Flag.CHALLENGE_EXCESS not in bare.flags
        else:
            assert found.outcome is Outcome.CHALLENGE
            assert bare.outcome in (
                Outcome.DISCLOSE_CONSENT,
                Outcome.DISCLOSE_OVERALL_BENEFIT,
                Outcome.DISCLOSE_PUBLIC_INTEREST,
            )


BAD = [
    ([], "The file must be a set of names and values."),
    ({"versions": []}, "must hold a list of versions"),
    ({"versions": [{"version": "1"}]}, "A version does not say questions."),
    ({"versions": [*FILE["versions"], *FILE["versions"]]}, "Two versions have the same name."),
    ({"versions": [{"version": "a b", "questions": [QUESTION]}]}, "letters, figures, dots"),
    ({"versions": [{"version": "1", "questions": [QUESTION, QUESTION]}]}, "two questions with the same key"),
    ({"versions": [{"version": "1", "questions": []}]}, "must hold 1 to 20 questions"),
    (with_question(key="source_verified"), "must begin with local_"),
    (with_question(answered_by="Anybody"), "answered_by must be"),
    (with_question(text=""), "text must be words on one line"),
    (with_question(text="a\nb"), "text must be words on one line"),
    (with_question(removes="G1"), "has no “removes”"),
    (with_question(effects=[]), "must have at least one effect"),
    (with_question(options=QUESTION["options"][:1]), "must have 2 to 10 options"),
    (with_question(options=[QUESTION["options"][0]] * 2), "two options with the same code"),
    (with_question(options=[{"code": "A!", "label": "x"}] * 2), "small letters, figures"),
    (with_question(effects=[{"answers": ["maybe"], "adds": "expedite", "says": "X."}]), "must be some of"),
    (with_question(effects=[{"answers": ["no"], "adds": "nil_return", "says": "X."}]), "may add an item"),
    (with_question(effects=[{"answers": ["no"], "adds": "DISCLOSE_CONSENT", "says": "X."}]),
     "may add an item"),
    (with_question(effects=[{"answers": ["no"], "adds": "expedite", "says": "X"}]), "ends with a full stop"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "words"), BAD)
def test_what_could_do_more_or_is_not_understood_is_refused_in_a_sentence(file, words):
    with pytest.raises(BadAddition) as refused:
        additions_from(copy.deepcopy(file))
    assert words in str(refused.value)


def test_older_versions_are_kept_for_the_answers_given_under_them():
    newer = with_question(text="Does it carry the hub’s new reference?")["versions"][0]
    own({"versions": [*FILE["versions"], {**newer, "version": "2"}]})
    assert current().version == "2026-11+2"
    old = get("2026-11+1").question("local_hub_number")
    assert old.text == QUESTION["text"]
    assert get("2026-11") is published()
    take_up(())
    with pytest.raises(NotFound):
        get("2026-11+1")


def test_the_pages_that_explain_the_rules_explain_them_without_it():
    own(with_question(effects=[{"answers": ["unknown"], "adds": "local_process", "says": "Ask."}]))
    rule_guide.cache_clear()
    assert rule_guide("R12a").example.rule == "R12a"
    assert evaluate(context(), answers(), additions=False).checklist_version == "2026-11+1"
