"""Invented documents made of text with places, as the reader hands them back."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from formsvc.intake.reading import (
    Box,
    DocumentText,
    FormField,
    Line,
    MailHeaders,
    Page,
    TextSource,
    Tick,
    Word,
)

WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class Paper:
    """One sheet to write on, in points from the top left."""

    source: TextSource = TextSource.TEXT
    size: float = 10.0
    lines: list[Line] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    form_fields: list[FormField] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)

    def at(self, x: float, y: float, text: str, *, score: float = 1.0, size: float | None = None) -> Paper:
        """One run of text whose top left corner is here."""
        tall = size or self.size
        letter = tall * 0.5
        words, place = [], x
        for word in text.split(" "):
            words.append(Word(word, _box(place, y, place + len(word) * letter, y + tall), score))
            place += (len(word) + 1) * letter
        box = _box(x, y, x + len(text) * letter, y + tall)
        self.lines.append(Line(text, box, score, self.source, tuple(words)))
        return self

    def row(self, y: float, *cells: tuple[float, str]) -> Paper:
        """Several runs on one line."""
        for x, text in cells:
            self.at(x, y, text)
        return self

    def block(self, x: float, y: float, text: str, *, width: int = 92, pitch: float = 12.5) -> Paper:
        """A paragraph set in lines of so many letters."""
        for place, line in enumerate(textwrap.wrap(text, width)):
            self.at(x, y + place * pitch, line)
        return self

    def tick(self, x: float, y: float, checked: bool) -> Paper:
        """A tick box of ten points."""
        self.ticks.append(Tick(_box(x, y, x + 10, y + 10), checked, 1.0, self.source))
        return self

    def fill(self, x: float, y: float, width: float, value: str) -> Paper:
        """A filled field of a PDF form."""
        self.form_fields.append(FormField(value, _box(x, y, x + width, y + 14)))
        return self

    def ink(self, x: float, y: float, width: float = 90, height: float = 18) -> Paper:
        """A signature's scrawl."""
        self.marks.append(_box(x, y, x + width, y + height))
        return self

    def page(self, number: int = 1) -> Page:
        """The sheet as a page."""
        return Page(
            number,
            WIDTH,
            HEIGHT,
            tuple(self.lines),
            tuple(self.ticks),
            tuple(self.form_fields),
            self.source,
            "rapidocr" if self.source is TextSource.OCR else "",
            tuple(self.marks),
        )


def _box(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(x0 / WIDTH, y0 / HEIGHT, x1 / WIDTH, y1 / HEIGHT)


def document(*papers: Paper, mail: MailHeaders | None = None) -> DocumentText:
    """Sheets as one document."""
    pages = tuple(paper.page(number) for number, paper in enumerate(papers, start=1))
    return DocumentText("application/pdf", pages, len(pages), mail)


def mail_text(text: str, *, sender: str, subject: str = "", sent_on: str = "2026-10-09") -> DocumentText:
    """A mail whose body is the document, laid out as the reader lays it out."""
    paper = Paper(TextSource.EMAIL, size=11.2)
    y = 48.0
    for line in text.strip().split("\n"):
        for part in textwrap.wrap(line, 98) or [""]:
            if part:
                paper.at(48, y, part)
            y += 14
    return document(paper, mail=MailHeaders(sender, subject, sent_on))
