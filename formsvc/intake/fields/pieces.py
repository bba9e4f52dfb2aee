"""Pieces of text on a sheet, in points: parted at tick boxes and wide gaps, broken e-mails joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from formsvc.intake.normalise.emails import find_emails
from formsvc.intake.reading import Box, DocumentText, FormField, Line, Page, TextSource, Tick, Word

_TICK_SIGNS = re.compile(r"[☐☑☒□■▢✓✔✗✘]|\[[ xX]?\](?=\s|$)")
_DOTS = re.compile(r"(?:\s?[._…]){4,}|…+|_{2,}")


MOST_PAGES = 12  # a request says what it wants at its beginning
MOST_LINES = 400  # a page with more is no form, and would take long


@dataclass(frozen=True)
class Piece:
    """A run of text, with its place in points from the top left of its page."""

    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 1.0
    source: TextSource = TextSource.TEXT
    words: tuple[Word, ...] = ()
    filled: bool = False  # a form field's value

    @property
    def cy(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def sure(self) -> bool:
        """Whether the reading itself may be believed: not OCR, or OCR of a high score."""
        return self.source is not TextSource.OCR or self.confidence >= 0.98

    def cut(self, start: int, end: int) -> Piece:
        """The part of the piece between two places of its text."""
        inner = self.text[start:end]
        left = start + len(inner) - len(inner.lstrip())
        right = start + len(inner.rstrip())
        width = (self.x1 - self.x0) / max(1, len(self.text))
        x0, x1 = self.x0 + left * width, self.x0 + max(right, left + 1) * width
        return replace(self, text=inner.strip(), x0=x0, x1=x1, words=())


@dataclass(frozen=True)
class Mark:
    """A tick box in points."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    checked: bool
    confidence: float
    source: TextSource

    @property
    def cy(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True)
