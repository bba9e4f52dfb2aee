"""The text that a PDF carries, cell by cell, and whether it may be believed. Runs only in the cage."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from formsvc.intake.laid_out import split_at_ticks
from formsvc.intake.prepare import Picture, ink_of
from formsvc.intake.reading import Box, Line, TextSource, Tick

PICTURE_COVERS_PAGE = 0.70
FEWEST_SIGNS = 20
CELL_GAP = 1.1  # of the height of the letters: wider than any word space, narrower than a column's
MOST_SIGNS = 60_000
Place = tuple[float, float, float, float]


@dataclass
class _Run:
    signs: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def height(self) -> float:
        return max(place[3] - place[1] for place in self.places)

    @property
    def middle(self) -> float:
        return float(np.median([(place[1] + place[3]) / 2 for place in self.places]))


def upright_matrix(page: pdfium.PdfPage) -> NDArray[np.float64]:
    """From the page's own points to fractions of the upright page, turned and cropped as it is drawn."""
    size = 1_000_000
    corners = [_to_device(page, size, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000))]
    (ox, oy), (ax, ay), (bx, by) = corners
    return np.array([[ax - ox, bx - ox, ox * 1000], [ay - oy, by - oy, oy * 1000]]) / (size * 1000.0)


def _to_device(page: pdfium.PdfPage, size: int, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, size, size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value


def upright_box(matrix: NDArray[np.float64], left: float, bottom: float, right: float, top: float) -> Place:
    """A box in points as fractions of the upright page."""
    one = matrix @ (left, bottom, 1.0)
    other = matrix @ (right, top, 1.0)
    low, high = np.minimum(one, other), np.maximum(one, other)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def may_be_believed(page: pdfium.PdfPage, text: str) -> bool:
    """Whether the text layer is the page itself: enough of it, legible, and no picture over the page."""
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < FEWEST_SIGNS:
        return False
    odd = sum(sign == "\ufffd" or ord(sign) < 32 for sign in signs)
    covered = _largest_picture(page)
    if odd > 0.1 * len(signs) or covered > PICTURE_COVERS_PAGE:
        return False
    return covered < 0.35 or len(signs) > 200


def _largest_picture(page: pdfium.PdfPage) -> float:
    width, height = page.get_size()
    largest = 0.0
    for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = item.get_bounds()
        across = min(max(width, height), right) - max(0.0, left)
        up = min(max(width, height), top) - max(0.0, bottom)
        largest = max(largest, max(0.0, across) * max(0.0, up) / max(1.0, width * height))
    return largest


def lines_and_ticks(
    text_page: pdfium.PdfTextPage, matrix: NDArray[np.float64], grey: Picture
) -> tuple[list[Line], list[Tick]]:
    """The lines of the layer, apart at cell walls and wide gaps, and its tick signs."""
    height, width = grey.shape
    walls = _upright_rules(grey)
    lines: list[Line] = []
    ticks: list[Tick] = []
    for run in _joined(_runs(text_page, matrix, width / height), walls, width / height):
        box = Box(
            *_inside(
                min(place[0] for place in run.places),
                min(place[1] for place in run.places),
                max(place[2] for place in run.places),
                max(place[3] for place in run.places),
            )
        )
        edges = [(place[0], place[2]) for place in run.places]
        found, signs = split_at_ticks("".join(run.signs), box, TextSource.TEXT, edges)
        lines += found
        ticks += signs
    return lines, ticks


def _inside(x0: float, y0: float, x1: float, y1: float) -> Place:
    x0, y0 = (min(0.9999, max(0.0, value)) for value in (x0, y0))
    return x0, y0, min(1.0, max(x0 + 1e-4, x1)), min(1.0, max(y0 + 1e-4, y1))


def _runs(text_page: pdfium.PdfTextPage, matrix: NDArray[np.float64], shape: float) -> list[_Run]:
    runs: list[_Run] = []
    run = _Run()
    for sign, place in _signs(text_page, matrix):
        if run.places and not _continues(run.places[-1], place, shape):
            runs.append(run)
            run = _Run()
        run.signs.append(sign)
        run.places.append(place)
    runs.append(run)
    return [run for run in runs if "".join(run.signs).strip()]


def _signs(text_page: pdfium.PdfTextPage, matrix: NDArray[np.float64]) -> list[tuple[str, Place]]:
    """Every sign with its place; the letters of a ligature share out its box."""
    signs: list[tuple[str, Place]] = []
    shared, last = 1, None
    for index in range(min(MOST_SIGNS, text_page.count_chars())):
        sign = chr(pdfium_c.FPDFText_GetUnicode(text_page, index))
        if sign in "\r\n\x00":
            continue
        raw = text_page.get_charbox(index, loose=True)
        place = upright_box(matrix, *raw)
        if place[2] <= place[0] or place[3] <= place[1] or place[0] > 1 or place[1] > 1 or place[3] < 0:
            continue
        shared = shared + 1 if signs and raw == last else 1
        last = raw
        signs.append(("-" if sign in "\x02\ufffe\u00ad" else sign, place))
        if shared > 1:
            step = (place[2] - place[0]) / shared
            for back in range(shared):
                left = place[0] + back * step
                at = len(signs) - shared + back
                signs[at] = (signs[at][0], (left, place[1], left + step, place[3]))
    return signs


def _continues(last: Place, place: Place, shape: float) -> bool:
    height = max(last[3] - last[1], place[3] - place[1])
    level = abs((last[1] + last[3]) - (place[1] + place[3])) / 2 < 0.4 * height
    gap = (place[0] - last[2]) * shape
    return level and -0.5 * height < gap < CELL_GAP * height


def _joined(runs: Sequence[_Run], walls: Picture, shape: float) -> list[_Run]:
    """Runs on one line that touch are one; a run across a wall is two."""
    pieces = sorted((piece for run in runs for piece in _cut(run, walls)), key=lambda run: run.places[0][0])
    done: list[_Run] = []
    for piece in pieces:
        for run in done:
            last, first = run.places[-1], piece.places[0]
            if _continues(last, first, shape) and not _wall_between(walls, last, first):
                gap = (first[0] - last[2]) * shape
                if gap > 0.12 * run.height and run.signs[-1] != " " and piece.signs[0] != " ":
                    run.signs.append(" ")
                    run.places.append((last[2], last[1], max(last[2], first[0]), last[3]))
                run.signs += piece.signs
                run.places += piece.places
                break
        else:
            done.append(piece)
    return sorted(done, key=lambda run: (round(run.middle, 3), run.places[0][0]))


def _cut(run: _Run, walls: Picture) -> list[_Run]:
    """The run apart at walls and at stretches of blanks; trimmed."""
    pieces, piece = [], _Run()
    for index, (sign, place) in enumerate(zip(run.signs, run.places, strict=True)):
        if piece.places and _wall_between(walls, run.places[index - 1], place):
            pieces.append(piece)
            piece = _Run()
        piece.signs.append(sign)
        piece.places.append(place)
    pieces.append(piece)
    for item in pieces:
        while item.signs and item.signs[-1].isspace():
            item.signs.pop()
            item.places.pop()
        while item.signs and item.signs[0].isspace():
            item.signs.pop(0)
            item.places.pop(0)
    return [item for item in pieces if item.signs]


def _upright_rules(grey: Picture) -> Picture:
    return cv2.morphologyEx(ink_of(grey), cv2.MORPH_OPEN, np.ones((70, 1), np.uint8)).astype(np.uint8)


def _wall_between(walls: Picture, left: Place, right: Place) -> bool:
    height, width = walls.shape
    row = min(height - 1, max(0, int((left[1] + left[3]) / 2 * height)))
    begin, end = int((left[0] + left[2]) / 2 * width), int((right[0] + right[2]) / 2 * width) + 1
    return bool(walls[row, max(0, begin) : max(0, end)].any())
