"""A request begins: files taken or refused, words taken down, nothing kept of what was refused."""

from __future__ import annotations

import pytest

from formsvc.domain.people import Role
from tests.web.house import PDF

HEIC = b"\x00\x00\x00\x18ftypheic"
REGISTERS = (
    Role.RECEPTION, Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN, Role.IG_LEAD,
    Role.PRACTICE_MANAGER,
)  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_who_may_register_may_begin_a_request(house, role):
    answer = house.sign_in(role).get("/requests/new")
    assert answer.status_code == (200 if role in REGISTERS else 403)


def test_the_limits_stand_on_the_page(house):
    page = house.sign_in(Role.RECEPTION).get("/requests/new").text
    for words in ("20 MB", "20 files", "25 MB", "200 pages in a PDF", "100 in a TIFF", "80 megapixels"):
        assert words in page


def test_an_upload_begins_a_request_that_waits_to_be_read(house):
    client = house.sign_in(Role.RECEPTION)
    request_id = house.upload(client)
    assert [d.name for d in house.documents(request_id)] == ["scan.pdf"]
    page = client.get(f"/requests/{request_id}/form")
    assert "We are reading the scan" in page.text
    assert "You can leave this page" in page.text


def test_several_files_begin_one_request(house):
    client = house.sign_in(Role.RECEPTION)
    assert len(house.documents(house.upload(client, PDF, PDF + b"2"))) == 2


def test_files_stand_in_the_order_in_which_they_were_chosen(house):
    client = house.sign_in(Role.RECEPTION)
    contents = [PDF + bytes([65 + number]) for number in range(12)]
    answer = house.send_files(client, *((content, f"{content[-1:]!r}.pdf") for content in contents))
    documents = house.documents(answer.location.split("/")[-2])
    assert [house.services.files.open(document.file_id) for document in documents] == contents


def test_a_file_that_was_chosen_twice_is_kept_once(house):
    client = house.sign_in(Role.RECEPTION)
    assert len(house.documents(house.upload(client, PDF, PDF))) == 1


def test_nothing_chosen_is_said_so(house):
    client = house.sign_in(Role.RECEPTION)
    answer = house.send_files(client, (b"", ""))
    assert answer.status_code == 422
    assert "Select the file you have scanned" in answer.text


def test_too_many_files_are_said_so(house):
    client = house.sign_in(Role.RECEPTION)
    answer = house.send_files(client, *((PDF + bytes([65 + n]), f"{n}.pdf") for n in range(21)))
    assert answer.status_code == 422
    assert "You can upload 20 files at a time" in answer.text
    assert house.requests() == []


@pytest.mark.parametrize(
    ("content", "status", "code", "words"),
    [
        (b"", 400, "UP-01", "The file is empty. Scan or save it again."),
        (HEIC, 415, "UP-03", "This is a HEIC photo. Save it as a JPEG or PDF and upload that."),
    ],
)
def test_a_refused_file_comes_back_with_its_sentence_and_code(house, content, status, code, words):
    client = house.sign_in(Role.RECEPTION)
    answer = house.send_files(client, (content, "a.heic"))
    assert answer.status_code == status
    assert words in answer.text
    assert code in answer.text
    assert house.requests() == []


def test_each_bad_file_has_its_own_sentence_and_none_is_kept(house):
    client = house.sign_in(Role.RECEPTION)
    answer = house.send_files(client, (PDF, "good.pdf"), (b"", "empty.pdf"), (HEIC, "photo.heic"))
    assert answer.status_code == 422
    assert "“empty.pdf”: The file is empty." in answer.text
    assert "“photo.heic”: This is a HEIC photo." in answer.text
    assert "good.pdf" not in answer.text
    assert "Nothing from this upload was kept" in answer.text
    assert house.requests() == []


def test_a_file_name_is_shown_and_does_nothing(house):
    client = house.sign_in(Role.RECEPTION)
    answer = house.send_files(client, (HEIC, "<b>x</b>.heic"))
    assert "&lt;b&gt;x&lt;/b&gt;.heic" in answer.text


def test_an_upload_that_was_cut_off_comes_back_with_its_sentence(house):
    client = house.sign_in(Role.RECEPTION)
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n' + PDF
    answer = client.post("/requests/upload", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "The upload did not finish. Nothing was kept. Try again." in answer.text
    assert "UP-14" in answer.text
    assert "Upload and read" in answer.text
    assert house.requests() == []


def test_a_cut_off_upload_of_nobody_shows_nothing_but_the_sentence(house):
    client = house.app.test_client()
    answer = client.post("/requests/upload", data=b"--x\r\n", content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "Upload and read" not in answer.text


def test_an_upload_that_is_too_large_in_all_comes_back_with_the_limit(house):
    client = house.sign_in(Role.RECEPTION)
    house.app.config["MAX_CONTENT_LENGTH"] = 2_000
    answer = house.send_files(client, (PDF + b"x" * 3_000, "big.pdf"))
    assert answer.status_code == 413
    assert "must be smaller than 25 MB" in answer.text


def test_the_same_file_again_leads_to_its_request(house):
    client = house.sign_in(Role.RECEPTION)
    request_id = house.upload(client)
    answer = house.send_files(client, (PDF, "again.pdf"))
    assert answer.status_code == 200
    assert "DL-2026-0001" in answer.text.replace(str(house.request(request_id).reference), "DL-2026-0001")
    assert f'href="/requests/{request_id}"' in answer.text
    assert house.requests() == [request_id]


def test_who_may_not_know_of_the_earlier_request_is_not_led_to_it(house):
    request_id = house.upload(house.sign_in(Role.RECEPTION))
    doctor, other = (
        house.colleague(Role.CLINICIAN, name="Sam Okoro"),
        house.sign_in(Role.CLINICIAN, name="Ida Frost"),
    )
    house.assign(request_id, doctor)
    answer = house.send_files(other, (PDF, "again.pdf"))
    assert answer.status_code == 200
    assert house.request(request_id).reference not in answer.text
    assert request_id not in answer.text


@pytest.mark.parametrize("channel", ["telephone", "counter", "post"])
def test_a_request_can_be_taken_down_without_a_scan(house, channel):
    client = house.sign_in(Role.RECEPTION)
    answer = client.send("/requests/by-hand", channel=channel)
    assert answer.status_code == 303
    (request_id,) = house.requests()
    assert house.request(request_id).channel == channel
    page = client.get(answer.location)
    assert "Fill in the request form" in page.text
    assert "<img" not in page.text


def test_how_it_reached_us_is_asked_for(house):
    answer = house.sign_in(Role.RECEPTION).send("/requests/by-hand", channel="pigeon")
    assert answer.status_code == 422
    assert "Select how the request reached you" in answer.text


def test_pressing_twice_begins_one_request(house):
    client = house.sign_in(Role.RECEPTION)
    first = client.send("/requests/by-hand", channel="telephone", once="abc")
    second = client.send("/requests/by-hand", channel="telephone", once="abc")
    assert first.location == second.location
    assert len(house.requests()) == 1
    client.send("/requests/by-hand", channel="telephone", once="def")
    assert len(house.requests()) == 2


def test_the_word_of_one_person_says_nothing_for_another(house):
    one, other = house.sign_in(Role.RECEPTION), house.sign_in(Role.RECEPTION, name="Rosa Quill")
    first = one.send("/requests/by-hand", channel="telephone", once="abc")
    assert other.send("/requests/by-hand", channel="telephone", once="abc").location != first.location
