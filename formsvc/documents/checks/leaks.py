"""Does a finished text hold a detail of somebody whose details must not be there? However it is spaced or
written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from formsvc.domain.letter import CaseFile, LetterSubject, OtherPerson

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_GAP = r"[\W_]*"
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Names that are also ordinary words are looked for only as part of a whole name.
_ORDINARY = frozenset(
    [
        "april",
        "may",
        "june",
        "august",
        "will",
        "mark",
        "grace",
        "rose",
        "hope",
        "faith",
        "joy",
        "bill",
        "drew",
        "sue",
        "art",
        "miles",
        "page",
        "ward",
        "day",
        "young",
        "long",
        "short",
        "best",
        "read",
        "price",
        "bell",
        "park",
        "street",
        "road",
        "close",
        "lane",
        "house",
        "green",
        "brown",
        "white",
        "black",
        "gray",
        "grey",
        "hill",
        "wood",
        "field",
        "stone",
        "church",
        "mill",
        "king",
        "bishop",
        "cook",
        "carter",
        "mason",
        "smart",
        "sharp",
        "law",
        "case",
        "west",
        "east",
        "north",
        "south",
        "star",
        "summer",
        "dawn",
        "miss",
        "the",
        "and",
        "frank",
        "ernest",
        "guy",
        "rich",
        "pat",
        "dale",
        "glen",
        "heath",
        "heather",
        "ivy",
        "iris",
        "lily",
        "daisy",
        "violet",
        "ruby",
        "pearl",
        "amber",
        "jade",
        "jasmine",
        "victor",
        "earnest",
        "constant",
        "practice",
        "surgery",
        "police",
        "county",
        "city",
        "town",
    ]
)


def leaked_details(text: str, case: CaseFile, *, including_subject: bool = False) -> list[str]:
    """What kinds of detail, of whom, were found: for the message, which names neither."""
    plain = fold(text)
    allowed = _allowed_names(case)
    people: list[OtherPerson] = [person for person in case.people if not person.included_by_authoriser]
    found = [
        f"the {kind} of {_who(person)}"
        for person in people
        for kind in _kinds_found(plain, person, case.subject, allowed)
    ]
    if including_subject:
        found += [f"the person’s {kind}" for kind in subject_details(text, case)]
    return list(dict.fromkeys(found))


def subject_details(text: str, case: CaseFile) -> list[str]:
    """Which of the subject's own details the text holds: for letters that may confirm nothing."""
    subject = case.subject
    allowed = _allowed_names(replace(case, subject=LetterSubject()))
    person = OtherPerson("", subject.name, subject.date_of_birth, subject.address, "", subject.nhs_number)
    return list(dict.fromkeys(_kinds_found(fold(text), person, None, allowed)))


def fold(text: str) -> str:
    """The text for comparing: no accents, no case, one kind of each mark."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _kinds_found(
    plain: str, person: OtherPerson, subject: LetterSubject | None, allowed: frozenset[str]
) -> Iterator[str]:
    if _name_found(plain, person.name, allowed):
        yield "name"
    same_day = subject is not None and subject.date_of_birth == person.date_of_birth
    if person.date_of_birth and not same_day and _date_pattern(person.date_of_birth).search(plain):
        yield "date of birth"
    if _number_found(plain, person.nhs_number, 10):
        yield "NHS number"
    if _number_found(plain, person.telephone, 9):
        yield "telephone number"
    if person.email and fold(re.sub(r"\s", "", person.email)) in re.sub(r"\s", "", plain):
        yield "e-mail address"
    shared = fold(" ".join(subject.address)) if subject else ""
    if any(
        pattern.search(plain) and not pattern.search(shared) for pattern in _address_patterns(person.address)
    ):
        yield "address"


def _name_found(plain: str, name: str, allowed: frozenset[str]) -> bool:
    words = [word for word in re.findall(r"\w+", fold(name)) if len(word) > 1]
    if not words:
        return False
    whole = {_GAP.join(map(re.escape, order)) for order in (words, words[::-1]) if len(words) > 1}
    if len(words) > 2:
        whole |= {_GAP.join(map(re.escape, pair)) for pair in ((words[0], words[-1]), (words[-1], words[0]))}
    if not set(words) <= allowed and any(re.search(rf"\b{pattern}\b", plain) for pattern in whole):
        return True
    alone = [word for word in words if len(word) > 2 and word not in allowed and word not in _ORDINARY]
    return any(re.search(rf"\b{re.escape(word)}\b", plain) for word in alone)


def _allowed_names(case: CaseFile) -> frozenset[str]:
    """Words of names that may stand here: the subject's, the requester's, the practice's."""
    decision = case.decision
    signers = (case.handler, decision.decided_by, decision.authorised_by, case.emergency.decided_by)
    names = [case.subject.name, case.request.requester_name, case.request.requester_org, case.sender.name]
    names += [signer.name for signer in signers if signer]
    names += [*case.sender.address, *case.request.requester_address, case.verification.by]
    return frozenset(re.findall(r"\w+", fold(" ".join(names))))


def _date_pattern(day: date) -> re.Pattern[str]:
    month = _MONTHS[day.month - 1]
    months = rf"(?:{month}|{month[:3]}|0?{day.month})"
    years = rf"(?:{day.year}|{day.year % 100:02d})"
    sep = r"(?:st|nd|rd|th)?[\W_]{0,3}(?:of\s+)?"
    british = rf"(?<!\d)0?{day.day}{sep}{months}{sep}{years}(?!\d)"
    iso = rf"(?<!\d){day.year}[\W_]{{0,3}}{day.month:02d}[\W_]{{0,3}}{day.day:02d}(?!\d)"
    return re.compile(f"{british}|{iso}")


def _number_found(plain: str, number: str, least: int) -> bool:
    digits = re.sub(r"\D", "", number)
    digits = digits.removeprefix("0044").removeprefix("44") if len(digits) > 11 else digits
    digits = digits.removeprefix("0") if least < 10 else digits
    if len(digits) < least:
        return False
    return re.search(rf"{r'[^0-9a-z]{0,3}'.join(digits)}(?!\d)", plain) is not None


def _address_patterns(address: tuple[str, ...]) -> Iterator[re.Pattern[str]]:
    whole = fold(", ".join(address))
    for outward, inward in _POSTCODE.findall(whole):
        yield re.compile(rf"\b{_GAP.join(outward + inward)}\b")
    first = re.findall(r"\w+", whole.split(",")[0])
    if len(first) > 1:
        yield re.compile(rf"\b{_GAP.join(map(re.escape, first))}\b")
        if first[0].isdigit() and len(first) > 2:  # the street without its number
            yield re.compile(rf"\b{_GAP.join(map(re.escape, first[1:]))}\b")


def _who(person: OtherPerson) -> str:
    return f"another person ({(person.role or 'other').replace('_', ' ')})"
