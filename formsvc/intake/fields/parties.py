"""Of whom a label speaks: officer, subject, authoriser, practice or somebody else."""

from __future__ import annotations

import re

from formsvc.intake.fields.grid import Cell, same_row
from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.sections import Section, party_at

_OFFICER_KEYS = frozenset({"rank", "number"})
_SUBJECT_KEYS = frozenset({"dob", "nhs"})


def party_of(cell: Cell, cells: list[Cell], sections: list[Section], answered: set[Cell]) -> str:
    """Of whom the label speaks: by itself, by its section, else by the labels next to it."""
    label = cell.label
    if label is None or label.party:
        return label.party if label else ""
    party = party_at(sections, cell.piece.page, cell.piece.x0, cell.piece.y0)
    signer = _signer_beside(cell, cells) if label.key == "date" else ""
    if party == "practice" or signer:
        return signer or party
    open_part = party in ("", "request")
    if label.key in _SUBJECT_KEYS or (label.key == "address" and (open_part or party == "subject")):
        before = _person_before(cell, cells, answered)
        if before == "subject" or "other" in (party, before):
            return "subject" if before == "subject" else "other"
    if label.key in _SUBJECT_KEYS or (label.key in ("surname", "forename") and open_part):
        return "subject"
    astray = party == "subject" and label.key in ("phone", "email")  # an officer named below the subject
    asks_neighbours = open_part and label.key in ("name", "address", "phone", "email", "rank", "postcode")
    beside = _by_neighbours(cell, cells, answered) if asks_neighbours or astray else ""
    return (beside if asks_neighbours or beside == "officer" else "") or party


def _signer_beside(cell: Cell, cells: list[Cell]) -> str:
    """Whose signature a date stands beside: it is that person's date, whatever the part of the form."""
    for other in cells:
        if other.label is None or other.label.key != "sign" or not same_row(other.piece, cell.piece):
            continue
        said = flat(other.piece.text)
        if re.search(r"authoris|approv|counter|inspector|supervis", said):
            return "authoriser"
        if re.search(r"signed|officer|requester|investigator|worker", said):
            return "officer"
    return ""


def _person_before(cell: Cell, cells: list[Cell], answered: set[Cell]) -> str:
    """The party of the person named last before a date of birth, number or address in its column."""
    named = [
        other
        for other in cells
        if other.label is not None
        and other.label.key in ("name", "person", "surname")
        and other in answered
        and (
            (same_row(other.piece, cell.piece) and other.piece.x0 < cell.piece.x0)
            or (0 < cell.piece.cy - other.piece.cy < 90 and abs(other.piece.x0 - cell.piece.x0) < 60)
        )
    ]
    last = max(named, key=lambda other: (round(other.piece.cy / 8), other.piece.x0), default=None)
    return last.label.party if last is not None and last.label is not None else ""


def _by_neighbours(cell: Cell, cells: list[Cell], answered: set[Cell]) -> str:
    best: tuple[float, str] | None = None
    for other in cells:
        side = "" if other is cell else _side_of(other, other in answered)
        if not side or (side == "other" and not same_row(other.piece, cell.piece)):
            continue
        down = other.piece.cy - cell.piece.cy  # whom a number belongs to is mostly said before it
        distance = abs(down) * (
            2.5 if down > 2 and cell.label and cell.label.key in ("phone", "email") else 1.0
        )
        distance += 0.05 * abs(other.piece.x0 - cell.piece.x0)
        if distance < 7 * max(8.0, cell.piece.height) and (best is None or distance < best[0]):
            best = (distance, side)
    return best[1] if best else ""


def _side_of(cell: Cell, answered: bool) -> str:
    """Of whom a label surely speaks, so that its neighbours may be taken to speak of the same person."""
    if cell.label is None:
        return ""
    key, party = cell.label.key, cell.label.party
    if key in _OFFICER_KEYS or (party == "officer" and key not in ("sign", "phone", "email", "org")):
        return party or "officer"
    if key in _SUBJECT_KEYS and party in ("", "subject"):
        return "subject"
    if party == "subject" and (key in ("address", "surname", "forename") or (key == "name" and answered)):
        return "subject"
    return party if party in ("authoriser", "other") and answered and key in ("person", "name", "dob") else ""
