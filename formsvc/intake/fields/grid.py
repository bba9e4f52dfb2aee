"""Pieces parted into labels and what is not a label; labels that run over several lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from formsvc.intake.fields.labels import Label, LabelHit, fits, flat, match_label
from formsvc.intake.fields.pieces import Piece, Sheet
from formsvc.intake.reading import TextSource


@dataclass(frozen=True, eq=False)
class Cell:
    """A piece that is a label, or text; ``inline`` is the label cell on whose line the text follows."""

    piece: Piece
    label: Label | None = None
    inline: Cell | None = None
    colon: bool = False


def tight_pitch(sheet: Sheet, piece: Piece) -> float:
    """The distance of two lines of one paragraph, at most, in points."""
    factor = 1.22 if piece.source is TextSource.OCR else 1.5
    return factor * max(sheet.line_height, 0.8 * piece.height)


def same_row(one: Piece, other: Piece) -> bool:
    """Whether the pieces stand on one line (a form field's box may be taller than its label)."""
    if one.filled or other.filled:
        return min(one.y1, other.y1) - max(one.y0, other.y0) > 0.5 * min(one.height, other.height)
    return abs(one.cy - other.cy) < 0.55 * max(one.height, other.height)


def cells_of(sheet: Sheet, options: frozenset[Piece] = frozenset()) -> list[Cell]:
    """Every piece of the sheet as label or text, in reading order; the words of tick boxes are no labels."""
    pieces = _join_label_lines(sheet, [piece for piece in sheet.pieces if piece not in options])
    cells: list[Cell] = [Cell(piece) for piece in options if piece in sheet.pieces]
    for piece in pieces:
        if piece.filled:
            cells.append(Cell(piece))
            continue
        for part in _part_at_labels(piece):
            cells.extend(_label_and_rest(part))
    return sorted(
        _labels_that_are_values(_whole_again(cells)), key=lambda cell: (round(cell.piece.cy), cell.piece.x0)
    )


def _labels_that_are_values(cells: list[Cell]) -> list[Cell]:
    """ "Post: Safeguarding Officer": what reads like a label, but answers the one before it, is a value."""
    kept = list(cells)
    for cell in cells:
        if cell.label is None or any(other.inline is cell for other in cells):
            continue
        row = [
            o
            for o in cells
            if o is not cell and o.piece.x0 > cell.piece.x1 - 4 and same_row(cell.piece, o.piece)
        ]
        beside = min(row, key=lambda other: other.piece.x0, default=None)
        if (
            beside is None
            or beside.label is None
            or beside.colon
            or any(other.inline is beside for other in cells)
        ):
            continue
        answers = fits(cell.label.key, beside.piece.text) and cell.label.key in (
            "rank",
            "name",
            "person",
            "reference",
        )
        role_word = cell.label.key == "status" and beside.label.key == "name" and beside.label.rank == 1
        if (answers or role_word) and cell in kept and beside in kept:
            kept[kept.index(beside)] = Cell(beside.piece)
    return kept


def _whole_again(cells: list[Cell]) -> list[Cell]:
    """A value that begins like a label ("Log 881 of 9 October") is whole again after a label."""
    kept = list(cells)
    for cell in cells:
        label = cell.inline
        if label is None or label.colon or label.label is None:
            continue
        before = [
            other
            for other in cells
            if other.label is not None
            and other.inline is None
            and other is not label
            and not any(o.inline is other for o in cells)
            and other.piece.x1 < label.piece.x0
            and same_row(other.piece, label.piece)
            and other.label.key == label.label.key
        ]
        if before:
            whole = replace(label.piece, text=f"{label.piece.text} {cell.piece.text}", x1=cell.piece.x1)
            kept[kept.index(label)] = Cell(whole)
            kept.remove(cell)
    return kept


def _label_and_rest(piece: Piece) -> list[Cell]:
    hit = match_label(piece.text)
    if hit is None:
        return [Cell(piece)]
    if not hit.rest:
        return [Cell(piece, hit.label, colon=piece.text.rstrip().endswith(":"))]
    start = piece.text.rfind(hit.rest)
    label = Cell(piece.cut(0, start), hit.label, colon=hit.firm)
    return [label, Cell(piece.cut(start, len(piece.text)), inline=label)]


def _part_at_labels(piece: Piece) -> list[Piece]:
    """The piece parted before every label with a colon that stands inside it."""
    cuts = [0]
    for colon in re.finditer(r":|(?<=\bNo)\.(?=\s)", piece.text):
        head = piece.text[cuts[-1] : colon.end()]
        whole = match_label(head)
        if whole is not None and not whole.rest:
            continue
        for word in re.finditer(
            r"(?<=[\s|(;,/])[A-Z]|(?<=[a-z\d])(?:DOB|D\.O\.B|NHS|Tel|Date)(?=[\s:.])", head
        ):
            start = cuts[-1] + word.start()
            if colon.start() - start > 45:
                continue
            hit = match_label(piece.text[start : colon.end()])
            if hit and not hit.rest and not _only_first(hit, piece.text[start:]):
                cuts.append(start)
                break
    if len(cuts) == 1:
        return [piece]
    return [
        part
        for a, b in zip(cuts, [*cuts[1:], len(piece.text)], strict=True)
        if (part := piece.cut(a, b)).text
    ]


def _only_first(hit: LabelHit, text: str) -> bool:
    """Single letters ("T:", "E:") part a line only before a number or an address."""
    return len(re.split(r"[:\s]", text)[0]) == 1 and not re.match(r"\w:\s*[\d+(]|\w:\s*\S+@", text)


def _join_label_lines(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    kept = sorted(pieces, key=lambda piece: (piece.y0, piece.x0))
    for piece in list(kept):
        if piece not in kept or piece.filled or len(piece.text) > 60:
            continue
        current = piece
        for _ in range(3):
            below = _line_below(sheet, current, kept)
            joined = _joined(sheet, current, below, kept) if below else None
            if below is None or joined is None:
                break
            kept.remove(below)
            kept[kept.index(current)] = joined
            current = joined
    return kept


def _line_below(sheet: Sheet, piece: Piece, among: list[Piece]) -> Piece | None:
    pitch = tight_pitch(sheet, piece)
    last_line = piece.y1 - sheet.line_height / 2
    below = [
        other
        for other in among
        if not other.filled
        and other is not piece
        and abs(other.x0 - piece.x0) < 7
        and 0.3 * sheet.line_height < other.cy - last_line <= pitch
    ]
    return min(below, key=lambda other: other.cy, default=None)


_WELSH = re.compile(
    r"\b(?:enw'?r?|dyddiad|cyfeiriad|cyfeirnod|ffon|bost|rhif|rheswm|gwybodaeth|ymateb|llofnod\w*|"
    r"swydd\w*|oedolyn|plentyn|claf|"
    r"dros|ymholiad|gofynnir|heddlu|cyngor|geni|cais|pwrpas|erbyn|sefydliad|awdurdod\w*|llawn|yr|gan)\b"
)


def _two_languages(piece: Piece, below: Piece) -> str:
    """The English of two lines that say one label in Welsh and in English; empty where they do not."""
    first, second = bool(_WELSH.search(flat(piece.text))), bool(_WELSH.search(flat(below.text)))
    if first == second:
        return ""
    english, welsh = (below, piece) if first else (piece, below)
    hit, other = match_label(english.text), match_label(welsh.text)
    if hit is None or hit.rest or (other is not None and (other.rest or other.label.key != hit.label.key)):
        return ""
    return english.text


def _joined(sheet: Sheet, piece: Piece, below: Piece, among: list[Piece]) -> Piece | None:
    """Both lines as one label, where they are one; else None."""
    english = _two_languages(piece, below) if len(below.text) <= 60 else ""
    if english:
        return replace(piece, text=english, x1=max(piece.x1, below.x1), y1=below.y1, words=())
    text = f"{piece.text} {below.text}"
    alone, both, under = match_label(piece.text), match_label(text), match_label(below.text)
    if alone is not None and below.text[:1].islower() and ":" not in below.text:
        under = None  # a line that goes on in small letters begins no label
    ends_label = under is not None and alone is None and both is not None and not both.rest
    same = ends_label and under is not None and both is not None and under.label.key == both.label.key
    if len(below.text) > 60 or (under is not None and not same) or _own_question(piece, below, among):
        return None
    if same and not any(other.x0 > piece.x1 and same_row(piece, other) for other in among):
        return None
    merged = replace(
        piece,
        text=text,
        x1=max(piece.x1, below.x1),
        y1=below.y1,
        words=(),
        confidence=min(piece.confidence, below.confidence),
    )
    if both is not None and not both.rest and (alone is None or not alone.rest):
        return merged if alone is None or not piece.text.endswith(":") else None
    if alone is None or alone.rest or piece.text.endswith(":"):
        return None
    right = [o for o in among if o is not piece and o.x0 > piece.x1 - 2 and _beside(piece, o)]
    value = min(right, key=lambda other: other.x0, default=None)
    fits_column = value is not None and below.x1 <= value.x0 + 2
    return replace(piece, y1=below.y1, x1=max(piece.x1, below.x1), words=()) if fits_column else None


def _own_question(piece: Piece, below: Piece, among: list[Piece]) -> bool:
    """Whether the next line has an answer of its own beside it, so that it begins another label."""
    answered = any(other is not below and other.x0 > below.x1 and same_row(below, other) for other in among)
    return answered and below.text[:1].isupper() and piece.text.count("(") <= piece.text.count(")")


def _beside(piece: Piece, other: Piece) -> bool:
    return other.cy < piece.y1 and other.cy > piece.y0 - 0.3 * other.height
