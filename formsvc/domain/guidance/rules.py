"""Each rule explained: its words, and what follows, found by evaluating its example and the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from formsvc.domain.checklists import current
from formsvc.domain.codes import ChallengeItem, Outcome
from formsvc.domain.context import Answer, Context
from formsvc.domain.errors import NotFound
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.guidance.rule_words import FIRINGS
from formsvc.domain.guidance.starting_points import starting_point
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.rules import RULES, Rule, weighing
from formsvc.domain.rules.facts import TracedFacts
from formsvc.domain.rules.gaps import GAPS
from formsvc.domain.rules.reasons import REASONS
from formsvc.domain.worked_cases import CASES, WorkedCase, request_in_order


@dataclass(frozen=True)
class GapGuide:
    """One thing that may be missing (R10): what is asked for, why, and which answers show it."""

    item: ChallengeItem
    why: str
    reads: tuple[str, ...]


@dataclass(frozen=True)
class RuleGuide:
    """A rule as its page states it."""

    code: str
    title: str
    when: str
    why: str  # the rule's own promise in the code
    sentence: str
    source: str
    place: int
    reads: tuple[str, ...]
    example_differs: Mapping[str, Answer | None]
    example_context: Context
    example: Evaluation
    cases: tuple[WorkedCase, ...]
    gaps: tuple[GapGuide, ...] = ()

    @property
    def outcome(self) -> Outcome:
        return self.example.outcome


def rule_guides() -> tuple[RuleGuide, ...]:
    """Every rule, in the order in which they are tried."""
    return tuple(rule_guide(code) for code in _codes())


@cache
def rule_guide(code: str) -> RuleGuide:
    """One rule explained. Raises ``NotFound``."""
    if code not in FIRINGS:
        raise NotFound("There is no such rule.")
    rule, firing = _function(code), FIRINGS[code]
    context, answers = firing.example()
    return RuleGuide(
        code=code,
        title=_title(rule),
        when=firing.when,
        why=_first_line(rule),
        sentence=REASONS[code].sentence,
        source=REASONS[code].source,
        place=_codes().index(code) + 1,
        reads=_in_order(reads_of(rule)),
        example_differs=firing.answers,
        example_context=context,
        example=evaluate(context, answers, additions=False),
        cases=cases_that_fire(code),
        gaps=_gap_guides() if code == "R10" else (),
    )


def cases_that_fire(code: str) -> tuple[WorkedCase, ...]:
    """The worked cases that come out by this rule."""
    return tuple(case for case in CASES if evaluation_of(case.id).rule == code)


@cache
def evaluation_of(case_id: str) -> Evaluation:
    """What a worked case comes to today."""
    case = next(case for case in CASES if case.id == case_id)
    return evaluate(case.context, case.answers, additions=False)


def rules_that_read(key: str) -> tuple[RuleGuide, ...]:
    """The rules whose result may turn on this question."""
    return tuple(guide for guide in rule_guides() if key in guide.reads)


@cache
def reads_of(rule: Rule) -> frozenset[str]:
    """The questions that a rule reads, found by trying it on the cases and on each answer by itself."""
    read: set[str] = set()
    for context, answers in _tries():
        traced = TracedFacts(context, answers, IN_FORCE_TODAY)
        rule(traced)
        read |= traced.read.keys()
    return frozenset(read)


@cache
def _tries() -> tuple[tuple[Context, Mapping[str, Answer]], ...]:
    tries: list[tuple[Context, Mapping[str, Answer]]] = [(case.context, case.answers) for case in CASES]
    tries += [firing.example() for firing in FIRINGS.values()]
    for question in current().questions:
        _, context, answers = starting_point(question.key)
        tries += [(context, {**answers, question.key: code}) for code in question.codes]
    for keys in _BRANCHING:
        tries += _all_answers_to(keys)
    return tuple(tries)


# Where a rule reads one question only behind the answer to another.
_BRANCHING = (
    ("imminent_risk", "subject_match", "source_verified"),
    ("imminent_risk", "harm_target", "capacity", "consent_status"),
    ("capacity", "harm_target", "serious_crime", "overall_benefit"),
    ("consent_status", "consent_by", "capacity", "balance"),
    ("harm_target", "serious_crime", "consent_status", "capacity"),
    ("subject_match", "mandatory_basis", "duty_triggered"),
)


def _all_answers_to(keys: tuple[str, ...]) -> list[tuple[Context, Mapping[str, Answer]]]:
    """Every combination of answers to a few questions, in a request otherwise in order."""
    questions = current().by_key
    return [
        (request_in_order.CONTEXT, {**request_in_order.ANSWERS, **dict(zip(keys, codes, strict=True))})
        for codes in product(*(questions[key].codes for key in keys))
    ]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(_code_of(rule) for rule in (*RULES, weighing.r12c_nobody_can_say))


def _code_of(rule: Rule) -> str:
    """``r01c_impostor_in_an_emergency`` is rule R01c."""
    return "R" + rule.__name__.split("_", 1)[0][1:]


def _function(code: str) -> Rule:
    return next(r for r in (*RULES, weighing.r12c_nobody_can_say) if _code_of(r) == code)


def _title(rule: Rule) -> str:
    words = rule.__name__.split("_", 1)[1].replace("_", " ").replace(" ni ", " Northern Ireland ")
    return words[0].upper() + words[1:]


def _first_line(function: object) -> str:
    return (function.__doc__ or "").strip().splitlines()[0]


@cache
def _gap_guides() -> tuple[GapGuide, ...]:
    return tuple(GapGuide(item, _first_line(gap), _in_order(_reads_of_gap(gap))) for item, gap in GAPS)


def _reads_of_gap(gap: object) -> frozenset[str]:
    assert callable(gap)  # noqa: S101 - GAPS holds functions
    read: set[str] = set()
    for context, answers in _tries():
        traced = TracedFacts(context, answers, IN_FORCE_TODAY)
        gap(traced)
        read |= traced.read.keys()
    return frozenset(read)


def _in_order(keys: frozenset[str]) -> tuple[str, ...]:
    return tuple(question.key for question in current().questions if question.key in keys)


def example_changes(guide: RuleGuide) -> tuple[tuple[str, Answer | None], ...]:
    """What the example answers otherwise than a request in order."""
    return tuple(
        (key, answer)
        for key, answer in guide.example_differs.items()
        if request_in_order.ANSWERS.get(key) != answer
    )


def rules_that_cite(invariant: str) -> tuple[RuleGuide, ...]:
    """The rules whose source or promise names an invariant."""
    return tuple(guide for guide in rule_guides() if invariant in f"{guide.source} {guide.why}")
