"""RapidOCR (PP-OCRv6 small, onnxruntime): the engine of choice. Packaged models only, one thread.

The line classifier is off: it turns some long lines upside down. 150 dpi read best (135-150; 200 and
120 were worse), batch 1 is a fifth quicker and 100 MB smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from formsvc.intake.ocr.engine import ReadLine
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
SURELY_UPRIGHT = 0.9
FEWEST_LINES, LINES_TRIED = 6, 5
HANDY_LENGTH = 8.0  # of a line's height: long enough to tell, short enough to be read at once
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
            }
        )
        self._detect: Any = reader._load_det_model()
        self._recognise: Any = reader._load_rec_model()

    def find_lines(self, grey: Picture) -> list[Corners]:
        """The four corners of every run of text in a grey picture at 150 dpi."""
        found = self._detect(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)).boxes
        return [] if found is None else [np.asarray(box, np.float32) for box in found]

    def read_lines(self, grey: Picture, found: Sequence[Corners]) -> list[ReadLine]:
        """What the lines found say; those that say nothing sensible are left out."""
        lines = []
        for box, (text, score) in zip(found, self._read(grey, found), strict=True):
            if text.strip() and score >= LEAST_SCORE:
                x0, y0 = box.min(axis=0).tolist()
                x1, y1 = box.max(axis=0).tolist()
                lines.append(ReadLine(text, x0, y0, x1, y1, score))
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
        upright = _mean_score(self._read(grey, tried))
        if upright > SURELY_UPRIGHT and len(found) >= FEWEST_LINES:
            return 0
        height, width = grey.shape
        turned = [np.array([width, height], np.float32) - box for box in tried]
        upside_down = np.ascontiguousarray(grey[::-1, ::-1])
        flipped = [np.roll(box, 2, axis=0) for box in turned]
        return 2 if _mean_score(self._read(upside_down, flipped)) > upright + 0.03 else 0

    def _read(self, grey: Picture, found: Sequence[Corners]) -> list[tuple[str, float]]:
        from rapidocr.ch_ppocr_rec import TextRecInput
        from rapidocr.utils.process_img import get_rotate_crop_image

        if not found:
            return []
        colour = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
        crops = [get_rotate_crop_image(colour, box.copy()) for box in found]
        result = self._recognise(TextRecInput(img=crops, return_word_box=False))
        return [
            (str(text).translate(WIDE_SIGNS), float(score))
            for text, score in zip(result.txts, result.scores, strict=True)
        ]


def _mean_score(read: Sequence[tuple[str, float]]) -> float:
    """The mean score, long lines counting for more."""
    letters = sum(max(1, len(text)) for text, _ in read)
    return sum(max(1, len(text)) * score for text, score in read) / max(1, letters)


def _width(box: Corners) -> float:
    return float(box[:, 0].max() - box[:, 0].min())


def _height(box: Corners) -> float:
    return float(box[:, 1].max() - box[:, 1].min())
