"""A date of birth, a number, an address or an e-mail address in a text, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from formsvc.documents.checks.name_search import GAP
from formsvc.documents.checks.ordinary_words import ORDINARY
from formsvc.documents.checks.plain_text import PlainText, fold

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_KINDS_OF_STREET = {
    "road": "rd", "street": "st", "lane": "ln", "avenue": "ave?", "close": "cl", "court": "c[r]?t",
    "drive": "dr",
    "crescent": "cres", "place": "pl", "gardens": "gdns", "terrace": "terr?", "square": "sq", "grove": "gr",
    "way": "way", "hill": "hill", "view": "view", "walk": "wlk", "mews": "mews", "park": "pk",
}  # fmt: skip
_GENERAL = frozenset(
    [
        "the",
        "of",
        "and",
        "school",
        "primary",
        "secondary",
        "junior",
        "infant",
        "infants",
        "academy",
        "college",
        "high",
        "nursery",
        "refuge",
        "house",
        "centre",
    ]
)
_LOOKS_LIKE = {"0": "[0o]", "1": "[1il]"}


def date_found(plain: PlainText, day: date) -> bool:
    """In figures or words, day or month first, with two or four figures for the year."""
    if f"{day.year % 100:02d}" not in plain.run:
        return False
    month = _MONTHS[day.month - 1]
    months = rf"(?:{month}|{month[:3]}t?|0?{day.month})"
    years = rf"(?:{day.year}|'?{day.year % 100:02d})"
    named = rf"(?:{month}|{month[:3]})"
    ordinal = _ORDINALS[day.day - 1].replace("-", r"[\s-]?")
    days = rf"(?:0?{day.day}(?:st|nd|rd|th)?|{ordinal})"
    sep = r"[\W_]{0,3}(?:of\s+|day\s+of\s+)?"
    ways = (
        rf"(?<!\d){days}{sep}{months}{sep}{years}(?!\d)",
        rf"\b{named}{sep}(?:the\s+)?{days}{sep}{years}(?!\d)",
        rf"(?<!\d){day.year}[\W_]{{0,3}}0?{day.month}[\W_]{{0,3}}0?{day.day}(?!\d)",
        rf"(?<!\d){day.year}{sep}{named}{sep}{days}(?!\d)",
    )
    return any(re.search(way, plain.folded) for way in ways)


def number_found(plain: PlainText, number: str, least: int) -> bool:
    """Spaced, dotted, with letters for figures, or said in words; a telephone number by its last six too."""
    digits = re.sub(r"\D", "", number)
    digits = digits.removeprefix("0044").removeprefix("44") if len(digits) > 11 else digits
    digits = digits.removeprefix("0") if least < 10 else digits
    if len(digits) < least:
        return False
    if digits[-6:] not in plain.figures:
        return False
    whole = r"[^0-9a-z]{0,4}".join(_LOOKS_LIKE.get(digit, digit) for digit in digits)
    if any(re.search(rf"{whole}(?!\d)", text) for text in (plain.folded, plain.spoken)):
        return True
    last = r"[\s-]?".join(digits[-6:])
    return least < 10 and re.search(rf"(?<![\d/.-]){last}(?![\d/.-]\d|\d)", plain.folded) is not None


def email_found(plain: PlainText, email: str) -> bool:
    """With @ and full stops written out, spaced or bracketed; by its own part alone where that is telling."""
    if not email:
        return False
    whole = re.sub(r"\s", "", fold(email))
    own = whole.split("@")[0]
    telling = len(own) > 5 and own not in ORDINARY
    return whole in plain.joined or (
        telling and re.search(rf"(?<![\w.]){re.escape(own)}(?![\w.]*@|\w)", plain.folded) is not None
    )


def address_found(plain: PlainText, address: tuple[str, ...], shared: str) -> bool:
    """``shared`` is the folded text of addresses that may stand here."""
    if not any(word in plain.run for word in _telling_words(address)):
        return False
    patterns = (re.compile(pattern) for pattern in _address_patterns(address))
    return any(pattern.search(plain.folded) and not pattern.search(shared) for pattern in patterns)


def place_found(plain: PlainText, place: str) -> bool:
    """A school, refuge or place of work, by its whole name or by the words that are its own."""
    words = re.findall(r"\w+", fold(re.sub(r"['’]", "", place)))
    own = [word for word in words if word not in _GENERAL]
    if not any(word in plain.run for word in own or words):
        return False
    text = re.sub(r"['’]", "", plain.folded)
    whole = bool(words) and re.search(rf"\b{GAP.join(map(re.escape, words))}\b", text) is not None
    return whole or (len(own) > 1 and re.search(rf"\b{GAP.join(map(re.escape, own))}\b", text) is not None)


def _telling_words(address: tuple[str, ...]) -> Iterator[str]:
    """One of these is in any text that holds some of the address: half a postcode, or a line's first name."""
    whole = fold(", ".join(address))
    yield from (outward for outward, _ in POSTCODE.findall(whole))
    for line in whole.split(","):
        yield from (word for word in re.findall(r"\w+", line) if not word[0].isdigit())


def _address_patterns(address: tuple[str, ...]) -> Iterator[str]:
    whole = fold(", ".join(address))
    for outward, inward in POSTCODE.findall(whole):
        yield rf"\b{GAP.join(outward + inward)}\b"
        yield rf"\b{GAP.join(outward)}\b(?!{GAP}\d[a-z]{{2}}\b)"
    for line in whole.split(","):
        words = re.findall(r"\w+", POSTCODE.sub(" ", line))
        if len(words) > 1:
            yield from _line_patterns(words)


def _line_patterns(words: list[str]) -> Iterator[str]:
    """One line: as it stands, and the street without its number or its kind."""
    named = [word for word in words if not word[0].isdigit()]
    is_street = bool(named) and named[-1] in _KINDS_OF_STREET
    if len(named) == len(words) and not is_street and len(words) < 2:
        return
    yield rf"\b{GAP.join(_word(word) for word in words)}\b"
    if is_street and len(named) > 1:
        yield rf"\b{GAP.join(_word(word) for word in named)}\b"
        number = next((word for word in words if word[0].isdigit()), "")
        if number:
            yield rf"\b{number}{GAP}{GAP.join(map(re.escape, named[:-1]))}\b"
            yield rf"\b{GAP.join(_word(word) for word in named)}{GAP}(?:no|number)?{GAP}{number}\b"


def _word(word: str) -> str:
    short = _KINDS_OF_STREET.get(word)
    return rf"(?:{word}|{short})" if short else re.escape(word)
