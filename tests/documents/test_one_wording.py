"""One wording: Word, PDF, page and plain text say the same, word for word, and the same bytes each time."""

from __future__ import annotations

import io
import re
from collections import Counter

import docx
import pikepdf
import pypdfium2
import pytest

PRIVATE = "Private and confidential"
MARKING = {"patient_notification_letter": PRIVATE, "patient_consent_letter": PRIVATE}


def test_word_and_pdf_say_the_same(kind, draw, read_word, words_of_pdf, squash):
    document = draw(kind)
    word = squash(read_word(document.docx))
    pdf = words_of_pdf(document.pdf, marking=MARKING.get(kind, "OFFICIAL-SENSITIVE"), ours="DL-2026-0042")
    assert letters(pdf) == letters(word)


def test_the_page_and_the_plain_text_say_what_word_says(kind, draw, read_word, squash):
    document = draw(kind)
    page = squash(re.sub(r"<[^>]+>", " ", document.html_preview)).replace("&amp;", "&")
    body = squash(read_word(document.docx)).split("A99999", 1)[1]
    assert page == body
    assert letters(document.words) == letters(body)


def letters(text: str) -> str:
    """Letters alone, in order: list marks and a table head repeated on the next page are furniture."""
    plain = re.sub(r"[\s\W_]|\d", "", text)
    for repeated in ("ItemDatesKindofstatementSource", "PointYourreply"):
        while plain.count(repeated) > 1:
            plain = plain.replace(repeated, "", 1)
    return plain


def test_the_same_case_gives_the_same_bytes(kind, draw):
    first, second = draw(kind), draw(kind, fresh=True)
    assert first.docx == second.docx
    assert first.pdf == second.pdf
    assert first.text == second.text


def test_word_opens_and_links_to_nothing_outside(kind, draw):
    document = draw(kind)
    word = docx.Document(io.BytesIO(document.docx))
    assert word.paragraphs
    parts = [*word.part.package.iter_parts()]
    assert not any(rel.is_external for part in parts for rel in part.rels.values())


def test_word_properties_hold_no_name(kind, draw):
    core = docx.Document(io.BytesIO(draw(kind).docx)).core_properties
    assert (core.author, core.last_modified_by, core.comments, core.keywords) == ("", "", "", "")
    assert core.title == "Our ref DL-2026-0042"


def test_pdf_is_tagged_titled_and_in_english(kind, draw):
    pdf = pikepdf.open(io.BytesIO(draw(kind).pdf))
    assert pdf.Root.MarkInfo.Marked is not None
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == "Our ref DL-2026-0042"
    assert "/Author" not in pdf.docinfo
    assert "pdfuaid" in str(pdf.Root.Metadata.read_bytes())
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


def test_pdf_has_real_headings_and_tables(draw):
    pdf = pikepdf.open(io.BytesIO(draw("response_letter").pdf))
    kinds = Counter(
        str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o
    )
    assert kinds["/H1"] == 1
    assert kinds["/Table"] == 2
    assert kinds["/TH"] >= 4


def test_pdf_embeds_its_fonts(draw):
    pdf = pikepdf.open(io.BytesIO(draw("response_letter").pdf))
    fonts = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_every_document_names_the_versions_it_came_from(kind, draw):
    document = draw(kind)
    assert re.fullmatch(r"[\d.]+\+sha256:[0-9a-f]{16}", document.wording_version)
    assert document.letterhead_version.startswith("sha256:")
    assert document.checklist_version


@pytest.mark.parametrize("kind_name", ["patient_notification_letter", "patient_consent_letter"])
def test_letters_to_the_person_are_private_and_say_nothing_outside(kind_name, draw, read_pdf):
    text = " ".join(read_pdf(draw(kind_name).pdf))
    assert "Private and confidential" in text
    assert "OFFICIAL" not in text
    assert "44NX/53021/26" not in text


def height_of(word: str, content: bytes) -> float:
    pdf = pypdfium2.PdfDocument(content)
    try:
        page = pdf[0].get_textpage()
        _, bottom, _, top = page.get_charbox(page.get_text_range().index(word))
        return top - bottom
    finally:
        pdf.close()


def test_large_print_is_larger_in_word_and_in_pdf(draw, read_word):
    usual = draw("patient_notification_letter")
    large = draw("patient_notification_letter", subject={"large_print": True})
    runs = [
        run for p in docx.Document(io.BytesIO(large.docx)).paragraphs for run in p.runs if run.text.strip()
    ]
    assert all(run.font.size.pt == 18 for run in runs)
    assert height_of("Dear", large.pdf) == pytest.approx(1.5 * height_of("Dear", usual.pdf), rel=0.02)
    assert read_word(large.docx) == read_word(usual.docx)


def test_the_body_is_twelve_point_with_open_lines_and_left_aligned(draw):
    word = docx.Document(io.BytesIO(draw("response_letter").docx))
    normal = word.styles["Normal"]
    assert normal.font.size.pt >= 12
    assert normal.paragraph_format.line_spacing == 1.5
    assert {paragraph.alignment for paragraph in word.paragraphs} == {None}
