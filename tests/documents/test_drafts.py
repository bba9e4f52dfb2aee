"""Until somebody has authorised it, every page says that it is a draft."""

from __future__ import annotations

import io

import docx


def test_every_page_of_a_draft_pdf_says_so(kind, draw, read_pdf, squash):
    pages = read_pdf(draw(kind, draft=True).pdf)
    assert all("DRAFT–notauthorised" in squash(page) for page in pages)


def test_every_page_of_a_draft_word_file_says_so(kind, draw):
    section = docx.Document(io.BytesIO(draw(kind, draft=True).docx)).sections[0]
    for header in (section.first_page_header, section.header):
        assert "DRAFT – not authorised" in [paragraph.text for paragraph in header.paragraphs]


def test_an_authorised_letter_does_not(kind, draw, read_pdf):
    document = draw(kind)
    assert not document.draft
    assert "DRAFT" not in " ".join(read_pdf(document.pdf))
    section = docx.Document(io.BytesIO(document.docx)).sections[0]
    assert "DRAFT" not in "".join(paragraph.text for paragraph in section.first_page_header.paragraphs)


def test_the_plain_text_of_a_draft_entry_says_so_and_still_ends_with_its_caution(draw):
    document = draw("record_entry", draft=True)
    assert document.text.startswith("DRAFT – not authorised\n")
    assert document.text.rstrip().endswith("not in documents.")


def test_a_stop_that_nobody_accepted_makes_a_draft(draw):
    document = draw("response_letter", decision={"reason": "", "schedule": [_hiv_item()]})
    assert document.draft
    assert document.docx is not None


def test_a_stop_that_a_named_person_accepted_does_not(draw):
    accepted = {"extra_protected_hiv": {"by": "Dr Amara Okoro", "reason": "in scope and consented"}}
    document = draw("response_letter", decision={"schedule": [_hiv_item()]}, accepted=accepted)
    assert not document.draft
    assert "Dr Amara Okoro" in next(c.message for c in document.checks if c.id == "extra_protected_hiv")


def test_an_open_release_gate_makes_a_draft_whoever_accepts_it(draw):
    accepted = {"release_gates": {"by": "Dr Amara Okoro", "reason": "in a hurry"}}
    assert draw("response_letter", "S04", accepted=accepted).draft


def _hiv_item():
    return {
        "item": "HIV test result",
        "dates": "12 May 2026",
        "label": "recorded_fact",
        "source": "GP record",
    }
