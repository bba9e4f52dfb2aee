"""What is done inside the cage: opening the file that arrived, and reading one page's picture.

Every task gets the child's own folder, takes files from it and leaves files in it. The names are fixed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from formsvc.intake import mail, pages, show, word
from formsvc.intake.laid_out import lay_out
from formsvc.intake.limits import ACCEPTED
from formsvc.intake.ocr import tesseract
from formsvc.intake.ocr.engine import Engine
from formsvc.intake.ocr.page import PageWithoutWords, assemble, look_for_ticks, read_picture, scaled
from formsvc.intake.prepare import Picture, Prepared, as_grey, prepare
from formsvc.intake.reading import MailHeaders, Page, TextSource
from formsvc.intake.reading_json import page_from_dict, page_to_dict

DOCUMENT, OPENED = "document", "opened.json"
OPEN = "formsvc.intake.cage.tasks:open_document"
READ = "formsvc.intake.cage.tasks:read_with_rapidocr"
STRAIGHTEN = "formsvc.intake.cage.tasks:straighten_for_tesseract"
ASSEMBLE = "formsvc.intake.cage.tasks:assemble_from_tesseract"
WARM_UP = "formsvc.intake.cage.tasks:warm_up"
MOST_ATTACHMENTS = 10


def raster_name(number: int) -> str:
    """Where the picture of a page that is to be read lies."""
    return f"page-{number}.npy"


def shown_name(number: int) -> str:
    """Where the picture that a person is shown lies."""
    return f"page-{number}.jpg"


def read_name(number: int) -> str:
    """Where the words of a page that was read lie."""
    return f"page-{number}.json"


def open_document(folder: Path, *, kind: str, first: int, count: int, dpi: float) -> None:
    """Open what arrived; leave pages, pictures and what is to be read."""
    path = folder / DOCUMENT
    if kind in ("eml", "msg"):
        _open_mail(folder, mail.open_eml(path) if kind == "eml" else mail.open_msg(path))
    elif kind == "docx":
        _leave_text(folder, word.read_word(path), first=first, count=count)
    elif kind == "pdf":
        _leave_pages(folder, pages.open_pdf(path, first=first, count=count, dpi=dpi))
    else:
        _leave_pages(folder, pages.open_pictures(path, first=first, count=count))


def _leave_pages(folder: Path, opened: pages.OpenedFile) -> None:
    done = []
    for item in opened.pages:
        number = item.page.number
        show.save(item.picture, folder / shown_name(number))
        if item.to_be_read:
            picture = item.picture if show.is_coloured(item.picture) else as_grey(item.picture)
            np.save(folder / raster_name(number), picture, allow_pickle=False)
        done.append({"page": page_to_dict(item.page), "read": item.to_be_read, "dpi": item.raster_dpi})
    _write(folder / OPENED, {"pages": done, "page_count": opened.page_count, "warnings": opened.warnings})


def _leave_text(folder: Path, laid: Sequence[Page], *, first: int, count: int, **more: Any) -> None:
    chosen = [page for page in laid if first <= page.number < first + count]
    for page in chosen:
        show.save(show.draw_text(page), folder / shown_name(page.number))
    done = [{"page": page_to_dict(page), "read": False, "dpi": None} for page in chosen]
    _write(folder / OPENED, {"pages": done, "page_count": len(laid), "warnings": [], **more})


def _open_mail(folder: Path, opened: mail.OpenedMail) -> None:
    for index, data in enumerate(opened.attachments[:MOST_ATTACHMENTS]):
        if len(data) <= ACCEPTED.file_bytes:
            (folder / f"attachment-{index}").write_bytes(data)
    laid = lay_out(opened.body, source=TextSource.EMAIL, most_pages=20)
    more = {
        "mail": _headers(opened.headers),
        "body": opened.body_lines[:5_000],
        "attachments": min(MOST_ATTACHMENTS, len(opened.attachments)),
    }
    _leave_text(folder, laid, first=1, count=20, **more)


def _headers(headers: MailHeaders) -> dict[str, str]:
    return {
        "sender": headers.sender,
        "subject": headers.subject,
        "sent_on": headers.sent_on,
        "reply_to": headers.reply_to,
    }


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, allow_nan=False), "utf-8")


def warm_up_opening() -> None:
    """Load what opens files (the imports above have loaded most of it)."""
    cv2.setNumThreads(1)
    Image.init()
    import_module("oxmsg")


@cache
def _rapid() -> Any:
    from formsvc.intake.ocr.rapid import RapidEngine

    return RapidEngine()


def warm_up() -> None:
    """Load the models and read a little, so that the first page need not wait."""
    engine: Engine = _rapid()
    sample = np.full((736, 736), 255, np.uint8)  # the detector enlarges what is smaller
    cv2.putText(sample, "Warm", (30, 80), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    engine.read_lines(sample, engine.find_lines(sample))


def read_with_rapidocr(folder: Path, *, number: int, dpi: float | None) -> None:
    """Straighten a page's picture and read its words."""
    engine = _rapid()
    page, prepared = read_picture(_raster(folder, number), engine, dpi=dpi, number=number)
    _leave_page(folder, number, page, prepared)


def straighten_for_tesseract(folder: Path, *, number: int, dpi: float | None, turns: int) -> None:
    """Straighten a page's picture and leave it as Tesseract wants it."""
    prepared = prepare(_raster(folder, number), dpi=dpi, turns=turns)
    without = look_for_ticks(prepared)
    np.savez(folder / "straight.npz", picture=prepared.picture, grey=prepared.grey)
    cv2.imwrite(str(folder / tesseract.PICTURE), scaled(without.grey, tesseract.DPI / prepared.dpi))


def picture_for_orientation(folder: Path, *, number: int, dpi: float | None) -> None:
    """Leave a smaller picture of the page, by which Tesseract tells which way is up."""
    grey = as_grey(_raster(folder, number))
    scale = min(1.0, 1_800 / max(grey.shape))
    cv2.imwrite(str(folder / tesseract.PICTURE), scaled(grey, scale))


def assemble_from_tesseract(folder: Path, *, number: int, dpi: float | None) -> None:
    """Put Tesseract's table of words together with ticks and marks."""
    with np.load(folder / "straight.npz", allow_pickle=False) as kept:
        prepared = Prepared(kept["picture"], kept["grey"], 200.0, np.eye(3))
    without: PageWithoutWords = look_for_ticks(prepared)
    table = (folder / tesseract.TABLE).read_text("utf-8", "replace")
    lines = tesseract.lines_of(table, scale=tesseract.DPI / prepared.dpi)
    _leave_page(folder, number, assemble(without, lines, engine="tesseract", number=number), prepared)


def _leave_page(folder: Path, number: int, page: Page, prepared: Prepared) -> None:
    show.save(prepared.picture, folder / shown_name(number))
    kept = page_from_dict(page_to_dict(page))  # leave nothing that the parent would refuse
    _write(folder / read_name(number), page_to_dict(replace(kept, number=number)))


def _raster(folder: Path, number: int) -> Picture:
    picture = np.load(folder / raster_name(number), allow_pickle=False)
    if picture.dtype != np.uint8 or picture.ndim not in (2, 3) or picture.size > 300_000_000:
        raise ValueError("not a picture")
    return np.ascontiguousarray(picture, np.uint8)
