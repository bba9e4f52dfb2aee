"""Tick boxes with their labels, and the questions that a Yes and a No answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from formsvc.intake.fields.pieces import Mark, Piece, Sheet
from formsvc.intake.reading import TextSource

_YES_OR_NO = re.compile(r"^\W*(?:yes|no|ydy|nac ydy|y|n)(?:\s*/\s*\w+(?: \w+)?)?\W*$", re.I)
_ASKED_TOGETHER = re.compile(r"^(.{8,}[?:])\s*((?:yes|no)\W*)$", re.I)  # question and answer in one run
_YES = re.compile(r"^\W*(?:yes|y|ydy|oes|do)\b", re.I)
_NO = re.compile(r"^\W*(?:no|n|nac\w*)\b(?!\s*\d|\.)", re.I)


@dataclass(frozen=True)
class Choice:
    """A tick box, its label and the question of its row."""

    mark: Mark
    label: str
    question: str
    piece: Piece  # the label

    @property
    def answer(self) -> bool | None:
        """True for a Yes box, False for a No box, else None."""
        if _YES.match(self.label):
            return True
        return False if _NO.match(self.label) else None


def read_choices(sheet: Sheet) -> list[Choice]:
    """Every believable tick box of the sheet with its label and question."""
    marks = sorted(_believable(sheet), key=lambda mark: (round(mark.cy / 6), mark.x0))
    rows = [(mark, _beside(sheet, mark, marks)) for mark in marks]
    side = _label_side(rows)
    labelled: list[tuple[Mark, Piece]] = []
    for mark, (left, right) in rows:
        behind = side == "left" or _labels_before(mark, rows)
        label = left if behind else right
        if label is None and not behind:
            label = _on_next_line(sheet, mark, marks)
        label = label or left or right
        if label is not None:
            labelled.append((mark, label))
    options = {label for _, label in labelled}
    choices: list[Choice] = []
    for mark, label in labelled:
        text = _continued(sheet, label, marks) if side == "right" else label.text
        asked = _ASKED_TOGETHER.match(text)
        choice = Choice(mark, asked[2] if asked else text, "", label)
        question = (
            (asked[1] if asked else "")
            or _question(sheet, mark, choice, options, marks)
            or _asked_above(sheet, choice, choices, options)
        )
        choices.append(replace(choice, question=question))
    return choices


def _labels_before(mark: Mark, rows: list[tuple[Mark, tuple[Piece | None, Piece | None]]]) -> bool:
    """Whether this row writes "Yes [ ]  No [x]": words close before every box, nothing after the last."""
    row = sorted(
        (item for item in rows if abs(item[0].cy - mark.cy) < mark.y1 - mark.y0), key=lambda item: item[0].x0
    )
    lefts = [left for _, (left, _) in row]
    return row[-1][1][1] is None and all(
        left is not None and (_YES_OR_NO.match(left.text) or _ASKED_TOGETHER.match(left.text) or len(row) > 2)
        for left in lefts
    )


def option_pieces(sheet: Sheet, choices: list[Choice]) -> frozenset[Piece]:
    """The pieces that are nothing but the words of a tick box."""
    return frozenset(c.piece for c in choices if c.mark.page == sheet.number and ":" not in c.piece.text)


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


def _on_next_line(sheet: Sheet, mark: Mark, marks: list[Mark]) -> Piece | None:
    """The label of a box at a line's end, where its words begin the next line of the cell."""
    row = [other.x0 for other in marks if abs(other.cy - mark.cy) < mark.y1 - mark.y0]
    below = [
        piece
        for piece in sheet.pieces
        if not piece.filled
        and 0.4 * sheet.line_height < piece.cy - mark.cy < 1.6 * sheet.line_height
        and min(row) - 25 < piece.x0 < mark.x0
        and not any(
            _on_row(other, piece) and other.x0 < piece.x0 and piece.x0 - other.x1 < 25 for other in marks
        )
    ]
    return min(below, key=lambda piece: (piece.cy, piece.x0), default=None)


def _continued(sheet: Sheet, label: Piece, marks: list[Mark]) -> str:
    """The label with a next line set under it that has no box of its own."""
    below = [
        piece
        for piece in sheet.pieces
        if not piece.filled
        and abs(piece.x0 - label.x0) < 6
        and 0.4 * label.height < piece.cy - label.cy < 1.25 * max(label.height, sheet.line_height)
    ]
    if (
        below
        and not any(abs(mark.cy - below[0].cy) < 0.6 * label.height for mark in marks)
        and not _YES.match(label.text)
        and not _NO.match(label.text)
    ):
        return f"{label.text} {below[0].text}"
    return label.text


def _question(sheet: Sheet, mark: Mark, choice: Choice, options: set[Piece], marks: list[Mark]) -> str:
    """The text that the row asks: what stands nearest to the left and is no other box's words."""
    row = sorted(
        (p for p in sheet.pieces if not p.filled and _on_row(mark, p) and p.x1 < mark.x0 + 4),
        key=lambda p: p.x0,
    )
    for piece in reversed(row):
        if piece is choice.piece:
            continue
        asked = _ASKED_TOGETHER.match(piece.text)
        if piece in options and asked and _YES_OR_NO.match(choice.label):
            return asked[1]
        tail = _after_yes_or_no(piece.text)
        if piece in options and tail:
            return tail
        if piece not in options and not _YES_OR_NO.match(piece.text):
            return _block(sheet, piece, marks)
    return ""


def _after_yes_or_no(text: str) -> str:
    """The next question, where it was read as one with the box's own word: "No If yes, was it given?"."""
    match = re.match(r"^\W*(?:yes|no)\b[\s/]*(?=\w)(.{8,})$", text, re.I)
    return match[1] if match else ""


def _asked_above(sheet: Sheet, choice: Choice, before: list[Choice], options: set[Piece]) -> str:
    """The question of the box above in the same column, else the line of text above."""
    mark = choice.mark
    column = [
        c
        for c in before
        if abs(c.mark.x0 - mark.x0) < 9 and 0 < mark.cy - c.mark.cy < 3.2 * sheet.line_height
    ]
    if column and column[-1].question:
        return column[-1].question
    above = [
        p
        for p in sheet.pieces
        if not p.filled
        and p not in options
        and 0.3 * sheet.line_height < mark.cy - p.cy < 3.2 * sheet.line_height
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
