"""The short form of a record entry, and the neutral pointer for any record (documents guide 2.3, V-8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from formsvc.documents.contexts.entries import (
    PointerContext,
    decision_words,
    ground_words,
    pointer_of,
)
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import SHORT_CAUTION, EntryKind, kind_of_entry


@dataclass(frozen=True, kw_only=True)
class ShortContext:
    """The short form of D10 (2.3): the decision, its ground and who authorised it, for one line."""

    ours: str
    decision: str
    ground: str
    by_name: str
    by_at: date | None
    authorised: bool
    caution: str


def short(case: CaseFile) -> ShortContext | PointerContext:
    """At most 500 characters; for the one who may have done harm it is the pointer all the same."""
    if kind_of_entry(case) is EntryKind.POINTER:
        return pointer_of(case)
    decision, words = case.decision, decision_words(case)
    by, at = decision.authorised_by or decision.decided_by, decision.authorised_at or decision.at
    return ShortContext(
        ours=case.reference or "not yet given",
        decision=words[0].upper() + words[1:],
        ground=ground_words(case),
        by_name=by.name if by else "",
        by_at=at.date() if at else None,
        authorised=decision.authorised_by is not None,
        caution=SHORT_CAUTION,
    )


def pointer(case: CaseFile) -> PointerContext:
    """The neutral pointer, for any record that cannot keep an entry hidden (V-8)."""
    return replace(pointer_of(case), longer=False)
