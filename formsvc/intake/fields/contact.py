"""The requester's own e-mail and telephone, among all those that a document prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.officer import Officer
from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.emails import domain_of, find_emails, mend
from formsvc.intake.normalise.phones import digits_of, find_phones

_SHARED = re.compile(
    r"\b(?:hub|enquir\w*|office|team|info|admin|disclosure|unit|mailbox|contact|general|central|"
    r"reception|control|records|foi|victimhub|queries|help|support|dutydesk|duty|safeguarding|mash|"
    r"noreply|no-reply|switchboard|referrals?)\b"
)
_NOT_OWN = re.compile(
    r"\b(?:switchboard|out of hours|emergency duty|secretary|fax|queries|supervisor|manager|general|"
    r"reception|headquarters|practice|surgery|organisation|victim hub|helpline|non[ -]emergency|report "
    r"a crime)\b[^;|]{0,40}$"
)
_OWN = re.compile(
    r"\b(?:direct(?: dial| line)?|mobile|mob|contact|ddi|my (?:number|mobile|telephone)|call me|reach "
    r"me|me on)\b[^;|]{0,30}$"
)
_TYPED_TOGETHER = re.compile(r"@([a-z0-9\-]+?)(police\.uk|gov\.uk|hscni\.net|gov\.wales|nhs\.uk)$")


@dataclass
class _Scored:
    value: str
    pieces: tuple[Piece, ...]
    score: float
    order: int
    mended: bool = False


def find_email(view: View, officer: Officer | None, number: str) -> Value | None:
    """The address that fits the person who asks; none where only shared or foreign ones are there."""
    scored = [item for item in _emails(view) if not _of_practice(view, item.value)]
    for item in scored:
        item.score += _fit_of_local_part(item.value, officer, number)
    if not scored:
        return None
    best = max(scored, key=lambda item: (item.score, -item.order))
    if best.score < 2:
        return None
    rivals = [item for item in scored if item.value != best.value and item.score > best.score - 2]
    value, mended = _with_dot(best.value)
    spelt = _spelt_like(value, officer)
    mended = (
        mended
        or spelt != value
        or value not in "".join(piece.text for piece in best.pieces).replace(" ", "").lower()
    )
    value = spelt
    return Value(value, best.pieces, doubt=mended or bool(rivals) or best.score < 4, weight=0.97)


def _emails(view: View) -> list[_Scored]:
    found: dict[str, _Scored] = {}
    for order, (text, pieces, base) in enumerate(_texts(view, "email")):
        for address in find_emails(text):
            known = found.get(address)
            if known is None:
                found[address] = _Scored(address, pieces, base, order)
            else:
                known.score = (
                    max(known.score, base) if min(base, known.score) > -4 else min(base, known.score)
                )
    mail = view.document.mail
    if mail is not None and view.is_mail:
        for address in find_emails(mail.sender):
            item = found.setdefault(address, _Scored(address, (), 0.0, 99))
            item.score += 2.0
    return list(found.values())


def _texts(view: View, key: str) -> list[tuple[str, tuple[Piece, ...], float]]:
    """Text that may hold a value, with how likely its place makes it."""
    texts: list[tuple[str, tuple[Piece, ...], float]] = []
    labelled: set[Piece] = set()
    for form in view.forms:
        for slot in form.slots:
            labelled.update(slot.pieces)
            if slot.label.key in (key, "contact"):
                base = {"officer": 3.5, "": 2.5, "request": 2.5}.get(
                    slot.party, -6.0 if key == "phone" or slot.label.party else -1.0
                )
            elif slot.label.key == "person" and slot.party == "officer":
                base = 3.5
            elif slot.label.key == "sink" or slot.party in ("other", "practice", "authoriser", "subject"):
                base = -6.0
            else:
                continue
            if any(piece in view.addressee for piece in slot.pieces):
                base = -6.0
            joined = _joined_mail(slot.text) if key == "email" and "@" in slot.text else slot.text
            texts.append((joined, slot.pieces, base))
    for sheet in view.sheets:
        for piece in sheet.pieces:
            if piece not in labelled:
                texts.append((piece.text, (piece,), -6.0 if piece in view.addressee else 0.0))
    for start, line in _lines(view):
        texts.append((mend(line), view.flow.pieces_at(start, start + len(line)), 0.0))
    return texts


def _joined_mail(text: str) -> str:
    """The value's lines as one; an address that is whole on its own line is not glued to what precedes it."""
    lines = text.split("\n")
    broken = any(re.search(r"[\w][\-._@]$", line) for line in lines[:-1])
    whole = any(find_emails(line) for line in lines)
    return " ".join(lines) if whole and not broken else "".join(lines)


def _lines(view: View) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in view.flow.text.split("\n"):
        if "@" in line:
            found.append((start, line))
        start += len(line) + 1
    return found


def _of_practice(view: View, address: str) -> bool:
    if view.practice.owns_email(address):
        return True
    return bool(
        re.search(
            r"surgery|practice|medicalcent|healthcent|\bgp\b", address.partition("@")[0].replace(".", " ")
        )
    ) or (domain_of(address) == "nhs.net" and bool(re.search(r"surger|practic", address)))


