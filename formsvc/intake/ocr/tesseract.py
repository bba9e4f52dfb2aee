"""Tesseract 5, called as a program: the fallback, page segmentation 3 at 300 dpi; its table of words.

The program becomes the caged child itself (no process of its own is started in the cage).
"""

from __future__ import annotations

import csv
import math
import re
import shutil
from collections.abc import Iterator, Sequence

from formsvc.intake.ocr.engine import ReadLine

DPI = 300
PICTURE, TABLE, OUTPUT = "tesseract.png", "words.tsv", "words"
ORIENTATION = "orientation"
READ = [
    "tesseract",
    PICTURE,
    OUTPUT,
    "-l",
    "eng",
    "--psm",
    "3",
    "--dpi",
    str(DPI),
    "-c",
    "tessedit_create_tsv=1",
]
ORIENT = ["tesseract", PICTURE, ORIENTATION, "--psm", "0", "-l", "osd"]
CELL_GAP = 1.8  # of the height of the letters
MOST_WORDS = 20_000


def is_installed() -> bool:
    """Whether the program is on the usual path."""
    return shutil.which("tesseract", path="/usr/local/bin:/usr/bin:/bin") is not None


def turns_of(answer: str) -> int:
    """The clockwise quarters that make a page upright, out of Tesseract's answer; 0 if it is not sure."""
    turn = re.search(r"^Rotate: (0|90|180|270)$", answer, re.MULTILINE)
    sure = re.search(r"^Orientation confidence: (\d+(?:\.\d+)?)$", answer, re.MULTILINE)
    if turn is None or sure is None or float(sure.group(1)) < 1.0:
        return 0
    return int(turn.group(1)) // 90


def lines_of(table: str, *, scale: float) -> list[ReadLine]:
    """The lines of the table, apart at wide gaps, in pixels divided by ``scale``."""
    lines: list[ReadLine] = []
    words: list[ReadLine] = []
    last_key: tuple[str, ...] | None = None
    for key, word in _words(table, scale):
        if words and (key != last_key or _apart(words[-1], word)):
            lines.append(_as_line(words))
            words = []
        words.append(word)
        last_key = key
    if words:
        lines.append(_as_line(words))
    return lines


def _words(table: str, scale: float) -> Iterator[tuple[tuple[str, ...], ReadLine]]:
    rows = csv.reader(table.splitlines()[1 : MOST_WORDS + 1], delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        try:
            left, top, width, height, confidence = (float(value) for value in row[6:11])
        except ValueError:
            continue
        if not all(map(math.isfinite, (left, top, width, height, confidence))) or confidence < 0:
            continue
        text = row[11].strip()
        if re.fullmatch(r"[|_~\-—=.,:;'‘’“”\"]+", text) and len(text) < 3 and confidence < 60:
            continue  # pieces of rules
        place = (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
        yield tuple(row[1:5]), ReadLine(text, *place, min(1.0, confidence / 100))


def _apart(last: ReadLine, word: ReadLine) -> bool:
    height = max(8.0, min(last.y1 - last.y0, word.y1 - word.y0))
    return word.x0 - last.x1 > CELL_GAP * height or word.x0 < last.x0


def _as_line(words: Sequence[ReadLine]) -> ReadLine:
    return ReadLine(
        " ".join(word.text for word in words),
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        min(word.confidence for word in words),
    )
