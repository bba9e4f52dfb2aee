"""Whether the person may be told, and how safely: answered before a letter to them can be final (D09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.codes import DocumentCode
from formsvc.domain.decision import Decision, DecisionState
from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import InformationRequest, RequestId, Subject
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.provisions import Provisions
from formsvc.domain.status import Status
from formsvc.domain.subject_safety import SubjectSafety
from formsvc.services.decide import decided_evaluation, order_letters
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record


@dataclass(frozen=True)
class TellingView:
    """The person, what was answered so far, and whether a letter to them waits for it."""

    request: InformationRequest
    subject: Subject
    safety: SubjectSafety | None
    letter_is_called_for: bool


def view_telling(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, provisions: Provisions
) -> TellingView:
    """For those who may assess the request."""
    with uow:
        request, subject = _subject(uow, request_id, by)
        decision = uow.decisions.current(request_id)
        called_for = decision is not None and _calls_for_letter(uow, request, decision, provisions)
        return TellingView(request, subject, uow.subject_safety.of_subject(subject.id), called_for)


def record_safety(
    uow: UnitOfWork,
    request_id: RequestId,
    safety: SubjectSafety,
    *,
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
) -> None:
    """Keep the answers. Where they are all no and the decision is authorised, the letter is drawn up now."""
    if safety.knows == "yes" and not safety.knows_how.strip():
        raise NotReady("Say how the practice knows that the person knows.")
    with uow:
        request, subject = _subject(uow, request_id, by)
        if request.status is Status.CLOSED:
            raise NotReady("This request is closed.")
        uow.subject_safety.add(new_id(), subject.id, safety, by=by.id, at=at)
        record(uow, Event.SUBJECT_SAFETY_ANSWERED, by=by, at=at, request_id=request_id,
               about=("subject", subject.id))  # fmt: skip
        decision = uow.decisions.current(request_id)
        if decision is not None and decision.state is DecisionState.AUTHORISED:
            decided = decided_evaluation(uow, request, decision, provisions=provisions)
            order_letters(uow, decision, decided, draft=False, at=at)
        uow.commit()


def _calls_for_letter(
    uow: UnitOfWork, request: InformationRequest, decision: Decision, provisions: Provisions
) -> bool:
    decided = decided_evaluation(uow, request, decision, provisions=provisions)
    return DocumentCode.PATIENT_NOTIFICATION_LETTER in decided.documents


def _subject(uow: UnitOfWork, request_id: RequestId, by: StaffMember) -> tuple[InformationRequest, Subject]:
    request = uow.information_requests.get(request_id)
    check_may(by, Act.ASSESS, request)
    subjects = uow.information_requests.subjects(request_id)
    main = next((one for one in subjects if one.is_main), None)
    if main is None:
        raise NotReady("Say first whom the request is about.")
    return request, main
