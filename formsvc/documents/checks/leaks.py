"""Does a finished text hold a detail of somebody whose details must not be there? However it is spaced or
written (P10, F-2, INV-13).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from formsvc.documents.checks.detail_search import (
    address_found,
    date_found,
    email_found,
    number_found,
    place_found,
)
from formsvc.documents.checks.name_search import name_found
from formsvc.documents.checks.plain_text import PlainText, fold
from formsvc.domain.letter import CaseFile, LetterSubject, OtherPerson

__all__ = ["fold", "leaked_details", "subject_details"]


def leaked_details(text: str, case: CaseFile, *, including_subject: bool = False) -> list[str]:
    """What kinds of detail, of whom, were found: for the message, which names neither."""
    plain = PlainText(text)
    allowed = _allowed_names(case)
    found = [
        f"the {kind} of {_who(person)}"
        for person in case.people
        if not person.included_by_authoriser
        for kind in _kinds_found(plain, person, case, allowed)
    ]
    if including_subject:
        found += [f"the person’s {kind}" for kind in subject_details(text, case)]
    return list(dict.fromkeys(found))


def subject_details(text: str, case: CaseFile) -> list[str]:
    """Which of the subject's own details the text holds: for letters that may confirm nothing."""
    subject = case.subject
    without = replace(case, subject=LetterSubject())
    person = OtherPerson("", subject.name, subject.date_of_birth, subject.address, "", subject.nhs_number)
    return list(dict.fromkeys(_kinds_found(PlainText(text), person, without, _allowed_names(without))))


def _kinds_found(
    plain: PlainText, person: OtherPerson, case: CaseFile, allowed: frozenset[str]
) -> Iterator[str]:
    if any(name_found(plain, name, allowed) for name in (person.name, *person.other_names)):
        yield "name"
    born = person.date_of_birth
    if born and case.subject.date_of_birth != born and date_found(plain, born):
        yield "date of birth"
    if number_found(plain, person.nhs_number, 10):
        yield "NHS number"
    if number_found(plain, person.telephone, 9):
        yield "telephone number"
    if email_found(plain, person.email):
        yield "e-mail address"
    if address_found(plain, person.address, _allowed_addresses(case)):
        yield "address"
    if any(place_found(plain, place) for place in person.places):
        yield "school, refuge or place of work"


def _allowed_names(case: CaseFile) -> frozenset[str]:
    """Words of names that may stand here: the subject's, the requester's, the practice's."""
    decision = case.decision
    signers = (case.handler, decision.decided_by, decision.authorised_by, case.emergency.decided_by)
    names = [case.subject.name, case.request.requester_name, case.request.requester_org, case.sender.name]
    names += [signer.name for signer in signers if signer]
    names += [*case.sender.address, *case.request.requester_address, case.verification.by]
    return frozenset(re.findall(r"\w+", re.sub(r"['’]", "", fold(" ".join(names)))))


def _allowed_addresses(case: CaseFile) -> str:
    lines = (*case.subject.address, *case.sender.address, *case.request.requester_address)
    return fold(" ".join(lines))


def _who(person: OtherPerson) -> str:
    return f"another person ({(person.role or 'other').replace('_', ' ')})"
