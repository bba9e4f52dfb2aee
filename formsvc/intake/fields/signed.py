"""Whether anybody signed: ink or writing in each place for a signature."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.officer import signed_off_by
from formsvc.intake.fields.pairing import FormPage
from formsvc.intake.fields.pieces import Piece, Sheet
from formsvc.intake.fields.sections import party_at
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.names import is_name, same_name, tidy_name
from formsvc.intake.reading import Box, TextSource


def find_signatures(view: View, document_type: str) -> dict[str, Value]:
    """Whether there is a signature in each place for one."""
    found: dict[str, Value] = {}
    for form in view.forms:
        for label, party, piece in form.empty:
            if label.key != "sign":
                continue
            who = _whose(form, party, piece)
            if who not in ("officer", "authoriser"):
                continue
            key = "requester_signed" if who == "officer" else "authoriser_signed"
            value = _is_signed(form, piece)
            if key not in found or (value.value is True and found[key].value is not True):
                found[key] = value
    if document_type == "court_order":
        found.pop("requester_signed", None)
        _order_signed(view, found)
    elif "requester_signed" not in found and not view.is_mail:
        letter = _letter_signed(view)
        if letter is not None:
            found["requester_signed"] = letter
    return found


def _whose(form: FormPage, party: str, piece: Piece) -> str:
    """A plain "Signature:" belongs to the person named nearest."""
    said = flat(piece.text)
    if re.fullmatch(r"(?:signed|signature)\W*", said):
        left = [
            c
            for c in form.cells
            if c.label is not None
            and c.label.key in ("person", "name", "rank")
            and abs(c.piece.cy - piece.cy) < 0.9 * piece.height
            and c.piece.x0 < piece.x0
        ]
        beside = max(left, key=lambda c: c.piece.x0, default=None)
        if beside is not None and beside.label is not None and beside.label.party == "authoriser":
            return "authoriser"
    if party == "authoriser" or re.search(
        r"officer|investigator|requester|authori[sz]ed person|signed|social worker|practitioner|llofnod", said
    ):
        return party
    section = party_at(list(form.sections), piece.page, piece.x0, piece.y0)
    if section in ("authoriser", "practice", "other"):
        return section
    named = [
        (c, form_party)
        for c in form.cells
        if c.label is not None
        and (form_party := c.label.party) in ("officer", "authoriser")
        and c.label.key in ("person", "name", "rank", "number")
    ]
    named += [
        (c, "officer")
        for c in form.cells
        if c.label is not None
        and c.label.key == "sign"
        and re.match(r"signed", flat(c.piece.text))
        and c.piece is not piece
    ]
    nearest = min(
        named,
        key=lambda item: abs(item[0].piece.cy - piece.cy) * 3 + abs(item[0].piece.x0 - piece.x0) * 0.3,
        default=None,
    )
    return nearest[1] if nearest and abs(nearest[0].piece.cy - piece.cy) < 90 else party


def _is_signed(form: FormPage, label: Piece) -> Value:
    """Ink or writing in the place beside, or above, the label."""
    sheet = form.sheet
    height = sheet.line_height
    right = [
        c
        for c in form.cells
        if c.label is not None and c.piece.x0 > label.x1 + 5 and abs(c.piece.cy - label.cy) < 1.3 * height
    ]
    limit = min((c.piece.x0 for c in right), default=min(sheet.page.width, label.x1 + 330))
    region = (label.x1 - 12, label.y0 - 1.5 * height, limit - 2, label.y1 + 1.1 * height)
    over = (label.x0 - 5, label.y0 - 3.2 * height, label.x1 + 140, label.y0 - 1)
    under = (label.x0 - 5, label.y1 + 1, label.x0 + 200, label.y1 + 2.4 * height)
    regions = [region, over, *([under] if form.style == "below" else [])]
    for mark in _scrawls(sheet):
        if any(_touches(sheet, mark, place) for place in regions):
            return Value(True, (label,), doubt=False, weight=0.96)
    values = {piece for slot in form.slots for piece in slot.pieces}
    for cell in form.cells:
        piece = cell.piece
        inside = (
            piece.x0 >= label.x1 - 6 and piece.x0 < limit and abs(piece.cy - label.cy) < 0.9 * height
        ) or (cell.inline is not None and cell.inline.piece is label)
        if not inside or piece in values:
            continue
        if cell.label is None and _is_writing(piece):
            return Value(True, (piece,), doubt=piece.source is not TextSource.OCR and not piece.filled)
    if form.style == "above" and any(
        _written_over(c.piece, label, height) for c in form.cells if c.label is None
    ):
        return Value(True, (label,), doubt=True, weight=0.9)
    scanned = sheet.page.source is TextSource.OCR
    return Value(False, (label,), doubt=scanned, weight=0.9)


def _written_over(piece: Piece, label: Piece, height: float) -> bool:
    """A scrawl read as a few bad letters, on the line that the label stands beneath."""
    near = 0.5 * height < label.cy - piece.cy < 3.5 * height and abs(piece.x0 - label.x0) < 90
    return (
        near and piece.source is TextSource.OCR and len(piece.text) < 8 and not re.search(r"\d", piece.text)
    )


def _scrawls(sheet: Sheet) -> list[Box]:
    """Signature marks that are not the ink of a filled field."""
    filled = [(p.x0, p.y0, p.x1, p.y1) for p in sheet.pieces if p.filled]
    return [
        mark
        for mark in sheet.page.signature_marks
        if not any(_touches(sheet, mark, place) for place in filled)
    ]


def _is_writing(piece: Piece) -> bool:
    text = tidy_name(piece.text)
    if re.search(r"\d{2}|@", piece.text):
        return False
    return is_name(text, parts=1) or (
        piece.source is TextSource.OCR and piece.confidence < 0.9 and 2 < len(piece.text) < 40
    )


def _touches(sheet: Sheet, mark: Box, region: tuple[float, float, float, float]) -> bool:
    width, height = sheet.page.width, sheet.page.height
    x0, y0, x1, y1 = mark.x0 * width, mark.y0 * height, mark.x1 * width, mark.y1 * height
    wide = min(x1, region[2]) - max(x0, region[0])
    high = min(y1, region[3]) - max(y0, region[1])
    return wide > 0.3 * min(x1 - x0, region[2] - region[0]) and high > 0.3 * min(
        y1 - y0, region[3] - region[1]
    )


def _letter_signed(view: View) -> Value | None:
    """Writing or ink between the closing words and the printed name."""
    officer = signed_off_by(view)
    if officer is None or not officer.pieces:
        return None
    piece = officer.pieces[0]
    sheet = view.sheet_of(piece)
    height = sheet.line_height
    region = (piece.x0 - 40, piece.y0 - 6 * height, piece.x0 + 260, piece.y1 + 2 * height)
    if any(_touches(sheet, mark, region) for mark in sheet.page.signature_marks):
        return Value(True, (piece,), weight=0.95)
    same = [
        p for p in sheet.pieces if p.cy > piece.cy - 7 * height and same_name(tidy_name(p.text), officer.name)
    ]
    if len(same) > 1 or (
        piece.source is TextSource.OCR and any(_scrawl(p, piece, height) for p in sheet.pieces)
    ):
        return Value(True, (piece,), weight=0.93)
    return None


def _scrawl(piece: Piece, name: Piece, height: float) -> bool:
    """Writing over the printed name: hard to read, or almost the name."""
    over = 0 < name.cy - piece.cy < 5 * height and abs(piece.x0 - name.x0) < 70 and len(piece.text) < 34
    if not over:
        return False
    alike = SequenceMatcher(None, flat(piece.text), flat(name.text), autojunk=False).ratio()
    return piece.confidence < 0.9 or alike > 0.6


def _order_signed(view: View, found: dict[str, Value]) -> None:
    """A judge signs over the words that name the office at the order's end."""
    for sheet in reversed(view.sheets):
        for piece in reversed(sheet.pieces):
            if (
                re.fullmatch(
                    r"(?:(?:circuit|district|deputy district|high court) judge|recorder|sheriff(?: "
                    r"clerk)?|(?:his|her) honour judge [\w' \-]+|judge)",
                    flat(piece.text).strip(" .,"),
                )
                and piece.cy > 0.4 * sheet.page.height
            ):
                region = (piece.x0 - 60, piece.y0 - 6 * sheet.line_height, piece.x1 + 120, piece.y1 + 3)
                if any(_touches(sheet, mark, region) for mark in sheet.page.signature_marks):
                    found["authoriser_signed"] = Value(True, (piece,))
                return
