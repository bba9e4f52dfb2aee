"""Straightening a page picture before it is read: sheet, turn, skew, paper.

What pays and what does not was measured; see the README. Nothing here guesses at content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
A4_LONG_SIDE_INCHES = 11.69
SKEW_WORTH_MENDING = 0.3  # degrees
WORKING_DPI = 200
PLAINLY_SIDEWAYS = 0.3


@dataclass(frozen=True)
class Prepared:
    """The upright page: ``picture`` as shown, ``grey`` cleaned for reading, both at ``dpi``.

    ``matrix`` takes a point of the picture that came in to a point of the upright one.
    """

    picture: Picture
    grey: Picture
    dpi: float
    matrix: NDArray[np.float64]


def prepare(picture: Picture, *, dpi: float | None, turns: int = 0, to_dpi: float = WORKING_DPI) -> Prepared:
    """Flatten, turn upright, straighten and clean one page picture."""
    matrix = np.eye(3)
    page = picture
    corners = sheet_corners(as_grey(page))
    if corners is not None:
        page, step = flatten(page, corners)
        matrix = step @ matrix
        dpi = None
    page, step, _ = resample(page, dpi or max(page.shape[:2]) / A4_LONG_SIDE_INCHES, to_dpi)
    matrix = step @ matrix
    page, step = turn(page, turns)
    matrix = step @ matrix
    angle = skew_of(as_grey(page))
    if abs(angle) >= SKEW_WORTH_MENDING:
        page, step = rotate(page, angle)
        matrix = step @ matrix
    return Prepared(page, even_paper(as_grey(page)), to_dpi, matrix)


def as_grey(picture: Picture) -> Picture:
    """The picture in grey."""
    if picture.ndim == 2:
        return picture
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.uint8)


def resample(picture: Picture, dpi: float, to_dpi: float) -> tuple[Picture, NDArray[np.float64], float]:
    """The picture at another resolution, bounded so that a lie in the file cannot cost memory."""
    height, width = picture.shape[:2]
    scale = to_dpi / dpi
    scale = min(scale, 1.6 * to_dpi * A4_LONG_SIDE_INCHES / max(height, width))
    if abs(scale - 1) < 0.02:
        return picture, np.eye(3), scale
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(picture, size, interpolation=method).astype(np.uint8)
    return resized, np.diag([size[0] / width, size[1] / height, 1.0]), scale


def turn(picture: Picture, quarter_turns: int) -> tuple[Picture, NDArray[np.float64]]:
    """The picture turned clockwise by so many quarters."""
    matrix = np.eye(3)
    for _ in range(quarter_turns % 4):
        height = picture.shape[0]
        matrix = np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) @ matrix
        picture = cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
    return picture, matrix


def rotate(picture: Picture, angle: float) -> tuple[Picture, NDArray[np.float64]]:
    """The picture turned by a few degrees about its middle, the corners filled with paper."""
    height, width = picture.shape[:2]
    affine = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rotated = cv2.warpAffine(
        picture, affine, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return rotated.astype(np.uint8), np.vstack([affine, [0.0, 0.0, 1.0]])


def skew_of(grey: Picture) -> float:
    """The angle in degrees that makes the lines of text level, by projection profile; 0 if unsure."""
    scale = 900 / max(grey.shape[:2])
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = ink_of(small.astype(np.uint8), block=31)
    points = np.column_stack(np.nonzero(ink)[::-1]).astype(np.float32)
    if len(points) < 200:
        return 0.0
    if len(points) > 60_000:
        points = points[:: len(points) // 60_000 + 1]
    level = _sharpness(points, 0.0)
    coarse = max(np.arange(-8, 8.01, 0.5), key=lambda angle: _sharpness(points, float(angle)))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=lambda a: _sharpness(points, float(a)))
    return float(fine) if _sharpness(points, float(fine)) > level * 1.03 else 0.0


def lies_sideways(grey: Picture) -> bool:
    """Whether the lines of text plainly run up the page (upright ones had 0.4 and more, one on its side 0.2).

    Long rules are left out. Where it is not plain, the lines themselves tell later.
    """
    scale = 900 / max(grey.shape[:2])
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = ink_of(small.astype(np.uint8), block=31)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 40), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((40, 1), np.uint8))
    letters = cv2.subtract(ink, cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))) > 0
    across, up = (np.square(np.diff(letters.sum(axis=axis, dtype=np.float64))).mean() for axis in (1, 0))
    return bool(across < PLAINLY_SIDEWAYS * up)


def _sharpness(points: NDArray[np.float32], degrees: float) -> float:
    radians = np.deg2rad(degrees)
    rows = points[:, 1] * np.cos(radians) - points[:, 0] * np.sin(radians)
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


def ink_of(grey: Picture, *, block: int = 41, offset: int = 12) -> Picture:
    """Where there is ink: 255, else 0."""
    return cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, offset
    ).astype(np.uint8)


def even_paper(grey: Picture) -> Picture:
    """The paper made evenly white, only where it is uneven or dark (photographs, shadows)."""
    height, width = grey.shape
    scale = 300 / max(height, width)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    low, high = np.percentile(paper, (3, 97))
    if low > 205 and high - low < 30:
        return grey
    background = cv2.resize(paper, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    return np.clip(grey.astype(np.float32) * (245.0 / np.maximum(background, 30)), 0, 255).astype(np.uint8)


def sheet_corners(grey: Picture) -> NDArray[np.float32] | None:
    """The four corners of a sheet lying on something clearly darker, else nothing.

    Without the second condition a table on the page is taken for the page.
    """
    height, width = grey.shape
    scale = 800 / max(height, width)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.morphologyEx(cv2.GaussianBlur(small, (5, 5), 0), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    sheet = cv2.convexHull(max(outlines, key=cv2.contourArea))
    area = small.shape[0] * small.shape[1]
    quad = _four_corners(sheet)
    if quad is None or not 0.3 * area < cv2.contourArea(quad) < 0.97 * area:
        return None
    inside = np.zeros_like(small)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 255)
    outside = small[cv2.dilate(inside, np.ones((9, 9), np.uint8)) == 0]
    within = small[cv2.erode(inside, np.ones((9, 9), np.uint8)) > 0]
    if outside.size < 0.02 * area or np.median(within) - np.percentile(outside, 75) < 30:
        return None
    return np.asarray(_in_order(quad) / scale, np.float32)


def _four_corners(hull: Any) -> NDArray[np.float32] | None:
    around = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, tolerance * around, True)
        if len(corners) == 4:
            return np.asarray(corners.reshape(4, 2), np.float32)
    return None


def _in_order(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    total, difference = quad.sum(axis=1), np.diff(quad, axis=1).ravel()
    picked = [total.argmin(), difference.argmin(), total.argmax(), difference.argmax()]
    return np.asarray(quad[picked], np.float32)


def flatten(picture: Picture, corners: NDArray[np.float32]) -> tuple[Picture, NDArray[np.float64]]:
    """The sheet seen from straight above."""
    a, b, c, d = corners
    width = round(max(float(np.linalg.norm(b - a)), float(np.linalg.norm(c - d))))
    height = round(max(float(np.linalg.norm(d - a)), float(np.linalg.norm(c - b))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_CUBIC)
    return flat.astype(np.uint8), matrix.astype(np.float64)
