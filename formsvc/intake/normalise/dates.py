"""Dates as people write them in the United Kingdom: day before month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr",
            "february feb febr chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sept sep medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGIT = r"[\dOoIl|]"
_NUMERIC = re.compile(
    rf"(?<![\w/])(?P<d>{_DIGIT}{{1,2}})\s?(?P<sep>[/.\-–])\s?(?P<m>{_DIGIT}{{1,2}})\s?(?P=sep)\s?"
    rf"(?P<y>{_DIGIT}{{4}}|{_DIGIT}{{2}})(?![\d/])"
)
_SPACED = re.compile(r"(?<![\d/])(?P<d>\d{2}) (?P<m>\d{2}) (?P<y>(?:19|20)\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_WORDS = re.compile(
    rf"(?<![\d/])(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?[\s\-/.]*(?:day "
    rf")?(?:of\s+)?(?P<month>{_MONTH})\b[\s\-/.,]*"
    r"(?P<y>(?:19|20)\d{2}|\d{2}(?!\d|:|\.\d))",
    re.I,
)
_WORDS_TURNED = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d{{2}})\b", re.I
)
_PATTERNS = (_ISO, _WORDS, _WORDS_TURNED, _NUMERIC, _SPACED)
_LOOKALIKES = str.maketrans("OoIl|", "00111")
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ],
        start=1,
    )
} | {"twenty-one": 21, "twenty-eight": 28, "thirty": 30}
WITHIN = re.compile(
    r"\bwithin\s+(?:a period of\s+)?(?P<n>\d{1,3}|" + "|".join(_NUMBER_WORDS) + r")\s*(?:\(\w+\)\s*)?"
    r"(?P<kind>calendar\s+|clear\s+|working\s+)?(?P<unit>days?|weeks?)",
    re.I,
)


@dataclass(frozen=True)
class FoundDate:
    value: date
    start: int
    end: int
    short_year: bool = False


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return 2000 + number if number <= 40 else 1900 + number


def _build(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    year_text = groups["y"].translate(_LOOKALIKES)
    month = (
        MONTHS[groups["month"].lower()] if groups.get("month") else int(groups["m"].translate(_LOOKALIKES))
    )
    try:
        value = date(_year(year_text), month, int(groups["d"].translate(_LOOKALIKES)))
    except ValueError:
        return None
    return FoundDate(value, match.start(), match.end(), len(year_text) == 2)


def find_dates(text: str) -> list[FoundDate]:
    """Every date in the text, in order; what is no day of the calendar is left out."""
    found = sorted(_all(text), key=lambda item: (item.start, item.start - item.end))
    kept: list[FoundDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _all(text: str) -> Iterator[FoundDate]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            item = _build(match)
            if item and 1900 <= item.value.year <= 2100:
                yield item


def first_date(text: str) -> date | None:
    """The first date in the text."""
    found = find_dates(text)
    return found[0].value if found else None


def birth_date(found: FoundDate, latest: date | None) -> date | None:
    """The date as a date of birth: a two-figure year is put in the past, an impossible age refused."""
    value = found.value
    if latest is None:
        return value
    if value > latest and found.short_year:
        value = value.replace(year=value.year - 100)
    return value if value <= latest and latest.year - value.year <= 115 else None


def period_in_days(match: re.Match[str]) -> int | None:
    """The days in a match of ``WITHIN``; working days are not worked out here."""
    if (match["kind"] or "").strip().lower() == "working":
        return None
    word = match["n"].lower()
    number = int(word) if word.isdigit() else _NUMBER_WORDS[word]
    return number * (7 if match["unit"].lower().startswith("week") else 1)


def last_day_of_period(start: date, days: int, *, includes_start: bool) -> date:
    """The last day of a period: "beginning with" a day counts that day, "of" or "after" it does not."""
    return start + timedelta(days=days - 1 if includes_start else days)
