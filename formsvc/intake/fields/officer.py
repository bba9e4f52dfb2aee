"""Who asks: name, role, number, body, mail and telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.view import View
from formsvc.intake.normalise.names import is_name, same_name, tidy_name
from formsvc.intake.normalise.roles import find_job_title, find_number, find_rank, read_role

_SIGN_OFF = re.compile(
    r"^(?:(?:yn gywir|yn ddiffuant|cofion(?: cynnes)?)\s*/\s*)?(?:yours? (?:faithfully|sincerely|truly|"
    r"aye)|(?:kind|best|warm|many|kindest|warmest)(?: kind)? (?:regards|wishes|thanks)|"
    r"regards|thanks(?: in advance| again)?|many thanks(?: in advance)?|thank you(?: in (?:advance|"
    r"anticipation))?|best wishes|best|cheers|all the best|sincerely(?: yours)?|respectfully|cofion(?: "
    r"cynnes)?|"
    r"yn gywir|yn ddiffuant|with (?:many )?thanks|in anticipation)(?: and (?:kind |best "
    r")?regards)?(?:\s*/\s*[\w ]+)?[\s,.!]*$"
)


@dataclass(frozen=True)
class Officer:
    """A person with what was said of them in one place."""

    name: str = ""
    role: str = ""
    number: str = ""
    pieces: tuple[Piece, ...] = ()
    doubt: bool = False


def parse_person(text: str, pieces: tuple[Piece, ...] = ()) -> Officer:
    """ "DC 1234 Jane Smith", "Jane Smith, Social Worker", "PC 4567": in whatever order."""
    line = re.sub(r"(?<=\w)-\s*\n\s*(?=[A-Z])", "-", text)
    line = re.sub(
        r"\b(T/DC|PC|DC|DS|PS|DI)(?=[A-Z][a-z]+ [A-Z])", r"\1 ", line
    )  # a space lost by the reading
    line = re.sub(r"\s*\n\s*", " ", line)
    parts = [part.strip() for part in re.split(r"\s*[,;|]\s*|\s+[-–—]\s+|\s*\(|\)\s*", line) if part.strip()]
    name = role = ""
    for part in _turned(parts):
        candidate = tidy_name(part)
        if not name and is_name(candidate) and not find_job_title(part):
            name = candidate
        elif not role:
            role = find_job_title(part)
    rank = find_rank(line)
    whole_title = rank in ("Investigating Officer", "Investigator") and role.endswith(rank)
    role = role if whole_title else rank or role
    number = find_number(re.sub(r"\b0\d{3,4}[\d ]{5,}|\S+@\S+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", " ", line))
    return Officer(name, role, number if find_rank(line) or len(line) < 20 else "", pieces)


def _turned(parts: list[str]) -> list[str]:
    """ "OKONKWO, Chloe" is one name in two parts."""
    if (
        len(parts) >= 2
        and re.fullmatch(r"(?:[A-Z]{1,4} )?[A-ZÀ-Þ'’\-]{3,}", parts[0])
        and len(parts[1].split()) <= 2
        and not read_role(parts[1])
    ):
        return [f"{parts[0]}, {parts[1]}", *parts[2:]]
    return parts


def labelled_officers(view: View) -> list[Officer]:
    """The persons that labels name as asking, nearest first."""
    found: list[tuple[int, Officer]] = []
    for slot in [*view.slots("person", "officer"), *view.slots("name", "officer")]:
        text = slot.text
        if view.practice.owns_name(text):
            continue
        officer = parse_person(_first_person(text), slot.pieces)
        if officer.name or officer.role or officer.number:
            found.append((slot.label.rank, officer))
    surnames = view.slots("surname", "officer")
    for surname in surnames[:1]:
        forename = next(iter(view.slots("forename", "officer")), None)
        if forename is not None:
            name = tidy_name(f"{forename.text} {surname.text}")
            if is_name(name):
                found.append((0, Officer(name, pieces=(*forename.pieces, *surname.pieces))))
    return [officer for _, officer in sorted(found, key=lambda item: item[0])]


def _first_person(text: str) -> str:
    """An applicant's paragraph reads on: what stands before the body, the address and the numbers."""
    return re.split(r"\s*(?:\(telephone|;\s|telephone\b|\btel\b|e-?mail\b)", text, maxsplit=1, flags=re.I)[0]


