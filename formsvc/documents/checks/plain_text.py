"""A text made plain for comparing: no accents, no case, nothing unseen, one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_DIGITS = {
    "zero": "0", "nought": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_SPOKEN = re.compile(rf"\b(?:(double|treble|triple)[\s-]+)?({'|'.join(_DIGITS)})\b")
_AS_FIGURES = str.maketrans("oil", "011")
_BETWEEN = re.compile(r"[\W_]+")
_AT = re.compile(r"\s*[\[({<]?\s*(?:@|\bat\b)\s*[\])}>]?\s*")
_DOT = re.compile(r"\s*[\[({<]?\s*(?:\.|\bdot\b|\bpoint\b|\bfull stop\b)\s*[\])}>]?\s*")


def fold(text: str) -> str:
    """No accents, no case, one kind of each mark, and no character that cannot be seen."""
    decomposed = unicodedata.normalize("NFKD", text)
    unseen = dict.fromkeys(map(ord, filter(_is_unseen, set(decomposed))))
    return decomposed.translate(unseen).casefold().translate(_LETTERS)


def letters_and_figures(plain: str) -> str:
    """Nothing but letters and figures, run together."""
    return _BETWEEN.sub("", plain)


def _is_unseen(character: str) -> bool:
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"


def digits_spoken(plain: str) -> str:
    """Numbers said in words as digits: “double seven” as 77."""
    return _SPOKEN.sub(lambda m: _DIGITS[m[2]] * {"double": 2, "treble": 3, "triple": 3}.get(m[1], 1), plain)


def addresses_joined(plain: str) -> str:
    """E-mail addresses written as “name at place dot org”, brackets or not, in their own spelling."""
    return re.sub(r"\s", "", _DOT.sub(".", _AT.sub("@", plain)))


class PlainText:
    """A text with the plain forms that the searches look in, each made once."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)

    @cached_property
    def run(self) -> str:
        """Letters and figures alone: what is not in here is in the text in no spacing."""
        return letters_and_figures(self.folded)

    @cached_property
    def spoken(self) -> str:
        """With numbers said in words as figures."""
        return digits_spoken(self.folded)

    @cached_property
    def figures(self) -> str:
        """Letters and figures of both, with the letters that stand for a figure as that figure."""
        both = self.run + " " + letters_and_figures(self.spoken)
        return both.translate(_AS_FIGURES)

    @cached_property
    def joined(self) -> str:
        """With e-mail addresses in their own spelling, and no spaces."""
        return addresses_joined(self.folded)
