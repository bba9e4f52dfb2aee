"""A Yes or No that was circled or struck through by hand, as two tick boxes before the words.

Only where it is plain: one clean ring about one of the pair, or a line through one of them; else nothing.
The line is parted at the words, so that they read like the words beside printed boxes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from formsvc.intake.prepare import Picture, ink_of
from formsvc.intake.reading import Box, Line, TextSource, Tick
from formsvc.intake.words import words_of

SURE = 0.9
NARROWEST, WIDEST, LOWEST, HIGHEST = 36, 190, 28, 110  # pixels of a ring's inside at 200 dpi
ROUND = (0.88, 1.1)  # of an ellipse's area in its box
_WORD = re.compile(r"(?<![A-Za-z])[(Il]?(yes|no)[yj]?(?![A-Za-z])", re.I)
Place = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Word:
    """A Yes or No in a line that was read, its place in pixels."""

    line: Line
    begin: int
    end: int
    says_yes: bool
    place: Place

    @property
    def middle(self) -> float:
        return (self.place[0] + self.place[2]) / 2


@dataclass(frozen=True)
class Marked:
    """The lines, parted where a word was marked; the ticks that this makes; where the rings are."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    rings: tuple[Box, ...]


def marked_words(grey: Picture, lines: Sequence[Line]) -> Marked:
    """Circled and struck-out words on a page at 200 dpi."""
    height, width = grey.shape
    words = [word for line in lines for word in _words(line, width, height)]
    if not words:
        return Marked(tuple(lines), (), ())
    ink = ink_of(grey)
    chosen: dict[_Word, bool] = {}
    circled: list[Box] = []
    for ring in _rings(ink):
        word = _word_in(ring, words)
        if word is not None:
            chosen[word] = True
            circled.append(_fraction(ring, width, height))
    for word in words:
        if word not in chosen and _is_struck(ink, word.place):
            chosen[word] = False
    ticks: dict[_Word, bool] = {}
    for yes, no in _pairs(words):
        told = {bool(chosen[word]) == word.says_yes for word in (yes, no) if word in chosen}
        if len(told) == 1:
            says_yes = told.pop()
            ticks |= {yes: says_yes, no: not says_yes}
    parted = [
        piece for line in lines for piece in _parted(line, [word for word in ticks if word.line is line])
    ]
    return Marked(
        tuple(parted),
        tuple(_tick(word, checked, width, height) for word, checked in ticks.items()),
        tuple(circled),
    )


def _words(line: Line, width: int, height: int) -> Iterator[_Word]:
    step = line.box.width / max(1, len(line.text))
    for found in _WORD.finditer(line.text):
        left, right = line.box.x0 + found.start() * step, line.box.x0 + found.end() * step
        place = (left * width, line.box.y0 * height, right * width, line.box.y1 * height)
        yield _Word(line, found.start(), found.end(), found[1].lower() == "yes", place)


def _rings(ink: Picture) -> list[Place]:
    """The insides of closed curves of an ellipse's shape."""
    outlines, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found: list[Place] = []
    for outline, node in zip(outlines, () if tree is None else tree[0], strict=True):
        x, y, wide, high = cv2.boundingRect(outline)
        if node[3] < 0 or not (NARROWEST <= wide <= WIDEST and LOWEST <= high <= HIGHEST):
            continue
        share = cv2.contourArea(outline) / (math.pi / 4 * wide * high)
        if ROUND[0] <= share <= ROUND[1] and _has_a_word(ink[y : y + high, x : x + wide]):
            found.append((float(x), float(y), float(x + wide), float(y + high)))
    return found


def _has_a_word(inside: Picture) -> bool:
    """Whether ink stands in the middle, as it does not in a letter O or a punched hole."""
    high, wide = inside.shape
    middle = inside[high // 4 : high - high // 4, wide // 4 : wide - wide // 4]
    return bool(0.08 < np.count_nonzero(middle) / max(1, middle.size) < 0.7)


def _word_in(ring: Place, words: Sequence[_Word]) -> _Word | None:
    """The word that a ring is about: nearest to its middle, and clearly nearer than any other."""
    x0, y0, x1, y1 = ring
    row = [word for word in words if word.place[1] < (y0 + y1) / 2 < word.place[3]]
    near = sorted(row, key=lambda word: abs(word.middle - (x0 + x1) / 2))
    if not near or abs(near[0].middle - (x0 + x1) / 2) > 0.6 * (x1 - x0):
        return None
    if len(near) > 1 and abs(near[1].middle - (x0 + x1) / 2) < 1.8 * abs(near[0].middle - (x0 + x1) / 2):
        return None
    return near[0]


def _is_struck(ink: Picture, place: Place) -> bool:
    """Whether a thin line goes through the middle of a word and beyond both its ends."""
    x0, y0, x1, y1 = (round(value) for value in place)
    beyond, high = max(3, (x1 - x0) // 10), y1 - y0
    if high < 12 or x1 - x0 < 12 or x0 - beyond < 0:
        return False
    band = ink[y0 + round(0.35 * high) : y0 + round(0.7 * high), x0 - beyond : x1 + beyond] > 0
    filled = cv2.morphologyEx(band.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    rows = np.flatnonzero(filled.mean(axis=1) > 0.95)
    return 2 <= len(rows) <= max(3, high // 6)


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """Each Yes with the No beside it on its row, no other word of the kind between."""
    row_order = sorted(words, key=lambda word: word.middle)
    for yes in (word for word in words if word.says_yes):
        level = [
            w
            for w in row_order
            if w is not yes and w.place[1] < (yes.place[1] + yes.place[3]) / 2 < w.place[3]
        ]
        after = [word for word in level if word.middle > yes.middle]
        room = 6 * (yes.place[3] - yes.place[1])
        if after and not after[0].says_yes and after[0].middle - yes.middle < room:
            yield yes, after[0]


def _parted(line: Line, words: Sequence[_Word]) -> Iterator[Line]:
    """The line in pieces: each marked word by itself, and what stands between without its strokes."""
    if not words:
        yield line
        return
    step = line.box.width / max(1, len(line.text))
    begin = 0
    for word in sorted(words, key=lambda word: word.begin):
        yield from _piece(line, line.text[begin : word.begin], begin, step, short=step)
        yield from _piece(line, "Yes" if word.says_yes else "No", word.begin, step, short=0.0)
        begin = word.end
    yield from _piece(line, line.text[begin:], begin, step, short=0.0)


def _piece(line: Line, text: str, begin: int, step: float, *, short: float) -> Iterator[Line]:
    clean = text.strip(" /|()\\")
    if not re.search(r"\w", clean):
        return
    left = line.box.x0 + (begin + text.find(clean)) * step
    right = min(1.0, max(left + step / 2, left + len(clean) * step - short))
    box = Box(left, line.box.y0, right, line.box.y1)
    yield replace(line, text=clean, box=box, words=words_of(clean, box, line.confidence))


def _tick(word: _Word, checked: bool, width: int, height: int) -> Tick:
    """A box of the word's height, just before it."""
    side = 0.6 * (word.place[3] - word.place[1])
    middle = (word.place[1] + word.place[3]) / 2
    left = max(0.0, word.place[0] - side - 1)
    place = (left, middle - side / 2, max(left + 1, word.place[0] - 1), middle + side / 2)
    return Tick(_fraction(place, width, height), checked, SURE, TextSource.OCR)


def _fraction(place: Place, width: int, height: int) -> Box:
    return Box(place[0] / width, place[1] / height, min(1.0, place[2] / width), min(1.0, place[3] / height))