def signed_off_by(view: View) -> Officer | None:
    """The person whose name stands beneath "Yours sincerely", with what stands under it."""
    for sheet in reversed(view.sheets):
        for closing in sorted(sheet.pieces, key=lambda p: -p.cy):
            if not _SIGN_OFF.match(flat(closing.text).strip()):
                continue
            below = sorted(
                (
                    p
                    for p in sheet.pieces
                    if closing.cy + 2 < p.cy < closing.cy + 15 * sheet.line_height
                    and abs(p.x0 - closing.x0) < 140
                ),
                key=lambda p: (p.cy, p.x0),
            )
            officer = _block_officer(below)
            if officer is not None:
                return officer
    return _signed_without_closing(view)


def _signed_without_closing(view: View) -> Officer | None:
    """At the foot of a letter or mail: a line of rank, number and name, or a name over a title."""
    if view.is_form or not view.sheets:
        return None
    sheet = view.sheets[-1]
    theirs = {
        piece
        for form in view.forms
        for slot in form.slots
        if slot.party in ("authoriser", "subject", "other", "practice")
        for piece in slot.pieces
    }
    half = [
        p
        for p in sheet.pieces
        if p not in theirs and p.cy > 0.5 * max(q.cy for q in sheet.pieces) and len(p.text) < 60
    ]
    for piece in sorted(half, key=lambda p: p.cy):
        person = parse_person(piece.text, (piece,))
        if not person.name or re.search(r"[:@]|\d{2}[/.]", piece.text) or piece in view.addressee:
            continue
        under = [
            p for p in half if 0 < p.cy - piece.cy < 1.9 * sheet.line_height and abs(p.x0 - piece.x0) < 12
        ]
        if person.role:
            return person
        if under and (officer := _block_officer([piece, under[0]])) is not None and officer.role:
            return officer
    return None


def _block_officer(lines: list[Piece]) -> Officer | None:
    named: Officer | None = None
    for place, piece in enumerate(lines[:9]):
        officer = parse_person(piece.text, (piece,))
        role_first = find_job_title(piece.text) and not find_rank(piece.text)
        if officer.name and not role_first and not _is_body(re.split(r"[|,]", piece.text)[0]):
            if named is None or named.role == "":
                named = replace(officer, role=officer.role or (named.role if named else ""))
            continue
        if named is not None and not named.role and place > 0:
            role = read_role(piece.text)
            if role:
                number = find_number(piece.text) if find_rank(piece.text) else ""
                return replace(named, role=role, number=named.number or number, pieces=(*named.pieces, piece))
    return named


_BODY_WORDS = re.compile(
    r"\b(?:police|constabulary|council|trust|team|unit|department|office|service|surgery|hospital|"
    r"board|conference)\b",
    re.I,
)


def _is_body(text: str) -> bool:
    return bool(_BODY_WORDS.search(text))


def mail_sender(view: View) -> Officer | None:
    """The person in the mail's From line, where the mail itself is the request."""
    if view.document.mail is None or not view.is_mail:
        return None
    shown = re.sub(r"\s*<[^>]*>\s*$", "", view.document.mail.sender).strip(" \"'")
    shown = re.sub(r"^([A-Z][A-Z'’\-]{2,}) ([A-Z][a-z][\w\-]*)\b", r"\2 \1", shown)  # NORRIS Adrian 7703
    officer = parse_person(shown)
    return officer if officer.name else None


def find_officer(view: View) -> Officer | None:
    """The person who asks, put together from labels, sign-off and sender; doubtful where they differ."""
    labelled = [officer for officer in labelled_officers(view) if officer.name]
    signed = signed_off_by(view)
    sender = mail_sender(view)
    if not labelled and not signed:
        signed = _named_in_sentence(view) or _line_of_rank(view)
    options = [*labelled, *([signed] if signed and signed.name else []), *([sender] if sender else [])]
    if not options:
        return None
    best = max(options, key=lambda officer: (_support(view, officer, options), -options.index(officer)))
    rivals = [o for o in options if not same_name(o.name, best.name)]
    doubt = bool(rivals) and not _in_mail_address(view, best.name)
    return _completed(view, replace(best, doubt=doubt), options)


