"""Cutting what a detector took for one line where it is two: at cell walls, tick boxes and wide gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from formsvc.intake.prepare import Picture, ink_of
from formsvc.intake.ticks import FoundBox

Corners = NDArray[np.float32]
WALL = 0.3  # inches: a longer upright line is a cell's wall, a shorter one a letter
GAP = 2.2  # of the line's height: wider than any hand's space between words
NARROWEST = 4.0  # pixels


def cut_into_cells(
    grey: Picture, found: Sequence[Corners], boxes: Iterable[FoundBox], *, scale: float, dpi: float
) -> list[Corners]:
    """The lines found in a picture, cut; ``scale`` takes the boxes' pixels to the picture's."""
    ink = ink_of(grey, block=31)
    walls = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(WALL * dpi), 1), np.uint8))
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(WALL * dpi)), np.uint8))
    letters = cv2.subtract(ink, cv2.dilate(cv2.bitwise_or(walls, level), np.ones((3, 3), np.uint8)))
    places = [
        (box.x * scale, box.y * scale, (box.x + box.width) * scale, (box.y + box.height) * scale)
        for box in boxes
    ]
    cells: list[Corners] = []
    for corners in found:
        cells += _cut(corners, walls > 0, letters > 0, places)
    return cells


def _cut(
    corners: Corners,
    walls: NDArray[np.bool_],
    letters: NDArray[np.bool_],
    places: Sequence[tuple[float, float, float, float]],
) -> list[Corners]:
    x0, y0 = np.maximum(0, corners.min(axis=0)).astype(int).tolist()
    x1, y1 = (corners.max(axis=0).astype(int) + 1).tolist()
    height = y1 - y0
    if x1 - x0 < 2 * height:
        return [corners]
    middle = slice(y0 + height // 4, y1 - height // 4)
    blocked = walls[middle, x0:x1].mean(axis=0) > 0.7
    for left, top, right, bottom in places:
        if top < (y0 + y1) / 2 < bottom and left < x1 and right > x0:
            blocked[max(0, int(left) - x0) : max(0, int(right) + 1 - x0)] = True
    inked = letters[y0 + height // 6 : y1 - height // 6, x0:x1].any(axis=0) & ~blocked
    return [_part(corners, begin, end) for begin, end in _stretches(inked, blocked, GAP * height)] or [
        corners
    ]


def _stretches(
    inked: NDArray[np.bool_], blocked: NDArray[np.bool_], widest_gap: float
) -> list[tuple[float, float]]:
    """The stretches of ink, as fractions of the line's width, with a little paper about them."""
    places = np.flatnonzero(inked)
    if not len(places):
        return []
    stops = np.cumsum(blocked)
    parts, begin = [], int(places[0])
    for last, place in zip(places[:-1].tolist(), places[1:].tolist(), strict=True):
        if place - last > widest_gap or stops[place] > stops[last]:
            parts.append((begin, last + 1))
            begin = place
    parts.append((begin, int(places[-1]) + 1))
    width = len(inked)
    if len(parts) == 1:
        return [(0.0, 1.0)]
    return [
        (max(0, left - 3) / width, min(width, right + 3) / width)
        for left, right in parts
        if right - left >= NARROWEST
    ]


def _part(corners: Corners, begin: float, end: float) -> Corners:
    """The piece of a four-cornered line between two fractions of its length."""
    if begin <= 0.0 and end >= 1.0:
        return corners
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    return np.array(
        [
            corners[0] + top * begin,
            corners[0] + top * end,
            corners[3] + bottom * end,
            corners[3] + bottom * begin,
        ],
        np.float32,
    )
