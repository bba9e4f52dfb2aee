"""What a reader hands back: text with its place, tick boxes, form fields, parts of a mail.

Only these values leave the cage; the rules that find the fields work on nothing else.
All boxes are fractions of the upright page, from the top left: ``0 <= x0 < x1 <= 1``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class TextSource(StrEnum):
    """Where a piece of text came from."""

    TEXT = "text"  # a text layer that was believed, or a Word file
    OCR = "ocr"
    ACROFORM = "acroform"
    EMAIL = "email"


@dataclass(frozen=True)
class Box:
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Word:
    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True)
class Line:
    """One run of text on one line: a cell of a table and its neighbour are two lines."""

    text: str
    box: Box
    confidence: float = 1.0  # 0 to 1; OCR lines under 0.98 are for review
    source: TextSource = TextSource.TEXT
    words: tuple[Word, ...] = ()
    stamp: bool = False  # part of a rubber stamp: no rule should take a value from it


@dataclass(frozen=True)
class Tick:
    """A tick box: found on the picture, drawn in the PDF, a form field, or a character."""

    box: Box
    checked: bool
    confidence: float = 1.0
    source: TextSource = TextSource.OCR


@dataclass(frozen=True)
class FormField:
    """A filled field of a PDF or Word form; its label is found by its place."""

    value: str
    box: Box


@dataclass(frozen=True)
class Page:
    """One upright page; ``number`` counts from 1, sizes are in points (72 an inch)."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    ticks: tuple[Tick, ...] = ()
    form_fields: tuple[FormField, ...] = ()
    source: TextSource = TextSource.TEXT
    engine: str = ""  # "rapidocr", "tesseract" or empty
    signature_marks: tuple[Box, ...] = ()  # ink that is neither printed text nor rule: maybe a signature


@dataclass(frozen=True)
class MailHeaders:
    """The headers of the outermost mail and of the mail that it forwards, if any."""

    sender: str = ""  # "Name <address>"
    subject: str = ""
    sent_on: str = ""  # YYYY-MM-DD
    reply_to: str = ""


@dataclass(frozen=True)
class DocumentText:
    """The whole document as read. ``pages_total`` counts pages there are, not only those read."""

    media_type: str
    pages: tuple[Page, ...]
    pages_total: int
    mail: MailHeaders | None = None
    mail_body: tuple[str, ...] = ()  # lines of the mail's own body, when pages are its attachment
    warnings: tuple[str, ...] = field(default=())