_NAMED = re.compile(
    r"(?i:\bapplication (?:of|by)|\bapplicant(?: is)?:?|\bI am|\bmy name is|\brequested by|\bmade by|"
    r"\bproduced? to|\bsworn by|\b(?:to be )?(?:sent|delivered|disclosed|provided) to|\bsend (?:it|them) to|"
    r"\b(?:return|reply|replies) to|\bmy officer,)\s+(?i:(?:a|an|the)\s+)?"
    r"(?P<person>[A-Z][^(\n.;:]{6,70})"
)


def _named_in_sentence(view: View) -> Officer | None:
    """The applicant of an order, or whoever says "I am DC 4410 Tom Usher": only with a rank."""
    for match in _NAMED.finditer(view.flow.text):
        parts = re.split(r"\s+of\s+|,\s", match["person"])
        pieces = view.flow.pieces_at(match.start("person"), match.end("person"))
        person = parse_person(parts[0], pieces)
        if person.name and not person.role and len(parts) > 1 and find_job_title(parts[1]):
            person = parse_person(", ".join(parts[:2]), pieces)
        if person.name and person.role:
            return person
    return None


def _line_of_rank(view: View) -> Officer | None:
    """A lone line that begins with rank, number and name: "Sgt 883 Eilidh Paton, Orrin Police Office"."""
    found: dict[str, Officer] = {}
    theirs = {
        piece
        for form in view.forms
        for slot in form.slots
        if slot.party in ("authoriser", "practice", "other")
        for piece in slot.pieces
    }
    for sheet in view.sheets:
        for piece in sheet.pieces:
            head = piece.text.split(",")[0]
            person = parse_person(head, (piece,)) if len(head) < 60 and piece not in theirs else Officer()
            if person.name and person.number and find_rank(head[:24]):
                found.setdefault(person.name, person)
    return next(iter(found.values())) if len(found) == 1 else None


def _support(view: View, officer: Officer, options: list[Officer]) -> float:
    same = sum(same_name(officer.name, other.name) for other in options)
    return same + (1.5 if _in_mail_address(view, officer.name) else 0.0)


def _in_mail_address(view: View, name: str) -> bool:
    surname = re.sub(r"[^a-z]", "", flat(name.split()[-1]))
    locals_ = [
        re.sub(r"[^a-z@]", "", flat(found)) for found in re.findall(r"[\w.\-+' ]{2,60}@", view.flow.text)
    ]
    return len(surname) > 2 and any(surname in local for local in locals_)


def _completed(view: View, officer: Officer, options: list[Officer]) -> Officer:
    """Role and number from wherever else the same person, or the officer's own boxes, give them."""
    others = [o for o in options if same_name(o.name, officer.name)]
    mentions = [parse_person(p.text, (p,)) for p in _mentions(view, officer.name)]
    sources: Iterable[Officer] = [officer, *others, *mentions]
    role = next((o.role for o in sources if o.role), "")
    number = next((o.number for o in [officer, *others, *mentions] if o.number), "")
    role = role or next((said for p in _mentions(view, officer.name) if (said := _role_beneath(view, p))), "")
    return replace(officer, role=role, number=number)


def _role_beneath(view: View, name: Piece) -> str:
    """The job title that stands by itself on the line under the name."""
    sheet = view.sheet_of(name)
    under = [
        p
        for p in sheet.pieces
        if 0.4 * name.height < p.cy - name.cy < 1.9 * sheet.line_height and abs(p.x0 - name.x0) < 12
    ]
    nearest = min(under, key=lambda p: p.cy, default=None)
    return read_role(nearest.text) if nearest is not None and len(nearest.text) < 50 else ""


def _mentions(view: View, name: str) -> list[Piece]:
    words = re.findall(r"[a-z']+", flat(name))
    return [
        piece
        for sheet in view.sheets
        for piece in sheet.pieces
        if len(piece.text) < 70 and all(word in flat(piece.text) for word in words)
    ]
