"""The practice's own questions from a file: asked, answered and evaluated; a bad file stops the start."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from formsvc.bootstrap import build
from formsvc.domain.checklists import current, take_up
from formsvc.domain.codes import Outcome
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.assess import answer_question, assessment_view
from formsvc.settings import SettingsError
from tests.domain.test_local_additions import FILE, own, with_question
from tests.factories import BY_ROLE, CONSENT

CLINICIAN = BY_ROLE[Role.CLINICIAN]


@pytest.fixture(autouse=True)
def _nothing_is_left_behind():
    yield
    take_up(())


def answered(surgery, answer: str):
    own(FILE)
    walk = surgery.walk(CONSENT, Status.CAPTURED)
    walk.answered(CONSENT.answers)
    answer_question(
        surgery.uow, walk.request_id, "local_hub_number", answer, by=CLINICIAN, at=surgery.now
    )  # fmt: skip
    walk.submitted().evaluated()
    assessment = surgery.assessment(walk)
    with surgery.uow as uow:
        return uow.assessments.evaluation_of(assessment.id).evaluation


@pytest.mark.parametrize(
    ("answer", "outcome"), [("yes", Outcome.DISCLOSE_CONSENT), ("no", Outcome.CHALLENGE)]
)
def test_an_own_question_is_asked_and_its_answer_counts(surgery, answer, outcome):
    found = answered(surgery, answer)
    assert (found.outcome, found.checklist_version) == (outcome, "2026-11+1")


def test_answers_begun_before_keep_the_version_they_were_begun_under(surgery):
    walk = surgery.walk(CONSENT, Status.CAPTURED)
    walk.answered(CONSENT.answers)
    own(FILE)
    with surgery.uow as uow:
        view = assessment_view(uow, walk.request_id, by=CLINICIAN)
    assert view.checklist.version == "2026-11"
    assert "local_hub_number" not in {question.key for question in view.questions}


def built(surgery, path: Path):
    return build(replace(surgery.services.settings, local_checklist=str(path)))


def test_the_setting_names_the_file(surgery, tmp_path):
    path = tmp_path / "own.json"
    path.write_text(json.dumps(FILE))
    built(surgery, path).engine.dispose()
    assert current().version == "2026-11+1"
    build(surgery.services.settings).engine.dispose()
    assert current().version == "2026-11"


@pytest.mark.parametrize("written", ["", "{", json.dumps(with_question(key="balance"))])
def test_a_file_that_cannot_be_taken_stops_the_start_with_the_remedy(surgery, tmp_path, written):
    path = tmp_path / "own.json"
    path.write_text(written)
    with pytest.raises(SettingsError, match="FORMSVC_LOCAL_CHECKLIST"):
        built(surgery, path)
    with pytest.raises(SettingsError, match="cannot be read"):
        built(surgery, tmp_path / "nowhere.json")
