"""How long the judging core takes: 10,000 evaluations of drawn cases, bare and with all reasons."""

from __future__ import annotations

import random
import time

from formsvc.domain.checklist import QuestionKind
from formsvc.domain.checklists import current
from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Answer, Context
from formsvc.domain.evaluation import evaluate

NUMBER = 10_000
IN_ORDER = {  # what a request that gets far answers; the rest is drawn
    "imminent_risk": "no",
    "conflict_of_interest": "no",
    "source_verified": "yes",
    "subject_match": "matched",
    "mandatory_basis": "none",
    "info_relevant": "yes",
}


def draw_cases(number: int, seed: int = 1) -> list[tuple[Context, dict[str, Answer]]]:
    """Cases of which most reach the later rules, the dearest to judge."""
    draw = random.Random(seed)
    choices = [question for question in current().questions if question.kind is QuestionKind.CHOICE]
    cases = []
    for _ in range(number):
        context = Context(
            draw.choice(list(Nation)),
            draw.choice(list(RequesterClass)),
            draw.choice(list(SubjectRole)),
            draw.choice(list(SubjectAge)),
            draw.random() < 0.3,
        )
        answers: dict[str, Answer] = {question.key: draw.choice(question.codes) for question in choices}
        answers |= {key: answer for key, answer in IN_ORDER.items() if draw.random() < 0.95}
        answers["legal_basis_claimed"] = ("dpa_sch2_para2",)
        cases.append((context, answers))
    return cases


def main() -> None:
    cases = draw_cases(NUMBER)
    for name, explain in (("bare", False), ("with reasons", True)):
        began = time.perf_counter()
        for context, answers in cases:
            evaluate(context, answers, explain=explain)
        seconds = time.perf_counter() - began
        print(f"{NUMBER} evaluations, {name}: {seconds:.2f} s ({seconds / NUMBER * 1e6:.0f} µs each)")


if __name__ == "__main__":
    main()
