"""Mails that quote earlier ones: the newest that asks for itself is read alone."""

from __future__ import annotations

import re
from dataclasses import replace

from formsvc.intake.reading import DocumentText, Page, TextSource

_QUOTES = re.compile(
    r"^\W*(?:original message|forwarded message|begin forwarded message)\W*$|^on .{8,90} wrote:\s*$", re.I
)
_FROM = re.compile(r"^\W*from:\s*\S", re.I)
_OTHER_HEADS = re.compile(r"^\W*(?:sent|date|to|subject):", re.I)
_OF_A_PATIENT = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b|date of birth|born|nhs (?:no|number)|chi (?:no|number))", re.I
)


def without_earlier_mails(document: DocumentText) -> DocumentText:
    """The document without the mails quoted beneath, where the first says for itself whom it is about."""
    if not document.pages or any(page.source is not TextSource.EMAIL for page in document.pages):
        return document
    lines = [(place, line.text) for place, page in enumerate(document.pages) for line in page.lines]
    for at, (page_place, _) in enumerate(lines):
        if not _quotes_from(lines, at):
            continue
        before = " ".join(text for _, text in lines[:at])
        if len(before) < 150 or not _OF_A_PATIENT.search(before):
            return document
        kept = at - sum(len(page.lines) for page in document.pages[:page_place])
        last = document.pages[page_place]
        return replace(document, pages=(*document.pages[:page_place], _cut(last, kept)))
    return document


def _quotes_from(lines: list[tuple[int, str]], at: int) -> bool:
    """Whether an earlier mail begins on this line."""
    text = lines[at][1].strip()
    if _QUOTES.match(text):
        return True
    following = [later for _, later in lines[at + 1 : at + 4]]
    return bool(_FROM.match(text)) and at > 0 and sum(bool(_OTHER_HEADS.match(t)) for t in following) >= 2


def _cut(page: Page, kept: int) -> Page:
    if kept >= len(page.lines):
        return page
    top = page.lines[kept].box.y0
    return replace(
        page,
        lines=page.lines[:kept],
        ticks=tuple(tick for tick in page.ticks if tick.box.y0 < top),
        form_fields=tuple(item for item in page.form_fields if item.box.y0 < top),
    )
