"""What is suggested for the request form, in the contract ``formsvc-intake/1``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from formsvc.intake.reading import Box

SCHEMA = "formsvc-intake/1"
KEYS = (
    "document_type",
    "jurisdiction",
    "request_date",
    "requester_name",
    "requester_role",
    "collar_number",
    "requester_org",
    "requester_email",
    "requester_phone",
    "reference",
    "subject_name",
    "subject_dob",
    "subject_address",
    "subject_nhs_number",
    "subject_role",
    "information_sought",
    "purpose",
    "legal_basis",
    "consent_sought",
    "consent_given",
    "urgency",
    "deadline",
    "authoriser_name",
    "authoriser_role",
    "requester_signed",
    "authoriser_signed",
)


@dataclass(frozen=True)
class Suggestion:
    """A value read for one field, with where it stood and how sure the reading is."""

    value: str | bool | list[str]
    confidence: float
    review: bool
    source: str  # text, ocr, acroform, tick, email or derived
    page: int | None = None
    box: Box | None = None

    def to_dict(self) -> dict[str, Any]:
        """The contract's FIELD."""
        box = self.box
        return {
            "value": self.value,
            "confidence": round(self.confidence, 3),
            "review": self.review,
            "source": self.source,
            "page": self.page,
            "box": None if box is None else [box.x0, box.y0, box.x1, box.y1],
        }


@dataclass(frozen=True)
class Suggestions:
    """Every field of the contract: a suggestion, or nothing."""

    fields: Mapping[str, Suggestion | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    pages: int = 0

    def to_dict(self, file: str = "") -> dict[str, Any]:
        """The object that ``formsvc extract`` prints."""
        found = {key: self.fields.get(key) for key in KEYS}
        return {
            "schema": SCHEMA,
            "file": file,
            "pages": self.pages,
            "fields": {key: None if item is None else item.to_dict() for key, item in found.items()},
            "warnings": list(self.warnings),
        }
