"""A named person decides: takes the recommendation or departs from it with a reason that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.assessment import Assessment
from formsvc.domain.audit_event import Event
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.decision import Decision, DecisionId
from formsvc.domain.departure import as_decided
from formsvc.domain.disclosure import ScheduleItem, WithheldItem
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.letter_order import Letter, LetterId, place_of
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.policies import check_may_decide, check_schedule, open_gates
from formsvc.domain.provisions import Provisions
from formsvc.domain.relevance import answers_in_use
from formsvc.domain.status import Status
from formsvc.services.assess import context_of
from formsvc.services.evaluate_assessment import judge
from formsvc.services.job_queue import Job
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record


@dataclass(frozen=True)
class Choice:
    """What the person chose on the page."""

    outcome: Outcome
    reason: str
    schedule: tuple[ScheduleItem, ...] = ()
    withheld: tuple[WithheldItem, ...] = ()


def decide(
    uow: UnitOfWork,
    request_id: RequestId,
    choice: Choice,
    *,
    seen_version: int,
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
) -> DecisionId:
    """Keep the decision with the person's name and order the drafts. By hand when no evaluation came.

    Raises ``CannotBeOverridden`` for what no reason sets aside, ``ChangedMeanwhile`` if it moved on.
    """
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.DECIDE, request)
        assessment = _submitted(uow, request, seen_version)
        kept = uow.assessments.evaluation_of(assessment.id)
        by_hand = kept is None
        found = kept.evaluation if kept else judge(request, assessment, provisions=provisions)
        decided = _checked(request, assessment, found, choice, by_hand=by_hand, provisions=provisions)
        decision = Decision(
            id=DecisionId(new_id()), practice_id=uow.practice_id, request_id=request_id,
            subject_id=assessment.subject_id, assessment_id=assessment.id,
            evaluation_id=kept.id if kept else None, outcome=choice.outcome,
            departs=choice.outcome is not found.outcome, reason=choice.reason.strip(),
            schedule=choice.schedule, withheld=choice.withheld, decided_by=by.id, decided_at=at,
        )  # fmt: skip
        uow.decisions.add(decision)
        uow.information_requests.put(request.moved_to(Status.DECIDED))
        record(uow, Event.REQUEST_DECIDED, by=by, at=at, request_id=request_id,
               about=("decision", decision.id), outcome=decision.outcome, departs=decision.departs,
               by_hand=by_hand, items=len(decision.schedule))  # fmt: skip
        order_letters(uow, decision, decided, draft=True, at=at)
        uow.commit()
    return decision.id


def _submitted(uow: UnitOfWork, request: InformationRequest, seen_version: int) -> Assessment:
    if request.version != seen_version:
        raise ChangedMeanwhile()
    assessment = uow.assessments.current(request.id)
    if assessment is None or assessment.submitted_at is None:
        raise NotReady("Hand the answers in first. Then you can decide.")
    return assessment


def _checked(
    request: InformationRequest,
    assessment: Assessment,
    found: Evaluation,
    choice: Choice,
    *,
    by_hand: bool,
    provisions: Provisions,
) -> Evaluation:
    context = context_of(request)
    answers = answers_in_use(context, assessment.values())
    check_may_decide(
        request, context, answers, found, chosen=choice.outcome, reason=choice.reason, by_hand=by_hand
    )
    decided = as_decided(context, answers, found, choice.outcome, provisions=provisions)
    check_schedule(choice.outcome, decided, choice.schedule)
    return decided


def decided_evaluation(
    uow: UnitOfWork, request: InformationRequest, decision: Decision, *, provisions: Provisions
) -> Evaluation:
    """What was found, as it stands under the outcome that the person chose: documents, gates, flags."""
    assessment = uow.assessments.get(decision.assessment_id)
    kept = uow.assessments.evaluation_of(assessment.id)
    found = kept.evaluation if kept else judge(request, assessment, provisions=provisions)
    context = context_of(request)
    answers = answers_in_use(context, assessment.values())
    decided = as_decided(context, answers, found, decision.outcome, provisions=provisions)
    return replace(decided, release_blocks=open_gates(decision, decided))


def order_letters(
    uow: UnitOfWork, decision: Decision, decided: Evaluation, *, draft: bool, at: datetime
) -> Sequence[Letter]:
    """Order each document that is called for, once; the worker draws them up."""
    ordered = []
    for code in sorted(decided.documents, key=place_of):
        letter = Letter(
            id=LetterId(new_id()), practice_id=uow.practice_id, request_id=decision.request_id,
            decision_id=decision.id, code=code, draft=draft, wanted_at=at,
        )  # fmt: skip
        if not waits_for_answers(uow, decision, letter) and uow.letters.add(letter):
            uow.jobs.add(drawing_job(letter))
            ordered.append(letter)
    return ordered


def waits_for_answers(uow: UnitOfWork, decision: Decision, letter: Letter) -> bool:
    """A final letter to the person waits until N-1 to N-7 are all answered no (documents guide D09)."""
    if letter.draft or letter.code is not DocumentCode.PATIENT_NOTIFICATION_LETTER:
        return False
    safety = uow.subject_safety.of_subject(decision.subject_id)
    return safety is None or not safety.may_be_told_by_letter


def drawing_job(letter: Letter) -> Job:
    """The job that draws a document up: ids only, safe to run twice."""
    return Job(
        actor="draw_up_letter", queue="documents", args=(letter.practice_id, letter.id),
        about=f"letter:{letter.id}", practice_id=letter.practice_id,
    )  # fmt: skip
