"""Labels and their values, by place: beside, beneath, above, on the same line or at the next line's beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from formsvc.intake.fields.grid import Cell, cells_of, same_row, tight_pitch
from formsvc.intake.fields.labels import Label, fits, has_shape
from formsvc.intake.fields.pieces import Piece, Sheet
from formsvc.intake.fields.sections import Section, find_sections, party_at

_LONG = frozenset({"info", "purpose"})
_SEVERAL_LINES = frozenset(
    {"info", "purpose", "address", "name", "person", "org", "sink", "rank", "reference", "phone"}
)


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


@dataclass(frozen=True)
class _Bid:
    cost: float
    label: Cell
    value: Cell
    how: str


def read_form(
    sheet: Sheet, leave_out: frozenset[Piece] = frozenset(), options: frozenset[Piece] = frozenset()
) -> FormPage:
    """The labels of a sheet with their values; tables already read, and the words of tick boxes, are left out."""
    rest = replace(sheet, pieces=tuple(p for p in sheet.pieces if p not in leave_out))
    cells = cells_of(rest, options)
    sections = find_sections([cell for cell in cells if cell.piece not in options])
    style = _style(sheet, cells)
    bids = sorted(_bids(sheet, cells, style), key=lambda bid: bid.cost)
    taken_labels: dict[Cell, _Bid] = {}
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
        party = _party(cell, cells, sections, answered)
        bid_won = taken_labels.get(cell)
        if bid_won is None:
            empty.append((cell.label, party, cell.piece))
            continue
        pieces = _extend(sheet, bid_won, cells, taken_values, answered)
        slots.append(Slot(cell.label, party, cell.piece, pieces, bid_won.how))
    return FormPage(sheet, tuple(cells), tuple(sections), tuple(slots), tuple(empty), style)


def _style(sheet: Sheet, cells: list[Cell]) -> str:
    """Where this page's values stand, by those whose shape can be checked."""
    votes = {"right": 0.5, "below": 0.0, "above": 0.0}
    for cell in cells:
        if cell.label is None or cell.label.key not in ("dob", "date", "phone", "email", "nhs", "deadline"):
            continue
        for how, found in (
            ("right", _right(cell, cells)),
            ("below", _below(sheet, cell, cells)),
            ("above", _above(sheet, cell, cells)),
        ):
            if found is not None and fits(cell.label.key, found.piece.text):
                votes[how] += 1
                break
    return max(votes, key=lambda how: votes[how])


def _bids(sheet: Sheet, cells: list[Cell], style: str) -> Iterable[_Bid]:
    for cell in cells:
        if cell.label is None or cell.label.key == "sign":
            continue
        inline = next((other for other in cells if other.inline is cell), None)
        if inline is not None:
            yield _Bid(0.0, cell, inline, "inline")
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
            yield _Bid(cost + extra + (0.3 if key == "sink" else 0.0), cell, found, how)


