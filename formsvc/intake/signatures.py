"""Ink that is neither printed text nor rule nor tick box: maybe a signature. A hint for a person, no more."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from formsvc.intake.prepare import Picture, ink_of
from formsvc.intake.reading import Box, Line
from formsvc.intake.words import fraction_box

UNSURE_TEXT = 0.80  # a scrawl is often "read", but never with confidence
LEAST_WIDTH, LEAST_HEIGHT, LEAST_INK = 60, 16, 120  # pixels at 200 dpi


def signature_marks(grey: Picture, lines: Sequence[Line]) -> tuple[Box, ...]:
    """Boxes of larger blobs of ink on a page at 200 dpi that no engine took for words."""
    height, width = grey.shape
    ink = ink_of(grey)
    ink = cv2.subtract(ink, _rules(ink)).astype(np.uint8)
    for line in lines:
        if line.confidence >= UNSURE_TEXT:
            x0, x1 = int(line.box.x0 * width), int(line.box.x1 * width)
            y0, y1 = int(line.box.y0 * height), int(line.box.y1 * height)
            ink[max(0, y0 - 3) : y1 + 4, max(0, x0 - 4) : x1 + 5] = 0
    ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)).astype(np.uint8)
    return tuple(_blobs(ink))


def _blobs(ink: Picture) -> list[Box]:
    height, width = ink.shape
    joined = cv2.dilate(ink, np.ones((9, 25), np.uint8))
    count, _, figures, _ = cv2.connectedComponentsWithStats(joined)
    marks = []
    for x, y, wide, high, _area in figures[1:count].tolist():
        inside = int(np.count_nonzero(ink[y : y + high, x : x + wide]))
        at_edge = x < 8 or y < 8 or x + wide > width - 8 or y + high > height - 8
        too_large = wide > 0.7 * width or high > 0.25 * height
        if at_edge or too_large or wide < LEAST_WIDTH + 24 or high < LEAST_HEIGHT + 8 or inside < LEAST_INK:
            continue
        box = fraction_box(x + 12, y + 4, x + wide - 12, y + high - 4, width, height)
        if box is not None:
            marks.append(box)
    return marks


def _rules(ink: Picture) -> Picture:
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 60), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((60, 1), np.uint8))
    return cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8)).astype(np.uint8)
