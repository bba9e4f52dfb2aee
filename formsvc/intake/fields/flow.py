"""The document as running text, paragraph by paragraph, each place of it traceable to its piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from formsvc.intake.fields.grid import tight_pitch
from formsvc.intake.fields.pieces import Piece, Sheet


@dataclass(frozen=True)
class Flow:
    """Paragraphs parted by line ends; lines within one by spaces."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def pieces_at(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that hold this part of the text."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        return self.pieces[first : last + 1]


def read_flow(sheets: list[Sheet]) -> Flow:
    """All sheets in reading order."""
    parts: list[str] = []
    starts: list[int] = []
    pieces: list[Piece] = []
    length = 0
    for sheet in sheets:
        for paragraph in _paragraphs(sheet):
            for place, piece in enumerate(paragraph):
                text = piece.text.replace("\n", " ")
                starts.append(length)
                pieces.append(piece)
                last = place == len(paragraph) - 1
                glue = "\n" if last else ("" if re.search(r"\w-$", text) and "@" not in text else " ")
                parts.append(text + glue)
                length += len(text) + len(glue)
    return Flow("".join(parts), tuple(starts), tuple(pieces))


def _paragraphs(sheet: Sheet) -> list[list[Piece]]:
    left = sorted((p for p in sheet.pieces), key=lambda piece: (piece.y0, piece.x0))
    rows = sorted(left, key=lambda piece: (round(piece.cy / max(1.0, 0.6 * sheet.line_height)), piece.x0))
    found: list[list[Piece]] = []
    used: set[int] = set()
    for piece in rows:
        if id(piece) in used:
            continue
        used.add(id(piece))
        paragraph = [piece]
        while not piece.filled:
            below = _next_line(sheet, paragraph[-1], rows, used)
            if below is None:
                break
            used.add(id(below))
            paragraph.append(below)
        found.append(paragraph)
    return found


def _next_line(sheet: Sheet, piece: Piece, rows: list[Piece], used: set[int]) -> Piece | None:
    pitch = tight_pitch(sheet, piece)
    wide = 1.75 * max(sheet.line_height, piece.height)
    runs_on = piece.x1 - piece.x0 > 0.55 * sheet.page.width and not re.search(r"[.:;?!]$", piece.text)
    options = [
        other
        for other in rows
        if id(other) not in used
        and not other.filled
        and abs(other.x0 - piece.x0) < 22
        and 0.4 * sheet.line_height < other.cy - piece.cy
        and other.cy - piece.cy <= (wide if runs_on and other.text[:1].islower() else pitch)
    ]
    return min(options, key=lambda other: (abs(other.x0 - piece.x0) > 4, other.cy), default=None)


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of the text with their places; a full stop in an abbreviation ends none."""
    found, start = [], 0
    for stop in re.finditer(
        r"(?<!\bno)(?<!\bNo)(?<!\bref)(?<!\bRef)(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bs)(?<!\bpara)[.?!](?="
        r"\s+[A-Z\"(]|\s*\n|\s*$)|\n",
        text,
    ):
        sentence = text[start : stop.end()].strip()
        if sentence:
            found.append((start + text[start : stop.end()].index(sentence[0]), sentence))
        start = stop.end()
    if text[start:].strip():
        found.append((start, text[start:].strip()))
    return found