def _around(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Iterable[tuple[str, Cell | None, float]]:
    height = max(1.0, sheet.line_height)
    right = _right(cell, cells)
    yield "right", right, 1.0 + (max(0.0, right.piece.x0 - cell.piece.x1) / 250 if right else 0.0)
    below = _below(sheet, cell, cells)
    yield "below", below, 1.6 + (max(0.0, below.piece.y0 - cell.piece.y1) / height if below else 0.0)
    above = _above(sheet, cell, cells)
    yield "above", above, 1.8 + (max(0.0, cell.piece.y0 - above.piece.y1) / height if above else 0.0)
    if right is None and cell.colon and has_shape(cell.label.key if cell.label else ""):
        yield "wrap", _next_line(sheet, cell, cells), 3.0


def _could_be(sheet: Sheet, key: str, found: Cell, cells: list[Cell]) -> bool:
    """Whether the text, or the text with its next line, has the label's shape."""
    if fits(key, found.piece.text):
        return True
    if key in ("dob", "date", "deadline", "email", "rank", "number"):
        return False
    if key in ("name", "person") and len(found.piece.text.split()) > 3:
        return False
    lines = [found.piece, *_lines_after(sheet, found, cells, set(), limit=2)]
    return fits(
        key, ", ".join(p.text for p in lines) if key == "address" else " ".join(p.text for p in lines)
    )


def _right(cell: Cell, cells: list[Cell]) -> Cell | None:
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


def _below(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
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


def _above(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
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


def _next_line(sheet: Sheet, cell: Cell, cells: list[Cell]) -> Cell | None:
    piece = cell.piece
    found = [o for o in cells if 0.6 * sheet.line_height < o.piece.cy - piece.cy < 2.2 * sheet.line_height]
    if not found:
        return None
    first_row = min(other.piece.cy for other in found)
    row = [other for other in found if other.piece.cy - first_row < 0.6 * sheet.line_height]
    return min(row, key=lambda other: other.piece.x0)


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
    """Whether what reads like a label ("Coordinator") is the next line of a value: it has no value of its own."""
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


def _lines_after(
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
    while len(found) < limit:
        pitch = tight_pitch(sheet, current)
        options = [
            other
            for other in cells
            if other.inline is None
            and other not in taken
            and not other.piece.filled
            and 0.4 * sheet.line_height < other.piece.cy - current.cy <= pitch
            and any(abs(other.piece.x0 - edge) < 9 for edge in left_edges)
        ]
        best = min(options, key=lambda other: other.piece.cy, default=None)
        if (
            best is None
            or (best.label is not None and not _reads_on(best, cells, answered))
            or (label is not None and _starts_own_row(label, best, cells))
        ):
            break
        found.append(best.piece)
        current = best.piece
    return found


def _extend(
    sheet: Sheet, bid: _Bid, cells: list[Cell], taken: set[Cell], answered: set[Cell]
) -> tuple[Piece, ...]:
    """The value's first line with the lines that belong to it."""
    key = bid.label.label.key if bid.label.label else ""
    if key not in _SEVERAL_LINES or bid.value.piece.filled:
        return (bid.value.piece,)
    limit = {"info": 25, "purpose": 25, "address": 5, "sink": 6}.get(key, 2)
    known = answered if bid.how == "right" else None
    after = _lines_after(sheet, bid.value, cells, taken, limit=limit, label=bid.label, answered=known)
    lines = [bid.value.piece, *after]
    if bid.how == "right":
        lines = _lines_before(sheet, bid, cells, taken, limit) + lines
    return tuple(lines)


def _lines_before(sheet: Sheet, bid: _Bid, cells: list[Cell], taken: set[Cell], limit: int) -> list[Piece]:
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
        if best is None or best.piece.x0 < bid.label.piece.x1 - 4:
            break
        found.insert(0, best.piece)
        current = best.piece
    return found


_OFFICER_KEYS = frozenset({"rank", "number"})
_SUBJECT_KEYS = frozenset({"dob", "nhs"})


def _party(cell: Cell, cells: list[Cell], sections: list[Section], answered: set[Cell]) -> str:
    """Of whom the label speaks: by itself, by its section, else by the labels next to it."""
    label = cell.label
    if label is None or label.party:
        return label.party if label else ""
    party = party_at(sections, cell.piece.page, cell.piece.x0, cell.piece.y0)
    if party == "practice":
        return party
    if label.key in _SUBJECT_KEYS or (label.key == "address" and party in ("", "request", "subject")):
        before = _person_before(cell, cells, answered)
        if party == "other" or before == "other":
            return "other"
        if label.key in _SUBJECT_KEYS:
            return "subject"
    if label.key in ("surname", "forename") and party in ("", "request"):
        return "subject"
    if label.key in ("name", "address", "phone", "email", "rank", "postcode") and party in ("", "request"):
        return _by_neighbours(cell, cells, answered) or party
    return party


def _person_before(cell: Cell, cells: list[Cell], answered: set[Cell]) -> str:
    """The party of the person named last before a date of birth, a number or an address in the same column."""
    named = [
        other
        for other in cells
        if other.label is not None
        and other.label.key in ("name", "person", "surname")
        and other in answered
        and (
            (same_row(other.piece, cell.piece) and other.piece.x0 < cell.piece.x0)
            or (0 < cell.piece.cy - other.piece.cy < 90 and abs(other.piece.x0 - cell.piece.x0) < 60)
        )
    ]
    last = max(named, key=lambda other: (round(other.piece.cy / 8), other.piece.x0), default=None)
    return last.label.party if last is not None and last.label is not None else ""


def _by_neighbours(cell: Cell, cells: list[Cell], answered: set[Cell]) -> str:
    best: tuple[float, str] | None = None
    for other in cells:
        side = "" if other is cell else _side_of(other, other in answered)
        if not side or (side == "other" and not same_row(other.piece, cell.piece)):
            continue
        down = other.piece.cy - cell.piece.cy  # whom a number belongs to is mostly said before it
        distance = abs(down) * (
            2.5 if down > 2 and cell.label and cell.label.key in ("phone", "email") else 1.0
        )
        distance += 0.05 * abs(other.piece.x0 - cell.piece.x0)
        if distance < 7 * max(8.0, cell.piece.height) and (best is None or distance < best[0]):
            best = (distance, side)
    return best[1] if best else ""


def _side_of(cell: Cell, answered: bool) -> str:
    """Of whom a label surely speaks, so that its neighbours may be taken to speak of the same person."""
    if cell.label is None:
        return ""
    key, party = cell.label.key, cell.label.party
    if key in _OFFICER_KEYS or (party == "officer" and key not in ("sign", "phone", "email", "org")):
        return party or "officer"
    if key in _SUBJECT_KEYS and party in ("", "subject"):
        return "subject"
    if party == "subject" and (key in ("address", "surname", "forename") or (key == "name" and answered)):
        return "subject"
    return party if party in ("authoriser", "other") and answered and key in ("person", "name", "dob") else ""
