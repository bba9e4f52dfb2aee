"""Evaluate the answers in the background; safe to repeat, and never in anybody's way."""

from __future__ import annotations

from datetime import datetime

from formsvc import __version__
from formsvc.domain.assessment import Assessment, AssessmentId, AssessmentState
from formsvc.domain.audit_event import Event
from formsvc.domain.errors import NotReady
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.provisions import Provisions
from formsvc.domain.relevance import answers_in_use
from formsvc.domain.status import Status
from formsvc.services.assess import context_of, evaluation_job
from formsvc.services.ports import Clock, KeptEvaluation, UnitOfWork
from formsvc.services.recording import new_id, record


def evaluate_assessment(
    uow: UnitOfWork, assessment_id: AssessmentId, *, clock: Clock, provisions: Provisions
) -> None:
    """Find what the checklist makes of the answers, once for each assessment."""
    with uow:
        assessment = uow.assessments.get(assessment_id)
        request = uow.information_requests.get(assessment.request_id)
        if assessment.state is not AssessmentState.SUBMITTED or request.status is not Status.ASSESSED:
            return
        keep_evaluation(uow, request, assessment, at=clock(), provisions=provisions)
        uow.information_requests.put(request.moved_to(Status.EVALUATED))
        uow.commit()


def keep_evaluation(
    uow: UnitOfWork,
    request: InformationRequest,
    assessment: Assessment,
    *,
    at: datetime,
    provisions: Provisions,
    by: StaffMember | None = None,
) -> KeptEvaluation:
    """Evaluate and keep it with the versions it was made by, in the unit of work at hand."""
    kept = KeptEvaluation(
        new_id(), assessment.id, judge(request, assessment, provisions=provisions), at, __version__
    )
    if not uow.assessments.add_evaluation(kept):
        found = uow.assessments.evaluation_of(assessment.id)
        assert found is not None  # noqa: S101 - the row that made ours a second one
        return found
    record(uow, Event.ASSESSMENT_EVALUATED, by=by, at=at, request_id=request.id,
           about=("assessment", assessment.id), outcome=kept.evaluation.outcome,
           rule=kept.evaluation.rule)  # fmt: skip
    return kept


def judge(request: InformationRequest, assessment: Assessment, *, provisions: Provisions) -> Evaluation:
    """The evaluation of those answers that apply."""
    context = context_of(request)
    return evaluate(context, answers_in_use(context, assessment.values()), provisions=provisions)


def ask_again(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> None:
    """Have the answers evaluated once more when the job stopped or is stuck."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.ASSESS, request)
        assessment = uow.assessments.current(request_id)
        if assessment is None or request.status is not Status.ASSESSED:
            raise NotReady("There is nothing to check again. Go back to the request to see where it is.")
        record(uow, Event.EVALUATION_ASKED_AGAIN, by=by, at=at, request_id=request_id,
               about=("assessment", assessment.id))  # fmt: skip
        uow.jobs.add(evaluation_job(assessment))
        uow.commit()
