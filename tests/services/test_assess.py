"""The checklist is answered by who may, a question at a time; nobody's answer is overwritten unseen."""

from __future__ import annotations

import pytest

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.assessment import AnswerValue, AssessmentState
from formsvc.domain.codes import Outcome
from formsvc.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    NotFound,
    NotReady,
    PermissionDenied,
)
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.permissions import Act
from formsvc.domain.status import Status
from formsvc.services.assess import (
    act_for,
    answer_question,
    begin_assessment,
    reopen_assessment,
    stamp,
    submit_assessment,
    view_assessment,
)
from formsvc.services.evaluate_assessment import ask_again, evaluate_assessment
from formsvc.services.record_entry import reopen_with_answer
from tests.factories import BY_ROLE, CHALLENGE, CONSENT, ORDER, SECOND_CLINICIAN, Surgery

CLINICIAN, LEAD = BY_ROLE[Role.CLINICIAN], BY_ROLE[Role.SAFEGUARDING_LEAD]
RECEPTION, MANAGER = BY_ROLE[Role.RECEPTION], BY_ROLE[Role.PRACTICE_MANAGER]


def begin(surgery: Surgery, walk: Walk, by: StaffMember = CLINICIAN) -> str:
    return begin_assessment(surgery.uow, walk.request_id, by=by, at=surgery.now)


def answer(
    surgery: Surgery, walk: Walk, key: str, value: AnswerValue, *, by: StaffMember = CLINICIAN, seen: str = ""
) -> None:
    answer_question(surgery.uow, walk.request_id, key, value, seen=seen, by=by, at=surgery.now)


def evaluate(surgery: Surgery, assessment_id: str) -> None:
    evaluate_assessment(
        surgery.uow, assessment_id, clock=surgery.services.clock, provisions=surgery.services.provisions
    )


