"""The verification call note in plain words, line by line, fit to be copied (documents guide D28)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from formsvc.domain.people import StaffId
from formsvc.domain.verification import Method, VerificationCall

LONDON = ZoneInfo("Europe/London")


def note_text(call: VerificationCall, *, reference: str, names: Mapping[StaffId, str]) -> str:
    """The whole note."""
    return "\n".join(f"{name}: {words}" for name, words in _lines(call, reference, names) if words)


def _lines(call: VerificationCall, reference: str, names: Mapping[StaffId, str]) -> Iterator[tuple[str, str]]:
    note, at = call.note, call.at.astimezone(LONDON)
    yield "Our reference", reference
    yield "Who says they ask", ", ".join(word for word in (call.person, call.organisation) if word)
    yield "Entry on our list", call.agency_title or "None: the agency is new to us"
    yield "How it was checked", note.method.label
    yield "Called by", names.get(call.by, "A colleague")
    yield "Date and time", f"{at.day} {at:%B %Y}, {at:%H:%M}"
    if note.method is Method.SWITCHBOARD:
        yield "Number that we rang", note.number_used
        yield "Where we found the number (not in the request)", note.found_where
        yield "Who answered", note.answered_by
        yield "Who confirmed, and their role", note.spoken_to
    yield "What we looked at", note.identity_seen
    yield "Role of the requester confirmed", _yes(note.role_confirmed)
    yield "Address for our reply confirmed", _yes(note.address_confirmed)
    yield "Agreed local route", note.local_route.label
    yield (
        "Signed as supervisor by",
        ", ".join(w for w in (note.countersigned_name, note.countersigned_rank) if w),
    )
    yield "Result", note.outcome.label
    if call.needs_second:
        yield "Second person", names.get(call.seconded_by, "A colleague") if call.seconded_by else "Not yet"
    yield "Remarks", " ".join(note.words.split())


def _yes(given: bool) -> str:
    return "Yes" if given else "No"
