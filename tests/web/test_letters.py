"""Documents as downloads: recorded first, byte for byte, kept by no cache, under a name that says nothing."""

from __future__ import annotations

import re

import pytest

from formsvc.domain.codes import DocumentCode
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CHALLENGE, CONSENT
from tests.web.pages import Pages, links

CLINICIAN, RECEPTION = Role.CLINICIAN, Role.RECEPTION


def test_promise_a_download_is_recorded_even_when_the_bytes_cannot_be_had(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    letter = pages.surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    pages.surgery.files.fails = True
    answer = pages.get(CLINICIAN, f"/letters/{letter.id}/1.pdf")
    assert answer.status_code == 500
    assert "The disk has gone" not in answer.text
    assert pages.surgery.events(walk.request_id)[-1] == "LETTER_DOWNLOADED"


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_download_is_an_attachment_with_nothing_left_behind(pages: Pages, kind: str) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    letter = pages.surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    answer = pages.get(RECEPTION, f"/letters/{letter.id}/1.{kind}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="DL-2026-0001-res.{kind}"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "ETag" not in answer.headers
    assert "Last-Modified" not in answer.headers
    assert answer.data.startswith(kind.encode())


def test_head_and_range_and_other_formats_do_no_harm(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    letter = pages.surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    client = pages.of(CLINICIAN)
    path = f"/letters/{letter.id}/1.pdf"
    whole = client.get(path)
    head = client.head(path)
    assert (head.status_code, head.data) == (200, b"")
    part = client.get(path, headers={"Range": "bytes=0-3"})
    assert part.status_code == 200
    assert part.data == whole.data
    assert pages.surgery.events(walk.request_id).count("LETTER_DOWNLOADED") == 3
    for wrong in ("1.exe", "2.pdf", "1.txt", "0.pdf", "-1.pdf", "1.pdf/../../x"):
        assert client.get(f"/letters/{letter.id}/{wrong}").status_code == 404, wrong


def test_a_draft_says_that_it_is_one_on_the_page_and_in_its_name(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    draft = pages.surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True)
    final = pages.surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    assert "Draft, not authorised" in pages.get(CLINICIAN, f"/letters/{draft.id}").text
    assert "Draft, not authorised" not in pages.get(CLINICIAN, f"/letters/{final.id}").text
    name = pages.get(CLINICIAN, f"/letters/{draft.id}/1.pdf").headers["Content-Disposition"]
    assert 'filename="DRAFT-' in name


def test_reception_is_shown_what_it_sends_and_no_more(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    page = pages.get(RECEPTION, f"/requests/{walk.request_id}/documents")
    shown = set(re.findall(r"/letters/(\w+)", " ".join(links(page))))
    out = {one.id for one in pages.surgery.letters(walk, draft=False)} - {
        pages.surgery.letter(walk, code).id for code in (DocumentCode.DECISION_LOG, DocumentCode.RECORD_ENTRY)
    }
    assert shown == out
    assert "In the medical record" not in page.text
    assert "In the medical record" in pages.get(CLINICIAN, f"/requests/{walk.request_id}/documents").text
    auditor = pages.get(Role.AUDITOR, f"/requests/{walk.request_id}/documents")
    assert "There are no documents that you may open." in auditor.text


def test_a_document_that_does_not_come_can_be_asked_for_again(pages: Pages) -> None:
    walk = pages.surgery.walk(CHALLENGE, Status.EVALUATED).decided(CHALLENGE.outcome)
    letter = pages.surgery.letters(walk, draft=True)[0]
    early = pages.get(CLINICIAN, f"/letters/{letter.id}")
    assert early.status_code == 409
    assert "still being drawn up" in early.text
    again = pages.send(CLINICIAN, f"/letters/{letter.id}/again")
    assert again.location == f"/requests/{walk.request_id}/documents"
    walk.drawn_up()
    assert pages.send(CLINICIAN, f"/letters/{letter.id}/again").status_code == 409
