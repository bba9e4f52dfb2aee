"""What stands beside, beneath and above a label."""

from __future__ import annotations

from dataclasses import replace

from formsvc.intake.fields.grid import Cell, same_row
from formsvc.intake.fields.pieces import Piece, Sheet


def right_of(cell: Cell, cells: list[Cell]) -> Cell | None:
    """The nearest text to the right: on the label's first line, else on another of its lines."""
    piece = cell.piece
    to_right = [other for other in cells if other is not cell and other.piece.x0 > piece.x1 - 4]
    row = [other for other in to_right if same_row(piece, other.piece)]
    if piece.height > 22:
        first_line = replace(piece, y1=piece.y0 + min(piece.height, 16))
        row = [other for other in to_right if same_row(first_line, other.piece)] or row
    nearest = min(row, key=lambda other: (other.piece.x0, other.piece.cy), default=None)
    return nearest if nearest is not None and nearest.piece.x0 - piece.x1 < 320 else None


def _overlap(one: Piece, other: Piece) -> bool:
    return (
        abs(other.x0 - one.x0) < 14
        or (one.x0 - 14 < other.x0 < one.x1)
        or (other.filled and other.x0 < one.x1 and other.x1 > one.x0)
    )


def below_of(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
    piece = cell.piece
    reach = 2.0 * sheet.line_height
    found = [
        other
        for other in cells
        if other is not cell
        and other.piece.cy > piece.cy + 0.4 * piece.height
        and other.piece.y0 - piece.y1 < reach
        and _overlap(piece, other.piece)
    ]
    return min(found, key=lambda other: (other.piece.y0, abs(other.piece.x0 - piece.x0)), default=None)


def above_of(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
    piece = cell.piece
    found = [
        other
        for other in cells
        if other is not cell
        and other.piece.cy < piece.cy - 0.4 * piece.height
        and piece.y0 - other.piece.y1 < 1.3 * sheet.line_height
        and _overlap(piece, other.piece)
    ]
    return max(found, key=lambda other: (other.piece.y1, -abs(other.piece.x0 - piece.x0)), default=None)


def next_line(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
    piece = cell.piece
    found = [o for o in cells if 0.6 * sheet.line_height < o.piece.cy - piece.cy < 2.2 * sheet.line_height]
    if not found:
        return None
    first_row = min(other.piece.cy for other in found)
    row = [other for other in found if other.piece.cy - first_row < 0.6 * sheet.line_height]
    return min(row, key=lambda other: other.piece.x0)
