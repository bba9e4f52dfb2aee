"""The second person's yes, or the decision sent back with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.decision import Authorisation, Decision
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.letter_order import Letter
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may, check_may_authorise
from formsvc.domain.policies import REASON_LENGTH, check_may_authorise_now, check_not_verifier
from formsvc.domain.provisions import Provisions
from formsvc.domain.status import Status
from formsvc.services.assess import renew_assessment
from formsvc.services.decide import decided_evaluation, order_letters
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record
from formsvc.services.verify_source import standing_of


def authorise_decision(
    uow: UnitOfWork,
    request_id: RequestId,
    *,
    seen_digest: str,
    stops_accepted_because: str = "",
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
) -> None:
    """Authorise exactly what was read: the drafts and the recipient whose digest was on the page (P2)."""
    with uow:
        request, decision = _waiting(uow, request_id, by)
        check_may_authorise(by, decision.outcome, decided_by=decision.decided_by)
        source = standing_of(uow, request)
        check_not_verifier(by.id, decision, source)
        decided = decided_evaluation(uow, request, decision, provisions=provisions)
        drafts = drafts_of(uow, decision)
        check_may_authorise_now(
            request, decision, decided, drafts, stops_accepted_because=stops_accepted_because, source=source
        )
        digest = content_digest(request, drafts)
        if digest != seen_digest:
            raise ChangedMeanwhile("The drafts have changed since you read them. Read them again first.")
        authorised = uow.decisions.put(
            decision.authorised(Authorisation(by.id, at, digest, stops_accepted_because.strip()))
        )
        uow.information_requests.put(request.moved_to(Status.AUTHORISED))
        record(uow, Event.DECISION_AUTHORISED, by=by, at=at, request_id=request_id,
               about=("decision", decision.id), digest=digest)  # fmt: skip
        order_letters(uow, authorised, decided, draft=False, at=at)
        uow.commit()


def send_back(uow: UnitOfWork, request_id: RequestId, *, because: str, by: StaffMember, at: datetime) -> None:
    """Send the decision back to be taken again, with the reason."""
    if len(because.strip()) < REASON_LENGTH:
        raise NotReady(f"Tell your colleague why, in at least {REASON_LENGTH} characters.")
    with uow:
        request, decision = _waiting(uow, request_id, by)
        check_may_authorise(by, decision.outcome, decided_by=decision.decided_by)
        uow.decisions.put(decision.sent_back(by=by.id, because=because.strip()))
        kept = uow.assessments.evaluation_of(decision.assessment_id)
        if kept is None:  # decided by hand: nothing was found that could be decided on again
            renew_assessment(uow, request, uow.assessments.get(decision.assessment_id), by=by, at=at)
        uow.information_requests.put(request.moved_to(Status.EVALUATED if kept else Status.CAPTURED))
        record(uow, Event.DECISION_SENT_BACK, by=by, at=at, request_id=request_id,
               about=("decision", decision.id))  # fmt: skip
        uow.commit()


def _waiting(uow: UnitOfWork, request_id: RequestId, by: StaffMember) -> tuple[InformationRequest, Decision]:
    request = uow.information_requests.get(request_id)
    check_may(by, Act.SEE_CASE_LINE, request)
    decision = uow.decisions.current(request_id)
    if decision is None or request.status is not Status.DECIDED:
        raise NotReady("Nothing here is waiting for authorisation. Go back to the request.")
    return request, decision


def drafts_of(uow: UnitOfWork, decision: Decision) -> Sequence[Letter]:
    """The drafts of a decision, in the order of their codes."""
    return [letter for letter in uow.letters.of_decision(decision.id) if letter.draft]


def content_digest(request: InformationRequest, drafts: Sequence[Letter]) -> str:
    """One digest over the recipient and every draft: change either and an authorisation is void."""
    recipient = [
        request.capture.text(key)
        for key in ("requester_name", "requester_role", "requester_org", "requester_email", "reference")
    ]
    files = [
        [str(letter.code), file.part, file.format, file.sha256] for letter in drafts for file in letter.files
    ]
    return hashlib.sha256(json.dumps([recipient, sorted(files)]).encode()).hexdigest()
