"""The labels that forms print beside their boxes, in the words of many bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from formsvc.intake.fields.label_words import PHRASES, SPECS
from formsvc.intake.normalise.addresses import looks_like_address
from formsvc.intake.normalise.dates import find_dates, first_date
from formsvc.intake.normalise.emails import find_emails
from formsvc.intake.normalise.names import is_name, tidy_name
from formsvc.intake.normalise.nhs_numbers import find_nhs_numbers
from formsvc.intake.normalise.phones import find_phones
from formsvc.intake.normalise.roles import find_number, read_role

_NUMBERING = re.compile(
    r"^\s*(?:(?:part|section) \w{1,2}\s*[\-–—:.]\s*|\(?[a-z]\)|\(?\d{1,2}[.)](?=\D)|[a-z]\.(?=\s)|"
    r"[a-z]\d{1,2}\b[.:)]?|\d{1,2}(?:\.\d{1,2})+\.?)\s*",
    re.I,
)


@dataclass(frozen=True)
class Label:
    """What a label asks for, and of whom ("" where only its section tells)."""

    key: str
    party: str = ""
    rank: int = 0  # the lower, the nearer to what is wanted


@dataclass(frozen=True)
class LabelHit:
    label: Label
    end: int  # where in the text the label ends
    rest: str  # what follows it on the same line
    firm: bool  # a colon, or nothing, follows


_DESCRIBES = re.compile(
    r"(?:(?:please )?(?:print|block|in|capitals|full|rank|name|names|number|no|surname|forenames?|"
    r"forename\(s\)|first|last|title|collar|job|role|"
    r"and|or|include|including|postcode|dd|mm|yyyy|if|known|tick|as|appropriate|delete|station|dept|"
    r"department|email|e-mail|telephone|phone)[\s,/.;()\-]*)+"
)


def _compile(pattern: str) -> re.Pattern[str]:
    loose = (
        pattern.replace(" / ", r"\s*(?:/|&|and\b|or\b|\||,)\s*")
        .replace(" ?", r"[\s\-]*")
        .replace(" ", r"[\s\-]+")
    )
    return re.compile(
        rf"(?:the\s+)?(?:{loose})(?:\s*\([^)]*\)?)?(?:\s*\*)?(?P<stop>\s*[:;]|\s*\.(?=\s|$)|"
        r"\s*[\-–](?=\s)|\s*\?(?:\s*:)?|\s*$|(?=\s))"
    )


_COMPILED = tuple((Label(key, party, rank), _compile(pattern)) for key, party, rank, pattern in SPECS)
_LANGUAGE = re.compile(r"^[/|]\s*(?=[^\d:]{3,60}(?::|$))[^\d:]*:?")


def flat(text: str) -> str:
    """Small letters without accents, sign for sign: places in it are places in the text."""
    return "".join(
        (unicodedata.normalize("NFKD", sign)[:1] or sign).lower()[:1] or sign
        for sign in text.replace("’", "'")
    )


_BIRTH_AFTER = re.compile(r"[\s,;(\-–]*\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born|aged)(?: on)?[\s:]*$", re.I)


def before_birth(text: str) -> str:
    """A name without the date of birth that follows it in the same box."""
    dates = find_dates(text)
    if not dates or dates[0].start < 4:
        return text
    return _BIRTH_AFTER.sub("", text[: dates[0].start].rstrip(" ,;(–-"))


_CHECKS: dict[str, Callable[[str], bool]] = {
    "dob": lambda text: first_date(text) is not None and len(text) < 40,
    "date": lambda text: first_date(text) is not None and len(text) < 40,
    "deadline": lambda text: first_date(text) is not None and len(text) < 60,
    "phone": lambda text: bool(find_phones(text)) and len(text) < 60,
    "email": lambda text: bool(find_emails(text)),
    "nhs": lambda text: bool(find_nhs_numbers(text)),
    "address": looks_like_address,
    "reference": lambda text: bool(re.search(r"\d{3}", text)) and len(text) < 40,
    "number": lambda text: bool(find_number(text)) and len(text) < 24,
    "name": lambda text: is_name(tidy_name(before_birth(text))),
    "person": lambda text: (
        is_name(tidy_name(text.split(",")[0]))
        or (len(text) < 90 and bool(find_phones(text) or find_emails(text)))
        or bool(read_role(text) and find_number(text))
    ),
    "surname": lambda text: is_name(tidy_name(text), parts=1),
    "forename": lambda text: is_name(tidy_name(text), parts=1),
    "rank": lambda text: bool(read_role(text)),
    "sign": lambda text: is_name(tidy_name(text)) and len(text) < 40,
}


def fits(key: str, text: str) -> bool:
    """Whether the text has the shape of a value for such a label."""
    check = _CHECKS.get(key)
    return bool(text.strip()) and (check is None or check(text))


def has_shape(key: str) -> bool:
    """Whether values for such a label have a shape that can be checked."""
    return key in _CHECKS


def match_label(text: str) -> LabelHit | None:
    """The label at the beginning of the text: the longest that fits."""
    if len(text) < 1 or not re.search(r"[A-Za-z]", text):
        return None
    bracketed = re.fullmatch(r"\s*\(([^()]*)\)\s*", text)
    if bracketed:
        text = f" {bracketed[1]} "
    skip = _NUMBERING.match(text)
    offset = skip.end() if skip else (1 if bracketed else 0)
    folded = flat(text).rstrip() if bracketed else flat(text)
    best: tuple[int, Label, re.Match[str]] | None = None
    for label, pattern in _COMPILED:
        match = pattern.match(folded, offset)
        if match and (best is None or match.end() > best[0]):
            best = (match.end(), label, match)
    if best is None:
        return _fuzzy(text, offset)
    return _hit(text, best[1], best[2])


def _hit(text: str, label: Label, match: re.Match[str]) -> LabelHit | None:
    end = match.end()
    other = _LANGUAGE.match(text[end:].lstrip())
    stop = match["stop"].strip()
    if other:
        end = len(text) - len(text[end:].lstrip()) + other.end()
        stop = ":"
    rest = text[end:].strip(" :")
    if _DESCRIBES.fullmatch(flat(rest)):
        rest = ""  # "Officer: rank, name, number" says what is to be written, and is not written itself
    starts_small = text[match.start() : match.start() + 1].islower()
    if rest and not stop and (starts_small or (label.key == "name" and label.rank)):
        return None
    if rest and not stop and not (has_shape(label.key) and fits(label.key, rest)):
        return None
    if rest and stop in (".", "-", "–", "?") and not fits(label.key, rest):
        return None
    return LabelHit(label, end, rest, bool(stop) or not rest)


def _fuzzy(text: str, offset: int) -> LabelHit | None:
    """A label read with a wrong letter or two: the whole piece, or what stands before a colon."""
    head, colon, rest = text[offset:].partition(":")
    bare = re.sub(r"\([^)]*\)?|[^a-z]", "", flat(head))
    if not 4 <= len(bare) <= 40 or (rest and not colon):
        return None
    best, score = None, 0.0
    for phrase, label in _FUZZY:
        if abs(len(phrase) - len(bare)) > 3:
            continue
        ratio = SequenceMatcher(None, phrase, bare, autojunk=False).ratio()
        if ratio > score:
            best, score = label, ratio
    if best is None or score < (0.86 if len(bare) >= 8 else 0.8 if colon and len(bare) >= 5 else 0.9):
        return None
    end = offset + len(head) + len(colon)
    return LabelHit(best, end, rest.strip(), True)


def _fuzzy_table() -> tuple[tuple[str, Label], ...]:
    table = []
    for phrase in PHRASES:
        hit = next(
            (
                label
                for label, pattern in _COMPILED
                if (m := pattern.match(phrase)) and m.end() == len(phrase)
            ),
            None,
        )
        if hit is not None:
            table.append((re.sub(r"[^a-z]", "", phrase), hit))
    return tuple(table)


_FUZZY = _fuzzy_table()
