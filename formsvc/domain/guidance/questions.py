"""Each question explained: when it is asked, what each answer leads to by itself, and what rests on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formsvc.domain.checklist import Question, QuestionKind
from formsvc.domain.checklists import current
from formsvc.domain.codes import ReleaseGate
from formsvc.domain.consequences import GATES
from formsvc.domain.contradictions import CONTRADICTIONS
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.explanation import finding_of_answer
from formsvc.domain.finding import Finding
from formsvc.domain.guidance.rules import RuleGuide, rules_that_read
from formsvc.domain.guidance.sources import NamedGuidance, guidance_on
from formsvc.domain.guidance.starting_points import starting_point
from formsvc.domain.local_effects import LocalEffect
from formsvc.domain.relevance import CONDITIONS, LOCAL, NOT_IN_AN_EMERGENCY
from formsvc.domain.sentences import SENTENCES
from formsvc.domain.worked_cases import CASES, WorkedCase

_VICTIM = (
    "police in England or Wales, or service police anywhere, ask about somebody who may have been harmed"
)
ASKED_WHEN: Mapping[str, str] = {
    "senior_authorisation": "the request comes from police or other law enforcement",
    "mandatory_document": "the law named rests on an order or a notice",
    "mandatory_scope": "a law or an order is said to require sharing",
    "duty_triggered": "the law named is a duty that arises from what the practice knows",
    "grounds_to_object": "a law or an order is said to require sharing",
    "consent_by": "consent was given",
    "proxy_implicated": "somebody else consented for the person",
    "consent_informed": "consent was given",
    "consent_specific": "consent was given",
    "consent_free": "consent was given",
    "consent_reason": "nobody has asked for consent, or it is not known whether anybody did",
    "vir_written": _VICTIM,
    "vir_notice": _VICTIM,
    "overall_benefit": "the person cannot decide",
}


@dataclass(frozen=True)
class AnswerGuide:
    """One answer: what it amounts to, and what it leads to when all else is in order."""

    code: str
    label: str
    finding: Finding | None
    leads_to: Evaluation


@dataclass(frozen=True)
class QuestionGuide:
    """A question as its page states it."""

    question: Question
    asked_when: str
    asked_in_an_emergency: bool
    starting_from: str
    answers: tuple[AnswerGuide, ...]
    rules: tuple[RuleGuide, ...]
    gates: tuple[ReleaseGate, ...]
    clashes: tuple[str, ...]
    guidance: tuple[NamedGuidance, ...]
    cases: tuple[WorkedCase, ...]
    effects: tuple[LocalEffect, ...]  # of a question that the practice added


def question_guide(key: str) -> QuestionGuide:
    """One question explained. Raises ``NotFound``."""
    question = current().question(key)
    return QuestionGuide(
        question=question,
        asked_when=ASKED_WHEN.get(key, ""),
        asked_in_an_emergency=key not in NOT_IN_AN_EMERGENCY and not key.startswith(LOCAL),
        starting_from=starting_point(key)[0],
        answers=_answers(question),
        rules=rules_that_read(key),
        gates=tuple(gate for gate in ReleaseGate if _waits_for(gate, key)),
        clashes=tuple(one.sentence for one in CONTRADICTIONS if key in one.rests_on),
        guidance=guidance_on(key),
        cases=tuple(case for case in CASES if key in case.differs),
        effects=tuple(effect for effect in current().effects if effect.question == key),
    )


def _answers(question: Question) -> tuple[AnswerGuide, ...]:
    if question.kind is not QuestionKind.CHOICE:
        return ()
    _, context, answers = starting_point(question.key)
    return tuple(
        AnswerGuide(
            option.code,
            option.label,
            finding_of_answer(question.key, option.code) if question.key in SENTENCES else None,
            evaluate(context, {**answers, question.key: option.code}, explain=False, additions=False),
        )
        for option in question.options
    )


def _waits_for(gate: ReleaseGate, key: str) -> bool:
    return GATES[gate.value][0] == key or (gate is ReleaseGate.G8 and key == "inform_patient")


def without_words() -> frozenset[str]:
    """The questions asked only sometimes for which that is not put into words."""
    return frozenset(CONDITIONS) ^ frozenset(ASKED_WHEN)
