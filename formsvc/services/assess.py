"""Answer the checklist: begin, answer as you go, put down, pick up, hand in, open again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.answers import answer_to
from formsvc.domain.assessment import (
    AnswerValue,
    Assessment,
    AssessmentId,
    AssessmentState,
    GivenAnswer,
)
from formsvc.domain.audit_event import Event
from formsvc.domain.checklist import Checklist, Question
from formsvc.domain.checklists import current as current_checklist
from formsvc.domain.checklists import get as get_checklist
from formsvc.domain.context import Context, context_from
from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may, may
from formsvc.domain.relevance import questions_that_apply
from formsvc.domain.status import Status
from formsvc.services.job_queue import Job
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record
from formsvc.services.verify_source import check_source_answer


@dataclass(frozen=True)
class AssessmentView:
    """What the pages of an assessment show."""

    request: InformationRequest
    assessment: Assessment
    checklist: Checklist
    context: Context
    questions: tuple[Question, ...]  # those that apply and that this person may see, in order

    def question(self, key: str) -> Question:
        """Raises ``NotFound`` for a question that does not apply here."""
        for question in self.questions:
            if question.key == key:
                return question
        raise NotFound()

    @property
    def unanswered(self) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if q.key not in self.assessment.answers)

    def after(self, key: str) -> Question | None:
        """The next question that applies after this one, if any."""
        keys = [question.key for question in self.questions]
        place = keys.index(key) + 1 if key in keys else 0
        return self.questions[place] if place < len(self.questions) else None


def context_of(request: InformationRequest) -> Context:
    """The context that the form gives: blank means other, adult, nobody else named."""
    capture = request.capture
    return context_from(
        {
            "nation": capture.text("nation"),
            "requester_class": capture.text("requester_class"),
            "subject_role": capture.text("subject_part"),
            "subject_age": capture.text("subject_age"),
            "other_patients_named": capture.text("other_patients_named") or "no",
        }
    )


def act_for(question: Question) -> Act:
    """Which right answering this question takes (security guide, section 3)."""
    if question.key == "imminent_risk":
        return Act.ANSWER_URGENCY
    if question.answered_by.startswith(("Request handler", "IG lead")):
        return Act.ANSWER_ADMINISTRATIVE
    return Act.ASSESS


def begin_assessment(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime
) -> AssessmentId:
    """Begin to answer, or pick up what was begun. The first clinician to begin is the assessor."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.ANSWER_ADMINISTRATIVE, request)
        found = uow.assessments.current(request_id)
        if found is not None:
            _take_over(uow, request, found, by=by, at=at)
            return found.id
        if request.status is not Status.CAPTURED:
            raise NotReady("Confirm the request form first. Then the questions can be answered.")
        context_of(request)
        subject = next(s for s in uow.information_requests.subjects(request_id) if s.is_main)
        assessment = Assessment(
            AssessmentId(new_id()), uow.practice_id, request_id, subject.id, 1, current_checklist().version
        )
        uow.assessments.add(assessment)
        if may(by, Act.ASSESS, request):
            uow.information_requests.put(request.assigned(by.id))
        record(uow, Event.ASSESSMENT_BEGUN, by=by, at=at, request_id=request_id,
               about=("assessment", assessment.id))  # fmt: skip
        uow.commit()
    return assessment.id


def _take_over(
    uow: UnitOfWork, request: InformationRequest, begun: Assessment, *, by: StaffMember, at: datetime
) -> None:
    """The first clinician takes over what reception has begun."""
    if request.assigned_to or begun.state is not AssessmentState.DRAFT or not may(by, Act.ASSESS, request):
        return
    uow.information_requests.put(request.assigned(by.id))
    record(uow, Event.ASSESSMENT_BEGUN, by=by, at=at, request_id=request.id,
           about=("assessment", begun.id))  # fmt: skip
    uow.commit()


def view_assessment(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime
) -> AssessmentView:
    """The assessment with the questions that apply; the look is recorded."""
    with uow:
        view = assessment_view(uow, request_id, by=by)
        record(uow, Event.ASSESSMENT_VIEWED, by=by, at=at, request_id=request_id,
               about=("assessment", view.assessment.id))  # fmt: skip
        uow.commit()
    return view


