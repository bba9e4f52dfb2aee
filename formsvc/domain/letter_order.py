"""A document that was called for: wanted, drawn, checked; its bytes never change once drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from formsvc.domain.codes import DocumentCode
from formsvc.domain.decision import DecisionId
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId, StaffId

LetterId = NewType("LetterId", str)

# What goes out first; what stays here comes last; any other kind between.
_FIRST = (
    DocumentCode.RESPONSE_LETTER,
    DocumentCode.DISCLOSURE_SCHEDULE,
    DocumentCode.CHALLENGE_LETTER,
    DocumentCode.DECLINE_LETTER,
    DocumentCode.NIL_RETURN_LETTER,
    DocumentCode.HOLDING_LETTER,
)
_LAST = (DocumentCode.RECORD_ENTRY, DocumentCode.DECISION_LOG)


def place_of(code: DocumentCode) -> int:
    """Where a kind of document stands in the order in which people deal with them, from 0."""
    if code in _FIRST:
        return _FIRST.index(code)
    return 100 + _LAST.index(code) if code in _LAST else 50


# What leaves the practice; everything else stays in it, for those of the case only.
SENT_OUT = frozenset(
    {
        DocumentCode.RESPONSE_LETTER,
        DocumentCode.DISCLOSURE_SCHEDULE,
        DocumentCode.CHALLENGE_LETTER,
        DocumentCode.DECLINE_LETTER,
        DocumentCode.NIL_RETURN_LETTER,
        DocumentCode.HOLDING_LETTER,
        DocumentCode.PATIENT_NOTIFICATION_LETTER,
        DocumentCode.PATIENT_CONSENT_LETTER,
        DocumentCode.SAFEGUARDING_REFERRAL,
    }
)


class LetterStatus(StrEnum):
    WANTED = "wanted"
    DRAWN = "drawn"
    BLOCKED = "blocked"  # a check stopped it; nothing was kept


@dataclass(frozen=True)
class LetterFile:
    """One file of a letter: a part (several advisers, several records) in one format."""

    part: int
    stem: str  # DL-2026-0042-letter: never a name, never a topic
    format: str  # docx, pdf, txt
    file_id: str
    sha256: str
    size: int


@dataclass(frozen=True)
class DrawnPart:
    """What is shown of one part on a page: its text, its checks, its versions."""

    part: int
    d_number: str
    preview: str  # HTML of the body, made by our own renderer
    text: str
    checks: tuple[Mapping[str, Any], ...]
    wording_version: str
    letterhead_version: str


@dataclass(frozen=True)
class Letter:
    """One document of a decision, as a draft or as authorised. Drawing it twice makes one letter."""

    id: LetterId
    practice_id: PracticeId
    request_id: RequestId
    decision_id: DecisionId
    code: DocumentCode
    draft: bool
    wanted_at: datetime
    status: LetterStatus = LetterStatus.WANTED
    drawn_at: datetime | None = None
    files: tuple[LetterFile, ...] = ()
    parts: tuple[DrawnPart, ...] = ()
    downloaded_at: datetime | None = None
    version: int = 0

    @property
    def stops(self) -> tuple[Mapping[str, Any], ...]:
        """The checks that a named person has to pass with a reason before this may leave."""
        return tuple(
            check
            for part in self.parts
            for check in part.checks
            if check["result"] == "fail" and check["level"] == "STOP"
        )


@dataclass(frozen=True)
class RecordEntryFiling:
    """The steps by which an entry gets into a record: made, then hidden from online access."""

    letter_id: LetterId
    part: int
    made_by: StaffId | None = None
    made_at: datetime | None = None
    hidden_by: StaffId | None = None
    hidden_at: datetime | None = None

    @property
    def is_complete(self) -> bool:
        return self.made_at is not None and self.hidden_at is not None


def in_order(letters: Iterable[Letter]) -> list[Letter]:
    """The letters as a person deals with them."""
    return sorted(letters, key=lambda letter: (place_of(letter.code), letter.code))
