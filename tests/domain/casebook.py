"""Cases to judge: the worked ones, and ways to draw others at random."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from formsvc.domain.checklist import QuestionKind
from formsvc.domain.checklists import current
from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Answer, Context, context_from
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.provisions import Provisions

DATA = Path(__file__).parent / "data"
COMPLETE: Mapping[str, Any] = yaml.safe_load((DATA / "complete_answers.yaml").read_text())
SCENARIOS: list[dict[str, Any]] = yaml.safe_load((DATA / "scenarios.yaml").read_text())["scenarios"]
WORKED: list[dict[str, Any]] = [
    {**case, "answers": {**COMPLETE, **case["answers"]}}
    for case in yaml.safe_load((DATA / "worked_cases.yaml").read_text())["scenarios"]
]
BASE_CONTEXT = {
    "nation": "england",
    "requester_class": "police",
    "subject_role": "alleged_perpetrator",
    "subject_age": "adult",
    "other_patients_named": "no",
}
CHOICES = {q.key: q.codes for q in current().questions if q.kind is QuestionKind.CHOICE}
CLAIMS = current().question("legal_basis_claimed").codes


def context(**changes: str) -> Context:
    """A complete context, with changes."""
    return context_from({**BASE_CONTEXT, **changes})


def answers(**changes: Any) -> dict[str, Answer]:
    """A request in order, weighed in favour of disclosure, with changes; ``None`` removes an answer."""
    changed = {**COMPLETE, **changes}
    return {key: value for key, value in changed.items() if value is not None}


def judge(
    ctx: Mapping[str, str] | None = None, provisions: Provisions | None = None, **changes: Any
) -> Evaluation:
    """The evaluation of the complete case with changes."""
    return evaluate(
        context(**(ctx or {})), answers(**changes), provisions=provisions or Provisions(), explain=False
    )


def draw_context(draw: random.Random) -> Context:
    return Context(
        draw.choice(list(Nation)),
        draw.choice(list(RequesterClass)),
        draw.choice(list(SubjectRole)),
        draw.choice([*SubjectAge, SubjectAge.ADULT, SubjectAge.ADULT]),
        draw.random() < 0.3,
    )


def draw_case(draw: random.Random) -> tuple[Context, dict[str, Answer]]:
    """A case near a worked one or the complete one, so that every rule is reached; some answers left out."""
    start = draw.choice([*SCENARIOS, *WORKED, None, None])
    chosen = dict(start["answers"]) if start else dict(COMPLETE)
    ctx = context_from(start["context"]) if start and draw.random() < 0.5 else draw_context(draw)
    for key in draw.sample(sorted(CHOICES), draw.choice((1, 2, 3, 4, 6, 9, 20, len(CHOICES)))):
        chosen[key] = draw.choice(CHOICES[key])
    if draw.random() < 0.4:
        chosen["legal_basis_claimed"] = tuple(draw.sample(CLAIMS, draw.randint(0, 3)))
    for key in draw.sample(sorted(chosen), draw.choice((0, 0, 0, 1, 5))):
        del chosen[key]
    return ctx, chosen
