"""A Word file's text, row by row, with its check-box controls. Runs only in the cage.

The zip directory has been checked before (``sniff``): no macros, no relationship to outside.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from formsvc.intake.laid_out import Row, lay_out, paragraph
from formsvc.intake.reading import Page, TextSource
from formsvc.intake.refusals import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
EMPTY, TICKED = "\u2610", "\u2612"
DEEPEST = 12


def read_word(path: Path) -> tuple[Page, ...]:
    """The pages of a Word file, set out with places of our own."""
    try:
        document = Document(str(path))
        rows = [*_headers(document), *_rows(document.element.body, 0), *_footers(document)]
    except (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise Refused("UP-04") from error
    pages = lay_out(rows, source=TextSource.TEXT)
    if not any(page.lines for page in pages):
        raise Refused("UP-04")
    return pages


def _headers(document: Any) -> Iterator[Row]:
    seen: set[str] = set()
    for section in document.sections:
        for part in (section.first_page_header, section.header):
            yield from _part_once(part, seen)


def _footers(document: Any) -> Iterator[Row]:
    seen: set[str] = set()
    for section in document.sections:
        yield from _part_once(section.footer, seen)


def _part_once(part: Any, seen: set[str]) -> Iterator[Row]:
    if part.is_linked_to_previous:
        return
    rows = list(_rows(part._element, 0))
    words = repr(rows)
    if words not in seen and any(text.strip() for row in rows for cell in row.cells for text in cell):
        seen.add(words)
        yield from rows


def _rows(parent: Any, depth: int) -> Iterator[Row]:
    """The paragraphs and table rows beneath an element, content controls opened."""
    if depth > DEEPEST:
        return
    for child in parent:
        if child.tag == W + "p":
            for text in _text(child).split("\n"):
                yield paragraph(text)
        elif child.tag == W + "tbl":
            yield from _table_rows(child, depth + 1)
        elif child.tag in (W + "sdt", W + "customXml", W + "ins"):
            content = child.find(W + "sdtContent") if child.tag == W + "sdt" else child
            if content is not None:
                yield from _rows(content, depth + 1)


def _table_rows(table: Any, depth: int) -> Iterator[Row]:
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl")) is not table:
            continue
        cells = [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row]
        yield Row(tuple(tuple(_cell(cell, depth)) for cell in cells))


def _cell(cell: Any, depth: int) -> Iterator[str]:
    for row in _rows(cell, depth + 1):
        yield "   ".join(text for inner in row.cells for text in inner)


def _text(element: Any) -> str:
    """The words of a paragraph; check-box controls as signs, placeholders and deletions left out."""
    pieces: list[str] = []
    for child in element:
        if child.tag == W + "sdt":
            pieces.append(_control(child))
        elif child.tag == W + "t":
            pieces.append(child.text or "")
        elif child.tag in (W + "tab", W + "br", W + "cr"):
            pieces.append("  " if child.tag == W + "tab" else "\n")
        elif child.tag == W + "sym":
            pieces.append(_symbol(child))
        elif child.tag in (W + "del", W + "pPr", W + "rPr", W + "instrText", W + "moveFrom"):
            continue
        elif isinstance(child.tag, str) and child.tag.startswith(W):
            pieces.append(_legacy_box(child) or _text(child))
    return "".join(pieces)


def _control(control: Any) -> str:
    properties = control.find(W + "sdtPr")
    content = control.find(W + "sdtContent")
    if properties is not None:
        box = properties.find(W14 + "checkbox")
        if box is not None:
            return TICKED if _is_on(box.find(W14 + "checked"), W14) else EMPTY
        if properties.find(W + "showingPlcHdr") is not None:
            return ""
    return "" if content is None else _text(content)


def _legacy_box(element: Any) -> str:
    if element.tag != W + "fldChar":
        return ""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    return TICKED if _is_on(box.find(W + "default") if state is None else state, W) else EMPTY


def _is_on(state: Any, space: str) -> bool:
    return state is not None and state.get(space + "val", "1") in ("1", "true", "on")


def _symbol(symbol: Any) -> str:
    try:
        return chr(int(symbol.get(W + "char", ""), 16))
    except ValueError:
        return ""
