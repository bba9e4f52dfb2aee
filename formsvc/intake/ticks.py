"""Tick boxes on a straightened page at 200 dpi: found by their frame, told by the ink inside.

A box has four straight sides that meet in four corners; an O or a D has not. Where the page has empty boxes,
only those of their size are kept: letters can look like ticked boxes but are never empty ones. Only sure
boxes are painted white before reading.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from formsvc.intake.prepare import Picture, ink_of

SMALLEST, LARGEST = 15, 60  # pixels at 200 dpi: about 2 to 7.5 mm
SURE_SIZE, FULL = 20, 0.75
ROOM = 14  # pixels looked at beside a small box
STRAIGHT = 0.86  # share of a side that lies on one line
EMPTY_BELOW, TICKED_ABOVE = 0.04, 0.09  # share of ink inside; empty boxes were seen at 0.02, ticked at 0.22


@dataclass(frozen=True)
class FoundBox:
    """A box in pixels of the picture looked at, with the share of ink inside."""

    x: int
    y: int
    width: int
    height: int
    ink: float
    has_clear_corners: bool = True

    @property
    def is_empty(self) -> bool:
        return self.ink < EMPTY_BELOW

    @property
    def is_sure(self) -> bool:
        return self.ink < 0.02 or self.ink > 0.15


def find_boxes(grey: Picture) -> list[FoundBox]:
    """The tick boxes of a page, ticked or not."""
    ink = ink_of(grey)
    candidates = _distinct([box for length in (11, 15, 19) for box in _framed_squares(ink, length)])
    empty = [box for box in candidates if box.is_empty and box.has_clear_corners]
    empty = [box for box in empty if min(box.width, box.height) >= SURE_SIZE or _stands_alone(ink, box)]
    candidates = [box for box in candidates if box in empty or not box.is_empty]
    if empty:
        return [box for box in candidates if any(_same_size(box, other) for other in empty)]
    return [box for box in candidates if min(box.width, box.height) >= SURE_SIZE and box.ink < FULL]


def paint_white(grey: Picture, boxes: list[FoundBox]) -> Picture:
    """The page without its sure tick boxes, which would run the words beside them together."""
    painted = grey.copy()
    for box in boxes:
        if box.is_sure:
            margin = 3 if box.is_empty else 5
            rows = slice(max(0, box.y - margin), box.y + box.height + margin)
            painted[rows, max(0, box.x - margin) : box.x + box.width + margin] = 255
    return painted


def _same_size(box: FoundBox, empty: FoundBox) -> bool:
    return abs(box.width - empty.width) <= 3 and abs(box.height - empty.height) <= 3


def _framed_squares(ink: Picture, length: int) -> list[FoundBox]:
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    frame = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    outlines, tree = cv2.findContours(frame, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return []
    found = []
    for outline, node in zip(outlines, tree[0], strict=True):
        if node[3] < 0:  # an outer edge: boxes are holes in the frame
            continue
        x, y, width, height = cv2.boundingRect(outline)
        if not _is_square(width, height) or cv2.contourArea(outline) < 0.72 * width * height:
            continue
        if not _has_four_sides(ink, x, y, width, height):
            continue
        share, corners = _ink_inside(ink, x, y, width, height), _clear_corners(ink, x, y, width, height)
        found.append(FoundBox(x - 1, y - 1, width + 2, height + 2, share, corners))
    return found


def _has_four_sides(ink: Picture, x: int, y: int, width: int, height: int) -> bool:
    """Whether each side is a straight line from corner to corner, just outside the hole."""
    reach = 5
    top, left = max(0, y - reach), max(0, x - reach)
    patch = (ink[top : y + height + reach, left : x + width + reach] > 0).astype(np.uint8)
    rows, columns = slice(y - top - 1, y - top + height + 1), slice(x - left - 1, x - left + width + 1)
    level, upright = patch[:, columns], patch[rows, :].T
    return all(
        _straightest(side) >= STRAIGHT
        for side in (level[: reach + 1], level[-reach - 1 :], upright[: reach + 1], upright[-reach - 1 :])
    )


def _clear_corners(ink: Picture, x: int, y: int, width: int, height: int) -> bool:
    """Whether the inner corners are square: those of an O are filled by its own stroke."""
    inside = ink[y + 1 : y + height - 1, x + 1 : x + width - 1]
    corners = (inside[:3, :3], inside[:3, -3:], inside[-3:, :3], inside[-3:, -3:])
    specks = 4 if min(width, height) >= SURE_SIZE else 2  # a noisy photograph has some
    return all(np.count_nonzero(corner) <= specks for corner in corners)


def _stands_alone(ink: Picture, box: FoundBox) -> bool:
    """Whether there is room on both sides, which a letter inside a word has not."""
    middle = ink[box.y + box.height // 4 : box.y + box.height - box.height // 4]
    columns = np.atleast_1d(middle.any(axis=0))
    left = columns[max(0, box.x + 3 - ROOM) : box.x + 3][::-1]
    right = columns[box.x + box.width - 3 : box.x + box.width - 3 + ROOM]
    return all(_clear_beyond_side(side.tolist()) for side in (left, right))


def _clear_beyond_side(columns: list[bool]) -> bool:
    begin = columns.index(True) if True in columns else len(columns)
    side = columns[begin:].index(False) if False in columns[begin:] else len(columns)
    return begin <= 4 and side <= 4 and not any(columns[begin + side : begin + side + 5])


def _straightest(side: Picture) -> float:
    """The best share of ink along any two neighbouring lines of the band."""
    pairs = np.maximum(side[:-1], side[1:])
    return float(pairs.mean(axis=1).max()) if len(pairs) else 0.0


def _is_square(width: int, height: int) -> bool:
    return (
        SMALLEST <= width + 4 <= LARGEST
        and SMALLEST <= height + 4 <= LARGEST
        and 0.75 < width / height < 1.33
    )


def _ink_inside(ink: Picture, x: int, y: int, width: int, height: int) -> float:
    margin = max(2, round(0.12 * min(width, height)))
    inside = ink[y + margin : y + height - margin, x + margin : x + width - margin]
    return float(np.count_nonzero(inside)) / max(1, inside.size)


def _distinct(boxes: list[FoundBox]) -> list[FoundBox]:
    kept: list[FoundBox] = []
    for box in boxes:
        if all(abs(box.x - other.x) > 6 or abs(box.y - other.y) > 6 for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda box: (box.y, box.x))
