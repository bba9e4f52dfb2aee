"""One document, understood as far as place goes: what all the field readers look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from formsvc.intake.fields.flow import Flow, read_flow
from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.mail_chain import without_earlier_mails
from formsvc.intake.fields.marks import Choice, option_pieces, read_choices
from formsvc.intake.fields.pairing import FormPage, Slot, read_form
from formsvc.intake.fields.people import Row, Table, read_table
from formsvc.intake.fields.pieces import Mark, Piece, Sheet, read_sheets
from formsvc.intake.fields.practice import PracticeIdentity, names_a_practice
from formsvc.intake.reading import DocumentText, TextSource


@dataclass(frozen=True)
class Value:
    """A value read for a field, before it is weighed against the others."""

    value: str | bool | list[str]
    pieces: tuple[Piece, ...] = ()
    mark: Mark | None = None
    doubt: bool = False
    derived: bool = False
    weight: float = 0.97


@dataclass(frozen=True)
class View:
    """Sheets, form pairs, tables, ticks and running text of one document."""

    document: DocumentText
    sheets: list[Sheet]
    forms: list[FormPage]
    tables: list[Table]
    choices: list[Choice]
    flow: Flow
    practice: PracticeIdentity
    addressee: frozenset[Piece]

    def slots(self, key: str, *parties: str) -> list[Slot]:
        """The labels of one kind that have a value, from the top; of these parties where any are named."""
        return [
            slot
            for form in self.forms
            for slot in form.slots
            if slot.label.key == key
            and (not parties or slot.party in parties)
            and slot.first not in self.addressee
        ]

    @property
    def is_mail(self) -> bool:
        """Whether the pages are the mail's own text."""
        return bool(self.document.pages) and all(
            page.source is TextSource.EMAIL for page in self.document.pages
        )

    @property
    def is_form(self) -> bool:
        """Whether most of what is here stands beside labels."""
        keys = {slot.label.key for form in self.forms for slot in form.slots} - {
            "sink",
            "date",
            "reference",
            "phone",
            "email",
            "org",
        }
        return len(keys) >= 4

    @property
    def title(self) -> str:
        """The top of the first page."""
        if not self.sheets:
            return ""
        first = self.sheets[0]
        return "\n".join(
            p.text for p in first.pieces if p.cy < 0.24 * first.page.height and p not in self.addressee
        )

    def sheet_of(self, piece: Piece | Mark) -> Sheet:
        """The sheet on which a piece stands."""
        return next(sheet for sheet in self.sheets if sheet.number == piece.page)

    def subject_table(self) -> Table | None:
        """The table of people, if there is one."""
        return self.tables[0] if self.tables else None


def read_view(document: DocumentText, practice: PracticeIdentity) -> View:
    """Everything that place alone can tell."""
    document = without_earlier_mails(document)
    sheets = read_sheets(document)
    tables = [table for sheet in sheets if (table := read_table(sheet)) is not None]
    taken = frozenset().union(*(table.pieces for table in tables)) if tables else frozenset()
    choices = [choice for sheet in sheets for choice in read_choices(sheet)]
    forms = [read_form(sheet, taken, option_pieces(sheet, choices)) for sheet in sheets]
    addressee = frozenset(_addressee(forms[0], practice)) if forms else frozenset()
    return View(document, sheets, forms, tables, choices, read_flow(sheets), practice, addressee)


def _addressee(form: FormPage, practice: PracticeIdentity) -> Iterable[Piece]:
    """The block of lines that addresses the letter to the practice, or the value of "To"."""
    sheet = form.sheet
    values = {piece for slot in form.slots for piece in slot.pieces}
    labels = {slot.where for slot in form.slots}
    ends = {
        slot.where
        for slot in form.slots
        if slot.label.key in ("date", "person", "reference", "name", "deadline")
    }
    for slot in form.slots:
        if slot.label.key == "sink" and slot.party == "practice":
            yield from slot.pieces
    for cell in form.cells:
        seed = cell.piece
        if (
            cell.label
            or cell.inline
            or seed in values
            or seed.cy > 0.5 * sheet.page.height
            or len(seed.text) > 70
        ):
            continue
        greeting = re.match(r"dear\b", flat(seed.text))
        if greeting or not (names_a_practice(seed.text) or practice.owns_name(seed.text)):
            continue
        yield seed
        column = [
            c.piece
            for c in form.cells
            if abs(c.piece.x0 - seed.x0) < 9 and not c.piece.filled and c.inline is None
        ]
        for step in (1, -1):
            last = seed
            for piece in sorted(column, key=lambda p: step * p.cy):
                gap = step * (piece.cy - last.cy)
                if gap <= 0:
                    continue
                if (
                    gap > 1.9 * sheet.line_height
                    or len(piece.text) > 60
                    or _ends_addressee(piece.text)
                    or (step < 0 and (piece in values or piece in labels))
                    or piece in ends
                ):
                    break
                yield piece
                yield from (c.piece for c in form.cells if c.inline is not None and c.inline.piece is piece)
                last = piece


def _ends_addressee(text: str) -> bool:
    return bool(
        re.match(
            r"(?:dear|date|our|ref|re|your|by e-?mail)\b|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+\s+\d{4}", flat(text)
        )
    )


def whole_name_row(row: Row) -> str:
    """The name in a table row, from one column or from two."""
    if row.cells.get("surname"):
        return f"{row.text('forename')} {row.text('surname')}".strip()
    return row.text("name")
