"""Set-up: put the letters' font, which npm brought, where the letter press looks for it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from formsvc.settings import HOUSE

FONTS_FOLDER = HOUSE / "formsvc" / "documents" / "fonts"
PACKAGE = "@expo-google-fonts/arimo"
# in the package, here, its SHA-256 (formsvc/documents/fonts/README.md)
FONTS = (
    (
        "400Regular/Arimo_400Regular.ttf",
        "Arimo-Regular.ttf",
        "88cc899855d30f9c779b73c3319d0e077b098f927187aafce11ca029add707a6",
    ),
    (
        "700Bold/Arimo_700Bold.ttf",
        "Arimo-Bold.ttf",
        "ec96ac9fdd94766f66f6140c1375bf011577558f88d43f76b3b59307d2a6bca3",
    ),
)


class FontsError(Exception):
    """The fonts could not be put in place. The message says what to do."""


def place_fonts(modules: Path, folder: Path = FONTS_FOLDER) -> list[str]:
    """Copy the font's files if they are those we know. Returns the names written."""
    folder.mkdir(parents=True, exist_ok=True)
    for theirs, ours, digest in FONTS:
        source = modules / PACKAGE / theirs
        if not source.is_file():
            raise FontsError(f"{theirs} is not in the package. package-lock.json must name {PACKAGE}.")
        font = source.read_bytes()
        if hashlib.sha256(font).hexdigest() != digest:
            raise FontsError(f"{theirs} is not the file we know, so it was not taken.")
        (folder / ours).write_bytes(font)
    return [ours for _, ours, _ in FONTS]


def missing_fonts(folder: Path = FONTS_FOLDER) -> list[str]:
    """Which of the font's files are not there, or not those we know."""
    return [
        ours
        for _, ours, digest in FONTS
        if not (folder / ours).is_file() or hashlib.sha256((folder / ours).read_bytes()).hexdigest() != digest
    ]