def assessment_view(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> AssessmentView:
    """The same inside a unit of work at hand. Raises ``NotReady`` when nothing was begun."""
    request = uow.information_requests.get(request_id)
    check_may(by, Act.ANSWER_ADMINISTRATIVE, request)
    assessment = uow.assessments.current(request_id)
    if assessment is None:
        raise NotReady("Nobody has begun to answer the questions. Begin from the request.")
    checklist = get_checklist(assessment.checklist_version)
    context = context_of(request)
    questions = _shown(request, assessment, checklist, context, by=by)
    return AssessmentView(request, assessment, checklist, context, questions)


def _shown(
    request: InformationRequest, assessment: Assessment, checklist: Checklist, context: Context, *,
    by: StaffMember,
) -> tuple[Question, ...]:  # fmt: skip
    """Those that apply; clinical answers and the weighing only for whoever may give or read them."""
    apply = questions_that_apply(context, assessment.values(), checklist)
    if may(by, Act.ASSESS, request) or may(by, Act.SEE_DRAFTS, request):
        return apply
    return tuple(question for question in apply if may(by, act_for(question), request))


def answer_question(
    uow: UnitOfWork,
    request_id: RequestId,
    key: str,
    value: AnswerValue,
    *,
    note: str = "",
    seen: str = "",
    by: StaffMember,
    at: datetime,
) -> AssessmentView:
    """Keep one answer with who and when. ``seen`` is the stamp of the answer that was on the page.

    Raises ``ChangedMeanwhile`` when a colleague has answered that question since.
    """
    with uow:
        view = assessment_view(uow, request_id, by=by)
        question = view.question(key)
        check_may(by, act_for(question), view.request)
        answer_to(question, value)  # raises for an answer that the question does not offer
        was = view.assessment.answers.get(key)
        answer = GivenAnswer(value, by.id, at, note)
        known = was if stamp(was) == seen else None
        answered = view.assessment.answered(key, answer, seen=known)
        check_source_answer(uow, view.request, key, value)
        assessment = uow.assessments.put(answered)
        record(uow, Event.QUESTION_ANSWERED, by=by, at=at, request_id=request_id,
               about=("assessment", assessment.id), question=key)  # fmt: skip
        shown = _shown(view.request, assessment, view.checklist, view.context, by=by)
        after = replace(view, assessment=assessment, questions=shown)
        uow.commit()
    return after


def stamp(answer: GivenAnswer | None) -> str:
    """What tells one answer from the next: carried by the page, compared when it is saved."""
    return "" if answer is None else f"{answer.by}-{answer.at.timestamp():.6f}"


def submit_assessment(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> None:
    """Hand the answers in for evaluation. A question left blank counts as unknown (INV-08)."""
    with uow:
        view = assessment_view(uow, request_id, by=by)
        check_may(by, Act.ASSESS, view.request)
        if "imminent_risk" not in view.assessment.answers:
            raise NotReady("Answer question 1 first: is anyone in immediate danger?")
        assessment = uow.assessments.put(view.assessment.submitted(by=by.id, at=at))
        uow.information_requests.put(view.request.assigned(by.id).moved_to(Status.ASSESSED))
        record(uow, Event.ASSESSMENT_SUBMITTED, by=by, at=at, request_id=request_id,
               about=("assessment", assessment.id), answered=len(assessment.answers))  # fmt: skip
        uow.jobs.add(evaluation_job(assessment))
        uow.commit()


def evaluation_job(assessment: Assessment) -> Job:
    """The job that evaluates an assessment: ids only, safe to run twice."""
    return Job(
        actor="evaluate_assessment", queue="evaluation", args=(assessment.practice_id, assessment.id),
        about=f"assessment:{assessment.id}", practice_id=assessment.practice_id,
    )  # fmt: skip


def reopen_assessment(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> None:
    """Open the answers again: the old assessment is superseded, kept, and its decision with it."""
    with uow:
        view = assessment_view(uow, request_id, by=by)
        check_may(by, Act.ASSESS, view.request)
        if view.assessment.state is AssessmentState.DRAFT:
            return
        if view.request.status not in (Status.ASSESSED, Status.EVALUATED, Status.DECIDED):
            raise NotReady("These answers are what was authorised. They cannot be opened again.")
        renew_assessment(uow, view.request, view.assessment, by=by, at=at)
        uow.information_requests.put(view.request.moved_to(Status.CAPTURED))
        uow.commit()


def renew_assessment(
    uow: UnitOfWork, request: InformationRequest, handed_in: Assessment, *, by: StaffMember, at: datetime
) -> Assessment:
    """Supersede the assessment at hand, and any decision on it, by a draft with the same answers."""
    old = uow.assessments.put(handed_in.superseded())
    decision = uow.decisions.current(request.id)
    if decision is not None:
        uow.decisions.put(decision.superseded())
    fresh = replace(
        old, id=AssessmentId(new_id()), number=uow.assessments.count(request.id) + 1,
        checklist_version=current_checklist().version, state=AssessmentState.DRAFT,
        submitted_by=None, submitted_at=None, version=0,
    )  # fmt: skip
    uow.assessments.add(fresh)
    record(uow, Event.ASSESSMENT_REOPENED, by=by, at=at, request_id=request.id,
           about=("assessment", fresh.id), number=fresh.number)  # fmt: skip
    return fresh
