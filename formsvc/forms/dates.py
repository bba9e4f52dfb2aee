"""A date as people write it in three boxes, and what to say when it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
PARTS = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TIME = re.compile(r"(\d{1,2})\s*[:.]?\s*(\d{2})?\s*(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True)
class DateFault(Exception):
    """The sentence to show, and which boxes it is about."""

    message: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return self.message


def read_date(typed: Sequence[str], *, noun: str) -> date | None:
    """The date in these three boxes; None when all are empty. Raises ``DateFault``."""
    values = dict(zip(PARTS, (part.strip() for part in typed), strict=True))
    missing = tuple(part for part in PARTS if not values[part])
    if len(missing) == len(PARTS):
        return None
    if missing:
        raise DateFault(f"{noun} must include a {' and '.join(missing)}", missing)
    day, month, year = _number(values["day"]), _month(values["month"]), _number(values["year"])
    if year is None or len(values["year"]) != 4:
        raise DateFault(f"{noun} must have a year of 4 numbers, like 2026", ("year",))
    if month is None:
        raise DateFault(f"{noun} must have a real month", ("month",))
    if day is None:
        raise DateFault(f"{noun} must have a real day", ("day",))
    return _real_date(year, month, day, noun)


def _real_date(year: int, month: int, day: int, noun: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise DateFault(f"{noun} must be a real date", PARTS) from None
    if year < 1875:
        raise DateFault(f"{noun} must be after 1875", ("year",))
    return found


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def _month(typed: str) -> int | None:
    word = typed.lower().rstrip(".")
    if word in _FULL_MONTHS:
        return _FULL_MONTHS.index(word) + 1
    if word[:3] in _MONTHS and word in (word[:3], "sept"):
        return _MONTHS.index(word[:3]) + 1
    number = _number(typed)
    return number if number is not None and 1 <= number <= 12 else None


def read_time(typed: str, *, noun: str) -> time | None:
    """The time of day: 14:30, 1430, 2.30pm, 9 am; None when empty. Raises ``DateFault``."""
    fault = DateFault(f"{noun} must have a time, like 14:30", ("time",))
    text = typed.strip()
    if not text:
        return None
    found = _TIME.fullmatch(
        text if ":" in text or "." in text else re.sub(r"^(\d{1,2})(\d{2})\b", r"\1:\2", text)
    )
    if found is None or (found[2] is None and found[3] is None):
        raise fault
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise fault
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise fault
    return time(hour, minute)


def london_to_utc(day: date, at: time) -> datetime:
    """That time on the wall in London, in UTC; of a doubled hour the first."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)
