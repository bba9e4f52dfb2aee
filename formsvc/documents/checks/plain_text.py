"""A text made plain for comparing: no accents, no case, nothing unseen, one spelling."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_DIGITS = {
    "zero": "0", "nought": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_SPOKEN = re.compile(rf"\b(?:(double|treble|triple)[\s-]+)?({'|'.join(_DIGITS)})\b")
_AT = re.compile(r"\s*[\[({<]?\s*(?:@|\bat\b)\s*[\])}>]?\s*")
_DOT = re.compile(r"\s*[\[({<]?\s*(?:\.|\bdot\b|\bpoint\b|\bfull stop\b)\s*[\])}>]?\s*")


def fold(text: str) -> str:
    """No accents, no case, one kind of each mark, and no character that cannot be seen."""
    decomposed = unicodedata.normalize("NFKD", text)
    seen = (c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return "".join(seen).casefold().translate(_LETTERS)


def digits_spoken(plain: str) -> str:
    """Numbers said in words as digits: “double seven” as 77."""
    return _SPOKEN.sub(lambda m: _DIGITS[m[2]] * {"double": 2, "treble": 3, "triple": 3}.get(m[1], 1), plain)


def addresses_joined(plain: str) -> str:
    """E-mail addresses written as “name at place dot org”, brackets or not, in their own spelling."""
    return re.sub(r"\s", "", _DOT.sub(".", _AT.sub("@", plain)))
