"""A net under the log: takes out what looks like a person's. Not a licence: log ids, never values (P7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

REMOVED = "[removed]"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[a-z]{2,}",  # e-mail address
        r"(?<![\w.\-])\d{3}[ \-]?\d{3}[ \-]?\d{4}(?![\w\-])",  # NHS number
        r"(?<![\w.])(?:\+44|0044|0)[ \-]?(?:\(0\))?[ \-]?\d(?:[ \-]?\d){8,9}(?!\d)",  # telephone
        r"(?<![\w.])\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}(?![\w.])",  # 03/04/1985
        r"(?<![\w.])(?:18|19|20)\d{2}[/\-]\d{1,2}[/\-]\d{1,2}(?!\w)(?!T)",  # 1985-04-03
        rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?[ \-]{_MONTH}[ ,\-]+(?:19|20)?\d{{2}}(?!\w)",  # 3 April 1985
        r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?(?:\d{2}[ ]?){3}[A-D](?!\w)",
        r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}(?!\w)",  # postcode
    )
)


def redacted(text: str) -> str:
    """The text without e-mail addresses, NHS and telephone numbers, dates of birth, postcodes."""
    for shape in _SHAPES:
        text = shape.sub(REMOVED, text)
    return text


def redacted_value(value: Any) -> Any:
    """Any value, fit to log: numbers and flags as they are, all else as text through the net."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): redacted_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted_value(inner) for inner in value]
    return redacted(str(value))
