"""Labels and their values, by place: beside, beneath, above, or at the next line's beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from formsvc.intake.fields.around import above_of, below_of, next_line, right_of
from formsvc.intake.fields.grid import Cell, cells_of
from formsvc.intake.fields.labels import Label, fits, has_shape
from formsvc.intake.fields.parties import party_of
from formsvc.intake.fields.pieces import Piece, Sheet
from formsvc.intake.fields.sections import Section, find_sections
from formsvc.intake.fields.values import Bid, extend, lines_after

_LONG = frozenset({"info", "purpose"})


@dataclass(frozen=True)
class Slot:
    """A label with its value; ``party`` is of whom, by label or section."""

    label: Label
    party: str
    where: Piece  # the label
    pieces: tuple[Piece, ...]  # the value, in order
    how: str

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def first(self) -> Piece:
        return self.pieces[0]


@dataclass(frozen=True)
class FormPage:
    """One sheet understood as a form."""

    sheet: Sheet
    cells: tuple[Cell, ...]
    sections: tuple[Section, ...]
    slots: tuple[Slot, ...]
    empty: tuple[tuple[Label, str, Piece], ...]  # labels without a value: label, party, place
    style: str = "right"  # where most values of this sheet stand: right, below or above


def read_form(
    sheet: Sheet, leave_out: frozenset[Piece] = frozenset(), options: frozenset[Piece] = frozenset()
) -> FormPage:
    """The labels of a sheet with their values; read tables, and the words of tick boxes, are left out."""
    rest = replace(sheet, pieces=tuple(p for p in sheet.pieces if p not in leave_out))
    cells = cells_of(rest, options)
    sections = find_sections([cell for cell in cells if cell.piece not in options])
    style = _style(sheet, cells)
    bids = sorted(_bids(sheet, cells, style), key=lambda bid: bid.cost)
    taken_labels: dict[Cell, Bid] = {}
    taken_values: set[Cell] = set()
    for bid in bids:
        if bid.label not in taken_labels and bid.value not in taken_values:
            taken_labels[bid.label] = bid
            taken_values.add(bid.value)
    answered = set(taken_labels)
    slots, empty = [], []
    for cell in cells:
        if cell.label is None:
            continue
        party = party_of(cell, cells, sections, answered)
        bid_won = taken_labels.get(cell)
        if bid_won is None:
            empty.append((cell.label, party, cell.piece))
            continue
        pieces = extend(sheet, bid_won, cells, taken_values, answered)
        slots.append(Slot(cell.label, party, cell.piece, pieces, bid_won.how))
    return FormPage(sheet, tuple(cells), tuple(sections), tuple(slots), tuple(empty), style)


def _style(sheet: Sheet, cells: list[Cell]) -> str:
    """Where this page's values stand, by those whose shape can be checked."""
    votes = {"right": 0.5, "below": 0.0, "above": 0.0}
    for cell in cells:
        if cell.label is None or cell.label.key not in ("dob", "date", "phone", "email", "nhs", "deadline"):
            continue
        for how, found in (
            ("right", right_of(cell, cells)),
            ("below", below_of(sheet, cell, cells)),
            ("above", above_of(sheet, cell, cells)),
        ):
            if found is not None and fits(cell.label.key, found.piece.text):
                votes[how] += 1
                break
    return max(votes, key=lambda how: votes[how])


def _bids(sheet: Sheet, cells: list[Cell], style: str) -> Iterable[Bid]:
    for cell in cells:
        if cell.label is None or cell.label.key == "sign":
            continue
        inline = next((other for other in cells if other.inline is cell), None)
        if inline is not None:
            yield Bid(0.0, cell, inline, "inline")
            continue
        for how, found, cost in _around(sheet, cell, cells):
            if found is None or found.label is not None or found.inline is not None:
                continue
            key = cell.label.key
            if has_shape(key) and not _could_be(sheet, key, found, cells):
                continue
            if key == "sink" and how == "above":
                continue
            extra = 0.0 if how == style or (key in _LONG and how == "below") else 1.5
            if extra and how != "right" and not has_shape(key) and key not in _LONG:
                continue
            yield Bid(cost + extra + (0.3 if key == "sink" else 0.0), cell, found, how)


def _around(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Iterable[tuple[str, Cell | None, float]]:
    height = max(1.0, sheet.line_height)
    right = right_of(cell, cells)
    yield "right", right, 1.0 + (max(0.0, right.piece.x0 - cell.piece.x1) / 250 if right else 0.0)
    below = below_of(sheet, cell, cells)
    yield "below", below, 1.6 + (max(0.0, below.piece.y0 - cell.piece.y1) / height if below else 0.0)
    above = above_of(sheet, cell, cells)
    yield "above", above, 1.8 + (max(0.0, cell.piece.y0 - above.piece.y1) / height if above else 0.0)
    if right is None and cell.colon and has_shape(cell.label.key if cell.label else ""):
        yield "wrap", next_line(sheet, cell, cells), 3.0


def _could_be(sheet: Sheet, key: str, found: Cell, cells: list[Cell]) -> bool:
    """Whether the text, or the text with its next line, has the label's shape."""
    if fits(key, found.piece.text):
        return True
    if key in ("dob", "date", "deadline", "email", "rank", "number"):
        return False
    if key in ("name", "person") and len(found.piece.text.split()) > 3:
        return False
    lines = [found.piece, *lines_after(sheet, found, cells, set(), limit=2)]
    return fits(
        key, ", ".join(p.text for p in lines) if key == "address" else " ".join(p.text for p in lines)
    )
