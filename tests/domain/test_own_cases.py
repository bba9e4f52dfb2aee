"""The cases that the package teaches with come out, on every key, as was reasoned beforehand."""

from __future__ import annotations

import pytest
import yaml

from formsvc.domain.codes import Nation, RequesterClass, SubjectRole
from formsvc.domain.context import answers_from
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.relevance import answers_in_use
from formsvc.domain.worked_cases import CASES, worked_case
from tests.domain.casebook import DATA, SCENARIOS, WORKED
from tests.domain.test_worked_cases import comparable

OWN = yaml.safe_load((DATA / "own_cases.yaml").read_text())["cases"]
EXPECTED = {case["id"]: case["expected"] for case in [*SCENARIOS, *WORKED, *OWN]}
KEYS = set(Evaluation.__dataclass_fields__) - {"findings", "missing", "would_change", "checklist_version"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_comes_out_as_was_reasoned(case):
    found = evaluate(case.context, answers_from(case.answers)).to_dict()
    expected = comparable(EXPECTED[case.id])
    assert comparable({key: found[key] for key in expected}) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_comes_out_the_same_when_only_the_questions_asked_are_answered(case):
    in_use = answers_in_use(case.context, case.answers)
    assert evaluate(case.context, in_use, explain=False) == evaluate(
        case.context, case.answers, explain=False
    )


def test_every_case_is_expected_on_every_key_and_the_guide_s_are_the_guide_s():
    assert {case.id for case in CASES} == EXPECTED.keys()
    assert len(OWN) >= 40
    for case in OWN:
        assert KEYS - case["expected"].keys() <= {"rules_version"}
    for given in (*SCENARIOS, *WORKED):
        mine = worked_case(given["id"])
        assert mine.context.to_dict() == {"other_patients_named": "no", **given["context"]}
        for key, answer in answers_from(given["answers"]).items():
            assert key == "balance_notes" or mine.answers[key] == answer


def test_the_cases_reach_every_nation_and_most_of_those_who_ask_and_are_asked_about():
    contexts = [case.context for case in CASES]
    assert {context.nation for context in contexts} == set(Nation)
    assert {context.subject_role for context in contexts} == set(SubjectRole)
    unreached = set(RequesterClass) - {context.requester_class for context in contexts}
    assert unreached == {RequesterClass.OTHER_LAW_ENFORCEMENT}


def test_a_case_tells_a_story_and_differs_only_where_it_says():
    for case in CASES:
        assert case.story.endswith(".")
        assert case.why.endswith((".", "”"))
        assert case.differs
