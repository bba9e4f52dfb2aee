"""Bad files are refused in plain words, each with its code; by their bytes, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from formsvc.intake.limits import ACCEPTED, Limits
from formsvc.intake.read import read_document
from formsvc.intake.refusals import REFUSALS, USUAL_VALUES, Refused
from formsvc.intake.sniff import OLE, MediaType, quick_checks
from tests.intake import made_files as made

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
OLD_WORD = OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(100)

REFUSED_AT_ONCE = {
    "empty": (b"", "UP-01", "empty"),
    "only_blanks": (b" \r\n" * 20, "UP-01", "empty"),
    "heic_named_pdf": (HEIC, "UP-03", "HEIC photo"),
    "svg_named_pdf": (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "UP-03", "SVG"),
    "web_page_named_pdf": (b"<!DOCTYPE html><html><script>1</script></html>", "UP-03", "web page"),
    "web_page_with_pdf_inside": (b"<html><!-- %PDF-1.7 --></html>", "UP-03", "web page"),
    "program_named_pdf": (b"MZ\x90\x00" + bytes(100), "UP-09", "programs"),
    "program_of_linux": (b"\x7fELF" + bytes(100), "UP-09", "programs"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "UP-09", "programs"),
    "rich_text": (b"{\\rtf1 hello}", "UP-03", "RTF"),
    "gif": (b"GIF89a" + bytes(50), "UP-03", "GIF"),
    "old_word": (OLD_WORD, "UP-03", ".docx"),
    "spreadsheet": (made.other_zip("xl/workbook.xml", "[Content_Types].xml"), "UP-03", "spreadsheet"),
    "zip": (made.other_zip("letter.pdf"), "UP-03", "zip archive"),
    "java_program": (made.other_zip("META-INF/MANIFEST.MF"), "UP-09", "programs"),
    "plain_text": (b"Dear doctor,\nplease send us the notes.\n", "UP-03", "plain text"),
    "noise": (bytes(range(256)) * 20, "UP-03", "do not know"),
    "broken_zip": (b"PK\x03\x04" + bytes(100), "UP-04", "could not open"),
    "broken_jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "UP-04", "could not open"),
    "tiff_in_circles": (made.tiff_in_circles(), "UP-04", "could not open"),
    "png_bomb": (made.png_that_claims(50_000, 50_000), "UP-07", "300 dpi"),
    "png_of_nothing": (made.png_that_claims(0, 10), "UP-04", "could not open"),
    "word_bomb": (made.word_with("word/media/x.xml", bytes(50_000_000)), "UP-04", "could not open"),
    "word_with_macro": (made.word_with("word/vbaProject.bin", b"x"), "UP-09", "programs"),
    "word_with_program_inside": (made.word_with("word/embeddings/oleObject1.bin", b"x"), "UP-09", "programs"),
    "word_from_outside": (made.word_from_outside(), "UP-09", "programs"),
    "word_climbing_out": (made.word_with("../../x", b"x"), "UP-04", "could not open"),
    "mail_of_5000_parts": (made.mail_with_parts(5_000), "UP-10", "attachments themselves"),
    "mail_with_endless_header": (
        made.MAIL_HEAD + b"X-Long: " + b"x" * 70_000 + b"\r\n\r\nhi",
        "UP-10",
        "parts",
    ),
}


@pytest.mark.parametrize("name", REFUSED_AT_ONCE)
def test_a_bad_file_is_refused_before_anything_opens_it(name):
    data, code, words = REFUSED_AT_ONCE[name]
    with pytest.raises(Refused) as refused:
        quick_checks(data)
    assert refused.value.code == code
    assert words in str(refused.value)
    assert refused.value.status == REFUSALS[code].status


REFUSED_IN_THE_CAGE = {
    "truncated_pdf": (made.pdf()[:200], "UP-04"),
    "pdf_in_name_only": (b"%PDF-1.7\n" + bytes(3_000), "UP-04"),
    "encrypted_pdf": (made.encrypted_pdf(), "UP-05"),
    "pdf_of_1000_pages": (made.pdf(1_000), "UP-06"),
    "pdf_whose_pages_go_in_circles": (made.pdf_whose_pages_go_in_circles(), "UP-04"),
    "truncated_jpeg": (made.saved(made.picture(), "JPEG")[:900], "UP-04"),
    "truncated_png": (made.saved(made.picture(), "PNG")[:200], "UP-04"),
    "mail_within_mail": (made.mail_within_mail(14), "UP-10"),
    "outlook_in_name_only": (
        OLD_WORD.replace(b"W\x00o\x00", b"_\x00_\x00")[:520] + "__substg1.0_".encode("utf-16-le"),
        "UP-04",
    ),
}


@pytest.mark.parametrize("name", REFUSED_IN_THE_CAGE)
def test_a_file_that_only_a_parser_finds_bad_is_refused_by_the_cage(name, tmp_path):
    data, code = REFUSED_IN_THE_CAGE[name]
    path = tmp_path / "upload"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_document(path, engine="none", scratch=tmp_path)
    assert refused.value.code == code
    assert [item.name for item in tmp_path.iterdir()] == ["upload"]


def test_the_page_limit_is_told_with_both_numbers(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(made.pdf(201))
    with pytest.raises(Refused, match="has 201 pages; we take 200"):
        read_document(path, engine="none")


def test_sizes_are_taken_up_to_the_limit_and_not_one_byte_more():
    small = Limits(file_bytes=1_000)
    assert quick_checks(b"%PDF-1.7" + bytes(992), small) is MediaType.PDF
    with pytest.raises(Refused) as refused:
        quick_checks(b"%PDF-1.7" + bytes(993), small)
    assert refused.value.code == "UP-02"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(ACCEPTED.file_bytes + 1)
    with pytest.raises(Refused, match="smaller than 20 MB"):
        quick_checks(path)


def test_pictures_are_taken_up_to_the_limit_of_pixels():
    limits = Limits(picture_pixels=10_000)
    assert quick_checks(made.png_that_claims(100, 100), limits) is MediaType.PNG
    with pytest.raises(Refused) as refused:
        quick_checks(made.png_that_claims(100, 101), limits)
    assert refused.value.code == "UP-07"


def test_mails_are_taken_up_to_the_limit_of_parts():
    assert quick_checks(made.mail_with_parts(49)) is MediaType.EML
    with pytest.raises(Refused):
        quick_checks(made.mail_with_parts(51))


def test_tiffs_are_taken_up_to_the_limit_of_pages():
    sheets = [made.picture("1", (40, 40)) for _ in range(4)]
    data = made.saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    assert quick_checks(data, Limits(tiff_pages=4)) is MediaType.TIFF
    with pytest.raises(Refused, match="more than 3 pages"):
        quick_checks(data, Limits(tiff_pages=3))


def test_every_code_has_a_whole_sentence():
    assert list(REFUSALS) == [f"UP-{number:02}" for number in range(1, 15)]
    for code in REFUSALS:
        sentence = str(Refused(code, **USUAL_VALUES.get(code, {})))
        assert sentence.endswith(".")
        assert "{" not in sentence
