"""What every letter has round its words: who writes, to whom, references, date and signature (documents guide
3.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from formsvc.domain.letter import CaseFile, Signatory

NOT_GIVEN = "not yet given"
_RANK_WORDS = frozenset({"constable", "sergeant", "inspector", "superintendent", "commander", "commissioner"})
_NUMBER_NAMES = {"scotland": "CHI number", "northern_ireland": "Health and Care number"}


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The parts that all letters share. No subject in it."""

    ours: str
    theirs: str
    letter_date: date
    request_date: date | None
    received_on: date | None
    channel: str
    addressee: tuple[str, ...]
    salutation: str
    practice_name: str
    signed_name: str
    signed_role: str
    signed_registration: str
    telephone: str
    email: str
    urgent_telephone: str
    out_of_hours: str
    working_hours: str
    nation: str


class FrameParts(TypedDict):
    ours: str
    theirs: str
    letter_date: date
    request_date: date | None
    received_on: date | None
    channel: str
    addressee: tuple[str, ...]
    salutation: str
    practice_name: str
    signed_name: str
    signed_role: str
    signed_registration: str
    telephone: str
    email: str
    urgent_telephone: str
    out_of_hours: str
    working_hours: str
    nation: str


def frame_of(
    case: CaseFile,
    *,
    addressee: tuple[str, ...] = (),
    salutation: str = "",
    signed_by: Signatory | None = None,
) -> FrameParts:
    """The frame of a letter to whomever ``addressee`` names."""
    signatory = signed_by or signatory_of(case)
    sender = case.sender
    return {
        "ours": case.reference or NOT_GIVEN,
        "theirs": case.request.reference,
        "letter_date": case.letter_date,
        "request_date": case.request.request_date,
        "received_on": case.received_on,
        "channel": case.channel,
        "addressee": addressee,
        "salutation": salutation,
        "practice_name": sender.name,
        "signed_name": signatory.name,
        "signed_role": signatory.role,
        "signed_registration": signatory.registration,
        "telephone": sender.telephone,
        "email": sender.email,
        "urgent_telephone": sender.urgent_telephone or sender.telephone,
        "out_of_hours": sender.out_of_hours,
        "working_hours": sender.working_hours,
        "nation": sender.nation,
    }


def to_requester(case: CaseFile, *, signed_by: Signatory | None = None) -> FrameParts:
    """The frame of a letter to the person who asked."""
    return frame_of(
        case, addressee=requester_lines(case), salutation=salutation_of(case), signed_by=signed_by
    )


def signatory_of(case: CaseFile) -> Signatory:
    """Who signs: whoever authorised, else decided, else deals with the request."""
    return (
        case.decision.authorised_by or case.decision.decided_by or case.handler or Signatory(name="", role="")
    )


def requester_lines(case: CaseFile) -> tuple[str, ...]:
    """The addressee: named person, role and number, organisation, address (no "To whom it may concern")."""
    request = case.request
    role = ", ".join(part for part in (request.requester_role, request.collar_number) if part)
    lines = (
        request.requester_name,
        role,
        request.requester_org,
        *request.requester_address,
        request.requester_email,
    )
    return tuple(line for line in lines if line)


def salutation_of(case: CaseFile) -> str:
    """By rank and surname for an officer, else by name."""
    name, role = case.request.requester_name.strip(), case.request.requester_role.strip()
    if not name:
        return "colleague"
    if _RANK_WORDS.intersection(role.lower().split()):
        return f"{role} {name.split()[-1]}"
    return name


def number_name(nation: str) -> str:
    return _NUMBER_NAMES.get(nation, "NHS number")
