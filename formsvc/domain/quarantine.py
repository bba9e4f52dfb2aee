"""Files that were refused after they were kept: what may be done with them, by whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import DocumentId
from formsvc.domain.people import StaffId

REASON_LENGTH = 10


class Step(StrEnum):
    """What a person did with a refused file."""

    HANDED_OVER = "handed_over"  # to IT support, as a download
    DESTROYED = "destroyed"


@dataclass(frozen=True)
class QuarantineStep:
    """One step, with the person's reason."""

    id: str
    document_id: DocumentId
    step: Step
    by: StaffId
    at: datetime
    because: str


def check_reason(because: str) -> str:
    """The reason in one piece; it must say something."""
    words = " ".join(because.split())
    if len(words) < REASON_LENGTH:
        raise NotReady(f"Tell us why, in at least {REASON_LENGTH} characters.")
    return words
