"""Paragraphs and table rows of a mail or Word file set out on pages, so that their geometry is like a scan's.

A tick sign inside the text becomes a ``Tick`` with its place, and the words about it lines of their own.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from formsvc.intake.reading import Box, Line, Page, TextSource, Tick
from formsvc.intake.reading_json import plain_text
from formsvc.intake.words import words_of

WIDTH, HEIGHT = 595.0, 842.0  # A4 in points
MARGIN, LINE_HEIGHT, SIGN_WIDTH = 48.0, 14.0, 5.0
GAP_BETWEEN_CELLS = 12.0
MOST_LINES_A_PAGE = int((HEIGHT - 2 * MARGIN) / LINE_HEIGHT)

EMPTY_SIGNS = "\u2610\u25a1\u25fb\u2b1c\u274f\u2751\uf06f\uf0a8\uf071\uf072"
TICKED_SIGNS = (
    "\u2611\u2612\u2714\u2713\u2717\u2718\u2705\u2327\u25a0\u25fc\uf0fe\uf0fd\uf0fc\uf052\uf053\uf054"
)
TICK = re.compile(rf"[{EMPTY_SIGNS}{TICKED_SIGNS}]|\[(?: |_|x|X|\u2713|\u2714)?\]|\((?: |x|X)\)")


@dataclass(frozen=True)
class Row:
    """One row: a paragraph has one cell, a table row several. Each cell is a list of paragraphs."""

    cells: tuple[tuple[str, ...], ...]


@dataclass
class _Sheet:
    lines: list[Line] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)


def paragraph(text: str) -> Row:
    """A paragraph as a row of one cell."""
    return Row(((text,),))


def lay_out(rows: Iterable[Row], *, source: TextSource, most_pages: int = 200) -> tuple[Page, ...]:
    """The rows on as many pages as they need."""
    sheets, used = [_Sheet()], 0
    for row in rows:
        cells = _wrapped(row)
        depth = max((len(cell) for cell in cells), default=0)
        if depth == 0:
            used += 1
            continue
        if used + min(depth, MOST_LINES_A_PAGE) > MOST_LINES_A_PAGE and used:
            sheets.append(_Sheet())
            used = 0
        for index in range(depth):
            if used >= MOST_LINES_A_PAGE:
                sheets.append(_Sheet())
                used = 0
            _set_line(sheets[-1], used, [cell[index] if index < len(cell) else "" for cell in cells], source)
            used += 1
        if len(sheets) > most_pages:
            break
    return tuple(
        Page(number, WIDTH, HEIGHT, tuple(sheet.lines), tuple(sheet.ticks), source=source)
        for number, sheet in enumerate(sheets[:most_pages], start=1)
    )


def _wrapped(row: Row) -> list[list[str]]:
    columns = max(1, len(row.cells))
    room = max(8, int((WIDTH - 2 * MARGIN - GAP_BETWEEN_CELLS * (columns - 1)) / columns / SIGN_WIDTH))
    wrapped: list[list[str]] = []
    for cell in row.cells:
        lines: list[str] = []
        for text in cell:
            for piece in text.splitlines() or [""]:
                clean = plain_text(piece)
                lines += textwrap.wrap(clean, room, break_long_words=True, break_on_hyphens=False)
        wrapped.append(lines)
    return wrapped


def _set_line(sheet: _Sheet, row: int, cells: Sequence[str], source: TextSource) -> None:
    top = (MARGIN + row * LINE_HEIGHT) / HEIGHT
    bottom = top + 0.8 * LINE_HEIGHT / HEIGHT
    room = (WIDTH - 2 * MARGIN + GAP_BETWEEN_CELLS) / max(1, len(cells))
    for column, text in enumerate(cells):
        if not text:
            continue
        left = MARGIN + column * room
        right = left + min(room - GAP_BETWEEN_CELLS, len(text) * SIGN_WIDTH)
        lines, ticks = split_at_ticks(text, Box(left / WIDTH, top, right / WIDTH, bottom), source)
        sheet.lines += lines
        sheet.ticks += ticks


def split_at_ticks(
    text: str, box: Box, source: TextSource, edges: Sequence[tuple[float, float]] | None = None
) -> tuple[list[Line], list[Tick]]:
    """Lines and ticks of one run of text; ``edges`` gives each sign's left and right if they are known."""
    if edges is None:
        step = box.width / max(1, len(text))
        edges = [(box.x0 + i * step, box.x0 + (i + 1) * step) for i in range(len(text))]
    lines: list[Line] = []
    ticks: list[Tick] = []
    begin = 0
    for match in TICK.finditer(text):
        _append_line(lines, text, begin, match.start(), box, source, edges)
        place = _span(edges, match.start(), match.end(), box)
        ticks.append(Tick(place, _is_ticked(match.group()), 1.0, source))
        begin = match.end()
    _append_line(lines, text, begin, len(text), box, source, edges)
    return lines, ticks


def _is_ticked(sign: str) -> bool:
    return sign in TICKED_SIGNS or (sign[1:-1].strip(" _") != "" and len(sign) > 1)


def _append_line(
    lines: list[Line],
    text: str,
    begin: int,
    end: int,
    box: Box,
    source: TextSource,
    edges: Sequence[tuple[float, float]],
) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    clean = plain_text(text[begin:end])
    if clean:
        place = _span(edges, begin, end, box)
        lines.append(Line(clean, place, 1.0, source, words_of(clean, place)))


def _span(edges: Sequence[tuple[float, float]], begin: int, end: int, box: Box) -> Box:
    left = min(0.99999, max(0.0, min(edge[0] for edge in edges[begin:end])))
    right = min(1.0, max(left + 1e-5, max(edge[1] for edge in edges[begin:end])))
    return Box(left, box.y0, right, box.y1)
