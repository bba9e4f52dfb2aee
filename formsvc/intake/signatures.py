"""Ink that is neither printed text nor rule nor tick box nor stamp: maybe a signature. A hint for a person.

A mark is as dark as writing is (what shines through from the back is not) and has a stroke of some length
(the noise of a dark photograph has none).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from formsvc.intake.prepare import Picture, ink_of
from formsvc.intake.reading import Box, Line
from formsvc.intake.words import fraction_box

UNSURE_TEXT = 0.80  # a scrawl is often "read", but never with confidence
LEAST_WIDTH, LEAST_HEIGHT, LEAST_INK = 60, 16, 120  # pixels at 200 dpi
LEAST_STROKE = 35  # pixels across the longest stroke
FAINT = 0.65  # of the way from the darkness of print to that of paper: ballpoint lies under it
STAMP_ROOM = 2.0  # of a stamped line's height: its frame and what was not read of it


def signature_marks(grey: Picture, lines: Sequence[Line], others: Sequence[Box] = ()) -> tuple[Box, ...]:
    """Boxes of larger blobs of ink on a page at 200 dpi that no engine took for words.

    ``others`` are places whose ink is accounted for: filled fields, rings about words.
    """
    height, width = grey.shape
    ink = ink_of(grey)
    ink = cv2.subtract(ink, _rules(ink)).astype(np.uint8)
    sure = [line for line in lines if line.confidence >= UNSURE_TEXT]
    faint = _faintest(grey, ink, [line.box for line in sure])
    for box, across, down in [
        *((line.box, 4.0, 3.0) for line in sure),
        *((line.box, *[STAMP_ROOM * line.box.height * height] * 2) for line in lines if line.stamp),
        *((box, 4.0, 4.0) for box in others),
    ]:
        left, right = int(box.x0 * width - across), int(box.x1 * width + across)
        top, bottom = int(box.y0 * height - down), int(box.y1 * height + down)
        ink[max(0, top) : bottom + 1, max(0, left) : right + 1] = 0
    ink[grey > faint] = 0
    ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)).astype(np.uint8)
    return tuple(_blobs(ink))


def _faintest(grey: Picture, ink: Picture, places: Sequence[Box]) -> float:
    """How light the ink of a mark may be, after that of the page's sure text."""
    height, width = grey.shape
    printed: list[NDArray[np.uint8]] = []
    for box in places[:60]:
        rows = slice(int(box.y0 * height), int(box.y1 * height) + 1)
        columns = slice(int(box.x0 * width), int(box.x1 * width) + 1)
        printed.append(grey[rows, columns][ink[rows, columns] > 0])
    dark = np.concatenate(printed) if printed else np.zeros(0, np.uint8)
    if not len(dark):
        return 255.0
    print_dark, paper = float(np.median(dark)), float(np.median(grey[::4, ::4]))
    return print_dark + FAINT * max(0.0, paper - print_dark)


def _blobs(ink: Picture) -> list[Box]:
    height, width = ink.shape
    joined = cv2.dilate(ink, np.ones((9, 25), np.uint8))
    count, _, figures, _ = cv2.connectedComponentsWithStats(joined)
    marks = []
    for x, y, wide, high, _area in figures[1:count].tolist():
        piece = ink[y : y + high, x : x + wide]
        at_edge = x < 8 or y < 8 or x + wide > width - 8 or y + high > height - 8
        too_large = wide > 0.7 * width or high > 0.25 * height
        too_small = wide < LEAST_WIDTH + 24 or high < LEAST_HEIGHT + 8 or np.count_nonzero(piece) < LEAST_INK
        if at_edge or too_large or too_small or not _is_written(piece):
            continue
        box = fraction_box(x + 12, y + 4, x + wide - 12, y + high - 4, width, height)
        if box is not None:
            marks.append(box)
    return marks


def _is_written(ink: Picture) -> bool:
    """Whether a blob has a stroke that goes across."""
    joined = cv2.dilate(ink, np.ones((3, 3), np.uint8))  # a pen skips
    count, _, figures, _ = cv2.connectedComponentsWithStats(joined)
    strokes = figures[1:count]
    return bool(len(strokes)) and int(strokes[:, cv2.CC_STAT_WIDTH].max()) >= LEAST_STROKE


def _rules(ink: Picture) -> Picture:
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 60), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((60, 1), np.uint8))
    return cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8)).astype(np.uint8)
