"""Mail dropped on the upload page, .eml and .msg: kept byte for byte, read in the cage, its form filled."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from formsvc.domain.document import ReadingStatus
from formsvc.domain.people import Role
from formsvc.intake.document_reader import CagedReader
from formsvc.services.read_document import read_document
from tests.intake.made_files import mail_with_attachment, pdf_form
from tests.web.pages import Pages

OUTLOOK = Path(__file__).with_name("invented_mail.msg")
MAILS = {
    "message/rfc822": lambda: mail_with_attachment(pdf_form()),
    "application/vnd.ms-outlook": OUTLOOK.read_bytes,
}


@pytest.mark.parametrize("kind", MAILS)
def test_a_dropped_mail_is_kept_whole_and_read(pages: Pages, kind: str) -> None:
    surgery, content = pages.surgery, MAILS[kind]()
    surgery.services.__dict__["reader"] = CagedReader(engine="none")
    client = pages.of(Role.RECEPTION)
    data = {"csrf_token": client.token(), "files": [(io.BytesIO(content), "Fwd request.eml")]}
    answer = client.post("/requests/upload", data=data, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text
    request_id = answer.location.split("/")[-2]
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(request_id)
    assert document.media_type == kind
    assert surgery.files.open(document.file_id) == content
    read_document(
        surgery.uow, surgery.files, surgery.services.reader, document.id, clock=surgery.services.clock
    )
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(request_id)
    assert (document.status, document.refusal_code) == (ReadingStatus.READ, "")
    assert len(document.pictures) == document.page_count >= 1
    page = client.get(f"/requests/{request_id}/form")
    assert "Check the request form" in page.text
    original = client.get(f"/documents/{document.id}/original")
    assert original.data == content
    assert original.headers["Content-Disposition"].endswith('.eml"' if "rfc822" in kind else '.msg"')
