"""What a request says of itself: the form's fields, where each value came from, who confirmed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from formsvc.domain.people import StaffId

Value = str | bool | tuple[str, ...] | None


class Channel(StrEnum):
    """How the request came in."""

    UPLOAD = "upload"
    TELEPHONE = "telephone"
    COUNTER = "counter"
    POST = "post"
    EMAIL = "email"
    SCAN_FOLDER = "scan_folder"

    @property
    def label(self) -> str:
        return CHANNEL_LABELS[self]


CHANNEL_LABELS = {
    Channel.UPLOAD: "Scan uploaded",
    Channel.TELEPHONE: "Telephone",
    Channel.COUNTER: "In person at the practice",
    Channel.POST: "Post",
    Channel.EMAIL: "Email",
    Channel.SCAN_FOLDER: "Scan folder",
}


class Urgency(StrEnum):
    """As the requester says, or as a person here set it; it proves no emergency (INV-22)."""

    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def label(self) -> str:
        return {"routine": "Routine", "urgent": "Urgent", "emergency": "Risk to life stated"}[self.value]

    @property
    def rank(self) -> int:
        """0 is the most urgent: the order of the worklist."""
        return {"emergency": 0, "urgent": 1, "routine": 2}[self.value]


class Origin(StrEnum):
    """Where a value came from."""

    SCAN = "scan"  # read from the document and confirmed as it was
    CHANGED = "changed"  # read from the document, then changed by a person
    TYPED = "typed"  # typed by a person


# The keys of the reader, in the order of the form (samples contract), then those only a person fills.
READ_KEYS = (
    "document_type", "jurisdiction", "request_date", "requester_name", "requester_role", "collar_number",
    "requester_org", "requester_email", "requester_phone", "reference", "subject_name", "subject_dob",
    "subject_address", "subject_nhs_number", "subject_role", "information_sought", "purpose", "legal_basis",
    "consent_sought", "consent_given", "urgency", "deadline", "authoriser_name", "authoriser_role",
    "requester_signed", "authoriser_signed",
)  # fmt: skip
PERSON_KEYS = (
    "nation", "requester_class", "subject_part", "subject_age", "other_patients_named", "consent_reason",
)  # fmt: skip
CAPTURE_KEYS = READ_KEYS + PERSON_KEYS


@dataclass(frozen=True)
class CapturedValue:
    """One confirmed field: its value, its origin, who confirmed it and when."""

    value: Value
    origin: Origin
    confirmed_by: StaffId
    confirmed_at: datetime
    document_id: str | None = None
    page: int | None = None


@dataclass(frozen=True)
class Capture:
    """The confirmed form. A key that is absent was left blank, and blank is data."""

    values: Mapping[str, CapturedValue] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, key: str) -> Value:
        captured = self.values.get(key)
        return None if captured is None else captured.value

    def text(self, key: str) -> str:
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        text = self.text(key)
        return date.fromisoformat(text) if text else None

    def plain(self) -> dict[str, Value]:
        """Key to value, nothing else: what letters and evaluation are given."""
        return {key: captured.value for key, captured in self.values.items()}


def merge_capture(
    given: Mapping[str, Value],
    suggested: Mapping[str, Value],
    *,
    by: StaffId,
    at: datetime,
    before: Capture,
    document_id: str | None = None,
    pages: Mapping[str, int | None] | None = None,
) -> Capture:
    """The capture after a person has confirmed the page.

    A value equal to the suggestion counts as read from the scan, one that differs from it as changed,
    one where nothing was suggested as typed. A value confirmed before and not altered keeps its history.
    """
    values: dict[str, CapturedValue] = {}
    for key, value in given.items():
        if value in (None, "", ()):
            continue
        old = before.values.get(key)
        if old is not None and old.value == value:
            values[key] = old
            continue
        read = suggested.get(key)
        origin = Origin.TYPED if read in (None, "", ()) else Origin.SCAN if read == value else Origin.CHANGED
        page = (pages or {}).get(key)
        values[key] = CapturedValue(
            value, origin, by, at, None if origin is Origin.TYPED else document_id,
            None if origin is Origin.TYPED else page,
        )  # fmt: skip
    return Capture(MappingProxyType(values))
