"""Telephone numbers of the United Kingdom."""

from __future__ import annotations

import re

_PHONE = re.compile(r"(?<![\w/\-@])(?:\+\s?44|0044|\(?0)(?:[\s().\-–]{0,3}\d){8,11}(?![\d/@]|\s?/\d)")


def digits_of(text: str) -> str:
    """The number as digits beginning with 0, whatever the writing."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0044"):
        digits = digits[4:]
    elif digits.startswith("44") and (len(digits) > 11 or text.lstrip().startswith("+")):
        digits = digits[2:]
    return digits if digits.startswith("0") else "0" + digits


def is_phone(text: str) -> bool:
    """Whether the text is a whole UK number: ten or eleven digits, a known beginning."""
    digits = digits_of(text)
    return len(digits) in (10, 11) and digits[1] in "123578" and not (digits[1] in "27" and len(digits) != 11)


def find_phones(text: str) -> list[str]:
    """Every UK number in the text, tidied, in order."""
    numbers = []
    for match in _PHONE.finditer(text.replace("O1", "01").replace("O7", "07")):
        tidy = re.sub(r"\s+", " ", match.group().replace("(0)", "")).strip(" .-–")
        if is_phone(tidy):
            numbers.append(tidy)
    return numbers
