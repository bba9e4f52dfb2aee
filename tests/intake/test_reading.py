"""Odd but honest files are read; what is read has its place; nothing in a file is obeyed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from formsvc.intake.ocr import rapid, tesseract
from formsvc.intake.read import ReadResult, read_document
from formsvc.intake.reading import Box, DocumentText, FormField, Line, Page, TextSource, Tick, Word
from formsvc.intake.reading_json import NotAReading, from_dict, to_dict
from formsvc.intake.sniff import MediaType
from formsvc.intake.ticks import find_boxes
from tests.intake import made_files as made


def read(data: bytes, folder: Path, *, engine: str = "none", pages: int | None = 8) -> ReadResult:
    path = folder / "upload"
    path.write_bytes(data)
    return read_document(path, engine=engine, pages=pages)


def texts(result: ReadResult) -> list[str]:
    return [line.text for page in result.document.pages for line in page.lines]


ODD_BUT_HONEST = {
    "cmyk_jpeg": lambda: made.saved(made.picture("CMYK"), "JPEG"),
    "one_bit_tiff": lambda: made.saved(made.picture("1"), "TIFF", compression="group4"),
    "sixteen_bit_png": lambda: made.saved(made.picture("16"), "PNG"),
    "palette_png": lambda: made.saved(made.picture("P"), "PNG"),
    "transparent_png": lambda: made.saved(made.picture("RGBA"), "PNG"),
    "fax_of_uneven_resolution": lambda: made.saved(made.picture("1"), "TIFF", dpi=(204, 98)),
    "pdf_after_a_few_bytes": lambda: b"\x00\x01\x02\n" + made.pdf(),
}


@pytest.mark.parametrize("name", ODD_BUT_HONEST)
def test_an_odd_scan_is_shown(name, tmp_path):
    result = read(ODD_BUT_HONEST[name](), tmp_path)
    assert result.page_count == 1
    shown = result.pictures[0]
    assert shown.media_type == "image/jpeg"
    assert max(shown.width, shown.height) <= 2_000


def test_a_photo_is_turned_by_its_exif_and_its_place_is_left_out(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    result = read(made.saved(made.picture("RGB", (900, 400)), "JPEG", exif=exif), tmp_path)
    shown = result.pictures[0]
    assert (shown.width, shown.height) == (400, 900)
    assert b"Exif" not in shown.bytes
    assert any("where it was taken" in warning for warning in result.warnings)


def test_a_believed_text_layer_gives_lines_with_places(tmp_path):
    result = read(made.pdf_with_layer("Name of officer: Alex Tindale", covered=False), tmp_path)
    line = result.document.pages[0].lines[0]
    assert line.text == "Name of officer: Alex Tindale"
    assert line.source is TextSource.TEXT
    assert 0.07 < line.box.x0 < 0.1
    assert 0.14 < line.box.y0 < 0.18
    assert [word.text for word in line.words][-1] == "Tindale"


def test_a_layer_under_a_picture_of_the_page_is_not_believed(tmp_path):
    result = read(made.pdf_with_layer("Name of officer: somebody else", covered=True), tmp_path)
    assert texts(result) == []
    assert len(result.pictures) == 1


def test_form_fields_are_told_with_their_places_on_the_upright_page(tmp_path):
    page = read(made.pdf_form(), tmp_path).document.pages[0]
    assert (page.width, page.height) == (800, 600)
    assert [(item.value, round(item.box.x0, 3), round(item.box.y0, 3)) for item in page.form_fields] == [
        ("Okonkwo", 0.875, 0.167)
    ]
    assert sorted((round(tick.box.y0, 2), tick.checked) for tick in page.ticks) == [
        (0.17, True),
        (0.33, False),
    ]


def test_scripts_and_attachments_in_a_pdf_are_inert_and_told_of(tmp_path):
    result = read(made.pdf_with_script_and_attachment(), tmp_path)
    assert any("inside this PDF" in warning for warning in result.warnings)


def test_pages_beyond_those_wanted_are_counted_but_not_read(tmp_path):
    result = read(made.pdf(19), tmp_path, pages=3)
    assert (len(result.pictures), result.page_count) == (3, 19)
    assert len(read(made.pdf(19), tmp_path, pages=None).pictures) == 19


def test_a_word_file_is_read_row_by_row_with_its_ticks(tmp_path):
    result = read(made.word(), tmp_path)
    page = result.document.pages[0]
    assert texts(result) == [
        "Request for information about a patient",
        "Surname",
        "Okonkwo",
        "Consent given",
        "Consent refused",
    ]
    left, right = page.lines[1].box, page.lines[2].box
    assert left.y0 == right.y0
    assert left.x1 < right.x0
    assert [tick.checked for tick in page.ticks] == [True, False]
    assert result.media_type is MediaType.DOCX


def test_a_mail_is_read_with_headers_and_table_cells_apart(tmp_path):
    result = read(made.mail_with_html(), tmp_path)
    assert texts(result) == ["Please find our request.", "Surname", "Ll\u0175yd"]
    mail = result.document.mail
    assert mail is not None
    assert mail.sender == "Alex Tindale <alex.tindale@northmere.police.uk>"
    assert mail.sent_on == "2026-11-20"
    assert result.document.pages[0].source is TextSource.EMAIL


def test_an_attachment_that_the_body_only_covers_is_what_is_read(tmp_path):
    data = made.mail_with_attachment(made.pdf_with_layer("Crime reference 44AB/10203/26", covered=False))
    result = read(data, tmp_path)
    assert texts(result) == ["Crime reference 44AB/10203/26"]
    assert result.document.mail_body == ("Please see the form attached.",)


def test_a_locked_attachment_leaves_the_mail_and_a_warning(tmp_path):
    result = read(made.mail_with_attachment(made.encrypted_pdf()), tmp_path)
    assert texts(result) == ["Please see the form attached."]
    assert any("needs a password" in warning for warning in result.warnings)


def a_scan(*, upside_down: bool = False) -> bytes:
    """A small form as a scanner would give it: two lines of print, a ticked and an empty box."""
    sheet = Image.new("L", (1654, 1000), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=38)
    pen.text((150, 120), "Request for personal data from the police", fill=0, font=font)
    pen.text((150, 240), "Reference 44AB/10203/26", fill=0, font=font)
    pen.text((150, 340), "The patient has been told of this request", fill=0, font=font)
    for left, name in ((150, "Yes"), (420, "No")):
        pen.rectangle((left, 450, left + 30, 480), outline=0, width=3)
        pen.text((left + 45, 442), name, fill=0, font=font)
    pen.line((155, 455, 175, 476), fill=0, width=4)
    pen.line((175, 455, 155, 476), fill=0, width=4)
    return made.saved(sheet.rotate(180) if upside_down else sheet, "PNG", dpi=(200, 200))


def test_a_scan_upside_down_is_read_with_rapidocr(tmp_path):
    assert rapid.is_installed()
    result = read(a_scan(upside_down=True), tmp_path, engine="rapidocr")
    assert "Reference 44AB/10203/26" in texts(result)
    page = result.document.pages[0]
    assert page.engine == "rapidocr"
    assert [tick.checked for tick in page.ticks] == [True, False]
    assert {"Yes", "No"} <= set(texts(result))
    assert page.lines[0].box.y1 < 0.25


def test_a_scan_is_read_with_tesseract(tmp_path):
    assert tesseract.is_installed()
    result = read(a_scan(), tmp_path, engine="tesseract")
    assert result.document.pages[0].engine == "tesseract"
    assert "Request for personal data from the police" in texts(result)
    assert [tick.checked for tick in result.document.pages[0].ticks] == [True, False]


def test_a_page_that_no_engine_could_read_is_shown_with_a_warning(tmp_path, monkeypatch):
    monkeypatch.setattr("formsvc.intake.page_reader.PageReader.read", lambda *_: None)
    result = read(a_scan(), tmp_path, engine="rapidocr")
    assert len(result.pictures) == 1
    assert result.warnings == ("Page 1 could not be read. Look at the picture and type what it says.",)


def test_letters_are_not_taken_for_tick_boxes():
    sheet = Image.new("L", (1654, 600), 255)
    pen = ImageDraw.Draw(sheet)
    for row, size in enumerate((24, 30, 36, 44)):
        text = "O D o d DOCTOR BOARD Q 0 8 good food"
        pen.text((100, 60 + 120 * row), text, fill=0, font=ImageFont.load_default(size=size))
    assert find_boxes(np.asarray(sheet)) == []


PLACE = Box(0.1, 0.1, 0.2, 0.12)
A_READING = DocumentText(
    "application/pdf",
    (
        Page(
            1,
            595,
            842,
            lines=(
                Line(
                    "Name",
                    Box(0.1, 0.1, 0.2, 0.12),
                    0.97,
                    TextSource.OCR,
                    (Word("Name", Box(0.1, 0.1, 0.2, 0.12)),),
                ),
            ),
            ticks=(Tick(Box(0.5, 0.5, 0.52, 0.52), True),),
            form_fields=(FormField("Okonkwo", Box(0.3, 0.1, 0.4, 0.12)),),
            signature_marks=(Box(0.1, 0.8, 0.3, 0.85),),
        ),
    ),
    1,
    warnings=("one",),
)


def test_a_reading_comes_back_from_json_as_it_went():
    assert from_dict(json.loads(json.dumps(to_dict(A_READING)))) == A_READING


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("pages",), "none"),
        (("pages", 0, "number"), 0),
        (("pages", 0, "width"), float("nan")),
        (("pages", 0, "engine"), "other"),
        (("pages", 0, "lines", 0, "box"), [0.2, 0.1, 0.1, 0.12]),
        (("pages", 0, "lines", 0, "box"), [0, 0, 2, 1]),
        (("pages", 0, "lines", 0, "text"), "x" * 20_000),
        (("pages", 0, "lines", 0, "confidence"), True),
        (("pages", 0, "ticks", 0, "checked"), 1),
        (("pages", 0, "signature_marks"), [[0, 0, 1, 1]] * 3_000),
        (("warnings",), [1]),
    ],
)
def test_what_is_no_reading_is_not_taken_for_one(place, value):
    data = to_dict(A_READING)
    target: object = data
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    with pytest.raises(NotAReading):
        from_dict(data)


def test_controls_and_turned_writing_are_taken_out_of_text():
    data = to_dict(A_READING)
    data["pages"][0]["lines"][0]["text"] = "Na\u202eme\x07 \x00of"
    assert from_dict(data).pages[0].lines[0].text == "Name of"
