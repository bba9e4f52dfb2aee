"""Pages drawn in layouts that no rule knew, and read, before any rule was made for them.

Each JSON file holds what the reader of pictures handed back (places in points) and what a careful
person would type, but for the few values that are still missed. Everybody and everything in them is invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from formsvc.intake.fields import suggest
from formsvc.intake.reading import Box, DocumentText, Line, Page, TextSource, Tick

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))


def _box(corners: list[float], width: float, height: float) -> Box:
    x0, y0, x1, y1 = corners
    return Box(x0 / width, y0 / height, x1 / width, y1 / height)


def _document(stored: dict[str, Any]) -> DocumentText:
    width, height = stored["size"]
    source = TextSource(stored["source"])
    page = Page(
        1,
        width,
        height,
        lines=tuple(
            Line(text, _box(corners, width, height), score, source)
            for *corners, score, text in stored["lines"]
        ),
        ticks=tuple(
            Tick(_box(corners, width, height), checked, 1.0, source) for *corners, checked in stored["ticks"]
        ),
        source=source,
        signature_marks=tuple(_box(corners, width, height) for corners in stored["signature_marks"]),
    )
    return DocumentText("application/pdf", (page,), 1)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_gives_what_a_careful_person_would_type(path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    found = suggest(_document(stored)).fields
    got = {key: item.value if (item := found[key]) else None for key in stored["expected"]}
    assert got == stored["expected"]


def test_there_are_pages_of_every_sort() -> None:
    sorts = {json.loads(path.read_text(encoding="utf-8"))["expected"]["document_type"] for path in PAGES}
    assert {"police_data_request", "victim_information_request", "court_order", "not_a_request"} <= sorts
    assert len(PAGES) >= 8
