"""Where each value of the request form comes from, and where it stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from formsvc.domain.capture import Capture, CapturedValue, Origin, Value
from formsvc.domain.capture_labels import CLASS_FROM_DOCUMENT, PART_FROM_ROLE
from formsvc.domain.document import Document
from formsvc.domain.people import StaffId
from formsvc.web.pages import show_day

LOW_CONFIDENCE = 0.6
_READ = {
    "text": "Read from the document",
    "acroform": "Read from the form",
    "tick": "Read from a tick on the document",
    "email": "Read from the email",
    "derived": "Worked out from the document",
}
_KEPT = {Origin.SCAN: "Read from the document", Origin.CHANGED: "Changed from what was read",
         Origin.TYPED: "Typed in"}  # fmt: skip
# what a person fills, suggested from what was read
_FOLLOWS = {"subject_part": ("subject_role", PART_FROM_ROLE),
            "requester_class": ("document_type", CLASS_FROM_DOCUMENT)}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """The words beside one field; ``box_id`` names the place on the page picture."""

    key: str
    words: str
    is_unsure: bool = False
    is_confirmed: bool = False
    page: int | None = None
    box_id: str = ""

    @property
    def id(self) -> str:
        return f"{self.key}-mark"


@dataclass(frozen=True)
class Box:
    """The place of one value on a page picture, in thousandths of its width and height."""

    id: str
    x: float
    y: float
    width: float
    height: float


Found = Mapping[str, Any]


def suggestions(document: Document | None) -> dict[str, Found]:
    """What was read, key by key, with what follows from it for the fields that only a person fills."""
    if document is None:
        return {}
    found = {key: field for key, field in document.suggestions.items() if field}
    for key, (source, meaning) in _FOLLOWS.items():
        read = found.get(source)
        if read is not None and str(read["value"]) in meaning:
            found[key] = {**read, "value": meaning[str(read["value"])], "source": "derived"}
    return found


def suggestion_values(found: Mapping[str, Found]) -> dict[str, Value]:
    return {key: _value(field["value"]) for key, field in found.items()}


def _value(read: Any) -> Value:
    return tuple(read) if isinstance(read, list) else read


def is_unsure(field: Found) -> bool:
    """Was it read with doubt, so that a person must look at it before it counts?"""
    return bool(field.get("review")) or float(field.get("confidence", 1.0)) < LOW_CONFIDENCE


def suggestion_marks(found: Mapping[str, Found]) -> dict[str, Mark]:
    """The words beside each field that was filled from the document."""
    return {key: _suggested(key, field) for key, field in found.items()}


def _suggested(key: str, field: Found) -> Mark:
    where = _READ.get(str(field.get("source")), "Read from the scan")
    unsure = is_unsure(field)
    page = field.get("page")
    return Mark(
        key,
        where,
        is_unsure=unsure,
        page=page,
        box_id=f"box-{key}" if page and field.get("box") else "",
    )


def confirmed_marks(capture: Capture, names: Mapping[StaffId, str]) -> dict[str, Mark]:
    """The words beside each field that a person has confirmed."""
    return {key: _confirmed(key, value, names) for key, value in capture.values.items()}


def _confirmed(key: str, value: CapturedValue, names: Mapping[StaffId, str]) -> Mark:
    who = names.get(value.confirmed_by, "a former colleague")
    where = _KEPT[value.origin] + (f", page {value.page}" if value.page else "")
    words = f"{where}. Confirmed by {who} on {show_day(value.confirmed_at)}"
    return Mark(key, words, is_confirmed=True)


def boxes_of_page(found: Mapping[str, Found], number: int) -> list[Box]:
    """The places on one page where values were read."""
    return [
        _box(f"box-{key}", field["box"])
        for key, field in found.items()
        if field.get("page") == number and field.get("box")
    ]


def _box(name: str, corners: Any) -> Box:
    x0, y0, x1, y1 = (min(1.0, max(0.0, float(corner))) for corner in corners)
    return Box(name, *(round(1_000 * part, 1) for part in (x0, y0, x1 - x0, y1 - y0)))