def _fit_of_local_part(address: str, officer: Officer | None, number: str) -> float:
    local = flat(address.partition("@")[0])
    letters = re.sub(r"[^a-z]", "", local)
    score = 0.5 if re.search(r"police|\.gov|hscni|nhs|pnn|cjsm|scot", domain_of(address)) else 0.0
    if number and re.sub(r"\D", "", number) and re.sub(r"\D", "", number) in re.sub(r"\D", "", local):
        score += 4.0
    if officer is not None and officer.name:
        parts = [re.sub(r"[^a-z]", "", part) for part in flat(officer.name).split()]
        if parts[-1] and (parts[-1] in letters or _nearly_in(parts[-1], letters)):
            score += 4.0
            score += 1.0 if letters.startswith(parts[0][:1]) or parts[0] in letters else -2.0
        elif (
            letters
            and not _SHARED.search(local.replace(".", " ").replace("_", " "))
            and re.search(r"[a-z]{2,}\.[a-z]{2,}", local)
        ):
            score -= 2.5
    if _SHARED.search(re.sub(r"[._\-]", " ", local)):
        score -= 3.0 if officer is None or not officer.name else 5.0
    return score


def _spelt_like(address: str, officer: Officer | None) -> str:
    """forename.surname@ as the name is spelt, where the scan misread a letter of it."""
    local, _, domain = address.partition("@")
    parts = local.split(".")
    if officer is None or officer.doubt or len(parts) != 2 or len(officer.name.split()) < 2:
        return address
    names = [
        re.sub(r"[^a-z\-]", "", flat(part)) for part in (officer.name.split()[0], officer.name.split()[-1])
    ]
    ratios = [
        SequenceMatcher(None, part, name, autojunk=False).ratio()
        for part, name in zip(parts, names, strict=True)
    ]
    if min(ratios) < 0.75 or any(len(part) != len(name) for part, name in zip(parts, names, strict=True)):
        return address
    return f"{names[0]}.{names[1]}@{domain}"


def _nearly_in(surname: str, letters: str) -> bool:
    return (
        len(surname) > 4
        and SequenceMatcher(None, surname, letters[-len(surname) :], autojunk=False).ratio() > 0.8
    )


def _with_dot(address: str) -> tuple[str, bool]:
    """ "name@forcepolice.uk", as poor scans read it, has lost a dot."""
    match = _TYPED_TOGETHER.search(address)
    if match and match[1] and not match[1].endswith("-"):
        return address[: match.start()] + f"@{match[1]}.{match[2]}", True
    return address, False


def find_phone(view: View, officer: Officer | None, email: Value | None) -> Value | None:
    """The requester's number: by its label, by the name or the address near it; the first of equals."""
    scored: dict[str, _Scored] = {}
    for order, (text, pieces, base) in enumerate(_texts(view, "phone")):
        for number in find_phones(text.replace("\n", " ")):
            digits = digits_of(number)
            if view.practice.owns_phone(number):
                continue
            score = base + _words_about(text.replace("\n", " "), number) + _near(pieces, officer, email)
            known = scored.get(digits)
            if known is None:
                scored[digits] = _Scored(number, pieces, score, order)
            else:
                known.score = (
                    max(known.score, score) if min(score, known.score) > -3 else min(known.score, score)
                )
    if not scored:
        return None
    best = max(scored.values(), key=lambda item: (round(item.score), -item.order))
    if best.score < 1.5:
        return None
    rivals = [item for item in scored.values() if item is not best and item.score > best.score - 1]
    return Value(best.value, best.pieces, doubt=bool(rivals) and best.score < 3.4)


def _words_about(text: str, number: str) -> float:
    place = text.find(number[:5])
    before = flat(text[max(0, place - 70) : max(0, place)])
    after = flat(text[place + len(number) : place + len(number) + 16]) if place >= 0 else ""
    score = 0.5 if len(digits_of(text)) == len(digits_of(number)) and len(text) < len(number) + 3 else 0.0
    if re.match(r"\s*\((?:direct|mobile|mob)\b", after):
        score += 1.5
    if _NOT_OWN.search(before) or re.match(
        r"\s*\((?:office|switchboard|main|fax|secretary|out of hours)", after
    ):
        score -= 6.0
    if _OWN.search(before):
        score += 1.5
    elif re.search(r"\b(?:tel(?:ephone)?|phone|on|t|m)\b[.:\s]{0,4}$", before):
        score += 1.0
    return score


def _near(pieces: tuple[Piece, ...], officer: Officer | None, email: Value | None) -> float:
    anchors = [*(officer.pieces if officer else ()), *(email.pieces if email else ())]
    score = 0.0
    for piece in pieces:
        for anchor in anchors:
            if anchor.page == piece.page and abs(anchor.cy - piece.cy) < 6.5 * max(9.0, piece.height):
                score = max(score, 1.2)
            if anchor is piece:
                score = max(score, 2.0)
    return score
