"""Read what arrived: pictures to show, suggestions to confirm. Nothing read becomes an answer by itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from formsvc.domain.audit_event import Event
from formsvc.domain.document import Document, PagePicture, ReadingStatus
from formsvc.domain.information_request import DocumentId
from formsvc.services.ports import (
    Clock,
    DocumentReader,
    FileStore,
    ReadingDone,
    ReadingRefused,
    UnitOfWork,
)
from formsvc.services.recording import record
from formsvc.services.virus_checker import AWAY, CheckerAway, VirusChecker


def read_document(
    uow: UnitOfWork,
    files: FileStore,
    reader: DocumentReader,
    document_id: DocumentId,
    *,
    clock: Clock,
    checker: VirusChecker | None = None,
) -> None:
    """Have the cage read a waiting document and keep what came of it. Doing it twice changes nothing.

    Where a virus checker is set, nothing is opened before it has looked: ``CheckerAway`` while it is away.
    """
    with uow:
        document = uow.documents.get(document_id)
        practice = uow.practices.get()
    if document.status is not ReadingStatus.WAITING:
        return
    try:
        content = files.open(document.file_id)
        if checker is not None:
            checker.check(content)
        with _put_aside(content) as path:
            done = reader.read(path, practice=practice, on_page=_progress(uow, document))
    except ReadingRefused as refused:
        _keep_refusal(uow, document, refused, clock)
        return
    except CheckerAway as away:
        _keep_waiting(uow, document, away)
        raise
    _keep_reading(uow, files, document, done, clock)


@contextmanager
def _put_aside(content: bytes) -> Iterator[Path]:
    """The document in a folder of its own that only we can open, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="formsvc-") as folder:
        path = Path(folder) / "document"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        yield path


def _progress(uow: UnitOfWork, document: Document) -> Callable[[int, int], None]:
    def note(pages_read: int, page_count: int) -> None:
        with uow:
            uow.documents.note_progress(document.id, pages_read, page_count)
            uow.commit()

    return note


def _keep_refusal(uow: UnitOfWork, document: Document, refused: ReadingRefused, clock: Clock) -> None:
    with uow:
        now = uow.documents.get(document.id)
        if now.status is not ReadingStatus.WAITING:
            return
        uow.documents.put(
            replace(now, status=ReadingStatus.REFUSED, refusal_code=refused.code, refusal=refused.sentence)
        )
        record(uow, Event.DOCUMENT_REFUSED, by=None, at=clock(), request_id=now.request_id,
               about=("document", now.id), code=refused.code)  # fmt: skip
        uow.commit()


def _keep_waiting(uow: UnitOfWork, document: Document, away: CheckerAway) -> None:
    """Say on the page that the document waits for the checker; its job comes again."""
    with uow:
        now = uow.documents.get(document.id)
        if now.status is ReadingStatus.WAITING and now.refusal_code != AWAY:
            uow.documents.put(replace(now, refusal_code=AWAY, refusal=away.sentence))
            uow.commit()


def _keep_reading(
    uow: UnitOfWork, files: FileStore, document: Document, done: ReadingDone, clock: Clock
) -> None:
    pictures = tuple(
        PagePicture(p.number, files.put(p.content).id, p.media_type, p.width, p.height) for p in done.pictures
    )
    with uow:
        now = uow.documents.get(document.id)
        if now.status is not ReadingStatus.WAITING:
            return
        uow.documents.put(
            replace(
                now, status=ReadingStatus.READ, refusal_code="", refusal="", page_count=done.page_count,
                pages_read=len(pictures), pictures=pictures, suggestions=done.suggestions,
                warnings=done.warnings,
            )
        )  # fmt: skip
        record(uow, Event.DOCUMENT_READ, by=None, at=clock(), request_id=now.request_id,
               about=("document", now.id), pages=done.page_count)  # fmt: skip
        uow.commit()
