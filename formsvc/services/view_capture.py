"""What the request form shows: the request, what arrived with it, how far reading has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formsvc.domain.audit_event import Event
from formsvc.domain.document import Document, ReadingStatus
from formsvc.domain.information_request import DocumentId, InformationRequest, RequestId
from formsvc.domain.people import StaffId, StaffMember
from formsvc.domain.permissions import Act, check_may, may
from formsvc.services.job_queue import JobState
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record
from formsvc.services.virus_checker import AWAY


class Reading(StrEnum):
    """How the reading of one document, or of all of a request, stands."""

    NONE = "none"  # nothing to read: a request taken down by hand
    READING = "reading"
    TRYING_AGAIN = "trying_again"
    CHECKER_AWAY = "checker_away"  # it waits for the virus checker, and does not pass without
    STOPPED = "stopped"  # the job gave up: a person may have it read again, or go on by hand
    REFUSED = "refused"
    DESTROYED = "destroyed"  # it was refused, and its original is gone
    READ = "read"

    @property
    def is_going_on(self) -> bool:
        return self in (Reading.READING, Reading.TRYING_AGAIN, Reading.CHECKER_AWAY)


_ORDER = (
    Reading.CHECKER_AWAY, Reading.READING, Reading.TRYING_AGAIN, Reading.STOPPED, Reading.REFUSED,
    Reading.DESTROYED, Reading.READ, Reading.NONE,
)  # fmt: skip


@dataclass(frozen=True)
class ReadingProgress:
    """How far the reading of a request's documents has come, without a word of what they say."""

    states: Mapping[DocumentId, Reading]
    pages_read: int
    page_count: int

    @property
    def state(self) -> Reading:
        """The state that a person must know of first."""
        held = set(self.states.values()) or {Reading.NONE}
        return next(state for state in _ORDER if state in held)


@dataclass(frozen=True)
class CaptureView:
    """One request with its documents, as its form shows it."""

    request: InformationRequest
    documents: Sequence[Document]
    progress: ReadingProgress
    names: Mapping[StaffId, str]
    practice_nation: str


def view_capture(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime) -> CaptureView:
    """The form's request and documents; the look is recorded. Raises ``NotFound``, ``PermissionDenied``."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        documents = uow.documents.of_request(request_id)
        view = CaptureView(
            request=request,
            documents=documents,
            progress=_progress(uow, documents),
            names={person.id: person.name for person in uow.staff.everyone()},
            practice_nation=uow.practices.get().nation,
        )
        record(uow, Event.REQUEST_VIEWED, by=by, at=at, request_id=request_id)
        uow.commit()
    return view


def reading_progress(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember
) -> tuple[InformationRequest, ReadingProgress]:
    """How far reading has come. A page shows nothing of what was read with it, so asking is no look."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        return request, _progress(uow, uow.documents.of_request(request_id))


def document_reading(
    uow: UnitOfWork, document_id: DocumentId, *, by: StaffMember
) -> tuple[RequestId, Reading]:
    """The request that a document belongs to, and how its reading stands."""
    with uow:
        document = uow.documents.get(document_id)
        check_may(by, Act.SEE_REQUEST, uow.information_requests.get(document.request_id))
        return document.request_id, _state(uow, document)


def earlier_reference(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> str:
    """Our reference of a request, for somebody who may know of it; empty for anybody else (P4)."""
    with uow:
        request = uow.information_requests.get(request_id)
        return request.reference if may(by, Act.SEE_CASE_LINE, request) else ""


def open_request(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> InformationRequest:
    """The line of a request that an emergency is about. Raises ``NotFound`` for one not to be known of."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_CASE_LINE, request)
    return request


def reference_and_number(uow: UnitOfWork, document: Document, *, by: StaffMember) -> tuple[str, int]:
    """Our reference and the document's place among what arrived: what a download is called (P7)."""
    with uow:
        request = uow.information_requests.get(document.request_id)
        check_may(by, Act.SEE_REQUEST, request)
        ids = [one.id for one in uow.documents.of_request(document.request_id)]
    return request.reference, ids.index(document.id) + 1


def _progress(uow: UnitOfWork, documents: Sequence[Document]) -> ReadingProgress:
    return ReadingProgress(
        states={document.id: _state(uow, document) for document in documents},
        pages_read=sum(document.pages_read for document in documents),
        page_count=sum(document.page_count for document in documents),
    )


def _state(uow: UnitOfWork, document: Document) -> Reading:
    if document.status is not ReadingStatus.WAITING:
        return Reading(document.status.value)
    job = uow.jobs.newest_about(f"document:{document.id}")
    if job is None or job.state is JobState.DEAD:
        return Reading.STOPPED
    if job.state is JobState.DONE:  # the reading may have been kept between our two looks
        now = uow.documents.get(document.id)
        return Reading.STOPPED if now.status is ReadingStatus.WAITING else Reading(now.status.value)
    if document.refusal_code == AWAY:
        return Reading.CHECKER_AWAY
    return Reading.TRYING_AGAIN if job.state is JobState.FAILED else Reading.READING
