"""What we accept, in numbers: the defaults of the security guide, section 4. Settings may replace them."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The bounds of one file. Shown on the upload page."""

    file_bytes: int = 20 * MEGABYTE
    pdf_pages: int = 200
    tiff_pages: int = 100
    picture_pixels: int = 80_000_000
    inflated_bytes: int = 200 * MEGABYTE
    inflated_ratio: int = 100
    zip_members: int = 2_000
    mail_parts: int = 50
    mail_depth: int = 10
    mail_header_bytes: int = 64 * 1024
    preview_pixels: int = 2_000


@dataclass(frozen=True)
class CageLimits:
    """The bounds of one child process."""

    cpu_seconds: int
    clock_seconds: float
    memory_bytes: int
    written_bytes: int = 64 * MEGABYTE
    open_files: int = 64


ACCEPTED = Limits()
PARSING = CageLimits(cpu_seconds=20, clock_seconds=30.0, memory_bytes=768 * MEGABYTE)
READING_A_PAGE = CageLimits(cpu_seconds=20, clock_seconds=20.0, memory_bytes=1536 * MEGABYTE)
