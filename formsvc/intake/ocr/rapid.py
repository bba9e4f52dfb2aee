"""RapidOCR (PP-OCRv6 small, onnxruntime): the engine of choice. Packaged models only, one thread.

The line classifier is off: it turns some long lines upside down. 150 dpi read best (135-150; 200 and
120 were worse), batch 1 is a fifth quicker and 100 MB smaller.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from formsvc.intake.ocr.engine import ReadLine, turned_over
from formsvc.intake.prepare import Picture

Corners = NDArray[np.float32]
LEAST_SCORE = 0.5
# The models know Chinese, and now and then put its wide signs for ours.
WIDE_SIGNS: dict[int, int | str] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x3001: ",",
    0x3002: ".",
}
FINDING = 0.8  # of the reading's resolution: lines are found as well at 120 dpi, in two thirds of the time
SURELY_UPRIGHT = 0.9
FEWEST_LINES, LINES_TRIED = 6, 5
HANDY_LENGTH = 8.0  # of a line's height: long enough to tell, short enough to be read at once
# Pixels of a line as the recogniser takes it. With no margin last letters are lost: 16 read best of 0 to 48.
LINE_HEIGHT, LEAST_WIDTH, MARGIN = 48, 64, 16
DETECTOR, RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


def is_installed() -> bool:
    """Whether the engine and its packaged models are here."""
    return models_folder() is not None and find_spec("onnxruntime") is not None


def models_folder() -> Path | None:
    """Where the models of the wheel lie; nothing is ever fetched."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "models"
    return folder if all((folder / name).is_file() for name in (DETECTOR, RECOGNISER)) else None


class RapidEngine:
    """Finds lines and reads them with RapidOCR's two models, and tells which way up a page is."""

    name = "rapidocr"
    dpi = 150

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        cv2.setNumThreads(1)
        folder = models_folder()
        if folder is None:
            raise FileNotFoundError("The reading models are not installed. Install the rapidocr package.")
        reader: Any = RapidOCR(
            params={
                "Global.use_cls": False,
                "Global.log_level": "critical",
                "Rec.rec_batch_num": 1,
                "Det.model_path": str(folder / DETECTOR),
                "Rec.model_path": str(folder / RECOGNISER),
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                # 300 MB less at the most, and far fewer page faults in a child that reads one page.
                "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
            }
        )
        self._detect: Any = reader._load_det_model()
        self._recognise: Any = reader._load_rec_model()
        self._tried: dict[bytes, tuple[str, float]] = {}

    def find_lines(self, grey: Picture) -> list[Corners]:
        """The four corners of every run of text in a grey picture at 150 dpi."""
        self._tried = {}
        smaller = cv2.resize(grey, None, fx=FINDING, fy=FINDING, interpolation=cv2.INTER_AREA)
        fitting = self._detect.get_preprocess().resize(smaller)
        if fitting is None:
            return []
        planes = [
            fitting.astype(np.float32) * (1 / (255 * deviation)) - mean / deviation
            for mean, deviation in zip(self._detect.mean, self._detect.std, strict=True)
        ]
        chances = self._detect.session(np.stack(planes)[np.newaxis].astype(np.float32))
        found, _ = self._detect.postprocess_op(chances, grey.shape)
        return [np.asarray(box, np.float32) for box in self._detect.sorted_boxes(found)]

    def read_lines(self, grey: Picture, found: Sequence[Corners]) -> list[ReadLine]:
        """What the lines found say; those that say nothing sensible are left out."""
        lines = []
        unread = [box for box in found if box.tobytes() not in self._tried]
        self._remember(unread, self._read(grey, unread))
        for box in found:
            text, score = self._tried[box.tobytes()]
            if text.strip() and score >= LEAST_SCORE:
                x0, y0 = box.min(axis=0).tolist()
                x1, y1 = box.max(axis=0).tolist()
                lines.append(ReadLine(text, x0, y0, x1, y1, score, _tilt(box)))
        return lines

    def turns_needed(self, grey: Picture, found: Sequence[Corners]) -> int:
        """How many clockwise quarters would make the page upright.

        Lines that stand on end say "sideways"; which way up is told by reading a few both ways.
        """
        if not found:
            return 0
        standing = sum(_height(box) > 1.5 * _width(box) for box in found)
        if standing > sum(_width(box) > 1.5 * _height(box) for box in found):
            return 1
        tried = sorted(found, key=lambda box: abs(_width(box) - HANDY_LENGTH * _height(box)))[:LINES_TRIED]
        upright = self._read(grey, tried)
        self._remember(tried, upright)
        if _mean_score(upright) > SURELY_UPRIGHT and len(found) >= FEWEST_LINES:
            return 0
        over, flipped = turned_over(grey, tried)
        upside_down = self._read(over, flipped)
        if _mean_score(upside_down) <= _mean_score(upright) + 0.03:
            return 0
        self._tried = {}
        self._remember(flipped, upside_down)
        return 2

    def _remember(self, boxes: Sequence[Corners], read: Sequence[tuple[str, float]]) -> None:
        """Keep what was read of the picture in hand, so that no line of it is read twice."""
        self._tried.update((box.tobytes(), said) for box, said in zip(boxes, read, strict=True))

    def _read(self, grey: Picture, found: Sequence[Corners]) -> list[tuple[str, float]]:
        from rapidocr.utils.process_img import get_rotate_crop_image

        return [self._read_crop(get_rotate_crop_image(grey, box.copy())) for box in found]

    def _read_crop(self, crop: Picture) -> tuple[str, float]:
        """One line; short ones are not filled up to 320 pixels, as RapidOCR does: a fifth quicker."""
        height, width = crop.shape[:2]
        wide = max(1, math.ceil(LINE_HEIGHT * width / height))
        line = np.zeros((LINE_HEIGHT, max(LEAST_WIDTH, -(-(wide + MARGIN) // 8) * 8)), np.float32)
        line[:, :wide] = cv2.resize(crop, (wide, LINE_HEIGHT)).astype(np.float32) * (2 / 255) - 1
        chances = self._recognise.session(np.stack((line, line, line))[np.newaxis])[0]
        signs = chances.argmax(axis=1)
        kept = signs != 0
        kept[1:] &= signs[1:] != signs[:-1]
        places = np.flatnonzero(kept)
        if not len(places):
            return "", 0.0
        known = self._recognise.postprocess_op.character
        text = "".join(known[sign] for sign in signs[places])
        return text.translate(WIDE_SIGNS), float(chances[places, signs[places]].mean())


def _mean_score(read: Sequence[tuple[str, float]]) -> float:
    """The mean score, long lines counting for more."""
    letters = sum(max(1, len(text)) for text, _ in read)
    return sum(max(1, len(text)) * score for text, score in read) / max(1, letters)


def _tilt(box: Corners) -> float:
    """The slope of a line long enough to have one, in degrees."""
    across, down = (box[1] - box[0]).tolist()
    if math.hypot(across, down) < 2 * math.dist(box[3].tolist(), box[0].tolist()):
        return 0.0
    return math.degrees(math.atan2(down, across))


def _width(box: Corners) -> float:
    return float(box[:, 0].max() - box[:, 0].min())


def _height(box: Corners) -> float:
    return float(box[:, 1].max() - box[:, 1].min())
