"""What arrived: a scan or a mail, kept byte for byte, and what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from formsvc.domain.information_request import DocumentId, RequestId
from formsvc.domain.people import PracticeId, StaffId


class ReadingStatus(StrEnum):
    WAITING = "waiting"
    READ = "read"
    REFUSED = "refused"  # a listed UP- code says why


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
