"""How much our reading of a page costs beyond the bare engine's own time on the same prepared picture.

    python benchmarks/read_page.py SCAN… [--rounds 3]

Each scan's first page is prepared once and read by bare RapidOCR in this process; then the whole file is read
by ``read_document`` (checks, two caged children, drawing, straightening, ticks, words, marks),
with a warm reader and with a cold one. Medians of seconds, and their ratios, as JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2

from formsvc.intake import pages, sniff
from formsvc.intake.cage.keeper import own_folder, run_in_cage
from formsvc.intake.limits import READING_A_PAGE
from formsvc.intake.ocr import rapid
from formsvc.intake.ocr.page import scaled
from formsvc.intake.opened import open_in_cage
from formsvc.intake.prepare import prepare
from formsvc.intake.read import read_document


def bare_engine() -> Callable[[object], object]:
    """RapidOCR as a program would call it, with the settings that read best."""
    from rapidocr import RapidOCR

    folder = rapid.models_folder()
    if folder is None:
        sys.exit("RapidOCR is not installed.")
    cv2.setNumThreads(1)
    return RapidOCR(
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


def first_page(path: Path):
    """The first page as the engine likes it: upright, clean, 150 dpi, in three channels."""
    kind = sniff.quick_checks(path)
    opened = (pages.open_pdf if kind is sniff.MediaType.PDF else pages.open_pictures)(path, first=1, count=1)
    page = next(opened.pages)
    prepared = prepare(page.picture, dpi=page.raster_dpi)
    return cv2.cvtColor(scaled(prepared.grey, 150 / prepared.dpi), cv2.COLOR_GRAY2BGR)


def cold_reading(path: Path) -> None:
    """The same two caged children, the second without a warm reader."""
    with own_folder() as folder:
        (folder / "document").write_bytes(path.read_bytes())
        opened = open_in_cage(folder, sniff.quick_checks(path), first=1, count=1, dpi=200.0)
        values = {"number": 1, "dpi": opened.parts[0].dpi}
        outcome = run_in_cage("formsvc.intake.cage.tasks:read_with_rapidocr", values, folder, READING_A_PAGE)
        if not outcome.is_done:
            sys.exit(f"{path.name}: {outcome.ending.value}")


def seconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scans", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    bare = bare_engine()
    read_document(given.scans[0], pages=1, engine="rapidocr")  # warms the reader
    report = []
    for path in given.scans:
        picture = first_page(path)
        times: dict[str, list[float]] = {"bare_engine": [], "whole_reading": [], "whole_reading_cold": []}
        for _ in range(given.rounds):  # in turn, so that a busy machine burdens all alike
            times["bare_engine"].append(seconds(lambda: bare(picture)))  # noqa: B023 - called at once
            times["whole_reading"].append(seconds(lambda: read_document(path, pages=1, engine="rapidocr")))  # noqa: B023
            times["whole_reading_cold"].append(seconds(lambda: cold_reading(path)))  # noqa: B023
        middle = {name: round(statistics.median(values), 3) for name, values in times.items()}
        ratio = round(middle["whole_reading"] / middle["bare_engine"], 2)
        report.append({"file": path.name, **middle, "ratio": ratio})
    ratios = [item["ratio"] for item in report]
    print(json.dumps({"pages": report, "median_ratio": statistics.median(ratios)}, indent=2))


if __name__ == "__main__":
    main()
