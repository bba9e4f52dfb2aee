"""Tick boxes with their labels, and the questions that a Yes and a No answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from formsvc.intake.fields.pieces import Mark, Piece, Sheet
from formsvc.intake.reading import TextSource

_YES = re.compile(r"^\W*(?:yes|y|ydy|oes|do)\b", re.I)
_NO = re.compile(r"^\W*(?:no|n|nac\w*)\b(?!\s*\d|\.)", re.I)


@dataclass(frozen=True)
class Choice:
    """A tick box, its label and the question of its row."""

    mark: Mark
    label: str
    question: str

    @property
    def answer(self) -> bool | None:
        """True for a Yes box, False for a No box, else None."""
        if _YES.match(self.label):
            return True
        return False if _NO.match(self.label) else None


def read_choices(sheet: Sheet) -> list[Choice]:
    """Every believable tick box of the sheet with its label and question."""
    marks = _believable(sheet)
    rows = [(mark, _beside(sheet, mark, marks)) for mark in marks]
    side = _label_side(rows)
    choices = []
    for mark, (left, right) in rows:
        label = (right if side == "right" else left) or (left if side == "right" else right)
        if label is None:
            continue
        text = _continued(sheet, label, marks) if side == "right" else _last_phrase(label)
        choice = Choice(mark, text, "")
        choices.append(replace(choice, question=_question(sheet, mark, label, choice, marks)))
    return choices


def _believable(sheet: Sheet) -> list[Mark]:
    free = [mark for mark in sheet.marks if not _inside_word(sheet, mark)]
    if len(free) < 3:
        return free
    size = median(mark.y1 - mark.y0 for mark in free)
    return [mark for mark in free if 0.65 * size <= mark.y1 - mark.y0 <= 1.5 * size]


def _inside_word(sheet: Sheet, mark: Mark) -> bool:
    """Whether the "box" is a letter: it stands within a word that was read there."""
    cx = (mark.x0 + mark.x1) / 2
    for piece in sheet.pieces:
        if piece.filled or not (piece.y0 <= mark.cy <= piece.y1):
            continue
        for word in piece.words:
            left, right = word.box.x0 * sheet.page.width, word.box.x1 * sheet.page.width
            if left + 1 < cx < right - 1 and len(word.text) > 2 and right - left > 1.6 * (mark.x1 - mark.x0):
                return True
    return False


def _on_row(mark: Mark, piece: Piece) -> bool:
    return abs(piece.cy - mark.cy) < 0.6 * max(piece.height, mark.y1 - mark.y0)


def _beside(sheet: Sheet, mark: Mark, marks: list[Mark]) -> tuple[Piece | None, Piece | None]:
    """The nearest text to the left and to the right, not beyond another tick box."""
    row = [piece for piece in sheet.pieces if not piece.filled and _on_row(mark, piece)]
    width = max(8.0, mark.x1 - mark.x0)
    cx = (mark.x0 + mark.x1) / 2
    right = min((p for p in row if p.x0 > cx - 2), key=lambda p: p.x0, default=None)
    left = max((p for p in row if p.x1 < cx + 2), key=lambda p: p.x1, default=None)
    others = [other for other in marks if other is not mark and abs(other.cy - mark.cy) < mark.y1 - mark.y0]
    if right and (
        right.x0 - mark.x1 > 3.0 * width or any(mark.x0 < other.x0 < right.x0 - 1 for other in others)
    ):
        right = None
    if left and (mark.x0 - left.x1 > 3.0 * width or any(left.x1 < other.x1 < mark.x1 for other in others)):
        left = None
    return left, right


def _label_side(rows: list[tuple[Mark, tuple[Piece | None, Piece | None]]]) -> str:
    """Whether labels stand right or left of their boxes on this sheet."""
    votes = 0
    for mark, (left, right) in rows:
        if right is not None and left is None:
            votes += 1
        elif left is not None and right is None:
            votes -= 1
        elif left is not None and right is not None:
            if left.text.rstrip().endswith(":") and not right.text[:1].islower():
                votes -= 1 if not _YES.match(right.text) else -1
            near_right, near_left = right.x0 - mark.x1, mark.x0 - left.x1
            votes += 1 if near_right <= near_left + 2 else -1
    return "left" if votes < 0 else "right"


def _last_phrase(piece: Piece) -> str:
    return piece.text


def _continued(sheet: Sheet, label: Piece, marks: list[Mark]) -> str:
    """The label with a next line set under it that has no box of its own."""
    below = [
        piece for piece in sheet.pieces
        if not piece.filled and abs(piece.x0 - label.x0) < 6 and 0.4 * label.height < piece.cy - label.cy < 1.25 * max(label.height, sheet.line_height)
    ]  # fmt: skip
    if (
        below
        and not any(abs(mark.cy - below[0].cy) < 0.6 * label.height for mark in marks)
        and not _YES.match(label.text)
        and not _NO.match(label.text)
    ):
        return f"{label.text} {below[0].text}"
    return label.text


def _question(sheet: Sheet, mark: Mark, label: Piece, choice: Choice, marks: list[Mark]) -> str:
    """The text that the row asks: left of its first box, with the lines joined to it, else the line above."""
    row = sorted(
        (p for p in sheet.pieces if not p.filled and p is not label and _on_row(mark, p) and p.x0 < mark.x0),
        key=lambda p: p.x0,
    )
    asked = [
        p
        for p in row
        if not (_YES.match(p.text) and len(p.text) < 14) and not (_NO.match(p.text) and len(p.text) < 14)
    ]
    if choice.answer is not None and asked:
        nearest = asked[-1]
        tail = re.sub(r"^\W*(?:yes|no)\b[\s/]*", "", nearest.text, flags=re.I)
        return _block(sheet, nearest, marks) if tail == nearest.text else tail
    if asked:
        first = asked[0]
        return _block(sheet, first, marks)
    above = [
        p
        for p in sheet.pieces
        if not p.filled
        and 0 < mark.cy - p.cy < 3.2 * sheet.line_height
        and p is not label
        and p.x0 < mark.x1 + 30
    ]
    return max(above, key=lambda p: p.cy).text if above else ""


def _block(sheet: Sheet, piece: Piece, marks: list[Mark]) -> str:
    """The piece with the lines of its cell above and below."""
    factor = 1.25 if piece.source is TextSource.OCR else 1.5
    pitch = factor * max(sheet.line_height, 0.8 * piece.height)
    lines = [piece]
    column = sorted(
        (p for p in sheet.pieces if not p.filled and abs(p.x0 - piece.x0) < 7), key=lambda p: p.cy
    )
    for other in column:
        if 0.4 * piece.height < other.cy - lines[-1].cy <= pitch and not _row_has_mark(other, marks):
            lines.append(other)
    for other in reversed(column):
        if 0.4 * piece.height < lines[0].cy - other.cy <= pitch and not _row_has_mark(other, marks):
            lines.insert(0, other)
    return " ".join(line.text for line in lines)


def _row_has_mark(piece: Piece, marks: list[Mark]) -> bool:
    return any(_on_row(mark, piece) and mark.x0 > piece.x0 for mark in marks)
