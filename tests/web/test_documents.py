"""Page pictures, the original, reading again: who, how, and what is recorded."""

from __future__ import annotations

import pytest

from formsvc.domain.document import ReadingStatus
from formsvc.domain.people import Role
from tests.web.house import PDF, PICTURE


@pytest.fixture
def reception(house):
    return house.sign_in(Role.RECEPTION, name="Rosa Quill")


@pytest.fixture
def read(house, reception):
    request_id = house.upload(reception)
    house.read(request_id)
    return request_id


def test_a_page_is_a_picture_that_no_cache_keeps(house, reception, read):
    answer = reception.get(f"/documents/{house.document(read)}/pages/2")
    assert answer.status_code == 200
    assert answer.data == PICTURE
    assert answer.mimetype == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline"
    assert "PAGE_PICTURE_VIEWED" in house.events(read)


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(house, reception, read, number):
    assert reception.get(f"/documents/{house.document(read)}/pages/{number}").status_code == 404


def test_the_original_is_only_ever_a_download_under_our_own_name(house, reception, read):
    answer = reception.get(f"/documents/{house.document(read)}/original")
    assert answer.status_code == 200
    assert answer.data == PDF
    assert answer.mimetype == "application/octet-stream"
    reference = house.request(read).reference
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{reference}-original-1.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ORIGINAL_DOWNLOADED" in house.events(read)


def test_it_can_be_read_again(house, reception, read):
    answer = reception.send(f"/documents/{house.document(read)}/read-again")
    assert answer.status_code == 303
    assert answer.location == f"/requests/{read}/form"
    assert house.documents(read)[0].status is ReadingStatus.WAITING
    assert "We are reading the scan" in reception.get(answer.location).text


def test_asking_twice_reads_it_once(house, reception, read):
    for _ in range(2):
        reception.send(f"/documents/{house.document(read)}/read-again")
    assert house.events(read).count("DOCUMENT_REREAD_ASKED") == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.SAFEGUARDING_LEAD, 200), (Role.PRACTICE_MANAGER, 403), (Role.AUDITOR, 403), (Role.ADMIN, 404)],
)
def test_who_may_see_what_arrived(house, read, role, status):
    client, document = house.sign_in(role), house.document(read)
    assert client.get(f"/documents/{document}/pages/1").status_code == status
    assert client.get(f"/documents/{document}/original").status_code == status
    again = client.send(f"/documents/{document}/read-again").status_code
    assert again == (303 if status == 200 else status)


def test_nobody_sees_a_document_without_signing_in(house, read):
    client = house.app.test_client()
    for path in ("pages/1", "original"):
        answer = client.get(f"/documents/{house.document(read)}/{path}")
        assert answer.status_code == 302
        assert "/sign-in" in answer.location
