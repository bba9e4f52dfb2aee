"""RapidOCR (PP-OCRv6 small, onnxruntime): the engine of choice. Packaged models only, one thread.

The line classifier is off: it turns some long lines upside down. 150 dpi read best (135-150; 200 and
120 were worse), batch 1 is a fifth quicker and 100 MB smaller.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from formsvc.intake.ocr.engine import ReadLine
from formsvc.intake.prepare import Picture

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
    """Detects and recognises with RapidOCR, and finds out which way up a page is."""

    name = "rapidocr"
    dpi = 150

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        cv2.setNumThreads(1)
        folder = models_folder()
        if folder is None:
            raise FileNotFoundError("The reading models are not installed. Install the rapidocr package.")
        self._reader = RapidOCR(
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
        self._detect: Any = self._reader._load_det_model()
        self._recognise: Any = self._reader._load_rec_model()

    def read(self, grey: Picture) -> list[ReadLine]:
        """Every run of text in a grey picture at 150 dpi."""
        result = self._reader(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))
        if result.boxes is None or result.txts is None:
            return []
        lines = []
        for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
            x0, y0 = box.min(axis=0)
            x1, y1 = box.max(axis=0)
            lines.append(ReadLine(str(text), float(x0), float(y0), float(x1), float(y1), float(score)))
        return lines

    def turns_to_upright(self, grey: Picture) -> int:
        """How many clockwise quarters make the page upright.

        Lines that stand on end say "sideways"; which way up is told by reading a few both ways.
        """
        scale = min(1.0, 1100 / max(grey.shape))
        small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
        boxes = self._boxes(small)
        if len(boxes) < 3:
            return 0
        standing = sum(_height(box) > 1.5 * _width(box) for box in boxes)
        lying = sum(_width(box) > 1.5 * _height(box) for box in boxes)
        turns = 1 if standing > lying else 0
        if turns:
            small = cv2.rotate(small, cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
            grey = cv2.rotate(grey, cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
            boxes = self._boxes(small)
        crops = [_crop(grey, box / scale) for box in sorted(boxes, key=_width)[-7:]]
        upright = self._mean_score(crops)
        if upright > 0.93:
            return turns
        turned = self._mean_score([np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops])
        return turns + 2 if turned > upright else turns

    def _boxes(self, grey: Picture) -> list[NDArray[np.float32]]:
        found = self._detect(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)).boxes
        return [] if found is None else [np.asarray(box, np.float32) for box in found]

    def _mean_score(self, crops: list[Picture]) -> float:
        from rapidocr.ch_ppocr_rec import TextRecInput

        crops = [crop for crop in crops if min(crop.shape[:2]) >= 4]
        if not crops:
            return 0.0
        colour = [cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR) for crop in crops]
        result = self._recognise(TextRecInput(img=colour, return_word_box=False))
        weights = [max(1, len(text)) for text in result.txts]
        return float(np.average(result.scores, weights=weights))


def _width(box: NDArray[np.float32]) -> float:
    return float(box[:, 0].max() - box[:, 0].min())


def _height(box: NDArray[np.float32]) -> float:
    return float(box[:, 1].max() - box[:, 1].min())


def _crop(grey: Picture, box: NDArray[np.float32]) -> Picture:
    x0, y0 = np.maximum(0, box.min(axis=0)).astype(int)
    x1, y1 = box.max(axis=0).astype(int) + 1
    return np.ascontiguousarray(grey[y0:y1, x0:x1])
