"""What the first caged child leaves, checked before it is used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formsvc.intake.cage.keeper import Ending
from formsvc.intake.cage.warm import run_warm
from formsvc.intake.limits import MEGABYTE, PARSING
from formsvc.intake.reading import MailHeaders, Page
from formsvc.intake.reading_json import MOST_LINES, NotAReading, mail_from_dict, page_from_dict, plain_text
from formsvc.intake.refusals import Refused
from formsvc.intake.sniff import PICTURES, MediaType

LARGEST_JSON = 16 * MEGABYTE
MOST_PAGES_AT_ONCE = 200
OPEN = "formsvc.intake.cage.tasks:open_document"
WARM_UP_OPENING = "formsvc.intake.cage.tasks:warm_up_opening"
_KINDS = {MediaType.PDF: "pdf", MediaType.DOCX: "docx", MediaType.EML: "eml", MediaType.MSG: "msg"}


@dataclass(frozen=True)
class OpenedPart:
    """One page as opened: its own content, or a picture that is still to be read."""

    page: Page
    to_be_read: bool
    dpi: float | None


@dataclass(frozen=True)
class OpenedDocument:
    folder: Path
    page_count: int
    parts: tuple[OpenedPart, ...]
    warnings: tuple[str, ...]
    mail: MailHeaders | None
    body: tuple[str, ...]
    attachments: tuple[Path, ...]


def open_in_cage(
    folder: Path, media_type: MediaType, *, first: int, count: int, dpi: float
) -> OpenedDocument:
    """Open the document that lies in the folder, in a caged child; ``Refused`` when it cannot be done."""
    values = {"kind": _KINDS.get(media_type, "picture"), "first": first, "count": count, "dpi": dpi}
    outcome = run_warm(WARM_UP_OPENING, OPEN, values, folder, PARSING)
    _raise_refusal(folder)
    match outcome.ending:
        case Ending.TOOK_TOO_LONG:
            raise Refused("UP-08", seconds=round(PARSING.clock_seconds))
        case Ending.TOO_MUCH_MEMORY if media_type in PICTURES:
            raise Refused("UP-07")
        case Ending.TOO_MUCH_MEMORY | Ending.BROKE:
            raise Refused("UP-04")
    try:
        return _checked(folder, load_json(folder / "opened.json"))
    except NotAReading as error:
        raise Refused("UP-04") from error


def load_json(path: Path) -> Any:
    """JSON that a caged child left; ``NotAReading`` for anything odd."""
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST_JSON:
            raise NotAReading("too large")
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise NotAReading("no JSON") from error


def _raise_refusal(folder: Path) -> None:
    """A refusal that the child wrote, if it is one of ours."""
    path = folder / "refused.json"
    if not path.exists():
        return
    try:
        refusal = load_json(path)
    except NotAReading as error:
        raise Refused("UP-04") from error
    code = refusal.get("code") if isinstance(refusal, dict) else None
    if code not in ("UP-04", "UP-05", "UP-06", "UP-07", "UP-09", "UP-10"):
        raise Refused("UP-04")
    values = refusal.get("values")
    pages = str(values.get("pages", "")) if isinstance(values, dict) else ""
    limit = str(values.get("limit", "")) if isinstance(values, dict) else ""
    if code == "UP-06" and pages.isdecimal() and limit.isdecimal():
        raise Refused(code, pages=pages[:6], limit=limit[:6])
    raise Refused(code)


def _checked(folder: Path, data: Any) -> OpenedDocument:
    if not isinstance(data, dict):
        raise NotAReading("an object")
    count, pages = data.get("page_count"), data.get("pages")
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= MOST_PAGES_AT_ONCE:
        raise NotAReading("page_count")
    if not isinstance(pages, list) or len(pages) > MOST_PAGES_AT_ONCE:
        raise NotAReading("pages")
    attachments = data.get("attachments", 0)
    if not isinstance(attachments, int) or not 0 <= attachments <= 50:
        raise NotAReading("attachments")
    mail = data.get("mail")
    return OpenedDocument(
        folder=folder,
        page_count=count,
        parts=tuple(_part(item) for item in pages),
        warnings=_texts(data.get("warnings", []), 20),
        mail=None if mail is None else mail_from_dict(mail),
        body=_texts(data.get("body", []), MOST_LINES),
        attachments=tuple(_attachments(folder, attachments)),
    )


def _attachments(folder: Path, count: int) -> list[Path]:
    places = (folder / f"attachment-{index}" for index in range(count))
    return [place for place in places if place.is_file() and not place.is_symlink()]


def _part(data: Any) -> OpenedPart:
    if not isinstance(data, dict) or not isinstance(data.get("read"), bool):
        raise NotAReading("a page")
    dpi = data.get("dpi")
    if dpi is not None and not (isinstance(dpi, (int, float)) and 1 <= dpi <= 5_000):
        raise NotAReading("dpi")
    return OpenedPart(page_from_dict(data.get("page")), data["read"], None if dpi is None else float(dpi))


def _texts(data: Any, most: int) -> tuple[str, ...]:
    if not isinstance(data, list) or len(data) > most or not all(isinstance(text, str) for text in data):
        raise NotAReading("texts")
    return tuple(plain_text(text) for text in data)
