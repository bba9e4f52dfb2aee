"""A value's further lines: what belongs to it above and below its first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formsvc.intake.fields.grid import Cell, same_row, tight_pitch
from formsvc.intake.fields.pieces import Piece, Sheet

_SEVERAL_LINES = frozenset(
    {"info", "purpose", "address", "name", "person", "org", "sink", "rank", "reference", "phone"}
)


_ANSWERED = re.compile(r"\?\W*(?:yes|no)\b", re.I)  # the next question of the form with its answer


@dataclass(frozen=True)
class Bid:
    """A label's claim to a text, the dearer the less likely."""

    cost: float
    label: Cell
    value: Cell
    how: str


def _has_own_label(cell: Cell, value: Cell, cells: list[Cell]) -> bool:
    """Whether a label other than this stands on the text's own line, to its left."""
    return any(
        other.label is not None
        and other is not cell
        and other.piece.x1 <= value.piece.x0 + 4
        and abs((other.piece.y0 + min(other.piece.height, value.piece.height) / 2) - value.piece.cy)
        < 0.6 * value.piece.height
        and not any(
            mid.label is None
            and mid is not value
            and mid.piece.x0 >= other.piece.x1 - 2
            and mid.piece.x1 <= value.piece.x0 + 2
            and same_row(mid.piece, value.piece)
            for mid in cells
        )
        for other in cells
    )


def _reads_on(cell: Cell, cells: list[Cell], answered: set[Cell] | None) -> bool:
    """Whether what reads like a label ("Coordinator") is the next line of a value: it has none itself."""
    if (
        answered is None
        or cell in answered
        or cell.colon
        or (cell.label and cell.label.key not in ("person", "name", "sink", "org"))
    ):
        return False
    return not any(
        other is not cell
        and other.piece.x0 > cell.piece.x1
        and same_row(other.piece, cell.piece)
        and other.label is None
        for other in cells
    )


def _starts_own_row(label: Cell, value: Cell, cells: list[Cell]) -> bool:
    """Whether another label, or words with a capital in the label's own column, stand before the text."""
    if _has_own_label(label, value, cells):
        return True
    return any(
        other is not label
        and other is not value
        and other.label is None
        and other.inline is None
        and other.piece.text[:1].isupper()
        and abs(other.piece.x0 - label.piece.x0) < 9
        and other.piece.x1 < value.piece.x0 - 4
        and same_row(other.piece, value.piece)
        for other in cells
    )


def lines_after(
    sheet: Sheet,
    start: Cell,
    cells: list[Cell],
    taken: set[Cell],
    *,
    limit: int,
    label: Cell | None = None,
    answered: set[Cell] | None = None,
) -> list[Piece]:
    found: list[Piece] = []
    current = start.piece
    left_edges = [start.piece.x0] + ([label.piece.x0] if label is not None and start.inline is label else [])
    inline = label is not None and start.inline is label
    row = [other.piece.x0 for other in cells if same_row(other.piece, start.piece)] if inline else []
    row_edge = min(row, default=start.piece.x0)
    while len(found) < limit:
        pitch = tight_pitch(sheet, current)
        options = [
            other
            for other in cells
            if other.inline is None
            and other not in taken
            and not other.piece.filled
            and 0.4 * sheet.line_height < other.piece.cy - current.cy <= pitch
            and any(
                abs(other.piece.x0 - edge) < 9
                for edge in [*left_edges, *([row_edge] if other.piece.text[:1].islower() else [])]
            )
        ]
        best = min(options, key=lambda other: other.piece.cy, default=None)
        if (
            best is None
            or (best.label is not None and not _reads_on(best, cells, answered))
            or (label is not None and _starts_own_row(label, best, cells))
            or _ANSWERED.search(best.piece.text)
            or ("@" in best.piece.text and label is not None and label.label and label.label.key == "sink")
        ):
            break
        found.append(best.piece)
        current = best.piece
    return found


def extend(
    sheet: Sheet, bid: Bid, cells: list[Cell], taken: set[Cell], answered: set[Cell]
) -> tuple[Piece, ...]:
    """The value's first line with the lines that belong to it."""
    key = bid.label.label.key if bid.label.label else ""
    if key not in _SEVERAL_LINES or bid.value.piece.filled:
        return (bid.value.piece,)
    limit = {"info": 25, "purpose": 25, "address": 5, "sink": 6}.get(key, 2)
    known = answered if bid.how == "right" else None
    after = lines_after(sheet, bid.value, cells, taken, limit=limit, label=bid.label, answered=known)
    lines = [bid.value.piece, *after]
    if bid.how == "right":
        lines = _lines_before(sheet, bid, cells, taken, limit) + lines
    return tuple(lines)


def _reads_on_from_above(line: Cell, below: Piece, cells: list[Cell], taken: set[Cell]) -> bool:
    """Whether the line goes on from another label's value, no farther from it than from the line beneath."""
    pitch = below.cy - line.piece.cy
    current = line
    while True:
        above = [
            other
            for other in cells
            if abs(other.piece.x0 - current.piece.x0) < 9
            and 0.5 * pitch < current.piece.cy - other.piece.cy <= 1.08 * pitch
        ]
        nearest = max(above, key=lambda other: other.piece.cy, default=None)
        if nearest is None or nearest.label is not None:
            return False
        if nearest in taken:
            return True
        current = nearest


def _lines_before(sheet: Sheet, bid: Bid, cells: list[Cell], taken: set[Cell], limit: int) -> list[Piece]:
    """Lines above the one beside the label: a cell whose text is set to the middle."""
    found: list[Piece] = []
    current = bid.value.piece
    while len(found) < limit:
        options = [
            other
            for other in cells
            if other.inline is None
            and other.label is None
            and other not in taken
            and not other.piece.filled
            and 0.4 * sheet.line_height < current.cy - other.piece.cy <= tight_pitch(sheet, current)
            and abs(other.piece.x0 - current.x0) < 9
            and not _starts_own_row(bid.label, other, cells)
        ]
        best = max(options, key=lambda other: other.piece.cy, default=None)
        if (
            best is None
            or best.piece.x0 < bid.label.piece.x1 - 4
            or _reads_on_from_above(best, current, cells, taken)
        ):
            break
        found.insert(0, best.piece)
        current = best.piece
    return found
