"""Parts of a form: who a plain "Name" or "Telephone" speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formsvc.intake.fields.grid import Cell, same_row
from formsvc.intake.fields.labels import flat

_PERSON = (
    r"(?:data )?subject|patient|person|individual|child|young person|adult|victim|deceased|"
    r"complain(?:ant|er)|witness|client"
)
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (party, re.compile(pattern))
    for party, pattern in (
        (
            "practice",
            r"\b(?:(?:for|to be) (?:completion|completed|complete) by (?:the )?(?:agency|gp|"
            r"practice|surgery|recipient|"
            r"organisation|third party|data controller|information holder)|for (?:practice|surgery|office|"
            r"gp|agency|internal|official) use|"
            r"(?:practice|surgery|gp|organisation|recipient)(?:'s)? (?:response|reply|use only|details)|"
            r"response from|reply from|details of (?:gp|practice|surgery|recipient))",
        ),
        (
            "authoriser",
            r"\b(?:authoris(?:ation|ing|ed)|authority|authoriz\w+|counter ?-?signature|"
            r"counter ?-?signing|supervisor(?:'s|y)?|approval|approved by)\b",
        ),
        (
            "other",
            r"\b(?:other (?:people|persons|adults|children|family|subjects)|family (?:members|"
            r"composition|details)|household|"
            r"parents?|siblings?|alleged perpetrator|perpetrator|suspect details|details of (?:the "
            r")?(?:suspect|perpetrator|offender|parents?)|"
            r"next of kin|gp details|manager|return (?:to|address)|referrer)\b",
        ),
        (
            "subject",
            rf"\b(?:{_PERSON})(?:'s|s)?\b(?!.*\b(?:making|requesting)\b)|\bmissing person|"
            r"\babout whom|oedolyn|plentyn",
        ),
        (
            "officer",
            r"\b(?:officer|investigator|requester|requestor|requesting|applicant|about you|"
            r"your details|(?:requested|submitted|sent|completed) by\b|referr(?:er|ing)|"
            r"enquir(?:er|ing)|social worker|contact details|who is asking|practitioner|sender|from|"
            r"agency details|police|investigating)\b",
        ),
        (
            "request",
            r"\b(?:the request|about this request|information|reason|purpose|what is|data "
            r"requested|consent|legal|lawful|declaration|"
            r"notice|urgency|details of request|nature of|disclosure)\b",
        ),
    )
)
_LEAD = re.compile(r"^(?:part|section|rhan|adran)?\s*(?:[a-z0-9]{1,2}\b)?\s*[.:)\-–—]*\s*")


@dataclass(frozen=True)
class Section:
    """Where a part of the form begins, and of whom it speaks."""

    party: str
    page: int
    x0: float
    y0: float


def party_of_heading(text: str) -> str:
    """Of whom a heading speaks; empty where it is none that we know."""
    bare = _LEAD.sub("", flat(text).strip()).strip(" :.*")
    if (
        not 2 < len(bare) <= 75
        or bare.count(" ") > 12
        or re.search(
            r"^(?:the )?practice manager\b|"
            r"general practitioner",
            bare,
        )
    ):
        return ""
    return next((party for party, pattern in HEADINGS if pattern.search(bare)), "")


_DECLARES = re.compile(
    r"\s*(?:(?:I|We) (?:hereby )?(?:confirm|certify|declare|understand|am satisfied|undertake)\b|"
    r"Declaration\b)",
    re.I,
)
_NUMBERED = re.compile(r"^\s*(?:(?:part|section|rhan|adran)\s+\w{1,2}\b|\d{1,2}[.)]\s|[A-H][.)]\s)", re.I)
_HEAD_WORDS = re.compile(
    r"\b(?:details|section|part|information about|about (?:you|the|this|your)|particulars|person "
    r"(?:the|to whom|about)|"
    r"data subject|for completion|to be completed|authoris(?:ation|ing)|authority|requesting officer|"
    r"requester|applicant)\b",
    re.I,
)


def find_sections(cells: list[Cell]) -> list[Section]:
    """The headings of one sheet, from the top."""
    found = []
    for cell in cells:
        piece = cell.piece
        if (
            piece.filled
            or cell.inline
            or len(piece.text) > 80
            or piece.text.rstrip().endswith("?")
            or piece.text[:1].islower()
        ):
            continue
        party = party_of_heading(piece.text)
        if party and _is_heading(cell, cells):
            found.append(Section(party, piece.page, piece.x0, piece.y0))
    found.extend(
        Section("", cell.piece.page, 0.0, cell.piece.y0 - 3)
        for cell in cells
        if _DECLARES.match(cell.piece.text)
    )
    return sorted(found, key=lambda section: section.y0)


_ANY = frozenset(
    {"info", "purpose", "date", "deadline", "reference", "name", "person", "sign", "sink", "org", "status"}
)
_OF_PERSON = frozenset({"name", "surname", "forename", "dob", "address", "nhs", "status", "sink", "person"})
_FIRST_OF = {
    "subject": _OF_PERSON,
    "other": _OF_PERSON,
    "officer": frozenset(
        {
            "name",
            "surname",
            "forename",
            "person",
            "rank",
            "number",
            "org",
            "phone",
            "email",
            "sink",
            "contact",
        }
    ),
    "authoriser": frozenset({"name", "person", "rank", "number", "sign", "date", "surname"}),
}


def _is_heading(cell: Cell, cells: list[Cell]) -> bool:
    """A heading has no value beside it; unless numbered or worded as one, a label must stand next below."""
    piece = cell.piece
    beside = [
        other
        for other in cells
        if other is not cell
        and other.piece.x0 > piece.x1 - 2
        and same_row(piece, other.piece)
        and other.piece.x0 - piece.x1 < 140
    ]
    values = [
        o
        for o in beside
        if o.label is None and not (party_of_heading(o.piece.text) and _HEAD_WORDS.search(o.piece.text))
    ]
    if values or any(other.inline is cell for other in cells):
        return False
    below = [
        other
        for other in cells
        if other.piece.cy > piece.cy + 0.5 * piece.height
        and other.piece.cy - piece.cy < 4 * piece.height
        and other.piece.x0 > piece.x0 - 40
        and other.inline is None
    ]
    first = min(
        below,
        key=lambda other: (round(other.piece.cy / max(1.0, piece.height)), other.piece.x0),
        default=None,
    )
    label_next = first is not None and first.label is not None
    worded = bool(_NUMBERED.match(piece.text)) or (
        cell.label is None and bool(_HEAD_WORDS.search(piece.text))
    )
    if worded and piece.text[:1] != "*":
        return label_next or bool(_NUMBERED.match(piece.text)) or len(piece.text) < 45
    fitting = _FIRST_OF.get(party_of_heading(piece.text), _ANY)
    suits = first is not None and first.label is not None and first.label.key in fitting
    return suits and (cell.label is None or cell.label.key in ("person", "name")) and len(piece.text) < 50


def party_at(sections: list[Section], page: int, x0: float, y0: float) -> str:
    """The party of the section in which a place lies."""
    above = [s for s in sections if s.page == page and s.y0 < y0 - 2]
    if not above:
        return ""
    last_y = max(s.y0 for s in above)
    row = [s for s in above if last_y - s.y0 < 8]
    column = [s for s in row if s.x0 <= x0 + 20]
    if len(row) > 1 and column:
        return max(column, key=lambda s: s.x0).party
    return min(row, key=lambda s: s.x0).party
