"""Whom the request is about, kept apart from everybody else it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.pairing import Slot
from formsvc.intake.fields.people import Row, subject_row, ticked_person
from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.view import Value, View, whole_name_row
from formsvc.intake.normalise.addresses import find_postcode, looks_like_address, tidy_address
from formsvc.intake.normalise.dates import FoundDate, birth_date, find_dates
from formsvc.intake.normalise.names import is_name, same_name, tidy_name
from formsvc.intake.normalise.nhs_numbers import find_nhs_numbers

_PART = r"[A-ZÀ-ÖØ-Þ][\w'’À-ÿ]*(?:-[A-ZÀ-Þ][\w'’]*)*"
_FULL = (
    rf"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master)\.? )?(?P<name>{_PART}(?: (?:{_PART}|de|van|al|bin|"
    rf"ap)){{1,3}}|[A-ZÀ-Þ'’\-]{{3,}}, ?{_PART}(?: {_PART})?)"
)
_BIRTH = r"(?:\(|,|;|[-–])?\s*(?:who was |was )?(?:d\.?\s?o\.?\s?b\.?|date of birth|born)\b(?: on)?\s*[:\-]?"
_MENTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:^|\n)\s*(?i:re|regarding|subject|patient|child|adult|name|deceased|concerning|our client|"
        rf"your patient|data subject)\s*[:\-–]\s*{_FULL}",
        rf"{_FULL}\s*(?i:{_BIRTH})",
        r"(?i:\bthe said|\btrace|\blocate|\brelating to|\bregarding|\bconcerning|\bin respect of|"
        r"\babout(?: your patient)?|\bnamed|\byour patient|\bpatient|\bdeath of|\binformation on|"
        rf"\brecords? of|\brecords? for|\bfor)[,:]?\s+{_FULL}",
    )
)
_LIVES = re.compile(
    r"(?:\bof|last known address(?: is| was)?|home address(?: is)?|current address(?: is)?|address(?: "
    r"is| given| known)?|living at|lives? at|resid(?:es|ing|ent) (?:at|of)|believed to (?:live|reside) "
    r"at|formerly of|late of)\s*[:\-]?\s*,?\s*(?=[A-Z\d])",
    re.I,
)


@dataclass
class Subject:
    """What was read of the subject, field by field, with the other people named."""

    fields: dict[str, Value] = field(default_factory=dict)
    role: Value | None = None
    others: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def find_subject(view: View, requester: str, latest: date | None, document_type: str) -> Subject:
    """The subject by table, then by labels, then by what sentences say."""
    subject = Subject()
    _from_table(view, subject, latest)
    if document_type == "mappa":
        _from_accused(view, subject, latest, doubt=False)
    _from_labels(view, subject, requester, latest)
    if not view.is_form or "name" not in subject.fields:
        _from_prose(view, subject, requester, latest)
    if "name" not in subject.fields and view.subject_table() is None:
        _from_accused(view, subject, latest, doubt=True)
    _only_nhs_number(view, subject)
    _beneath_name(view, subject)
    return subject


def _put(subject: Subject, key: str, value: Value) -> None:
    """The first source keeps its word; another that says otherwise raises doubt."""
    known = subject.fields.get(key)
    if known is None:
        subject.fields[key] = value
        return
    if _differs(key, str(known.value), str(value.value)):
        subject.fields[key] = Value(known.value, known.pieces, known.mark, doubt=True)
        if key == "name":
            subject.warnings.append("Two people are named who could be the patient. Check the name.")


def _differs(key: str, one: str, other: str) -> bool:
    if key == "name":
        return not same_name(one, other)
    if key == "address":
        codes = find_postcode(one), find_postcode(other)
        return bool(codes[0] and codes[1] and codes[0].groups() != codes[1].groups())
    return re.sub(r"\W", "", one) != re.sub(r"\W", "", other)


def _dob(found: list[FoundDate], latest: date | None) -> tuple[str, bool] | None:
    for item in found:
        born = birth_date(item, latest)
        if born is not None:
            return born.isoformat(), item.short_year and born.year % 100 <= 26
    return None


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
        _put(subject, "name", Value(name, pieces, doubt=not sure))
    born = _dob(find_dates(row.text("dob")), latest)
    if born:
        _put(subject, "dob", Value(born[0], tuple(row.cells.get("dob", [])), doubt=born[1] or not sure))
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
        _put(subject, "address", Value(tidy_address(address), place, doubt=not sure))
    numbers = find_nhs_numbers(row.text("nhs"))
    if numbers:
        _put(subject, "nhs", Value(numbers[0], tuple(row.cells.get("nhs", [])), doubt=not sure))


def _from_labels(view: View, subject: Subject, requester: str, latest: date | None) -> None:
    _split_name(view, subject)
    for slot in sorted(view.slots("name", "subject"), key=lambda s: s.label.rank):
        text = slot.text.replace("\n", " ")
        if (
            slot.label.rank
            and "name" in subject.fields
            and not same_name(str(subject.fields["name"].value), tidy_name(text))
        ):
            continue
        _take_name_text(subject, text, slot, requester, view)
    for slot in [*view.slots("name", "other"), *view.slots("person", "other")]:
        subject.others.append(tidy_name(slot.text.replace("\n", " ")))
    for slot in view.slots("dob", "subject"):
        born = _dob(find_dates(slot.text), latest)
        if born:
            _put(subject, "dob", Value(born[0], slot.pieces, doubt=born[1]))
    for slot in view.slots("nhs", "subject"):
        numbers = find_nhs_numbers(slot.text)
        if numbers:
            _put(subject, "nhs", Value(numbers[0], slot.pieces))
    for slot in view.slots("address", "subject"):
        _take_address(view, subject, slot)
    if "address" not in subject.fields:
        for slot in view.slots("address", "", "request"):
            _take_address(view, subject, slot)
    shared = view.slots("address", "other")
    if "address" not in subject.fields and len(shared) == 1:  # under a parent's name, but of the family
        _take_address(view, subject, shared[0])
        if "address" in subject.fields:
            subject.fields["address"] = replace(subject.fields["address"], doubt=True)


_ACCUSED = re.compile(r"\b(?:offender|suspect|accused|defendant|perpetrator|abuser)\b")


def _from_accused(view: View, subject: Subject, latest: date | None, *, doubt: bool) -> None:
    """The offender of a MAPPA form; elsewhere the accused only where nobody else is asked about, and for review."""
    for key, field_name in (("name", "name"), ("dob", "dob"), ("address", "address"), ("sink", "address")):
        for slot in view.slots(key, "other"):
            if not _ACCUSED.search(flat(slot.where.text)) or (
                key == "sink" and "address" not in flat(slot.where.text)
            ):
                continue
            text = slot.text.replace("\n", " ")
            if field_name == "name" and is_name(tidy_name(text)):
                subject.fields.setdefault("name", Value(tidy_name(text), slot.pieces, doubt=doubt))
            elif field_name == "dob" and (born := _dob(find_dates(text), latest)):
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
    _put(
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
    name = tidy_name(f"{forenames[0].text} {surnames[0].text}".replace("\n", " "))
    if is_name(name):
        _put(subject, "name", Value(name, (*forenames[0].pieces, *surnames[0].pieces)))


def _take_name_text(subject: Subject, text: str, slot: Slot, requester: str, view: View) -> None:
    head = re.split(r"(?i)\s*[,;(–-]?\s*\b(?:d\.?o\.?b|date of birth|born|of\s+\d|aged|nhs)\b", text)[0]
    name = tidy_name(head)
    if not is_name(name) or view.practice.owns_name(text) or (requester and same_name(name, requester)):
        return
    _put(subject, "name", Value(name, slot.pieces))


def _from_prose(view: View, subject: Subject, requester: str, latest: date | None) -> None:
    for pattern in _MENTIONS:
        for match in pattern.finditer(view.flow.text):
            name = tidy_name(match["name"])
            if (
                not is_name(name)
                or same_name(name, requester or "-")
                or name in subject.others
                or _is_body_or_place(match["name"])
            ):
                continue
            known = subject.fields.get("name")
            if known is not None and not same_name(str(known.value), name):
                continue
            pieces = view.flow.pieces_at(match.start("name"), match.end("name"))
            if any(piece in view.addressee for piece in pieces):
                continue
            if known is None:
                _put(
                    subject,
                    "name",
                    Value(
                        name,
                        pieces,
                        weight=0.94,
                        doubt=pattern is _MENTIONS[2] and not _dated(view, match.end()),
                    ),
                )
            _about_person(view, subject, match.end("name"), latest)
        if "name" in subject.fields and "dob" in subject.fields:
            return


def _dated(view: View, place: int) -> bool:
    return bool(re.search(r"(?i)\b(?:born|d\.?o\.?b|date of birth)\b", view.flow.text[place : place + 60]))


_NO_NAME = re.compile(
    r"\b(?:police|council|trust|surgery|act|order|court|schedule|section|data|protection|street|road|"
    r"hospital|service|department|procedure|criminal|crown|county|city|health|practice|partners|sir|"
    r"madam|doctor|colleague|public|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gp|team|unit|"
    r"manager|urgent|information|request)\b"
)


def _is_body_or_place(text: str) -> bool:
    return bool(_NO_NAME.search(flat(text)))


def _about_person(view: View, subject: Subject, place: int, latest: date | None) -> None:
    text = view.flow.text
    after = text[place : place + 330]
    stop = re.search(r"\n\s*\n|(?i:\bdear\b)|\n(?=(?:[A-Z]{4,}|Mother|Father|Parent|Sibling)[:\s])", after)
    near = after[: stop.start()] if stop and stop.start() > 40 else after
    birth = re.search(r"(?i)\b(?:born|d\.?\s?o\.?\s?b\b|date of birth)", near)
    if birth and "dob" not in subject.fields:
        found = [item for item in find_dates(near) if 0 < item.start - birth.end() < 24]
        born = _dob(found, latest)
        if born:
            start = place + found[0].start
            subject.fields["dob"] = Value(
                born[0], view.flow.pieces_at(start, place + found[0].end), doubt=born[1], weight=0.95
            )
    if "address" not in subject.fields:
        _address_after(view, subject, place, near)
    if "nhs" not in subject.fields:
        for number in find_nhs_numbers(near):
            digits = number.replace(" ", "")
            at = re.search(r"[ \-.]?".join(digits), near)
            start = place + (at.start() if at else 0)
            subject.fields["nhs"] = Value(number, view.flow.pieces_at(start, start + 10), weight=0.95)
            break


def _address_after(view: View, subject: Subject, place: int, near: str) -> None:
    code = None
    for match in re.finditer(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", near):
        code = match
        break
    if code is None:
        return
    before = near[: code.end()]
    lead = next(iter(reversed(list(_LIVES.finditer(before)))), None)
    dates = find_dates(before)
    start = lead.end() if lead else (dates[-1].end if dates else None)
    if start is None:
        return
    text = re.sub(r"^[\s,;:.)\-–]+", "", before[start:])
    if re.search(r"\b(?:nhs|chi)\b", flat(text)):
        return
    address = tidy_address(text.replace("\n", " "))
    if looks_like_address(address) and not view.practice.owns_address(address):
        offset = place + code.start()
        pieces = view.flow.pieces_at(place + start, offset + 8)
        if not any(piece in view.addressee for piece in pieces):
            subject.fields["address"] = Value(address, pieces, weight=0.93)


def _only_nhs_number(view: View, subject: Subject) -> None:
    """A lone valid number in the document is the subject's; two are not told apart here."""
    if "nhs" in subject.fields or view.subject_table() is not None:
        return
    found: dict[str, Piece] = {}
    for sheet in view.sheets:
        for piece in sheet.pieces:
            for number in find_nhs_numbers(piece.text):
                found.setdefault(number, piece)
    if len(found) == 1:
        number, piece = next(iter(found.items()))
        said = flat(piece.text)
        if re.search(r"\b(?:nhs|chi|h ?& ?c|hcn|number|no)\b", said) or re.fullmatch(r"[\d \-.]+", said):
            subject.fields["nhs"] = Value(number, (piece,), doubt=len(piece.text) < 14)


def _beneath_name(view: View, subject: Subject) -> None:
    """In letters the address may stand alone, on the line under the name in the heading."""
    name = subject.fields.get("name")
    if name is None or not name.pieces or "address" in subject.fields or view.is_form:
        return
    first = name.pieces[0]
    sheet = view.sheet_of(first)
    for piece in sheet.pieces:
        if (
            0 < piece.cy - first.cy < 2.6 * sheet.line_height
            and abs(piece.x0 - first.x0) < 60
            and find_postcode(piece.text)
        ):
            address = tidy_address(piece.text)
            if looks_like_address(address) and not view.practice.owns_address(address):
                subject.fields["address"] = Value(address, (piece,), doubt=True)
                return
