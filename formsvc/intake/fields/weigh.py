"""From a value read to a suggestion: how sure, whether for review, and where it stood."""

from __future__ import annotations

from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.view import Value, View
from formsvc.intake.reading import Box, TextSource
from formsvc.intake.suggestions import Suggestion

SURE_LINE = 0.98  # OCR lines under this are right in 33 to 94 of 100 cases, above it in 94 to 99


def by_hand(view: View) -> bool:
    """Whether what was filled in seems written by hand: many values on lines that were hard to read."""
    scores = [
        piece.confidence
        for form in view.forms
        for slot in form.slots
        for piece in slot.pieces
        if piece.source is TextSource.OCR and slot.label.key != "sink"
    ]
    return len(scores) >= 5 and sum(score < SURE_LINE for score in scores) > 0.3 * len(scores)


def weigh(view: View, value: Value | None, *, hand: bool) -> Suggestion | None:
    """The suggestion for a value, or None where there is none."""
    if value is None or value.value in ("", []):
        return None
    if value.mark is not None:
        return _from_mark(view, value)
    pieces = value.pieces
    confidence = min([piece.confidence for piece in pieces], default=0.97) * value.weight
    scanned = any(piece.source is TextSource.OCR for piece in pieces)
    unsure = any(not piece.sure for piece in pieces)
    review = value.doubt or unsure or (scanned and hand)
    if value.doubt:
        confidence *= 0.7
    page, box = _place(view, pieces)
    return Suggestion(value.value, round(confidence, 3), review, _source(view, value), page, box)


def _from_mark(view: View, value: Value) -> Suggestion:
    mark = value.mark
    if mark is None:
        raise ValueError("no tick box")
    sheet = view.sheet_of(mark)
    doubt = value.doubt or mark.confidence < 0.8
    return Suggestion(
        value.value,
        round(mark.confidence * value.weight * (0.7 if doubt else 1.0), 3),
        doubt,
        "tick",
        mark.page,
        sheet.box_of(mark.x0, mark.y0, mark.x1, mark.y1),
    )


def _source(view: View, value: Value) -> str:
    if value.derived:
        return "derived"
    if not value.pieces:
        return "email" if view.is_mail else "derived"
    sources = {piece.source for piece in value.pieces}
    for source in (TextSource.OCR, TextSource.ACROFORM, TextSource.EMAIL):
        if source in sources:
            return source.value
    return TextSource.TEXT.value


def _place(view: View, pieces: tuple[Piece, ...]) -> tuple[int | None, Box | None]:
    if not pieces:
        return None, None
    page = pieces[0].page
    here = [piece for piece in pieces if piece.page == page]
    sheet = view.sheet_of(pieces[0])
    box = sheet.box_of(
        min(p.x0 for p in here), min(p.y0 for p in here), max(p.x1 for p in here), max(p.y1 for p in here)
    )
    return page, box
