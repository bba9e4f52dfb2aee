"""Every worked case of the decision guide comes out as the guide says."""

from __future__ import annotations

import pytest

from formsvc.domain.context import answers_from, context_from
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.relevance import answers_in_use
from tests.domain.casebook import SCENARIOS, WORKED


def comparable(values: dict[str, object]) -> dict[str, object]:
    return {key: set(value) if isinstance(value, list) else value for key, value in values.items()}


@pytest.mark.parametrize("case", [*SCENARIOS, *WORKED], ids=lambda case: case["id"])
def test_a_worked_case_comes_out_as_the_guide_says(case):
    context = context_from(case["context"])
    found = evaluate(context, answers_from(case["answers"])).to_dict()
    expected = comparable(case["expected"])
    assert comparable({key: found[key] for key in expected}) == expected


@pytest.mark.parametrize("case", [*SCENARIOS, *WORKED], ids=lambda case: case["id"])
def test_answers_to_questions_that_do_not_apply_count_for_nothing(case):
    context, answers = context_from(case["context"]), answers_from(case["answers"])
    in_use = answers_in_use(context, answers)
    assert evaluate(context, in_use, explain=False) == evaluate(context, answers, explain=False)


@pytest.mark.parametrize("case", [*SCENARIOS, *WORKED], ids=lambda case: case["id"])
def test_an_evaluation_is_read_back_as_it_was_written(case):
    found = evaluate(context_from(case["context"]), answers_from(case["answers"]))
    assert Evaluation.from_dict(found.to_dict()) == found
