"""The rank or job title of who asks, and the collar number."""

from __future__ import annotations

import re

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.officer import Officer, parse_person
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.roles import find_number, find_rank, read_role


def _own_role_box(view: View) -> tuple[Value | None, Value | None]:
    """What stands in the officer's own box for rank, title or role, with the number written there."""
    ranks = [slot for slot in view.slots("rank") if slot.party in ("officer", "", "request")]
    for slot in [*ranks, *view.slots("status", "officer")]:
        said = read_role(slot.text.replace("\n", " "))
        if said:
            digits = find_number(slot.text) if find_rank(slot.text) else ""
            return Value(said, slot.pieces), Value(digits, slot.pieces) if digits else None
    return None, None


def role_and_number(view: View, officer: Officer | None) -> tuple[Value | None, Value | None]:
    """Rank or job title, and collar number, from their own boxes first."""
    role, number = _own_role_box(view)
    for slot in view.slots("number", "officer", "", "request"):
        digits = find_number(slot.text) or find_number(slot.text.replace(" ", ""))
        if digits and number is None:
            number = Value(digits, slot.pieces)
    for slot in view.slots("person", "officer"):
        person = parse_person(slot.text, slot.pieces)
        if not person.name:
            role = role or (Value(person.role, slot.pieces) if person.role else None)
            number = number or (Value(person.number, slot.pieces) if person.number else None)
    if role is None and (officer is None or not officer.role):
        role = _role_in_label(view)
    if officer is not None:
        if role is None and officer.role:
            role = Value(officer.role, officer.pieces, doubt=officer.doubt)
        if number is None and officer.number:
            number = Value(officer.number, officer.pieces, doubt=officer.doubt)
    return role, number


_ROLE_LABEL = re.compile(
    r"\b(social worker|coroner's officer|marac co-?ordinator|care manager|council officer|probation "
    r"officer)\b"
)


def _role_in_label(view: View) -> Value | None:
    """ "Allocated social worker: Bethan Coles" says the role in the label."""
    for slot in view.slots("person", "officer"):
        said = _ROLE_LABEL.search(flat(slot.where.text))
        if said and parse_person(slot.text).name:
            return Value(read_role(said[1].title().replace("'S", "'s")), (slot.where,))
    return None
