"""Which lines of a page are a rubber stamp's: its date is nobody's date of request.

On straightened pages honest lines slope by two degrees at most, stamps by three to nine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from formsvc.intake.ocr.engine import ReadLine

SLOPES = 3.0  # degrees
NEAR = 3.0  # of a line's height
_STAMP = re.compile(
    r"\W*(?:RECEIVED|REC'?D|SCANNED|ACTIONED|ENTERED|FILED|COPIED|COPY SENT|CODED|DATE STAMP)"
    r"(?: (?:ON|BY))?\W*"
)
_ONLY_A_DATE = re.compile(
    r"\W*\d{1,2}(?:st|nd|rd|th)?[\s./-]*(?:\d{1,2}|[A-Z]{3,9})[\s./-]*(?:\d{4}|\d{2})\W*", re.I
)


def stamped(lines: Sequence[ReadLine]) -> frozenset[int]:
    """The places in ``lines`` of those that are part of a stamp."""
    heads = {place for place, line in enumerate(lines) if _STAMP.fullmatch(line.text)}
    found = set(heads)
    waiting = list(heads)
    while waiting:
        head = lines[waiting.pop()]
        for place, line in enumerate(lines):
            if place not in found and _is_near(head, line) and _goes_with(head, line):
                found.add(place)
                waiting.append(place)
    return frozenset(found)


def _goes_with(head: ReadLine, line: ReadLine) -> bool:
    """Whether a line near a stamp's is one of it: it slopes alike, or is a date and no more."""
    if abs(line.tilt) >= SLOPES and abs(line.tilt - head.tilt) < 5.0:
        return True
    return _STAMP.fullmatch(head.text) is not None and _ONLY_A_DATE.fullmatch(line.text) is not None


def _is_near(one: ReadLine, other: ReadLine) -> bool:
    room = NEAR * min(one.y1 - one.y0, other.y1 - other.y0)
    level = one.x0 < other.x1 + room and other.x0 < one.x1 + room
    return level and one.y0 < other.y1 + room / 2 and other.y0 < one.y1 + room / 2
