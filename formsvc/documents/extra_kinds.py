"""The kinds that no evaluation calls for: asked for by code, drawn when what they need is there."""

from __future__ import annotations

from formsvc.documents.contexts import notes, sharing, short_entries
from formsvc.documents.contexts.entries import PointerContext
from formsvc.documents.kind import Kind, Part, one
from formsvc.domain.extra_kind import ExtraKind as Extra
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import EntryKind


def _short(case: CaseFile) -> tuple[Part, ...]:
    context = short_entries.short(case)
    if isinstance(context, PointerContext):
        return _as_pointer(context)
    return (Part("record_entry/short.md", "D10", context, entry_kind=EntryKind.SHORT),)


def _pointer(case: CaseFile) -> tuple[Part, ...]:
    return _as_pointer(short_entries.pointer(case))


def _as_pointer(context: PointerContext) -> tuple[Part, ...]:
    return (Part("record_entry/perpetrator.md", "D11", context, entry_kind=EntryKind.POINTER),)


EXTRA_KINDS: dict[Extra, Kind] = {
    Extra(kind.code): kind
    for kind in (
        Kind(Extra.ACKNOWLEDGEMENT, one(Extra.ACKNOWLEDGEMENT, "D01", notes.acknowledgement)),
        Kind(
            Extra.HEALTH_COLLEAGUE_LETTER,
            one(Extra.HEALTH_COLLEAGUE_LETTER, "D19", sharing.to_health_colleague),
            needs_subject=True,
        ),
        Kind(
            Extra.AGENCY_SHARING_LETTER,
            one(Extra.AGENCY_SHARING_LETTER, "D20", sharing.to_agency),
            needs_subject=True,
        ),
        Kind(
            Extra.REFERRAL_PARAGRAPH, one(Extra.REFERRAL_PARAGRAPH, "D21", sharing.paragraph), with_text=True
        ),
        Kind(Extra.MEETING_AGENDA, one(Extra.MEETING_AGENDA, "D22", notes.agenda), with_text=True),
        Kind(Extra.MEETING_NOTE, one(Extra.MEETING_NOTE, "D22", notes.meeting_note), with_text=True),
        Kind(Extra.CHASER_LETTER, one(Extra.CHASER_LETTER, "D26", notes.chaser)),
        Kind(Extra.CLOSING_LETTER, one(Extra.CLOSING_LETTER, "D26", notes.closing)),
        Kind(Extra.NIL_RETURN_EXPLICIT, one(Extra.NIL_RETURN_EXPLICIT, "D27", notes.explicit)),
        Kind(
            Extra.VERIFICATION_CALL_NOTE, one(Extra.VERIFICATION_CALL_NOTE, "D28", notes.call_note),
            with_text=True,
        ),
        Kind(Extra.RECORD_ENTRY_SHORT, _short, with_text=True),
        Kind(Extra.RECORD_ENTRY_POINTER, _pointer, with_text=True),
    )
}  # fmt: skip
