"""How much our reading of a page costs beyond the bare engine's own time on the same page.

    python benchmarks/read_page.py [SCAN…] [--rounds 5]

Without scans, three pages of print are drawn: a clean scan, a photograph on a dark table, a scan upside down.
In turn, so that a busy machine burdens both alike: bare RapidOCR (text and boxes, one thread, in a warm
process) on the first page's picture at the 150 dpi that it reads best, already straight and upright; and the
whole of ``read_document`` on the file (checks, two caged children, drawing, straightening, ticks, words,
marks, pictures to show) with both kinds of children warm. Seconds of the clock and of the processor, children
and their children included; the ratio is the median of the pairs' ratios. As JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from formsvc.intake import pages, sniff
from formsvc.intake.ocr import rapid
from formsvc.intake.ocr.page import scaled
from formsvc.intake.prepare import prepare
from formsvc.intake.read import read_document

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
WORDS = (
    "Request for personal data held by another organisation. Please send the dates of all appointments "
    "attended since March, any record of injuries, and the name of the clinician who saw the patient. "
    "The information is necessary for the prevention or detection of crime and will be handled as such. "
)


class BareEngine:
    """RapidOCR as a program would call it, with the settings that read best."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        folder = rapid.models_folder()
        if folder is None:
            sys.exit("RapidOCR is not installed.")
        cv2.setNumThreads(1)
        self._read = RapidOCR(
            params={
                "Global.use_cls": False,
                "Global.log_level": "critical",
                "Rec.rec_batch_num": 1,
                "Det.model_path": str(folder / rapid.DETECTOR),
                "Rec.model_path": str(folder / rapid.RECOGNISER),
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def __call__(self, picture: np.ndarray) -> object:
        return self._read(picture)


def first_page(path: Path, *, turns: int) -> np.ndarray:
    """The first page as the engine likes it: upright, clean, 150 dpi, in three channels."""
    kind = sniff.quick_checks(path)
    opened = (pages.open_pdf if kind is sniff.MediaType.PDF else pages.open_pictures)(path, first=1, count=1)
    page = next(opened.pages)
    prepared = prepare(page.picture, dpi=page.raster_dpi, turns=turns)
    return cv2.cvtColor(scaled(prepared.grey, 150 / prepared.dpi), cv2.COLOR_GRAY2BGR)


def drawn_scans(folder: Path) -> dict[Path, int]:
    """Three pages of print, and the quarter turns that make each upright."""
    sheet = Image.new("RGB", (1654, 2339), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=30)
    words, line, row = (WORDS * 5).split(), "", 150
    for word in words:
        if pen.textlength(f"{line} {word}", font=font) > 1300:
            pen.text((160, row), line, fill="black", font=font)
            line, row = "", row + 62
        line = f"{line} {word}".strip()
    for index in range(12):
        top = row + 90 + 60 * index
        pen.rectangle((160, top, 1490, top + 60), outline="black", width=2)
        pen.line((620, top, 620, top + 60), fill="black", width=2)
        pen.text((180, top + 12), f"Particular {index + 1}", fill="black", font=font)
        pen.text((640, top + 12), f"Answer {index * 7919 % 1000} of {index + 3}", fill="black", font=font)
    noise = np.random.default_rng(7)
    grey = np.asarray(sheet.convert("L"), np.int16) + noise.normal(0, 6, (2339, 1654)).astype(np.int16)
    scan = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    scans = {folder / "clean.pdf": 0, folder / "photo.jpg": 0, folder / "upside-down.pdf": 2}
    clean, photo, over = scans
    scan.save(clean, "PDF", resolution=200)
    scan.rotate(180).save(over, "PDF", resolution=200)
    _photographed(np.asarray(scan)).save(photo, "JPEG", quality=85)
    return scans


def _photographed(page: np.ndarray) -> Image.Image:
    height, width = page.shape
    table = np.float32([[210, 160], [1850, 210], [1930, 2560], [140, 2520]])
    matrix = cv2.getPerspectiveTransform(
        np.float32([[0, 0], [width, 0], [width, height], [0, height]]), table
    )
    laid = cv2.warpPerspective(page, matrix, (2080, 2720), borderValue=70)
    shade = np.linspace(1.0, 0.75, 2080, dtype=np.float32)[np.newaxis, :]
    grey = np.clip(laid * shade, 0, 255).astype(np.uint8)
    return Image.fromarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))


def processor_seconds() -> float:
    """What this process, its children and theirs have used, of those ended and those kept warm."""
    own = os.times()
    return sum(own[:4]) + sum(_used_by(place) for place in Path("/proc").iterdir() if place.name.isdecimal())


def _used_by(place: Path) -> float:
    try:
        values = (place / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, values[11:15])) / TICKS_A_SECOND if int(values[1]) == os.getpid() else 0.0


def seconds(deed: Callable[[], object]) -> tuple[float, float]:
    """The clock's seconds and the processor's."""
    used, begun = processor_seconds(), time.perf_counter()
    deed()
    return time.perf_counter() - begun, processor_seconds() - used


def measure(path: Path, turns: int, bare: BareEngine, rounds: int) -> dict[str, object]:
    """The medians of one file's pairs."""
    picture = first_page(path, turns=turns)
    bare(picture)
    pairs = [
        (seconds(lambda: bare(picture)), seconds(lambda: read_document(path, pages=1, engine="rapidocr")))
        for _ in range(rounds)
    ]
    report: dict[str, object] = {"file": path.name}
    for place, name in enumerate(("clock", "processor")):
        report[name] = {
            "bare_engine": round(statistics.median(one[place] for one, _ in pairs), 2),
            "whole_reading": round(statistics.median(other[place] for _, other in pairs), 2),
            "ratio": round(statistics.median(other[place] / one[place] for one, other in pairs), 2),
        }
    return report


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scans", nargs="*", type=Path, help="upright; if none, three pages are drawn")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    bare = BareEngine()
    with tempfile.TemporaryDirectory() as folder:
        scans = {path: 0 for path in given.scans} or drawn_scans(Path(folder))
        begun = time.perf_counter()
        read_document(next(iter(scans)), pages=1, engine="rapidocr")
        first = round(time.perf_counter() - begun, 2)  # nothing was warm
        report = [measure(path, turns, bare, given.rounds) for path, turns in scans.items()]
    print(json.dumps({"pages": report, "first_reading_of_all_in_seconds": first}, indent=2))


if __name__ == "__main__":
    main()
