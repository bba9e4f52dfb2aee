"""A request comes in: scans uploaded, or words taken down at the telephone or the counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from formsvc.domain.audit_event import Event
from formsvc.domain.capture import Channel
from formsvc.domain.document import Document, ReadingStatus
from formsvc.domain.errors import DomainError, NotReady
from formsvc.domain.information_request import DocumentId, InformationRequest, RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.status import Status
from formsvc.services.job_queue import Job
from formsvc.services.ports import DocumentReader, FileStore, KeptFile, ReadingRefused, UnitOfWork
from formsvc.services.recording import new_id, record

MAX_FILES = 20
NAME_LENGTH = 255


class UploadRefused(DomainError):
    """No file was taken. ``refusals`` has, for each bad file, its place in the upload and the sentence."""

    def __init__(self, refusals: Sequence[tuple[int, str, str]]) -> None:
        super().__init__(refusals[0][2])
        self.refusals = tuple(refusals)


class SeenBefore(DomainError):
    """The same file is here already (UP-13); nothing was changed."""

    def __init__(self, reference: str, request_id: RequestId, on: datetime) -> None:
        super().__init__(f"This was uploaded on {on.day} {on:%B} as {reference}. Nothing has been changed.")
        self.request_id = request_id


@dataclass(frozen=True)
class Upload:
    """One file as it came: its name is data, its type is told by its content."""

    name: str
    content: bytes


def receive_documents(
    uow: UnitOfWork,
    files: FileStore,
    reader: DocumentReader,
    uploads: Sequence[Upload],
    *,
    by: StaffMember,
    at: datetime,
    channel: Channel = Channel.UPLOAD,
) -> RequestId:
    """Keep the files byte for byte, begin a request with them, and have them read.

    All or none: raises ``UploadRefused`` with every bad file, ``SeenBefore`` for a file that is here already.
    """
    check_may(by, Act.REGISTER)
    checked = _check_all(reader, uploads)
    kept = [(upload, media_type, files.put(upload.content)) for upload, media_type in checked]
    with uow:
        for _, _, file in kept:
            _check_new(uow, file.sha256)
        request = begin_request(uow, channel, by=by, at=at)
        _add_documents(uow, request.id, kept, by=by, at=at)
        uow.commit()
    return request.id


def add_later_papers(
    uow: UnitOfWork,
    files: FileStore,
    reader: DocumentReader,
    request_id: RequestId,
    uploads: Sequence[Upload],
    *,
    by: StaffMember,
    at: datetime,
) -> None:
    """Keep papers that came later with the request they belong to, and have them read. All or none."""
    with uow:
        _check_takes_papers(uow.information_requests.get(request_id), by)
    checked = _check_all(reader, uploads)
    kept = [(upload, media_type, files.put(upload.content)) for upload, media_type in checked]
    with uow:
        _check_takes_papers(uow.information_requests.get(request_id), by)
        for _, _, file in kept:
            _check_new(uow, file.sha256)
        _add_documents(uow, request_id, kept, by=by, at=at)
        uow.commit()


def _check_takes_papers(request: InformationRequest, by: StaffMember) -> None:
    check_may(by, Act.REGISTER)
    check_may(by, Act.SEE_REQUEST, request)
    if request.status is Status.CLOSED:
        raise NotReady("This request is closed. Upload the paper as a new request.")


def _add_documents(
    uow: UnitOfWork,
    request_id: RequestId,
    kept: Sequence[tuple[Upload, str, KeptFile]],
    *,
    by: StaffMember,
    at: datetime,
) -> None:
    for number, (upload, media_type, file) in enumerate(kept):
        document = Document(
            id=DocumentId(new_id()), practice_id=uow.practice_id, request_id=request_id,
            name=upload.name[:NAME_LENGTH], media_type=media_type, size=file.size, sha256=file.sha256,
            file_id=file.id, arrived_by=by.id,
            arrived_at=at + timedelta(microseconds=number),  # documents stand in the order chosen
        )  # fmt: skip
        uow.documents.add(document)
        record(uow, Event.DOCUMENT_RECEIVED, by=by, at=at, request_id=request_id,
               about=("document", document.id), media_type=media_type, size=file.size)  # fmt: skip
        uow.jobs.add(reading_job(document))


def reading_job(document: Document) -> Job:
    """The job that reads a document: ids only, safe to run twice."""
    return Job(
        actor="read_document", queue="reading", args=(document.practice_id, document.id),
        about=f"document:{document.id}", practice_id=document.practice_id, max_claims=3,
    )  # fmt: skip


def begin_request(
    uow: UnitOfWork, channel: Channel, *, by: StaffMember, at: datetime, is_emergency: bool = False
) -> InformationRequest:
    """A request with its reference, at *received*, added and recorded in the unit of work at hand."""
    request = InformationRequest(
        id=RequestId(new_id()),
        practice_id=uow.practice_id,
        reference=uow.information_requests.next_reference(at.year),
        status=Status.RECEIVED,
        channel=channel,
        received_at=at,
        received_by=by.id,
        is_emergency=is_emergency,
    )
    uow.information_requests.add(request)
    record(uow, Event.REQUEST_RECEIVED, by=by, at=at, request_id=request.id, channel=channel)
    return request


def receive_by_hand(uow: UnitOfWork, channel: Channel, *, by: StaffMember, at: datetime) -> RequestId:
    """Begin a request that has no paper yet: telephone, counter, a letter that was not scanned."""
    check_may(by, Act.REGISTER)
    with uow:
        request = begin_request(uow, channel, by=by, at=at)
        uow.commit()
    return request.id


def read_again(uow: UnitOfWork, document_id: DocumentId, *, by: StaffMember, at: datetime) -> RequestId:
    """Have a document read once more, after a fault or a refusal by mistake."""
    with uow:
        document = uow.documents.get(document_id)
        check_may(by, Act.SEE_REQUEST, uow.information_requests.get(document.request_id))
        if document.status is ReadingStatus.DESTROYED:
            raise NotReady("The original of this file was destroyed after it was refused.")
        document = uow.documents.put(
            replace(document, status=ReadingStatus.WAITING, refusal="", refusal_code="", pages_read=0)
        )
        record(uow, Event.DOCUMENT_REREAD_ASKED, by=by, at=at, request_id=document.request_id,
               about=("document", document.id))  # fmt: skip
        uow.jobs.add(reading_job(document))
        uow.commit()
    return document.request_id


def _check_all(reader: DocumentReader, uploads: Sequence[Upload]) -> list[tuple[Upload, str]]:
    if not uploads:
        raise UploadRefused([(0, "UP-14", "Select the file you have scanned.")])
    if len(uploads) > MAX_FILES:
        raise UploadRefused([(0, "UP-14", f"You can upload {MAX_FILES} files at a time. Select fewer.")])
    checked, refusals = [], []
    for number, upload in enumerate(uploads):
        try:
            checked.append((upload, reader.check(upload.content)))
        except ReadingRefused as refused:
            refusals.append((number, refused.code, refused.sentence))
    if refusals:
        raise UploadRefused(refusals)
    return checked


def _check_new(uow: UnitOfWork, sha256: str) -> None:
    for seen in uow.documents.with_digest(sha256):
        earlier = uow.information_requests.get(seen.request_id)
        raise SeenBefore(earlier.reference, earlier.id, seen.arrived_at)
