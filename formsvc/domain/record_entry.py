"""What a record entry may be: plain characters, bounded, with its caution last, and of one person only.

Documents guide 2.2 (limits), 2.3 (line order, line 15), V-1 to V-3, T-9, P-5.
"""

from __future__ import annotations

from enum import StrEnum

from formsvc.domain.letter import CaseFile

POINTER_LIMIT = 400
SHORT_LIMIT = 500
RELATIVE_LIMIT = 800
STANDARD_AIM = 1500
STANDARD_WARNING = 2000
STANDARD_LIMIT = 4000

POINTER_CAUTION = "Hide from online access."
SHORT_CAUTION = "SENSITIVE: hide from online access; check with safeguarding lead before any copy or release."
RELATIVE_CAUTION = (
    "SENSITIVE: hide from online and proxy access; may contain third-party information; check with "
    "safeguarding lead "
    "before any release, including to a parent."
)
_CAUTION = (
    "SENSITIVE. Hide from online access. {third}Do not print, copy, attach or release without checking with "
    "the "
    "safeguarding lead. Copy held in restricted log, not in documents."
)
_THIRD = "Contains third-party or multi-agency information. "

_REPLACED = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2015": "-",
    "\u2212": "-",
    "\u2026": "...",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2713": "yes",
    "\u2714": "yes",
    "\u2022": "-",
}
_MARKS = frozenset(" .,:;()/-'\"\n\u00a3@+%&?!=#*_[]{}<>|\\^~`$")
_WELSH = frozenset("ŵŴŷŶẁẀẃẂẅẄỳỲ")  # outside Latin-1, and in names


class EntryKind(StrEnum):
    """Whose record it goes into (decision guide 5.8)."""

    SUBJECT = "subject"  # D10
    POINTER = "perpetrator"  # D11
    RELATIVE = "relative"  # D12
    SHORT = "short"  # D10, short form


class HandlingFlag(StrEnum):
    """What a later request for access has to know (T-9)."""

    THIRD_PARTY = "third_party"
    MULTI_AGENCY_OWNED = "multi_agency_owned"
    SERIOUS_HARM_REVIEW = "serious_harm_review"
    CHILD_ABUSE_DATA = "child_abuse_data"
    CRIME_PREJUDICE = "crime_prejudice"


def kind_of_entry(case: CaseFile) -> EntryKind:
    """D11 for the one who may have done harm, before anything else; then D12; else D10."""
    if case.is_alleged_perpetrator:
        return EntryKind.POINTER
    return EntryKind.RELATIVE if case.is_relative_or_child else EntryKind.SUBJECT


def handling_flags(case: CaseFile) -> frozenset[HandlingFlag]:
    """The flags that the facts of the case set."""
    found = {
        HandlingFlag.THIRD_PARTY: bool(case.people) or case.context.get("other_patients_named") == "yes",
        HandlingFlag.MULTI_AGENCY_OWNED: case.context.get("requester_class") in ("marac", "mappa_ppani"),
        HandlingFlag.SERIOUS_HARM_REVIEW: case.answer("inform_patient") == "unsafe",
        HandlingFlag.CHILD_ABUSE_DATA: case.context.get("subject_role") == "child_at_risk",
        HandlingFlag.CRIME_PREJUDICE: case.answer("inform_patient") == "would_prejudice",
    }
    return frozenset(flag for flag, holds in found.items() if holds)


def caution_of(case: CaseFile, kind: EntryKind | None = None) -> str:
    """The last line, always (2.3 line 15, V-3)."""
    match kind or kind_of_entry(case):
        case EntryKind.POINTER:
            return POINTER_CAUTION
        case EntryKind.SHORT:
            return SHORT_CAUTION
        case EntryKind.RELATIVE:
            return RELATIVE_CAUTION
    third = handling_flags(case) & {HandlingFlag.THIRD_PARTY, HandlingFlag.MULTI_AGENCY_OWNED}
    return _CAUTION.format(third=_THIRD if third else "")


def limit_of(kind: EntryKind) -> int:
    """The hard stop, in characters."""
    return {
        EntryKind.POINTER: POINTER_LIMIT * 2,
        EntryKind.RELATIVE: RELATIVE_LIMIT * 2,
        EntryKind.SHORT: SHORT_LIMIT,
    }.get(kind, STANDARD_LIMIT)


def plain_characters(text: str) -> str:
    """Curly quotes, long dashes, ellipses, ticks and fixed spaces as plain characters; pictures left out."""
    replaced = "".join(_REPLACED.get(character, character) for character in text)
    return "".join(character for character in replaced if ord(character) < 0x2500)


def characters_that_may_break(text: str) -> tuple[str, ...]:
    """Characters that a clinical system may not keep: letters with accents and the pound sign are fine."""
    return tuple(
        sorted(
            {c for c in text if not (c.isalnum() and ord(c) < 0x180) and c not in _MARKS and c not in _WELSH}
        )
    )
