"""Chasers and later papers: said when a request looks like an earlier one, joined to it by a person.

Documents move, with an event for each; the request that is left empty is closed with its reason. Checks of
the requester, answers and decisions stay where they were made and count for nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may, may
from formsvc.domain.status import Status
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record


@dataclass(frozen=True)
class LooksLike:
    """An earlier request that this one may belong to."""

    request: InformationRequest
    same_agency: bool
    same_reference: bool
    may_join: bool


def looks_like(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> Sequence[LooksLike]:
    """Earlier requests about the same subject that this person may see; the newest first."""
    with uow:
        return _looks_like(uow, uow.information_requests.get(request_id), by)


def join_request(
    uow: UnitOfWork, request_id: RequestId, *, into: RequestId, by: StaffMember, at: datetime
) -> None:
    """Move what arrived with one request to the earlier one, and close the one that is left empty."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        found = next((one for one in _looks_like(uow, request, by) if one.request.id == into), None)
        if found is None:
            raise NotFound()
        if not found.may_join:
            raise NotReady(
                f"These two cannot be joined now. Close this one as “We have it already” and look at "
                f"{found.request.reference}."
            )
        for document in uow.documents.of_request(request_id):
            uow.documents.move(document.id, to=into)
            record(uow, Event.DOCUMENT_MOVED, by=by, at=at, request_id=into,
                   about=("document", document.id), moved_from=request_id)  # fmt: skip
        because = f"Joined to {found.request.reference} as a later paper or a chaser"
        uow.information_requests.put(request.closed(at=at, because=because))
        record(uow, Event.REQUEST_JOINED, by=by, at=at, request_id=request_id, into=into)
        record(uow, Event.LATER_REQUEST_JOINED, by=by, at=at, request_id=into, joined=request_id)
        uow.commit()


def _looks_like(uow: UnitOfWork, request: InformationRequest, by: StaffMember) -> list[LooksLike]:
    """What this person may not see looks the same as what is not there (P4)."""
    if not may(by, Act.SEE_REQUEST, request):
        return []
    is_fresh = _is_fresh(uow, request)
    found = []
    for alike in uow.request_marks.like(request.id):
        earlier = uow.information_requests.get(alike.request_id)
        if earlier.received_at >= request.received_at or not may(by, Act.SEE_REQUEST, earlier):
            continue
        may_join = is_fresh and earlier.status is not Status.CLOSED
        found.append(LooksLike(earlier, alike.same_agency, alike.same_reference, may_join))
    return sorted(found, key=lambda one: one.request.received_at, reverse=True)


def _is_fresh(uow: UnitOfWork, request: InformationRequest) -> bool:
    """Nothing has been answered, decided or shared on it: only then may it be folded into another."""
    return (
        request.status in (Status.RECEIVED, Status.CAPTURED)
        and uow.assessments.current(request.id) is None
        and not uow.decisions.of_request(request.id)
        and not uow.emergencies.of_request(request.id)
    )
