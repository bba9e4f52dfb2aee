"""Who authorised or counter-signed, or made the order."""

from __future__ import annotations

import re

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.officer import parse_person
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.names import is_name, same_name, tidy_name
from formsvc.intake.normalise.roles import find_rank, read_role

_JUDGE = re.compile(
    r"(?:\bbefore:?\s+|\bby order of\s+|\bsigned:?\s+)?\b(?P<title>(?:His|Her) Honour(?: Judge)?|HHJ|"
    r"District Judge(?: \(Magistrates'? Courts?\))?|Deputy District Judge|Recorder|Circuit Judge|The "
    r"Hon(?:ourable|\.)? (?:Mr|Mrs|Ms) Justice|(?:Mr|Mrs|Ms) Justice|Sheriff(?: Principal)?|Master)\s+"
    r"(?P<name>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,3})"
)


def find_authoriser(view: View, requester: str, document_type: str) -> tuple[Value | None, Value | None]:
    """Name and role of the authorising officer, or of the judge of an order."""
    if document_type == "court_order":
        judge = _judge(view)
        if judge[0] is not None:
            return judge
    name = role = None
    for slot in [*view.slots("person", "authoriser"), *view.slots("name", "authoriser")]:
        if view.practice.owns_name(slot.text):
            continue
        person = parse_person(slot.text, slot.pieces)
        if person.name and name is None and not (requester and same_name(person.name, requester)):
            name = Value(person.name, slot.pieces)
            if person.role:
                role = Value(person.role, slot.pieces)
            elif (only := _rank_in_label(slot.where.text)) != "":
                role = Value(only, (slot.where,), doubt=True)
        elif person.role and role is None and not person.name:
            role = Value(person.role, slot.pieces)
    if name is None:
        name, role = _supervisor(view) if _supervisor_signs(view) else _authorised_in_sentence(view)
    for slot in view.slots("rank", "authoriser"):
        said = read_role(slot.text.replace("\n", " "))
        if said:
            role = Value(said, slot.pieces)
    return name, role if name is not None else None


_AUTHORISED = re.compile(
    r"(?P<before>(?:[A-Z][\w'’\-]+ ){2,5})(?:has|have) (?:authorised|approved) (?:this|the) request|"
    r"(?:[Tt]his|[Tt]he) request (?:is|was|has been) (?:authorised|"
    r"approved) by (?P<after>(?:[A-Z][\w'’\-]+ ?){2,5})"
)


def _authorised_in_sentence(view: View) -> tuple[Value | None, Value | None]:
    for match in _AUTHORISED.finditer(view.flow.text):
        pieces = view.flow.pieces_at(match.start(), match.end())
        person = parse_person((match["before"] or match["after"]).strip(), pieces)
        if person.name and person.role:
            return Value(person.name, pieces, weight=0.94), Value(person.role, pieces, weight=0.94)
    return None, None


def _supervisor(view: View) -> tuple[Value | None, Value | None]:
    for slot in view.slots("name", "other"):
        person = parse_person(slot.text, slot.pieces)
        if person.name and "superv" in flat(slot.where.text):
            return Value(person.name, slot.pieces), Value(person.role, slot.pieces) if person.role else None
    return None, None


def _supervisor_signs(view: View) -> bool:
    """Whether the form has a place for a supervisor's signature: then the supervisor counter-signs."""
    empty = [(label, piece) for form in view.forms for label, _, piece in form.empty]
    filled = [(slot.label, slot.where) for form in view.forms for slot in form.slots]
    return any(label.key == "sign" and "superv" in flat(piece.text) for label, piece in [*empty, *filled])


def _rank_in_label(text: str) -> str:
    """ "Authorised (Inspector):" says the rank; "(Inspector or above)" does not."""
    if flat(text).strip(" :") == "inspector":
        return "Inspector"
    bracket = re.search(r"\(([^)]*)\)", text)
    if bracket is None or re.search(r"above|higher|minimum|at least|or equiv", flat(bracket[1])):
        return ""
    return find_rank(bracket[1])


def _judge(view: View) -> tuple[Value | None, Value | None]:
    found = list(_JUDGE.finditer(view.flow.text))
    if not found:
        return None, None
    match = found[0]
    name = tidy_name(match["name"])
    if not is_name(name, parts=1):
        return None, None
    title = match["title"]
    spelt = re.search(
        r"\b(?:circuit|district|deputy district|high court) judge\b|\brecorder\b|\bsheriff\b",
        flat(view.flow.text),
    )
    role = (
        "Circuit Judge"
        if re.search(r"honour|hhj", flat(title))
        else "High Court Judge"
        if "justice" in flat(title).lower()
        else re.sub(r"\s*\(.*", "", title)
        if re.search(r"judge|recorder|sheriff", flat(title))
        else spelt.group().title()
        if spelt
        else ""
    )
    pieces = view.flow.pieces_at(match.start(), match.end())
    return Value(name, pieces, weight=0.95), Value(role, pieces, weight=0.93) if role else None