class Sheet:
    """One page's pieces and tick boxes."""

    page: Page
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]

    @property
    def number(self) -> int:
        return self.page.number

    @cached_property
    def line_height(self) -> float:
        heights = [piece.height for piece in self.pieces if not piece.filled]
        return float(median(heights)) if heights else 12.0

    def box_of(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A place in points as fractions of the page."""
        width, height = self.page.width or 1.0, self.page.height or 1.0
        return Box(
            _part(x0 / width),
            _part(y0 / height),
            _part(x1 / width, above=x0 / width),
            _part(y1 / height, above=y0 / height),
        )


def _part(value: float, *, above: float = -1.0) -> float:
    return round(min(1.0, max(0.0, value, above + 0.0001)), 5)


def read_sheets(document: DocumentText) -> list[Sheet]:
    """Every page as a sheet."""
    return [_read_sheet(page) for page in document.pages[:MOST_PAGES]]


def _read_sheet(page: Page) -> Sheet:
    marks = tuple(_mark(page, tick) for tick in page.ticks)
    parted: list[Piece] = []
    for line in page.lines[:MOST_LINES]:
        parted.extend(_part_line(page, line, marks))
    filled = [_filled(page, item) for item in page.form_fields if item.value.strip()]
    pieces = [piece for piece in _join_emails(parted) if piece.text] + filled
    return Sheet(page, tuple(sorted(pieces, key=lambda piece: (round(piece.cy), piece.x0))), marks)


def _mark(page: Page, tick: Tick) -> Mark:
    box, width, height = tick.box, page.width, page.height
    return Mark(
        page.number,
        box.x0 * width,
        box.y0 * height,
        box.x1 * width,
        box.y1 * height,
        tick.checked,
        tick.confidence,
        tick.source,
    )


def _filled(page: Page, item: FormField) -> Piece:
    box = item.box
    text = re.sub(r"\s*\n\s*", "\n", item.value.replace("\r", "\n")).strip()
    return Piece(
        text,
        page.number,
        box.x0 * page.width,
        box.y0 * page.height,
        box.x1 * page.width,
        box.y1 * page.height,
        source=TextSource.ACROFORM,
        filled=True,
    )


def clean(text: str) -> str:
    """Text without tick signs, dotted lines and stray marks at its ends."""
    plain = _DOTS.sub(" ", _TICK_SIGNS.sub(" ", text)).replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"\s+", " ", plain).strip(" |'\"•·")


def _part_line(page: Page, line: Line, marks: tuple[Mark, ...]) -> Iterable[Piece]:
    whole = _as_piece(page, line.text, line.box, line)
    if (
        len(line.words) < 2
        or abs(len("".join(w.text for w in line.words)) - len(line.text.replace(" ", ""))) > 3
    ):
        yield replace(whole, text=clean(line.text))
        return
    run: list[Word] = [line.words[0]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if _is_break(page, before, word, marks):
            yield _run_piece(page, run, line)
            run = []
        run.append(word)
    yield _run_piece(page, run, line)


def _is_break(page: Page, before: Word, after: Word, marks: tuple[Mark, ...]) -> bool:
    left, right = before.box.x1 * page.width, after.box.x0 * page.width
    height = max(before.box.height, after.box.height) * page.height
    if right - left > max(1.7 * height, 14.0):
        return True
    cy = (before.box.y0 + before.box.y1) / 2 * page.height
    return any(
        abs(mark.cy - cy) < 0.6 * height
        and left - 0.35 * height <= (mark.x0 + mark.x1) / 2 <= right + 0.35 * height
        and right - left > 0.4 * height
        for mark in marks
    )


def _run_piece(page: Page, run: list[Word], line: Line) -> Piece:
    box = Box(
        min(word.box.x0 for word in run),
        min(word.box.y0 for word in run),
        max(word.box.x1 for word in run),
        max(word.box.y1 for word in run),
    )
    piece = _as_piece(page, clean(" ".join(word.text for word in run)), box, line)
    return replace(piece, words=tuple(run))


_FIGURES = re.compile(r"(?<![A-Za-z@.\d])(?=[ozO\d]*\d)[ozO\d]{2,}(?![A-Za-z@\d])")


def _figures(text: str) -> str:
    """Old-style figures, "2o14" and "61zo", as the digits that they are."""
    return _FIGURES.sub(lambda match: match.group().translate(str.maketrans("oOz", "002")), text)


def _as_piece(page: Page, text: str, box: Box, line: Line) -> Piece:
    return Piece(
        _figures(text) if line.source is TextSource.OCR else text,
        page.number,
        box.x0 * page.width,
        box.y0 * page.height,
        box.x1 * page.width,
        box.y1 * page.height,
        confidence=line.confidence,
        source=line.source,
        words=line.words,
    )


def _join_emails(pieces: list[Piece]) -> list[Piece]:
    """Pieces with e-mail addresses joined that were broken at a line end within a column."""
    kept = list(pieces)
    for first in pieces:
        if not re.search(r"(?:[\w][\-._]|@[\w.\-]*)$", first.text) or first not in kept:
            continue
        if find_emails(first.text) and first.text[-1] not in "-.":
            continue
        if (
            "@" not in first.text.split()[-1]
            and re.search(r"[A-Z]", first.text.split()[-1])
            and first.text[-1] == "."
        ):
            continue
        second = _piece_below(first, kept)
        if (
            second is None
            or not _one_column(first, second)
            or re.fullmatch(r"(?i)(?:ref|tel|no|mob)\.", first.text)
        ):
            continue
        head, _, tail = second.text.partition(" ")
        joined = first.text + head
        before, after = len(find_emails(first.text)), len(find_emails(joined))
        if after > before or (after and "@" in head and find_emails(joined) != find_emails(second.text)):
            kept[kept.index(first)] = replace(
                first,
                text=joined,
                y1=max(first.y1, second.y1),
                words=(),
                confidence=min(first.confidence, second.confidence),
            )
            if tail:
                kept[kept.index(second)] = replace(second, text=tail, words=())
            else:
                kept.remove(second)
    return kept


def _one_column(first: Piece, second: Piece) -> bool:
    return abs(first.x0 - second.x0) < 14 or abs(first.x1 - second.x1) < 14


def _piece_below(piece: Piece, among: list[Piece]) -> Piece | None:
    below = [
        other
        for other in among
        if other.page == piece.page
        and other is not piece
        and 0.3 * piece.height < other.cy - piece.cy < 2.4 * piece.height
        and other.x0 < piece.x1
        and other.x1 > piece.x0 - 0.6 * (piece.x1 - piece.x0)
    ]
    right_edged = [other for other in below if "@" in other.text or re.match(r"^[a-z.]", other.text)]
    return min(
        right_edged or below, key=lambda other: (other.cy - piece.cy, abs(other.x0 - piece.x0)), default=None
    )
