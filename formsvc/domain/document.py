"""What arrived: a scan or a mail, kept byte for byte, and what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import DocumentId, RequestId
from formsvc.domain.people import PracticeId, StaffId


class ReadingStatus(StrEnum):
    WAITING = "waiting"
    READ = "read"
    REFUSED = "refused"  # a listed UP- code says why
    DESTROYED = "destroyed"  # it was refused, and its original is gone


@dataclass(frozen=True)
class PagePicture:
    """A page as it is shown: made in the cage, never the original."""

    number: int
    file_id: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True)
class Document:
    id: DocumentId
    practice_id: PracticeId
    request_id: RequestId
    name: str  # as it was called where it came from; data, never a path
    media_type: str
    size: int
    sha256: str
    file_id: str
    arrived_at: datetime
    arrived_by: StaffId
    status: ReadingStatus = ReadingStatus.WAITING
    refusal_code: str = ""
    refusal: str = ""
    page_count: int = 0
    pages_read: int = 0
    pictures: tuple[PagePicture, ...] = ()
    suggestions: Mapping[str, Any] = field(default_factory=dict)  # the reader's contract, "fields"
    warnings: tuple[str, ...] = ()
    version: int = 0


def check_may_go_out(document: Document, *, is_checked_first: bool) -> None:
    """The original of what a virus checker stopped, or has yet to see, goes to nobody from its case."""
    if document.status is ReadingStatus.DESTROYED:
        raise NotReady("The original of this file was destroyed after it was refused.")
    if document.refusal_code == "UP-11":
        raise NotReady("The virus checker stopped this file. Do not open it. Tell your IT support.")
    if is_checked_first and document.status is ReadingStatus.WAITING:
        raise NotReady("This file has not been checked for viruses yet. Try again when it has been read.")
