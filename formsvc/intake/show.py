"""The pictures that a person is shown: bounded JPEGs without any of the file's own data. Runs in the cage."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from formsvc.intake.limits import ACCEPTED
from formsvc.intake.prepare import Picture
from formsvc.intake.reading import Page

DRAWN_WIDTH = 1_000


def save(picture: Picture, path: Path) -> None:
    """The picture as a JPEG of at most the preview's size."""
    scale = min(1.0, ACCEPTED.preview_pixels / max(picture.shape[:2]))
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])
    if not done:
        raise ValueError("the picture cannot be written")
    path.write_bytes(data.tobytes())


def is_coloured(picture: Picture) -> bool:
    """Whether a picture in three channels is more than grey."""
    if picture.ndim == 2:
        return False
    small = picture[::8, ::8].astype(np.int16)
    return bool(np.mean(small.max(axis=2) - small.min(axis=2) > 24) > 0.002)


def draw_text(page: Page) -> Picture:
    """A page of mail or Word as a simple picture: each line at its place, tick boxes as boxes."""
    width, height = DRAWN_WIDTH, round(DRAWN_WIDTH * page.height / page.width)
    sheet = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(sheet)
    for line in page.lines:
        size = max(8.0, 0.95 * line.box.height * height)
        font = ImageFont.load_default(size=size)
        room = line.box.width * width
        needed = pen.textlength(line.text, font=font)
        if needed > room * 1.02 > 0:
            font = ImageFont.load_default(size=max(6.0, size * room / needed))
        pen.text((line.box.x0 * width, line.box.y0 * height), line.text, fill=0, font=font)
    for tick in page.ticks:
        x0, y0 = tick.box.x0 * width, tick.box.y0 * height
        side = max(6.0, tick.box.height * height * 0.8)
        pen.rectangle((x0, y0, x0 + side, y0 + side), outline=0, width=1)
        if tick.checked:
            pen.line((x0, y0, x0 + side, y0 + side), fill=0, width=2)
            pen.line((x0, y0 + side, x0 + side, y0), fill=0, width=2)
    return np.asarray(sheet, np.uint8)
