"""Reading one page's picture with the engine that the setting names, each page in its own caged child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from formsvc.intake.cage.keeper import Outcome, run_in_cage
from formsvc.intake.cage.warm import run_warm
from formsvc.intake.limits import READING_A_PAGE, CageLimits
from formsvc.intake.ocr import rapid, tesseract
from formsvc.intake.opened import load_json
from formsvc.intake.reading import Page
from formsvc.intake.reading_json import NotAReading, page_from_dict

TASKS = "formsvc.intake.cage.tasks:"
WARM_UP = TASKS + "warm_up"
ENGINES = ("auto", "rapidocr", "tesseract", "none")


class PageReader:
    """Reads page pictures: RapidOCR where it is installed, else or if it fails Tesseract."""

    def __init__(self, engine: str = "auto", *, limits: CageLimits = READING_A_PAGE) -> None:
        if engine not in ENGINES:
            raise ValueError(f"The reading engine must be one of {', '.join(ENGINES)}.")
        self._limits = limits
        self._rapid = engine in ("auto", "rapidocr") and rapid.is_installed()
        self._tesseract = engine in ("auto", "tesseract") and tesseract.is_installed()

    @property
    def can_read(self) -> bool:
        """Whether any engine is installed and wanted."""
        return self._rapid or self._tesseract

    @property
    def raster_dpi(self) -> float:
        """The resolution at which a PDF's pages should be drawn."""
        return 200.0 if self._rapid or not self._tesseract else 300.0

    def read(self, folder: Path, number: int, dpi: float | None) -> Page | None:
        """The page whose raster lies in the folder; nothing if no engine could read it."""
        page = None
        if self._rapid:
            page = self._with_rapidocr(folder, number, dpi)
        if page is None and self._tesseract:
            page = self._with_tesseract(folder, number, dpi)
        return page

    def _with_rapidocr(self, folder: Path, number: int, dpi: float | None) -> Page | None:
        values = {"number": number, "dpi": dpi}
        outcome = run_warm(WARM_UP, TASKS + "read_with_rapidocr", values, folder, self._limits)
        return self._left(folder, number, outcome)

    def _with_tesseract(self, folder: Path, number: int, dpi: float | None) -> Page | None:
        values: dict[str, Any] = {"number": number, "dpi": dpi}
        self._run("picture_for_orientation", values, folder)
        turned = run_in_cage("execute", {"command": tesseract.ORIENT}, folder, self._limits)
        turns = (
            tesseract.turns_of(_short_text(folder / f"{tesseract.ORIENTATION}.osd")) if turned.is_done else 0
        )
        if not self._run("straighten_for_tesseract", {**values, "turns": turns}, folder).is_done:
            return None
        if not run_in_cage("execute", {"command": tesseract.READ}, folder, self._limits).is_done:
            return None
        return self._left(folder, number, self._run("assemble_from_tesseract", values, folder))

    def _run(self, task: str, values: dict[str, Any], folder: Path) -> Outcome:
        return run_in_cage(TASKS + task, values, folder, self._limits)

    @staticmethod
    def _left(folder: Path, number: int, outcome: Outcome) -> Page | None:
        if not outcome.is_done:
            return None
        try:
            page = page_from_dict(load_json(folder / f"page-{number}.json"))
        except NotAReading:
            return None
        return page if page.number == number else None


def _short_text(path: Path) -> str:
    try:
        if path.is_symlink() or path.stat().st_size > 10_000:
            return ""
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
