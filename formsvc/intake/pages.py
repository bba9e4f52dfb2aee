"""Opening PDF and picture files page by page. Runs only in the cage: the parent never opens them.

Every page leaves as a picture to show and, where its text is to be read from the picture, as a raster
for the engine. Scripts, launches and attachments in a PDF are never run, followed or opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageOps

from formsvc.intake import text_layer
from formsvc.intake.acroform import FormContent, form_content
from formsvc.intake.limits import ACCEPTED
from formsvc.intake.ocr.page import drawn_ticks
from formsvc.intake.prepare import A4_LONG_SIDE_INCHES, Picture, as_grey
from formsvc.intake.reading import Box, Page, TextSource, Tick
from formsvc.intake.refusals import Refused
from formsvc.intake.signatures import signature_marks

LONGEST_SIDE = 4_400  # pixels handed on for reading: A4 at 300 dpi and a margin
DRAWN_DPI = 200.0
ATTACHMENT_INSIDE = (
    "There is a file or a script inside this PDF. We have not opened it. Ask for it as a file of its own."
)
FORM_CANNOT_BE_SHOWN = "This PDF holds a form that we cannot show. Open it, print it to PDF, and upload that."
LOCATION_IN_PHOTO = "The photo said where it was taken. We have left that out of what we show."


@dataclass(frozen=True)
class OpenedPage:
    """One page as it came: its content if the file tells it, else the raster to be read."""

    page: Page
    picture: Picture  # what a person is shown
    raster_dpi: float | None = None  # resolution of ``picture`` where it is to be read by an engine
    to_be_read: bool = False


@dataclass
class OpenedFile:
    """A file of pages: how many there are, what to warn of, and the pages asked for."""

    page_count: int
    pages: Iterator[OpenedPage]
    warnings: list[str] = field(default_factory=list)


def open_pdf(path: Path, *, first: int, count: int, dpi: float = DRAWN_DPI) -> OpenedFile:
    """A PDF's pages from ``first`` on, or ``Refused``."""
    try:
        outline = pikepdf.open(path, suppress_warnings=True)
        drawn = pdfium.PdfDocument(path)
    except pikepdf.PasswordError as error:
        raise Refused("UP-05") from error
    except (pikepdf.PdfError, pdfium.PdfiumError, ValueError, RecursionError) as error:
        if "password" in str(error).lower():
            raise Refused("UP-05") from error
        raise Refused("UP-04") from error
    total = len(drawn)
    if total == 0:
        raise Refused("UP-04")
    if total > ACCEPTED.pdf_pages:
        raise Refused("UP-06", pages=total, limit=ACCEPTED.pdf_pages)
    drawn.init_forms()
    warnings = _inner_warnings(outline)
    return OpenedFile(total, _pdf_pages(drawn, outline, first, count, dpi), warnings)


def _inner_warnings(outline: pikepdf.Pdf) -> list[str]:
    root = outline.Root
    names = root.get("/Names")
    inside = "/OpenAction" in root and isinstance(root.get("/OpenAction"), pikepdf.Dictionary)
    inside = inside and str(root.OpenAction.get("/S", "")) in (
        "/JavaScript",
        "/Launch",
        "/URI",
        "/SubmitForm",
    )
    if isinstance(names, pikepdf.Dictionary):
        inside = inside or "/EmbeddedFiles" in names or "/JavaScript" in names
    warnings = [ATTACHMENT_INSIDE] if inside or "/AA" in root or "/AF" in root else []
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form and len(form.get("/Fields", [])) == 0:
        warnings.append(FORM_CANNOT_BE_SHOWN)
    return warnings


def _pdf_pages(
    drawn: pdfium.PdfDocument, outline: pikepdf.Pdf, first: int, count: int, dpi: float
) -> Iterator[OpenedPage]:
    for index in range(first - 1, min(len(drawn), first - 1 + count)):
        page = drawn[index]
        width, height = page.get_size()
        fit = min(dpi, LONGEST_SIDE * 72 / max(1.0, width, height))
        picture = _draw(page, fit)
        matrix = text_layer.upright_matrix(page)
        form = form_content(outline.pages[index], matrix) if index < len(outline.pages) else FormContent()
        text_page = page.get_textpage()
        bare = Page(index + 1, min(99_999.0, max(1.0, width)), min(99_999.0, max(1.0, height)))
        if text_layer.may_be_believed(page, text_page.get_text_range()):
            yield _digital_page(bare, text_page, matrix, picture, form)
        else:
            kept = replace(bare, form_fields=tuple(form.fields), ticks=tuple(form.ticks))
            yield OpenedPage(kept, picture, fit, to_be_read=bool(_has_ink(picture)))
        text_page.close()
        page.close()


def _draw(page: pdfium.PdfPage, dpi: float) -> Picture:
    picture = page.render(scale=dpi / 72, may_draw_forms=True).to_numpy()
    return np.ascontiguousarray(picture[:, :, :3] if picture.ndim == 3 else picture)


