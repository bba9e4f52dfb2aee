"""Ink on a page that is neither print nor rule: signatures, stamps, rings and strokes about a Yes or No."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from formsvc.intake.ocr.engine import ReadLine
from formsvc.intake.ocr.stamps import stamped
from formsvc.intake.prepare import lies_sideways
from formsvc.intake.reading import Box, Line, TextSource
from formsvc.intake.rings import marked_words
from formsvc.intake.signatures import signature_marks

WIDTH, HEIGHT = 1654, 900
FONT = ImageFont.load_default(size=32)


class Paper:
    """A page at 200 dpi on which words are set and ink is drawn."""

    def __init__(self) -> None:
        self.sheet = Image.new("L", (WIDTH, HEIGHT), 245)
        self.pen = ImageDraw.Draw(self.sheet)
        self.lines: list[Line] = []

    def write(self, x: float, y: float, text: str) -> tuple[float, float, float, float]:
        self.pen.text((x, y), text, fill=30, font=FONT)
        place = self.pen.textbbox((x, y), text, font=FONT)
        box = Box(place[0] / WIDTH, place[1] / HEIGHT, place[2] / WIDTH, place[3] / HEIGHT)
        self.lines.append(Line(text, box, 0.99, TextSource.OCR))
        return place

    def scrawl(self, x: float, y: float, shade: int = 60) -> None:
        points = [(x + 9 * step, y + 22 * np.sin(step * 1.3) * (1 + step % 3) / 2) for step in range(24)]
        self.pen.line(points, fill=shade, width=4, joint="curve")

    @property
    def grey(self) -> np.ndarray:
        return np.asarray(self.sheet, np.uint8).copy()


def yes_or_no(paper: Paper) -> dict[str, tuple[float, float, float, float]]:
    """A question with its two words, each read as a line of its own."""
    paper.write(150, 200, "Is the patient aware of this request?")
    return {"Yes": paper.write(800, 200, "Yes"), "No": paper.write(930, 200, "No")}


def told(paper: Paper) -> dict[str, bool]:
    """Each word that got a tick box before it."""
    marked = marked_words(paper.grey, paper.lines)
    found = {}
    for tick in marked.ticks:
        behind = [line for line in marked.lines if 0 < line.box.x0 - tick.box.x0 < 0.05]
        found[min(behind, key=lambda line: line.box.x0).text] = tick.checked
    return found


@pytest.mark.parametrize("word", ["Yes", "No"])
def test_a_circled_word_is_ticked_and_the_other_is_not(word):
    paper = Paper()
    x0, y0, x1, y1 = yes_or_no(paper)[word]
    paper.pen.ellipse((x0 - 16, y0 - 14, x1 + 16, y1 + 14), outline=40, width=4)
    assert told(paper) == {"Yes": word == "Yes", "No": word == "No"}


@pytest.mark.parametrize("word", ["Yes", "No"])
def test_a_word_struck_through_leaves_the_other(word):
    paper = Paper()
    x0, y0, x1, y1 = yes_or_no(paper)[word]
    middle = (y0 + y1) / 2
    paper.pen.line((x0 - 12, middle, x1 + 12, middle), fill=40, width=3)
    assert told(paper) == {"Yes": word == "No", "No": word == "Yes"}


def test_a_line_is_parted_at_a_circled_word():
    paper = Paper()
    x0, y0, _, y1 = paper.write(150, 200, "Told of this request? Yes / No")
    left = x0 + paper.pen.textlength("Told of this request? ", font=FONT)
    right = left + paper.pen.textlength("Yes", font=FONT)
    paper.pen.ellipse((left - 14, y0 - 14, right + 10, y1 + 14), outline=40, width=4)
    marked = marked_words(paper.grey, paper.lines)
    assert [line.text for line in marked.lines] == ["Told of this request?", "Yes", "No"]
    assert [tick.checked for tick in marked.ticks] == [True, False]


def test_nothing_is_said_of_words_left_alone_underlined_or_both_circled():
    plain, underlined, both = Paper(), Paper(), Paper()
    yes_or_no(plain)
    x0, _, x1, y1 = yes_or_no(underlined)["Yes"]
    underlined.pen.line((x0 - 5, y1 + 5, x1 + 5, y1 + 5), fill=40, width=3)
    for place in yes_or_no(both).values():
        both.pen.ellipse((place[0] - 16, place[1] - 14, place[2] + 16, place[3] + 14), outline=40, width=4)
    for paper in (plain, underlined, both):
        assert told(paper) == {}
        assert len(marked_words(paper.grey, paper.lines).lines) == 3


def test_a_scrawl_is_a_mark_and_print_is_not():
    paper = Paper()
    paper.write(150, 300, "Signature of officer")
    assert signature_marks(paper.grey, paper.lines) == ()
    paper.scrawl(600, 310)
    marks = signature_marks(paper.grey, paper.lines)
    assert len(marks) == 1
    assert 580 / WIDTH < marks[0].x0 < 630 / WIDTH


def test_what_shines_through_and_noise_are_no_marks():
    paper = Paper()
    paper.write(150, 300, "Signature of officer")
    paper.scrawl(600, 310, shade=215)
    chance = np.random.default_rng(3)
    grey = paper.grey
    specks = chance.random((120, 400)) < 0.08
    grey[500:620, 700:1100][specks] = 60
    assert signature_marks(grey, paper.lines) == ()


def test_ink_in_a_filled_field_is_no_mark():
    paper = Paper()
    paper.scrawl(600, 310)
    field = Box(560 / WIDTH, 250 / HEIGHT, 860 / WIDTH, 370 / HEIGHT)
    assert signature_marks(paper.grey, (), [field]) == ()


def read(text: str, x: float, y: float, *, tilt: float = 0.0) -> ReadLine:
    return ReadLine(text, x, y, x + 12 * len(text), y + 25, 0.99, tilt)


def test_a_stamp_is_told_by_its_word_and_what_goes_with_it():
    lines = [
        read("Date of request", 50, 300),
        read("RECEIVED", 700, 40, tilt=7.7),
        read("14 OCT 2026", 690, 70, tilt=8.8),
        read("Brindley Road", 700, 100, tilt=8.0),
        read("PERSONAL DATA", 500, 110),
        read("23/10/2026", 300, 300),
    ]
    assert stamped(lines) == {1, 2, 3}


def test_a_level_stamp_has_its_date_and_no_more():
    lines = [read("SCANNED", 700, 40), read("22 OCT 2026", 690, 70), read("Dear doctor", 690, 100)]
    assert stamped(lines) == {0, 1}


def test_sloping_writing_and_labels_are_no_stamp():
    lines = [
        read("Date received", 50, 40),
        read("23/10/2026", 220, 40),
        read("Yasmin Okonkwo", 300, 200, tilt=5.0),
    ]
    assert stamped(lines) == frozenset()


def test_a_page_on_its_side_is_seen():
    paper = Paper()
    words = [
        "Please",
        "send",
        "the",
        "dates",
        "of",
        "all",
        "appointments",
        "attended",
        "since",
        "March",
        "and",
        "any",
        "record",
    ]
    for row in range(14):
        paper.write(150, 60 + 55 * row, " ".join(words[row:] + words[: row // 2]))
    assert not lies_sideways(paper.grey)
    assert lies_sideways(np.ascontiguousarray(np.rot90(paper.grey)))
