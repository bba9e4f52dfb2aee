"""Whom the request is about, kept apart from everybody else it names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from formsvc.intake.fields.labels import before_birth, flat
from formsvc.intake.fields.pairing import Slot
from formsvc.intake.fields.people import Row, subject_row, ticked_person
from formsvc.intake.fields.person import Subject, born_on, put
from formsvc.intake.fields.subject_prose import (
    address_beneath_name,
    lone_birth,
    lone_nhs_number,
    read_sentences,
)
from formsvc.intake.fields.view import Value, View, whole_name_row
from formsvc.intake.normalise.addresses import find_postcode, looks_like_address, tidy_address
from formsvc.intake.normalise.dates import find_dates
from formsvc.intake.normalise.names import is_name, same_name, tidy_name
from formsvc.intake.normalise.nhs_numbers import find_nhs_numbers


def find_subject(view: View, requester: str, latest: date | None, document_type: str) -> Subject:
    """The subject by table, then by labels, then by what sentences say."""
    subject = Subject()
    _from_table(view, subject, latest)
    ticked = (
        "" if view.subject_table() else next((r for sheet in view.sheets if (r := ticked_person(sheet))), "")
    )
    if document_type == "mappa" or ticked in ("alleged_perpetrator", "suspect"):
        _from_accused(view, subject, latest, doubt=False)
    if ticked in ("alleged_perpetrator", "suspect") and "name" in subject.fields:
        subject.role = Value(ticked, subject.fields["name"].pieces)
        return subject
    _from_labels(view, subject, requester, latest)
    if not view.is_form or "name" not in subject.fields:
        read_sentences(view, subject, requester, latest)
    if "name" not in subject.fields and view.subject_table() is None:
        _from_accused(view, subject, latest, doubt=True)
    lone_nhs_number(view, subject)
    lone_birth(view, subject, latest)
    address_beneath_name(view, subject)
    return subject


def _from_table(view: View, subject: Subject, latest: date | None) -> None:
    table = view.subject_table()
    if table is None:
        return
    row, sure = subject_row(table)
    if not any(r.ticked for r in table.rows) and any(r.ticked is False for r in table.rows):
        role = next((found for sheet in view.sheets if (found := ticked_person(sheet))), "")
        row, sure = next(((r, True) for r in table.rows if role and r.role == role), (None, False))
    subject.others.extend(tidy_name(whole_name_row(r)) for r in table.rows if r is not row)
    if row is None:
        subject.warnings.append(
            "Several people are named, and it is not clear which of them is the patient. Check the name."
        )
        return
    _take_row(subject, row, table.rows, sure, latest)
    if sure and row.role in ("victim", "alleged_perpetrator", "child", "suspect", "witness", "adult_at_risk"):
        subject.role = Value(
            row.role, tuple(row.cells.get("relation") or row.cells.get("head") or ()), doubt=not sure
        )
    if not sure:
        subject.warnings.append(
            "Several people are named, and it is not clear which of them is the patient. Check the name."
        )


def _take_row(subject: Subject, row: Row, rows: tuple[Row, ...], sure: bool, latest: date | None) -> None:
    name = tidy_name(whole_name_row(row))
    pieces = tuple(row.cells.get("name") or [*row.cells.get("forename", []), *row.cells.get("surname", [])])
    if is_name(name):
        put(subject, "name", Value(name, pieces, doubt=not sure))
    born = born_on(find_dates(row.text("dob")), latest)
    if born:
        put(subject, "dob", Value(born[0], tuple(row.cells.get("dob", [])), doubt=born[1] or not sure))
    address = row.text("address")
    place = tuple(row.cells.get("address", []))
    same = re.match(r"(?:as|same as|see)\s+(?:the )?(\w+)", flat(address))
    if same:
        other = next(
            (
                r
                for r in rows
                if r is not row
                and (same[1] in flat(r.text("head") + r.text("relation")) or same[1] == "above")
            ),
            None,
        )
        address, place = (other.text("address"), tuple(other.cells.get("address", []))) if other else ("", ())
    if looks_like_address(address):
        put(subject, "address", Value(tidy_address(address), place, doubt=not sure))
    numbers = find_nhs_numbers(row.text("nhs"))
    if numbers:
        put(subject, "nhs", Value(numbers[0], tuple(row.cells.get("nhs", [])), doubt=not sure))


def _from_labels(view: View, subject: Subject, requester: str, latest: date | None) -> None:
    _names_from_labels(view, subject, requester)
    for slot in view.slots("dob", "subject"):
        if born := born_on(find_dates(slot.text), latest):
            put(subject, "dob", Value(born[0], slot.pieces, doubt=born[1]))
    for slot in view.slots("name", "subject"):
        text = slot.text.replace("\n", " ")
        if before_birth(text) != text and (born := born_on(find_dates(text), latest)):
            put(subject, "dob", Value(born[0], slot.pieces, doubt=born[1]))
    for slot in view.slots("nhs", "subject"):
        if numbers := find_nhs_numbers(slot.text):
            put(subject, "nhs", Value(numbers[0], slot.pieces))
    _addresses_from_labels(view, subject)


def _names_from_labels(view: View, subject: Subject, requester: str) -> None:
    _split_name(view, subject)
    for slot in sorted(view.slots("name", "subject"), key=lambda s: s.label.rank):
        text = slot.text.replace("\n", " ")
        known = subject.fields.get("name")
        if slot.label.rank and known is not None and not same_name(str(known.value), tidy_name(text)):
            continue
        _take_name_text(subject, text, slot, requester, view)
    for slot in [*view.slots("name", "other"), *view.slots("person", "other")]:
        subject.others.append(tidy_name(slot.text.replace("\n", " ")))


def _addresses_from_labels(view: View, subject: Subject) -> None:
    for slot in view.slots("address", "subject") or view.slots("address", "", "request"):
        _take_address(view, subject, slot)
    shared = view.slots("address", "other")
    if "address" not in subject.fields and len(shared) == 1:  # under a parent's name, but of the family
        _take_address(view, subject, shared[0])
        if "address" in subject.fields:
            subject.fields["address"] = replace(subject.fields["address"], doubt=True)


_ACCUSED = re.compile(r"\b(?:offender|suspect|accused|defendant|perpetrator|abuser)\b")


def _from_accused(view: View, subject: Subject, latest: date | None, *, doubt: bool) -> None:
    """The offender of a MAPPA form; elsewhere the accused, where nobody else is named, for review."""
    for key, field_name in (("name", "name"), ("dob", "dob"), ("address", "address"), ("sink", "address")):
        for slot in view.slots(key, "other"):
            births = view.slots("dob", "other")
            lone_birth = (
                key in ("dob", "address") and not doubt and len(births) == 1 and slot.label.party == ""
            )
            if not (lone_birth or _ACCUSED.search(flat(slot.where.text))) or (
                key == "sink" and "address" not in flat(slot.where.text)
            ):
                continue
            text = slot.text.replace("\n", " ")
            if field_name == "name" and is_name(tidy_name(text)):
                subject.fields.setdefault("name", Value(tidy_name(text), slot.pieces, doubt=doubt))
            elif field_name == "dob" and (born := born_on(find_dates(text), latest)):
                subject.fields.setdefault("dob", Value(born[0], slot.pieces, doubt=doubt or born[1]))
            elif field_name == "address" and looks_like_address(text):
                subject.fields.setdefault("address", Value(tidy_address(text), slot.pieces, doubt=doubt))
    if doubt and "name" in subject.fields:
        subject.warnings.append(
            "The only person named is the suspect or offender. Check that this is the patient."
        )


def _take_address(view: View, subject: Subject, slot: Slot) -> None:
    text = slot.text
    if (
        view.practice.owns_address(text)
        or slot.first in view.addressee
        or not looks_like_address(text.replace("\n", ", "))
    ):
        return
    if not find_postcode(text):
        code = next((s for s in view.slots("postcode", slot.party) if find_postcode(s.text)), None)
        if code is not None:
            text = f"{text}\n{code.text}"
    joined = re.sub(r"(?<=[A-Z]\d)\n(?=\d[A-Z]{2})|(?<=[A-Z]\d\d)\n(?=\d[A-Z]{2})", " ", text)
    put(
        subject,
        "address",
        Value(tidy_address(_one_line(joined)), slot.pieces, doubt=find_postcode(joined) is None),
    )


def _one_line(text: str) -> str:
    """Lines of an address joined: a comma only where a line ends a part."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 2 and not any(line.endswith(",") for line in lines):
        return ", ".join(lines)
    if len(lines) == 2 and "," not in lines[0] and "," not in lines[1]:
        return ", ".join(lines)
    return " ".join(lines)


def _split_name(view: View, subject: Subject) -> None:
    surnames, forenames = view.slots("surname", "subject"), view.slots("forename", "subject")
    if not surnames or not forenames:
        return
    births = view.slots("dob", "subject")
    surname, forename = (
        min(slots, key=lambda slot: min((abs(slot.first.cy - b.first.cy) for b in births), default=0.0))
        for slots in (surnames, forenames)
    )
    name = tidy_name(f"{forename.text} {surname.text}".replace("\n", " "))
    if is_name(name):
        put(subject, "name", Value(name, (*forename.pieces, *surname.pieces), doubt=len(surnames) > 1))


def _take_name_text(subject: Subject, text: str, slot: Slot, requester: str, view: View) -> None:
    text = before_birth(text)
    head = re.split(r"(?i)\s*[,;(–-]?\s*\b(?:d\.?o\.?b|date of birth|born|of\s+\d|aged|nhs)\b", text)[0]
    name = tidy_name(head)
    if not is_name(name) or view.practice.owns_name(text) or (requester and same_name(name, requester)):
        return
    by_capacity = slot.label.rank > 0 and re.search(r"injured|complain|witness", flat(slot.where.text))
    put(subject, "name", Value(name, slot.pieces, doubt=bool(by_capacity)))