def test_the_first_clinician_to_begin_is_the_assessor(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    first = begin(surgery, walk, RECEPTION)
    assert surgery.request(walk).assigned_to is None
    assert begin(surgery, walk) == first == begin(surgery, walk)
    assert surgery.request(walk).assigned_to == CLINICIAN.id
    assert begin(surgery, walk, LEAD) == first
    assert surgery.request(walk).assigned_to == CLINICIAN.id
    assert surgery.events(walk.request_id).count("ASSESSMENT_BEGUN") == 2  # once by each who began
    for other in (RECEPTION, SECOND_CLINICIAN):
        with pytest.raises(DomainError):
            begin(surgery, walk, other)


def test_nothing_is_assessed_before_its_form_is_confirmed(surgery: Surgery) -> None:
    walk = surgery.walk()
    with pytest.raises(NotReady, match="Confirm the request form first"):
        begin(surgery, walk)
    with pytest.raises(NotReady, match="Nobody has begun"):
        view_assessment(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)


def test_an_answer_is_kept_with_who_when_and_how_they_know(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    begin(surgery, walk.verified())
    view = answer_question(
        surgery.uow, walk.request_id, "source_verified", "yes", note="Rang 101", by=CLINICIAN, at=surgery.now
    )
    given = view.assessment.answers["source_verified"]
    assert (given.value, given.by, given.note) == ("yes", CLINICIAN.id, "Rang 101")
    assert view.unanswered
    assert "source_verified" not in {question.key for question in view.unanswered}
    following = view.after("source_verified")
    assert following is not None
    assert following.key != "source_verified"
    assert surgery.events(walk.request_id)[-1] == "QUESTION_ANSWERED"


def test_the_second_of_two_on_one_question_is_told_and_the_first_answer_stays(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    begin(surgery, walk.verified())
    answer(surgery, walk, "imminent_risk", "no", by=LEAD)
    with pytest.raises(ChangedMeanwhile, match="Your words are still on this page"):
        answer(surgery, walk, "imminent_risk", "cannot_wait")
    theirs = surgery.assessment(walk).answers["imminent_risk"]
    assert (theirs.value, theirs.by) == ("no", LEAD.id)
    answer(surgery, walk, "imminent_risk", "cannot_wait", seen=stamp(theirs))
    answer(surgery, walk, "source_verified", "yes", by=LEAD)  # another question is nobody's conflict
    assert surgery.assessment(walk).values() == {"imminent_risk": "cannot_wait", "source_verified": "yes"}


@pytest.mark.parametrize("key", ["no_such_question", "vir_written"])
def test_a_question_that_does_not_apply_is_not_there(surgery: Surgery, key: str) -> None:
    walk = surgery.walk(CHALLENGE, Status.CAPTURED)
    begin(surgery, walk)
    if key == "vir_written":
        answer(surgery, walk, "legal_basis_claimed", ("dpa_sch2_para2",))
    with pytest.raises(NotFound):
        answer(surgery, walk, key, "yes")


def test_reception_and_manager_see_and_answer_the_administrative_questions_only(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    begin(surgery, walk, RECEPTION)
    whole = view_assessment(surgery.uow, walk.request_id, by=LEAD, at=surgery.now)
    administrative = {q.key for q in whole.questions if act_for(q) is Act.ANSWER_ADMINISTRATIVE}
    clinical = {q.key for q in whole.questions} - administrative
    assert {"imminent_risk", "capacity", "balance"} <= clinical
    for person in (RECEPTION, MANAGER):
        view = view_assessment(surgery.uow, walk.request_id, by=person, at=surgery.now)
        assert {q.key for q in view.questions} == administrative
        for key in ("imminent_risk", "capacity"):
            with pytest.raises(NotFound):
                answer(surgery, walk, key, "no", by=person)
    answer(surgery, walk, "request_form", "written", by=RECEPTION)
    answer(surgery, walk, "local_process", "followed", by=MANAGER)
    for person in (RECEPTION, MANAGER):
        with pytest.raises(PermissionDenied):
            submit_assessment(surgery.uow, walk.request_id, by=person, at=surgery.now)


def test_answers_are_handed_in_once_with_question_one_answered(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    begin(surgery, walk)
    with pytest.raises(NotReady, match="Answer question 1 first"):
        submit_assessment(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    answer(surgery, walk, "imminent_risk", "no")
    walk.submitted()
    assert surgery.request(walk).status is Status.ASSESSED
    assert surgery.assessment(walk).state is AssessmentState.SUBMITTED
    assert surgery.jobs() == [("evaluate_assessment", f"assessment:{surgery.assessment(walk).id}")]
    with pytest.raises(NotReady, match="handed in"):
        walk.submitted()
    with pytest.raises(NotReady, match="handed in"):
        answer(surgery, walk, "source_verified", "yes")


def test_an_assessment_is_evaluated_once_however_often_its_job_runs(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.ASSESSED)
    assessment = surgery.assessment(walk)
    for _ in range(3):
        evaluate(surgery, assessment.id)
    assert surgery.request(walk).status is Status.EVALUATED
    assert surgery.events(walk.request_id).count("ASSESSMENT_EVALUATED") == 1
    with surgery.uow as uow:
        kept = uow.assessments.evaluation_of(assessment.id)
    assert kept is not None
    assert kept.evaluation.outcome is Outcome.DISCLOSE_CONSENT


def test_an_evaluation_that_does_not_come_can_be_asked_for_again(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.ASSESSED)
    ask_again(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    assert [actor for actor, _ in surgery.jobs()] == ["evaluate_assessment"] * 2
    assert surgery.events(walk.request_id)[-1] == "EVALUATION_ASKED_AGAIN"
    walk.evaluated()
    with pytest.raises(NotReady, match="nothing to check again"):
        ask_again(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)


@pytest.mark.parametrize("status", ORDER[2:])
def test_answers_are_opened_again_until_they_are_authorised(surgery: Surgery, status: Status) -> None:
    walk = surgery.walk(CONSENT, status)
    old = surgery.assessment(walk)
    before = surgery.events(walk.request_id)
    if status in (Status.AUTHORISED, Status.CLOSED):
        with pytest.raises(NotReady, match="cannot be opened again"):
            reopen_assessment(surgery.uow, walk.request_id, by=LEAD, at=surgery.now)
        assert surgery.events(walk.request_id) == before
        assert surgery.decision(walk).authorisation is not None
        return
    reopen_assessment(surgery.uow, walk.request_id, by=LEAD, at=surgery.now)
    fresh = surgery.assessment(walk)
    assert (fresh.number, fresh.state, fresh.values()) == (2, AssessmentState.DRAFT, old.values())
    assert surgery.request(walk).status is Status.CAPTURED
    with surgery.uow as uow:
        assert uow.decisions.current(walk.request_id) is None
        assert uow.assessments.get(old.id).state is AssessmentState.SUPERSEDED
        assert uow.assessments.get(old.id).answers == old.answers
    evaluate(surgery, old.id)  # a job that comes late finds nothing to do
    assert surgery.request(walk).status is Status.CAPTURED
    reopen_assessment(surgery.uow, walk.request_id, by=LEAD, at=surgery.now)  # pressed twice
    assert surgery.assessment(walk) == fresh
    walk.submitted().evaluated()
    assert surgery.request(walk).status is Status.EVALUATED


def test_an_answer_of_the_agency_takes_a_challenge_up_again_and_nothing_else(surgery: Surgery) -> None:
    walk = surgery.walk(CHALLENGE, Status.AUTHORISED)
    reopen_with_answer(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    assert surgery.request(walk).status is Status.CAPTURED
    assert surgery.assessment(walk).values()["purpose_explained"] == "no"
    walk.answered({"purpose_explained": "yes"}).submitted().evaluated()
    assert surgery.request(walk).status is Status.EVALUATED

    for case, status in ((CHALLENGE, Status.DECIDED), (CONSENT, Status.AUTHORISED)):
        other = surgery.walk(case, status, reference=f"AP/{status}")
        with pytest.raises(NotReady, match="Only a request that waits"):
            reopen_with_answer(surgery.uow, other.request_id, by=CLINICIAN, at=surgery.now)


def test_a_question_nobody_answered_counts_as_not_known(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    walk.answered({"imminent_risk": "no"}).submitted().evaluated()
    with surgery.uow as uow:
        assessment = uow.assessments.current(walk.request_id)
        assert assessment is not None
        kept = uow.assessments.evaluation_of(assessment.id)
    assert kept is not None
    assert not kept.evaluation.outcome.discloses
    assert kept.evaluation.missing
