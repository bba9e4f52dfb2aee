"""One page picture to one ``Page``: ticks first, then words, then the marks that are neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from formsvc.intake.ocr.cells import cut_into_cells
from formsvc.intake.ocr.engine import Engine, ReadLine, turned_over
from formsvc.intake.ocr.stamps import stamped
from formsvc.intake.prepare import Picture, Prepared, as_grey, lies_sideways, prepare
from formsvc.intake.reading import Line, Page, TextSource, Tick
from formsvc.intake.reading_json import plain_text
from formsvc.intake.rings import marked_words
from formsvc.intake.signatures import signature_marks
from formsvc.intake.ticks import FoundBox, find_boxes, paint_white
from formsvc.intake.words import fraction_box, words_of

MOST_TURNS = 4
LONGEST_FOR_ENGINE = 2_000  # pixels: bounds the time that an odd page can take


@dataclass(frozen=True)
class PageWithoutWords:
    """A straightened page whose tick boxes are found; ``grey`` is what an engine should read."""

    prepared: Prepared
    boxes: tuple[FoundBox, ...]
    grey: Picture


def look_for_ticks(prepared: Prepared) -> PageWithoutWords:
    """The tick boxes found, the sure ones painted white for the engine."""
    boxes = find_boxes(prepared.grey)
    return PageWithoutWords(prepared, tuple(boxes), paint_white(prepared.grey, boxes))


def read_picture(
    picture: Picture, engine: Engine, *, dpi: float | None, number: int
) -> tuple[Page, Prepared]:
    """Straighten a page's picture, turn it upright, and read its words.

    The lines are found once where the page arrived upright or upside down, or plainly lies on its side.
    """
    turns = 1 if lies_sideways(as_grey(picture)) else 0
    for _ in range(MOST_TURNS):
        page = look_for_ticks(prepare(picture, dpi=dpi, turns=turns))
        scale = min(engine.dpi / page.prepared.dpi, LONGEST_FOR_ENGINE / max(page.grey.shape))
        small = scaled(page.grey, scale)
        found = engine.find_lines(small)
        more = engine.turns_needed(small, found)
        if more == 2:
            page = upside_down(page)
            small, found = turned_over(small, found)
        if more in (0, 2):
            break
        turns += more
    prepared = page.prepared
    sure = [box for box in page.boxes if box.is_sure]
    cells = cut_into_cells(small, found, sure, scale=scale, dpi=prepared.dpi * scale)
    lines = [_enlarged(line, 1 / scale) for line in engine.read_lines(small, cells)]
    return assemble(page, lines, engine=engine.name, number=number), prepared


def upside_down(page: PageWithoutWords) -> PageWithoutWords:
    """The same page turned by half, without looking for anything again."""
    height, width = page.grey.shape
    before = page.prepared
    matrix = np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]]) @ before.matrix
    prepared = Prepared(_half_turn(before.picture), _half_turn(before.grey), before.dpi, matrix)
    boxes = (
        replace(box, x=width - box.x - box.width, y=height - box.y - box.height)
        for box in reversed(page.boxes)
    )
    return PageWithoutWords(prepared, tuple(boxes), _half_turn(page.grey))


def _half_turn(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[::-1, ::-1])


def _enlarged(line: ReadLine, by: float) -> ReadLine:
    return replace(line, x0=line.x0 * by, y0=line.y0 * by, x1=line.x1 * by, y1=line.y1 * by)


def scaled(grey: Picture, scale: float) -> Picture:
    """The picture larger or smaller."""
    if abs(scale - 1) < 0.01:
        return grey
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=method).astype(np.uint8)


def assemble(page: PageWithoutWords, read: list[ReadLine], *, engine: str, number: int) -> Page:
    """Lines, ticks and marks put together as one page in fractions."""
    height, width = page.prepared.grey.shape
    stamps = stamped(read)
    found = (_line(item, width, height, stamp=place in stamps) for place, item in enumerate(read))
    lines = sorted((line for line in found if line is not None), key=lambda line: (line.box.y0, line.box.x0))
    marked = marked_words(page.grey, lines)
    return Page(
        number=number,
        width=round(width * 72 / page.prepared.dpi, 2),
        height=round(height * 72 / page.prepared.dpi, 2),
        lines=marked.lines,
        ticks=_as_ticks(page.boxes, width, height, TextSource.OCR) + marked.ticks,
        source=TextSource.OCR,
        engine=engine,
        signature_marks=signature_marks(page.grey, lines, marked.rings),
    )


def drawn_ticks(grey: Picture) -> tuple[Tick, ...]:
    """The tick boxes drawn on a page at 200 dpi that did not come from a scanner."""
    height, width = grey.shape
    return _as_ticks(find_boxes(grey), width, height, TextSource.TEXT)


def _line(item: ReadLine, width: int, height: int, *, stamp: bool) -> Line | None:
    box = fraction_box(item.x0, item.y0, item.x1, item.y1, width, height)
    text = plain_text(item.text)
    if box is None or not text:
        return None
    confidence = min(1.0, max(0.0, item.confidence))
    return Line(text, box, confidence, TextSource.OCR, words_of(text, box, confidence), stamp)


def _as_ticks(boxes: Iterable[FoundBox], width: int, height: int, source: TextSource) -> tuple[Tick, ...]:
    ticks = []
    for box in boxes:
        place = fraction_box(box.x, box.y, box.x + box.width, box.y + box.height, width, height)
        if place is not None:
            ticks.append(Tick(place, not box.is_empty, 1.0 if box.is_sure else 0.7, source))
    return tuple(ticks)
