"""Documents that no evaluation calls for, but that a case may need (documents guide 4.0). A person asks for
each by its code.
"""

from __future__ import annotations

from enum import StrEnum


class ExtraKind(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"  # D01
    HEALTH_COLLEAGUE_LETTER = "health_colleague_letter"  # D19, where nobody asked
    AGENCY_SHARING_LETTER = "agency_sharing_letter"  # D20, where nobody asked
    REFERRAL_PARAGRAPH = "referral_paragraph"  # D21
    MEETING_AGENDA = "meeting_agenda"  # D22, one case to a sheet
    MEETING_NOTE = "meeting_note"  # D22
    CHASER_LETTER = "chaser_letter"  # D26
    CLOSING_LETTER = "closing_letter"  # D26
    NIL_RETURN_EXPLICIT = "nil_return_explicit"  # D27: itself a disclosure
    VERIFICATION_CALL_NOTE = "verification_call_note"  # D28
    RECORD_ENTRY_SHORT = "record_entry_short"  # D10, 500 characters at most
    RECORD_ENTRY_POINTER = "record_entry_pointer"  # the neutral pointer, for any record (V-8)


EXTRA_LABELS = {
    ExtraKind.ACKNOWLEDGEMENT: "Acknowledgement",
    ExtraKind.HEALTH_COLLEAGUE_LETTER: "Letter to a health colleague",
    ExtraKind.AGENCY_SHARING_LETTER: "Letter to another agency",
    ExtraKind.REFERRAL_PARAGRAPH: "Paragraph for a referral letter",
    ExtraKind.MEETING_AGENDA: "Line for the practice meeting",
    ExtraKind.MEETING_NOTE: "Note of the practice meeting",
    ExtraKind.CHASER_LETTER: "Reminder",
    ExtraKind.CLOSING_LETTER: "Closing letter",
    ExtraKind.NIL_RETURN_EXPLICIT: "Nothing to share, with the search named",
    ExtraKind.VERIFICATION_CALL_NOTE: "Note of the call that checked who asks",
    ExtraKind.RECORD_ENTRY_SHORT: "Record entry, short form",
    ExtraKind.RECORD_ENTRY_POINTER: "Record entry, neutral pointer",
}
