"""Shut the release gates after a decision: the same answers and a few more, evaluated at once.

An assessment that was handed in is never edited: a new one takes its place. As long as the recommendation is
the same the decision stands, on fresh drafts; otherwise it is put aside and a person decides again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from formsvc.domain.assessment import AnswerValue, Assessment, AssessmentId, GivenAnswer
from formsvc.domain.audit_event import Event
from formsvc.domain.checklist import Question
from formsvc.domain.codes import ReleaseGate
from formsvc.domain.decision import Decision, DecisionId
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import check_may, may
from formsvc.domain.policies import open_gates
from formsvc.domain.provisions import Provisions
from formsvc.domain.status import Status
from formsvc.services.assess import AssessmentView, act_for, assessment_view
from formsvc.services.decide import decided_evaluation, order_letters
from formsvc.services.evaluate_assessment import keep_evaluation
from formsvc.services.ports import KeptEvaluation, UnitOfWork
from formsvc.services.recording import new_id, record

QUESTIONS: Mapping[ReleaseGate, tuple[str, ...]] = {
    ReleaseGate.G1: ("decision_maker",),
    ReleaseGate.G2: ("minimum_dataset",),
    ReleaseGate.G3: ("third_party_info",),
    ReleaseGate.G4: ("restricted_info",),
    ReleaseGate.G5: ("dp_basis",),
    ReleaseGate.G6: ("return_channel",),
    ReleaseGate.G7: ("inform_patient",),
    ReleaseGate.G8: ("tipping_off_risk", "inform_patient"),
    ReleaseGate.G9: ("online_visibility",),
    ReleaseGate.G10: ("balance_notes",),
}


def release_questions(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime, provisions: Provisions
) -> tuple[AssessmentView, tuple[Question, ...]]:
    """The questions behind the gates that are open, those that this person may answer; a look is recorded."""
    with uow:
        view, _, questions = _open(uow, request_id, by, provisions)
        record(uow, Event.ASSESSMENT_VIEWED, by=by, at=at, request_id=request_id,
               about=("assessment", view.assessment.id))  # fmt: skip
        uow.commit()
    return view, questions


def answer_release_checks(
    uow: UnitOfWork,
    request_id: RequestId,
    answers: Mapping[str, AnswerValue],
    *,
    seen: str,
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
) -> bool:
    """Take the answers in and evaluate at once. False when the decision has to be taken again.

    ``seen`` is the id of the assessment that was on the page: raises ``ChangedMeanwhile`` for another.
    """
    with uow:
        view, decision, questions = _open(uow, request_id, by, provisions)
        if view.assessment.id != seen:
            raise ChangedMeanwhile()
        if not answers:
            raise NotReady("Answer one of the questions, or go back to the request.")
        for key in answers:
            question = view.question(key)
            check_may(by, act_for(question), view.request)
            if question not in questions:
                raise NotReady("Open the answers again to change one that no check before release is about.")
        before = uow.assessments.evaluation_of(view.assessment.id)
        renewed = _renewed(uow, view, answers, by=by, at=at)
        kept = keep_evaluation(uow, view.request, renewed, at=at, provisions=provisions, by=by)
        uow.decisions.put(decision.superseded())
        stands = before is None or _same(before, kept)
        if stands:
            _carry_on(uow, view, decision, kept, at=at, provisions=provisions)
        uow.information_requests.put(view.request if stands else view.request.moved_to(Status.EVALUATED))
        uow.commit()
    return stands


def _open(
    uow: UnitOfWork, request_id: RequestId, by: StaffMember, provisions: Provisions
) -> tuple[AssessmentView, Decision, tuple[Question, ...]]:
    view = assessment_view(uow, request_id, by=by)
    decision = uow.decisions.current(request_id)
    if decision is None or view.request.status is not Status.DECIDED:
        raise NotReady("These questions are answered between the decision and its authorisation.")
    decided = decided_evaluation(uow, view.request, decision, provisions=provisions)
    keys = {key for gate in open_gates(decision, decided) for key in QUESTIONS[gate]}
    questions = tuple(q for q in view.questions if q.key in keys and may(by, act_for(q), view.request))
    return view, decision, questions


def _renewed(
    uow: UnitOfWork,
    view: AssessmentView,
    answers: Mapping[str, AnswerValue],
    *,
    by: StaffMember,
    at: datetime,
) -> Assessment:
    old = uow.assessments.put(view.assessment.superseded())
    given = {key: GivenAnswer(value, by.id, at) for key, value in answers.items()}
    fresh = replace(
        view.assessment, id=AssessmentId(new_id()), number=uow.assessments.count(view.request.id) + 1,
        answers=MappingProxyType({**old.answers, **given}), submitted_by=by.id, submitted_at=at, version=0,
    )  # fmt: skip
    uow.assessments.add(fresh)
    for key in answers:
        record(uow, Event.QUESTION_ANSWERED, by=by, at=at, request_id=view.request.id,
               about=("assessment", fresh.id), question=key)  # fmt: skip
    return fresh


def _same(before: KeptEvaluation, after: KeptEvaluation) -> bool:
    return (before.evaluation.outcome, before.evaluation.rule) == (
        after.evaluation.outcome,
        after.evaluation.rule,
    )


def _carry_on(
    uow: UnitOfWork,
    view: AssessmentView,
    decision: Decision,
    kept: KeptEvaluation,
    *,
    at: datetime,
    provisions: Provisions,
) -> None:
    """The same decision of the same person, on the renewed answers; its drafts are drawn up anew."""
    standing = replace(
        decision, id=DecisionId(new_id()), assessment_id=kept.assessment_id, evaluation_id=kept.id, version=0
    )
    uow.decisions.add(standing)
    decided = decided_evaluation(uow, view.request, standing, provisions=provisions)
    order_letters(uow, standing, decided, draft=True, at=at)
