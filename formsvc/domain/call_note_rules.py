"""When a note of a check may be kept: what it must say, and which numbers and addresses count (Q03, D28)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from formsvc.domain.agency import Agency
from formsvc.domain.sender_domain import Sender, SenderFinding
from formsvc.domain.telephone import PUBLIC, digits_of, numbers_in
from formsvc.domain.verification import CallNote, CallOutcome, Method, VerificationFault


def check_note(
    note: CallNote, agency: Agency | None, sender: SenderFinding, printed: Iterable[str],
    *, received_on: date, today: date, months: int,
) -> None:  # fmt: skip
    """A note may be kept; raises ``VerificationFault`` with what to mend.

    ``printed`` is every text of the request: a number that stands there does not count.
    """
    if note.method is Method.SWITCHBOARD:
        _check_number(note, agency, numbers_in(printed), received_on, today, months)
    if note.outcome is not CallOutcome.VERIFIED:
        return
    if note.method is Method.SWITCHBOARD:
        _check_conversation(note)
    elif note.method is Method.KNOWN_ADDRESS:
        _check_address(agency, sender, received_on, today, months)
    elif not note.identity_seen:
        raise VerificationFault("identity_seen", "Enter what you looked at, with its number")


def _check_number(
    note: CallNote,
    agency: Agency | None,
    printed: frozenset[str],
    received_on: date,
    today: date,
    months: int,
) -> None:
    number = digits_of(note.number_used)
    if not number:
        raise VerificationFault("number_used", "Enter the number you rang")
    if not note.found_where:
        raise VerificationFault("found_where", "Enter where you found the number")
    if number not in printed or number in PUBLIC:
        return
    if agency is not None and agency.has_number(note.number_used):
        checked_on = agency.entry.checked_on
        if checked_on and checked_on < received_on and not agency.is_stale(today, months=months):
            return  # found and checked by the practice before this request was there
    raise VerificationFault(
        "number_used",
        "That number stands on the request, so it does not count. Find one yourself, for example on the "
        "organisation’s website, and ring that",
    )


def _check_conversation(note: CallNote) -> None:
    if not note.answered_by:
        raise VerificationFault("answered_by", "Enter who answered, for example the switchboard")
    if not note.spoken_to:
        raise VerificationFault("spoken_to", "Enter who confirmed it, with their role")
    if not (note.role_confirmed and note.address_confirmed):
        raise VerificationFault(
            "outcome", "Select “Partly”, or confirm both their role and the address a reply would go to"
        )


def _check_address(
    agency: Agency | None, sender: SenderFinding, received_on: date, today: date, months: int
) -> None:
    if agency is None:
        raise VerificationFault("agency", "Select the agency whose address you had checked before")
    if sender.kind is not Sender.KNOWN:
        raise VerificationFault(
            "method",
            "The address is on no domain that your list has for them. Ring a number you found yourself",
        )
    checked_on = agency.entry.checked_on
    if checked_on is None or checked_on >= received_on or agency.is_stale(today, months=months):
        raise VerificationFault(
            "method",
            "The list’s entry for this agency was not checked before the request came, or too long ago. "
            "Ring a number you found yourself",
        )
