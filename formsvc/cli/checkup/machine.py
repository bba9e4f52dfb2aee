"""The machine: Python, Debian's programs, the clock."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from formsvc.cli.checkup.found import Found, misconfigured, missing, ok
from formsvc.settings import HOUSE, Settings

LIBRARIES = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}
LANGUAGES = {"eng": "tesseract-ocr-eng", "osd": "tesseract-ocr-osd"}
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)  # this program did not exist before
LEAST_PYTHON = (3, 11)
LEAST_BYTES = 1_000_000_000


def python() -> Found:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < LEAST_PYTHON:
        return misconfigured(f"This is Python {version}.", "Use Python 3.11 or later.")
    return ok(f"Python {version}.")


def letter_libraries() -> Found:
    """Can the libraries that draw PDF be loaded?"""
    absent = [package for package, library in LIBRARIES.items() if not _loads(library)]
    if absent:
        return missing("Letters cannot be drawn as PDF.", _install(absent))
    return ok("The libraries for PDF load.")


def tesseract() -> Found:
    program = shutil.which("tesseract")
    if program is None:
        return missing("Tesseract is not installed.", _install(["tesseract-ocr", *LANGUAGES.values()]))
    done = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    known = set((done.stdout + done.stderr).split())
    absent = [package for language, package in LANGUAGES.items() if language not in known]
    if absent:
        return missing("Tesseract lacks a language.", _install(absent))
    return ok("Tesseract with English and page orientation.")


def clock() -> Found:
    now = datetime.now(UTC)
    if now < WRITTEN:
        return misconfigured(f"The clock says {now:%Y-%m-%d}.", "Set the clock, and keep it set with NTP.")
    london = now.astimezone(ZoneInfo("Europe/London"))
    return ok(f"{london:%Y-%m-%d %H:%M} in London.")


def disk(settings: Settings) -> Found:
    folder = settings.data_folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < LEAST_BYTES:
        return misconfigured(
            f"{free // 1_000_000} MB are free for data.", "Make room: at least 1 GB, better 10 GB."
        )
    return ok(f"{free // 1_000_000_000} GB are free for data.")


def page_assets() -> Found:
    vendor = HOUSE / "formsvc" / "web" / "static" / "vendor"
    absent = [
        name
        for name in ("nhsuk-frontend.min.css", "nhsuk-frontend.min.js")
        if not (vendor / name).is_file() or not (vendor / name).stat().st_size
    ]
    if absent:
        return missing("The NHS.UK page assets are not installed.", f"Run: {_assets()}")
    return ok("The NHS.UK page assets are in place.")


def fonts() -> Found:
    from formsvc.web.letter_fonts import missing_fonts

    if absent := missing_fonts():
        return missing(f"The letters' font lacks {', '.join(absent)}.", f"Run: {_assets()}")
    return ok("The letters' font is in place.")


def _assets() -> str:
    return f"{Path(sys.executable).name} -m formsvc.web.assets install"


def _install(packages: list[str]) -> str:
    return f"As root, run: apt-get install --no-install-recommends {' '.join(packages)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
