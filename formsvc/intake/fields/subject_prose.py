"""The subject of a letter or mail: whom its heading and its sentences speak of."""

from __future__ import annotations

import re
from datetime import date

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.person import Subject, born_on, put
from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.addresses import find_postcode, looks_like_address, tidy_address
from formsvc.intake.normalise.dates import find_dates
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
        rf"{_FULL},?\s[^\n]{{6,70}}?\b[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}[^\n\w]{{1,4}}(?i:d\.?\s?o\.?\s?b|"
        rf"born|date of birth)\b",
        rf"{_FULL}\s*\((?i:the )?(?i:claimant|applicant)\)",
        r"(?i:\bthe said|\btrace|\blocate|\brelating to|\bregarding|\bconcerning|\bin respect of|"
        r"\babout(?: your patient)?|\bnamed|\byour patient|\bpatient|\bdeath of|\binformation on|"
        rf"\brecords? of|\brecords? for|\bthe child|\bthe adult|\bthe deceased|\bfor)[,:]?\s+{_FULL}",
    )
)
_LIVES = re.compile(
    r"(?i:\bof|last known address(?: is| was)?|home address(?: is)?|current address(?: is)?|address(?: "
    r"is| given| known)?|"
    r"living at|lives? at|(?:his|her|their) home(?: address)?(?: at)?|resid(?:es|ing|ent) (?:at|of)|"
    r"believed to (?:live|reside) at|"
    r"formerly of|late of|left home at)(?i:\s*[:\-]?\s*,?\s*(?:at\s+)?)(?=[A-Z\d])"
)


def read_sentences(view: View, subject: Subject, requester: str, latest: date | None) -> None:
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
                put(
                    subject,
                    "name",
                    Value(
                        name,
                        pieces,
                        weight=0.94,
                        doubt=_one_of_several(view, name, pattern)
                        or (pattern is _MENTIONS[-1] and not _dated(view, match.end())),
                    ),
                )
            _about_person(view, subject, match.end("name"), latest)
        if {"name", "dob", "address"} <= set(subject.fields):
            return


def _one_of_several(view: View, name: str, pattern: re.Pattern[str]) -> bool:
    """Whether other people with dates of birth are named, and this one is not who the letter is about."""
    if pattern is _MENTIONS[0]:
        return False
    named = {tidy_name(match["name"]) for match in _MENTIONS[1].finditer(view.flow.text)}
    return len(named) > 1 and len(re.findall(rf"\b{re.escape(name.split()[0])}\b", view.flow.text)) < 3


def _dated(view: View, place: int) -> bool:
    return bool(re.search(r"(?i)\b(?:born|d\.?o\.?b|date of birth)\b", view.flow.text[place : place + 60]))


_NO_NAME = re.compile(
    r"\b(?:police|council|trust|surgery|act|order|court|schedule|section|data|protection|street|road|"
    r"hospital|service|department|procedure|criminal|crown|county|city|health|practice|partners|sir|"
    r"madam|doctor|colleague|public|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gp|team|unit|"
    r"manager|urgent|information|request|solicitors?|llp|ltd|limited|chambers|message|original)\b"
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
        born = born_on(found, latest)
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
    if start is None and re.match(r"\s*,\s*(?:\d|Flat|Apartment|The )", before):
        start = 0  # "Mrs Ann Lee, 22 Mill Walk, ..."
    if start is None:
        return
    text = re.sub(r"^[\s,;:.)\-–]+", "", before[start:])
    text = re.sub(r"^(?i:nhs|chi|h ?& ?c)\b[^,;\n]{0,30}[,;]\s*", "", text)
    if re.search(r"\b(?:nhs|chi)\b", flat(text)) or re.match(r"[a-z]{2,}\s", text):
        return
    address = tidy_address(text.replace("\n", " "))
    if looks_like_address(address) and not view.practice.owns_address(address):
        offset = place + code.start()
        pieces = view.flow.pieces_at(place + start, offset + 8)
        if not any(piece in view.addressee for piece in pieces):
            subject.fields["address"] = Value(address, pieces, weight=0.93)


def lone_birth(view: View, subject: Subject, latest: date | None) -> None:
    """The only date of birth of a text that names one subject, wherever it stands; for review."""
    if "dob" in subject.fields or "name" not in subject.fields or view.subject_table() is not None:
        return
    text = view.flow.text
    leads = list(re.finditer(r"(?i)\b(?:born(?: on)?|d\.?\s?o\.?\s?b\.?|date of birth)\b[\s:]*", text))
    dates = [item for item in find_dates(text) if any(0 <= item.start - lead.end() < 4 for lead in leads)]
    if len(leads) == 1 and len(dates) == 1 and (born := born_on(dates, latest)):
        subject.fields["dob"] = Value(born[0], view.flow.pieces_at(dates[0].start, dates[0].end), doubt=True)


def lone_nhs_number(view: View, subject: Subject) -> None:
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


def address_beneath_name(view: View, subject: Subject) -> None:
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
