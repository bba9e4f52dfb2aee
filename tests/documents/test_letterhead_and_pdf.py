"""The letterhead is refused when it could do harm; the PDF fetches nothing; all renders run in one thread."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from zipfile import ZipFile

import docx
import pytest

from formsvc.documents.letterhead import Letterhead, LetterheadRefused
from formsvc.documents.pdf import PdfNotDrawn, draw_pdf

CSS = "html { font-family: Letter, sans-serif }"


def changed(templates, tmp_path, change):
    """The shipped letterhead with its members passed through ``change``."""
    source = templates / "letterhead" / "letterhead.docx"
    target = tmp_path / "letterhead.docx"
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        change(None, new)
    return target


def test_macros_are_refused(templates, tmp_path):
    def add(name, content):
        if name is None:
            content.writestr("word/vbaProject.bin", b"x")
        return content

    with pytest.raises(LetterheadRefused, match="macros"):
        Letterhead(changed(templates, tmp_path, add))


def test_links_to_outside_are_refused(templates, tmp_path):
    link = (
        b'<Relationship Id="r9" Type="x" Target="https://example.org" TargetMode="External"/></Relationships>'
    )

    def add(name, content):
        return (
            content.replace(b"</Relationships>", link) if name == "word/_rels/document.xml.rels" else content
        )

    with pytest.raises(LetterheadRefused, match="outside"):
        Letterhead(changed(templates, tmp_path, add))


@pytest.mark.parametrize("part", ["word/header1.xml", "docProps/core.xml", "word/document.xml"])
def test_a_letterhead_runs_no_code(part, templates, tmp_path):
    tags = {
        "word/header1.xml": b"{{ practice_name }}",
        "docProps/core.xml": b"{{ title }}",
        "word/document.xml": b"{{p body }}",
    }
    headers = ("word/header1.xml", "word/header2.xml")

    def attack(name, content):
        hit = name == part or (part in headers and name in headers)
        code = b"{{ cycler.__init__.__globals__ }}"
        return content.replace(tags[part], code).replace(b"{{ marking }}", code) if hit else content

    letterhead = Letterhead(changed(templates, tmp_path, attack))
    values = dict.fromkeys(
        ("title", "marking", "ours", "practice_name", "practice_address", "practice_contact"), "x"
    )
    with pytest.raises(Exception, match=r"unsafe|undefined|access"):
        letterhead.fill("<w:p/>", {**values, "draft": False})


@pytest.mark.parametrize("broken", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_broken_letterhead_is_refused_in_words(broken, tmp_path):
    path = tmp_path / "letterhead.docx"
    path.write_bytes(broken)
    with pytest.raises(LetterheadRefused, match="letterhead"):
        Letterhead(path)


def test_a_plain_word_file_without_our_styles_is_refused(tmp_path):
    path = tmp_path / "letterhead.docx"
    word = docx.Document()
    word.add_paragraph("{{p body }}")
    word.save(str(path))
    with pytest.raises(LetterheadRefused, match="Begin from the letterhead"):
        Letterhead(path)


def test_the_word_file_is_a_sound_zip_with_fixed_dates(draw):
    with ZipFile(io.BytesIO(draw("response_letter").docx)) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "trick",
    [
        '<img src="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<img src="https://example.org/x.png">',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="file:///etc/hostname">',
        '<img src="asset:///other.png">',
        '<p style="background-image: url(file:///etc/hostname)">x</p>',
    ],
)
def test_the_pdf_fetches_nothing(trick):
    page = f"<html lang=en><title>x</title><body><p>x</p>{trick}</body></html>"
    with pytest.raises(PdfNotDrawn, match="outside"):
        draw_pdf(page, CSS)


def test_after_a_refusal_the_next_letter_is_drawn():
    with pytest.raises(PdfNotDrawn):
        draw_pdf('<html lang=en><title>x</title><img src="https://example.org/x.png"></html>', CSS)
    assert draw_pdf("<html lang=en><title>x</title><p>y</p></html>", CSS).startswith(b"%PDF")


def test_letters_drawn_from_many_threads_are_drawn_in_one():
    page = "<html lang=en><title>x</title><p>same words</p></html>"
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda _: draw_pdf(page, CSS), range(8)))
    assert len(set(drawn)) == 1
    assert sum(thread.name.startswith("pdf") for thread in threading.enumerate()) == 1
