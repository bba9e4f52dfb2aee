"""Telephone numbers compared as numbers, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

PUBLIC = frozenset({"101", "999", "112"})  # belong to nobody who could have printed them to deceive
_NUMBER = re.compile(r"(?:\+|\b00|\b0|\b\(0)[\d ()\-.–]{8,22}\d")
_EXTENSION = re.compile(r"(?:x|ext\.?|extension)\s*\d{1,6}\s*$", re.IGNORECASE)


def digits_of(number: str) -> str:
    """The digits as dialled from inside the country: +44 (0)20 and 0044 20 are 020. No extension."""
    bare = _EXTENSION.sub("", number.strip())
    bare = bare.replace("(0)", "")
    digits = "".join(sign for sign in bare if sign.isascii() and sign.isdigit())
    if bare.lstrip(" (").startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("00").removeprefix("44").lstrip("0")
    return digits


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    """Every telephone number in these words, as digits."""
    found = set()
    for text in texts:
        whole = digits_of(text)
        if 3 <= len(whole) <= 15 and not re.search(r"[A-Za-z/]{2,}", _EXTENSION.sub("", text)):
            found.add(whole)
        found |= {digits_of(match) for match in _NUMBER.findall(text)}
    return frozenset(found)
