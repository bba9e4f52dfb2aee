"""A page's picture as it leaves the cage, checked by its header and never decoded here."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

from formsvc.intake.limits import ACCEPTED, MEGABYTE

LARGEST_PICTURE = 8 * MEGABYTE
JPEG = "image/jpeg"


@dataclass(frozen=True)
class PagePicture:
    """One page as a person is shown it."""

    number: int
    width: int
    height: int
    media_type: str
    bytes: bytes = field(repr=False)

    @classmethod
    def load(cls, folder: Path, number: int) -> PagePicture | None:
        """The picture that the cage left of this page; nothing if it is not what it should be."""
        path = folder / f"page-{number}.jpg"
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
            return None
        data = path.read_bytes()
        size = _jpeg_size(data)
        if size is None or max(size) > ACCEPTED.preview_pixels or min(size) < 1:
            return None
        return cls(number, *size, JPEG, data)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a baseline JPEG as our own cage writes it, whole from begin to end."""
    if not data.startswith(b"\xff\xd8\xff") or not data.endswith(b"\xff\xd9"):
        return None
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xC2:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return None
