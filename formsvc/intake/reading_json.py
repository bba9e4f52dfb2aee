"""Readings as JSON and back. What comes back from the cage is hostile: every value is checked."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from typing import Any

from formsvc.intake.reading import (
    Box,
    DocumentText,
    FormField,
    Line,
    MailHeaders,
    Page,
    TextSource,
    Tick,
    Word,
)

MOST_PAGES = 200
MOST_LINES = 5_000
MOST_WORDS = 1_000
MOST_TICKS = 2_000
LONGEST_TEXT = 10_000
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")


class NotAReading(ValueError):
    """What came back does not have the shape of a reading."""


def plain_text(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """Text in NFC without control and bidirectional signs (security guide, section 4)."""
    folded = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\t", " "))
    kept = (sign for sign in folded if sign not in _BIDI and unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(kept)[:longest].strip()


def to_dict(document: DocumentText) -> dict[str, Any]:
    """The reading as plain values that JSON can hold."""
    return {
        "media_type": document.media_type,
        "pages_total": document.pages_total,
        "pages": [page_to_dict(page) for page in document.pages],
        "mail": None if document.mail is None else vars(document.mail).copy(),
        "mail_body": list(document.mail_body),
        "warnings": list(document.warnings),
    }


def page_to_dict(page: Page) -> dict[str, Any]:
    """One page as plain values."""
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "source": page.source.value,
        "engine": page.engine,
        "lines": [
            {
                "text": line.text,
                "box": _corners(line.box),
                "confidence": line.confidence,
                "source": line.source.value,
                "words": [[word.text, *_corners(word.box), word.confidence] for word in line.words],
                "stamp": line.stamp,
            }
            for line in page.lines
        ],
        "ticks": [
            {
                "box": _corners(tick.box),
                "checked": tick.checked,
                "confidence": tick.confidence,
                "source": tick.source.value,
            }
            for tick in page.ticks
        ],
        "form_fields": [{"value": item.value, "box": _corners(item.box)} for item in page.form_fields],
        "signature_marks": [_corners(mark) for mark in page.signature_marks],
    }


def from_dict(data: object) -> DocumentText:
    """The reading out of plain values, or ``NotAReading``."""
    whole = _mapping(data)
    mail = whole.get("mail")
    return DocumentText(
        media_type=_text(whole, "media_type"),
        pages=tuple(page_from_dict(page) for page in _list(whole, "pages", MOST_PAGES)),
        pages_total=_count(whole, "pages_total", 0, 100_000),
        mail=None if mail is None else mail_from_dict(mail),
        mail_body=tuple(_string(line) for line in _list(whole, "mail_body", MOST_LINES)),
        warnings=tuple(_string(line) for line in _list(whole, "warnings", 100)),
    )


def page_from_dict(data: object) -> Page:
    """One page out of plain values, or ``NotAReading``."""
    page = _mapping(data)
    return Page(
        number=_count(page, "number", 1, 100_000),
        width=_number(page, "width", 1, 100_000),
        height=_number(page, "height", 1, 100_000),
        lines=tuple(_line(line) for line in _list(page, "lines", MOST_LINES)),
        ticks=tuple(_tick(tick) for tick in _list(page, "ticks", MOST_TICKS)),
        form_fields=tuple(_form_field(item) for item in _list(page, "form_fields", MOST_TICKS)),
        source=_source(page),
        engine=_one_of(page, "engine", ("", "rapidocr", "tesseract")),
        signature_marks=tuple(_box(mark) for mark in _list(page, "signature_marks", MOST_TICKS)),
    )


def _line(data: object) -> Line:
    line = _mapping(data)
    return Line(
        text=_text(line, "text"),
        box=_box(line.get("box")),
        confidence=_number(line, "confidence", 0, 1),
        source=_source(line),
        words=tuple(_word(word) for word in _list(line, "words", MOST_WORDS)),
        stamp=_yes_or_no(line, "stamp"),
    )


def _word(data: object) -> Word:
    if not isinstance(data, list) or len(data) != 6:
        raise NotAReading("a word")
    return Word(_string(data[0]), _box(data[1:5]), _within(data[5], 0, 1))


def _tick(data: object) -> Tick:
    tick = _mapping(data)
    if "checked" not in tick:
        raise NotAReading("checked")
    return Tick(
        _box(tick.get("box")), _yes_or_no(tick, "checked"), _number(tick, "confidence", 0, 1), _source(tick)
    )


def _form_field(data: object) -> FormField:
    item = _mapping(data)
    return FormField(_text(item, "value"), _box(item.get("box")))


def mail_from_dict(data: object) -> MailHeaders:
    """Mail headers out of plain values, or ``NotAReading``."""
    mail = _mapping(data)
    return MailHeaders(*(_text(mail, name) for name in ("sender", "subject", "sent_on", "reply_to")))


def _corners(box: Box) -> list[float]:
    return [round(value, 6) for value in (box.x0, box.y0, box.x1, box.y1)]


def _box(data: object) -> Box:
    if not isinstance(data, list) or len(data) != 4:
        raise NotAReading("a box")
    x0, y0, x1, y1 = (_within(value, 0, 1) for value in data)
    if not (x0 < x1 and y0 < y1):
        raise NotAReading("a box")
    return Box(x0, y0, x1, y1)


def _yes_or_no(data: Mapping[str, Any], name: str) -> bool:
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise NotAReading(name)
    return value


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise NotAReading("an object")
    return data


def _list(data: Mapping[str, Any], name: str, most: int) -> list[Any]:
    value = data.get(name, [])
    if not isinstance(value, list) or len(value) > most:
        raise NotAReading(name)
    return value


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise NotAReading("text")
    return plain_text(value)


def _text(data: Mapping[str, Any], name: str) -> str:
    return _string(data.get(name, ""))


def _within(value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise NotAReading("a number")
    if not math.isfinite(value) or not low <= value <= high:
        raise NotAReading("a number")
    return float(value)


def _number(data: Mapping[str, Any], name: str, low: float, high: float) -> float:
    return _within(data.get(name), low, high)


def _count(data: Mapping[str, Any], name: str, low: int, high: int) -> int:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise NotAReading(name)
    return value


def _one_of(data: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = data.get(name, "")
    if value not in allowed:
        raise NotAReading(name)
    return str(value)


def _source(data: Mapping[str, Any]) -> TextSource:
    return TextSource(_one_of(data, "source", tuple(source.value for source in TextSource)))
