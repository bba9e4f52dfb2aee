"""The size of a picture from its header alone, before anything is decoded."""

from __future__ import annotations

import struct

from formsvc.intake.limits import Limits
from formsvc.intake.refusals import Refused

_FRAME_MARKERS = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_LONE_MARKERS = frozenset((0x01, *range(0xD0, 0xDA)))


def _check_pixels(width: int, height: int, limits: Limits) -> None:
    if width < 1 or height < 1:
        raise Refused("UP-04")
    if width * height > limits.picture_pixels or max(width, height) > 60_000:
        raise Refused("UP-07")


def check_png(data: bytes, limits: Limits) -> None:
    """A PNG whose header is whole and whose picture is within bounds."""
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise Refused("UP-04")
    width, height = struct.unpack(">II", data[16:24])
    _check_pixels(width, height, limits)


def check_jpeg(data: bytes, limits: Limits) -> None:
    """A JPEG whose frame header is found and within bounds."""
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            place += 1
            continue
        marker = data[place + 1]
        if marker in (0xFF, 0x00) or marker in _LONE_MARKERS:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAME_MARKERS:
            if place + 9 > len(data):
                break
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            _check_pixels(width, height, limits)
            return
        place += 2 + max(2, struct.unpack(">H", data[place + 2 : place + 4])[0])
    raise Refused("UP-04")


def check_tiff(data: bytes, limits: Limits) -> None:
    """A TIFF whose directories are counted, do not go in circles, and whose pictures are within bounds."""
    order = "<" if data[:2] == b"II" else ">"
    if data[2:4] in (b"+\x00", b"\x00+"):
        return _check_big_tiff(data)
    try:
        place = struct.unpack(order + "I", data[4:8])[0]
        seen: set[int] = set()
        while place:
            if place in seen:
                raise Refused("UP-04")
            seen.add(place)
            place = _check_directory(data, place, order, limits)
            if len(seen) > limits.tiff_pages:
                raise Refused("UP-06", pages=f"more than {limits.tiff_pages}", limit=limits.tiff_pages)
    except struct.error as error:
        raise Refused("UP-04") from error
    if not seen:
        raise Refused("UP-04")
    return None


def _check_big_tiff(data: bytes) -> None:
    """BigTIFF is for pictures over 4 GB: nobody's fax. We do not take it."""
    del data
    raise Refused(
        "UP-03", kind="a very large kind of TIFF (BigTIFF)", remedy="Save it as a PDF and upload that."
    )


def _check_directory(data: bytes, place: int, order: str, limits: Limits) -> int:
    count = struct.unpack(order + "H", data[place : place + 2])[0]
    sizes = {}
    for index in range(count):
        entry = data[place + 2 + 12 * index : place + 14 + 12 * index]
        tag, kind, _ = struct.unpack(order + "HHI", entry[:8])
        if tag in (256, 257):
            sizes[tag] = struct.unpack(
                order + ("H" if kind == 3 else "I"), entry[8 : 10 if kind == 3 else 12]
            )[0]
    _check_pixels(sizes.get(256, 0), sizes.get(257, 0), limits)
    following = data[place + 2 + 12 * count : place + 6 + 12 * count]
    return int(struct.unpack(order + "I", following)[0]) if len(following) == 4 else 0