def _has_ink(picture: Picture) -> bool:
    grey = as_grey(picture)
    return bool(np.count_nonzero(grey < 200) > 40) or bool(grey.min() < 128)


def _digital_page(
    bare: Page, text_page: pdfium.PdfTextPage, matrix: np.ndarray, picture: Picture, form: FormContent
) -> OpenedPage:
    grey = _at_200_dpi(as_grey(picture), bare)
    lines, signs = text_layer.lines_and_ticks(text_page, matrix, grey)
    drawn = [tick for tick in drawn_ticks(grey) if not any(_overlap(tick.box, line.box) for line in lines)]
    ticks = _without_doubles([*form.ticks, *signs, *drawn])
    marks = tuple(form.signatures) + signature_marks(grey, lines, [item.box for item in form.fields])
    page = replace(
        bare,
        lines=tuple(lines),
        ticks=tuple(ticks),
        form_fields=tuple(form.fields),
        signature_marks=marks,
        source=TextSource.ACROFORM if form.fields or form.ticks else TextSource.TEXT,
    )
    return OpenedPage(page, picture)


def _at_200_dpi(grey: Picture, page: Page) -> Picture:
    scale = page.height * DRAWN_DPI / 72 / grey.shape[0]
    if abs(scale - 1) < 0.02 or max(grey.shape) * scale > LONGEST_SIDE:
        return grey
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)


def _without_doubles(ticks: list[Tick]) -> list[Tick]:
    kept: list[Tick] = []
    for tick in ticks:
        if not any(_overlap(tick.box, other.box) for other in kept):
            kept.append(tick)
    return sorted(kept, key=lambda tick: (tick.box.y0, tick.box.x0))


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def open_pictures(path: Path, *, first: int, count: int) -> OpenedFile:
    """The pages of a TIFF, JPEG or PNG, upright by their EXIF, or ``Refused``."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked from the header, before anything is loaded
    try:
        picture = Image.open(path, formats=("TIFF", "JPEG", "PNG"))
        total = int(getattr(picture, "n_frames", 1))
    except (OSError, ValueError, KeyError, SyntaxError, TypeError, EOFError, MemoryError) as error:
        raise Refused("UP-04") from error
    if picture.format != "TIFF":
        total = 1
    if total > ACCEPTED.tiff_pages:
        raise Refused("UP-06", pages=total, limit=ACCEPTED.tiff_pages)
    if picture.width * picture.height > ACCEPTED.picture_pixels:
        raise Refused("UP-07")
    warnings = [LOCATION_IN_PHOTO] if _has_location(picture) else []
    return OpenedFile(total, _frames(picture, first, min(total, first - 1 + count)), warnings)


def _has_location(picture: Image.Image) -> bool:
    try:
        return bool(picture.getexif().get_ifd(0x8825))
    except (OSError, ValueError, KeyError, SyntaxError, TypeError):
        return False


def _frames(picture: Image.Image, first: int, last: int) -> Iterator[OpenedPage]:
    for number in range(first, last + 1):
        try:
            if number > 1:
                picture.seek(number - 1)
            if picture.width * picture.height > ACCEPTED.picture_pixels:
                raise Refused("UP-07")
            array, dpi = _as_array(picture)
        except (OSError, ValueError, KeyError, SyntaxError, TypeError, EOFError) as error:
            raise Refused("UP-04") from error
        height, width = array.shape[:2]
        used = dpi or max(height, width) / A4_LONG_SIDE_INCHES
        page = Page(number, max(1.0, width * 72 / used), max(1.0, height * 72 / used))
        yield OpenedPage(page, array, used, to_be_read=_has_ink(array))


def _as_array(picture: Image.Image) -> tuple[Picture, float | None]:
    across, down = _resolution(picture)
    largest = max(picture.size)
    if picture.format == "JPEG" and largest > 2 * LONGEST_SIDE:
        picture.draft(None, (picture.width // 2, picture.height // 2))
    frame = ImageOps.exif_transpose(_eight_bit(picture))
    if across and down and not 0.97 < across / down < 1.03:  # fax: 204 by 98 to the inch
        down_scale = across / down
        frame = frame.resize((frame.width, max(1, round(frame.height * down_scale))))
    if max(frame.size) > LONGEST_SIDE:
        frame.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    array = np.asarray(frame, np.uint8)
    array = np.ascontiguousarray(array[:, :, ::-1]) if array.ndim == 3 else array.copy()
    dpi = across * max(frame.size) / largest if across else None
    long_side = max(array.shape[:2]) / dpi if dpi else 0.0
    return array, dpi if 6 < long_side < 20 else None


def _eight_bit(picture: Image.Image) -> Image.Image:
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, np.float64)
        top = 65535.0 if values.max() > 255 else 255.0
        grey = Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8))
        grey.info.update(picture.info)
        return grey
    if "A" in picture.getbands() or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _resolution(picture: Image.Image) -> tuple[float, float]:
    try:
        across, down = (float(value) for value in picture.info.get("dpi", (0, 0))[:2])
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    if 60 <= across <= 1300 and 60 <= down <= 1300:
        return across, down
    return 0.0, 0.0
