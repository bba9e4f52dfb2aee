"""Files refused after they were kept: listed, handed to IT support, destroyed. Nothing names anybody.

The threat: whoever looks after the computer holds no case role, and a refused file may still be readable to
somebody (a PDF with a password). So the list has codes, digests, sizes and times only, and a file leaves it
with a reason that stays, under a name that no program opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.document import Document, ReadingStatus
from formsvc.domain.errors import NotFound
from formsvc.domain.information_request import DocumentId
from formsvc.domain.people import StaffId, StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.quarantine import QuarantineStep, Step, check_reason
from formsvc.services.job_queue import Job
from formsvc.services.ports import FileStore, UnitOfWork
from formsvc.services.recording import new_id, record


@dataclass(frozen=True)
class HeldFile:
    """One refused file as its list shows it."""

    document_id: DocumentId
    code: str
    sha256: str
    size: int
    media_type: str
    arrived_at: datetime
    is_destroyed: bool
    steps: Sequence[QuarantineStep]


@dataclass(frozen=True)
class Quarantine:
    files: Sequence[HeldFile]
    names: Mapping[StaffId, str]


def held_files(uow: UnitOfWork) -> list[HeldFile]:
    """Every refused file, newest first: for an operator at the machine, and for the page."""
    with uow:
        return [_held(uow, document) for document in uow.documents.refused()]


def view_quarantine(uow: UnitOfWork, *, by: StaffMember, at: datetime) -> Quarantine:
    """The list for who may see it; the look is recorded."""
    check_may(by, Act.SEE_QUARANTINE)
    with uow:
        files = [_held(uow, document) for document in uow.documents.refused()]
        names = {person.id: person.name for person in uow.staff.everyone()}
        record(uow, Event.QUARANTINE_VIEWED, by=by, at=at)
        uow.commit()
    return Quarantine(files, names)


def held_file(uow: UnitOfWork, document_id: DocumentId, *, by: StaffMember) -> HeldFile:
    """One refused file. Raises ``NotFound`` for any other document."""
    check_may(by, Act.SEE_QUARANTINE)
    with uow:
        return _held(uow, _refused(uow, document_id))


def hand_over(
    uow: UnitOfWork, files: FileStore, document_id: DocumentId, *, because: str, by: StaffMember, at: datetime
) -> Callable[[], bytes]:
    """The refused file byte for byte, for IT support; recorded with the reason before the first byte."""
    check_may(by, Act.CLEAR_QUARANTINE)
    reason = check_reason(because)
    with uow:
        document = _kept(uow, document_id)
        _note(uow, document, Step.HANDED_OVER, reason, by=by, at=at)
        record(uow, Event.ORIGINAL_HANDED_OVER, by=by, at=at, request_id=document.request_id,
               about=("document", document_id), sha256=document.sha256)  # fmt: skip
        uow.commit()
    return lambda: files.open(document.file_id)


def destroy(uow: UnitOfWork, document_id: DocumentId, *, because: str, by: StaffMember, at: datetime) -> None:
    """Say that the original is to go: from here on nobody gets it, and a job destroys key and file."""
    check_may(by, Act.CLEAR_QUARANTINE)
    reason = check_reason(because)
    with uow:
        document = _kept(uow, document_id)
        uow.documents.put(replace(document, status=ReadingStatus.DESTROYED))
        _note(uow, document, Step.DESTROYED, reason, by=by, at=at)
        record(uow, Event.ORIGINAL_DESTROYED, by=by, at=at, request_id=document.request_id,
               about=("document", document_id), sha256=document.sha256)  # fmt: skip
        uow.jobs.add(
            Job(actor="destroy_original", queue="evaluation", args=(document.practice_id, document.id),
                about=f"original:{document.id}", practice_id=document.practice_id)
        )  # fmt: skip
        uow.commit()


def destroy_original(uow: UnitOfWork, files: FileStore, document_id: DocumentId) -> None:
    """Destroy the key and the file of an original that was given up. Doing it twice does no harm."""
    with uow:
        document = uow.documents.get(document_id)
    if document.status is ReadingStatus.DESTROYED:
        files.delete(document.file_id)


def _note(
    uow: UnitOfWork, document: Document, step: Step, because: str, *, by: StaffMember, at: datetime
) -> None:
    uow.quarantine.add(QuarantineStep(new_id(), document.id, step, by.id, at, because))


def _refused(uow: UnitOfWork, document_id: DocumentId) -> Document:
    document = uow.documents.get(document_id)
    if document.status not in (ReadingStatus.REFUSED, ReadingStatus.DESTROYED):
        raise NotFound()
    return document


def _kept(uow: UnitOfWork, document_id: DocumentId) -> Document:
    document = uow.documents.get(document_id)
    if document.status is not ReadingStatus.REFUSED:
        raise NotFound()
    return document


def _held(uow: UnitOfWork, document: Document) -> HeldFile:
    return HeldFile(
        document_id=document.id,
        code=document.refusal_code,
        sha256=document.sha256,
        size=document.size,
        media_type=document.media_type,
        arrived_at=document.arrived_at,
        is_destroyed=document.status is ReadingStatus.DESTROYED,
        steps=uow.quarantine.of_document(document.id),
    )
