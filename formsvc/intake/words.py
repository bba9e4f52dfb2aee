"""Boxes in fractions, and the words of a line with places in proportion to their letters."""

from __future__ import annotations

from formsvc.intake.reading import Box, Word


def fraction_box(x0: float, y0: float, x1: float, y1: float, width: float, height: float) -> Box | None:
    """A box as fractions of the page, cut at its edges; nothing if it lies outside."""
    left, right = max(0.0, x0 / width), min(1.0, x1 / width)
    top, bottom = max(0.0, y0 / height), min(1.0, y1 / height)
    if right - left < 1e-5 or bottom - top < 1e-5:
        return None
    return Box(left, top, right, bottom)


def words_of(text: str, box: Box, confidence: float = 1.0) -> tuple[Word, ...]:
    """The words of a line with places in proportion to their letters."""
    words, position = [], 0
    for piece in text.split(" "):
        if piece:
            x0 = box.x0 + box.width * position / len(text)
            x1 = box.x0 + box.width * (position + len(piece)) / len(text)
            words.append(Word(piece, Box(x0, box.y0, x1, box.y1), confidence))
        position += len(piece) + 1
    return tuple(words)
