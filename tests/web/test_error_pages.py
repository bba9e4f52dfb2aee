"""Every refusal is a page that says what to do, with a reference and never a cause."""

from __future__ import annotations

import logging
import re

import pytest
from structlog.testing import capture_logs

REFUSALS = {
    "not-found": (404, "We could not find that page"),
    "denied": (403, "Only the Caldicott Guardian can decide this."),
    "changed": (409, "A colleague changed this while you had it open."),
    "not-ready": (409, "The letter is not drawn up yet. Wait a minute."),
    "invariant": (409, "A disclosure needs a verified requester."),
    "too-large": (413, "That is too large to upload"),
    "busy": (503, "we are busy"),
    "fault": (500, "something went wrong"),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_is_a_whole_page_with_a_reference(client, kind):
    status, words = REFUSALS[kind]
    answer = client.get(f"/frame/raise/{kind}")
    assert answer.status_code == status
    assert words in answer.text
    assert re.search(r"Reference for support: [A-Z0-9]{4}-[A-Z0-9]{4}", answer.text)
    assert answer.headers["X-Request-Id"] in answer.text


def test_busy_says_when_to_try_again(client):
    assert client.get("/frame/raise/busy").headers["Retry-After"] == "60"


def test_promise_p4_what_you_may_not_see_looks_like_what_is_not_there(client):
    made_up, hidden = client.get("/no-such-page"), client.get("/frame/raise/not-found")
    reference = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}|value=\"[^\"]+\"")
    assert reference.sub("", made_up.text) == reference.sub("", hidden.text)
    assert "Alma" not in hidden.text


def test_a_fault_shows_no_cause_and_logs_no_value(client, caplog):
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        answer = client.get("/frame/raise/fault")
    assert "secret cause" not in answer.text
    faults = [entry for entry in logged if entry["event"] == "fault"]
    assert len(faults) == 1
    assert faults[0]["endpoint"] == "frame.raise_it"
    assert "alma@patient.example" not in caplog.text


def test_a_change_that_came_second_keeps_the_words(client):
    answer = client.send("/frame/raise/changed", note="My careful words.\nTwo lines.")
    assert answer.status_code == 409
    assert "My careful words.\nTwo lines." in answer.text


def test_a_fault_keeps_the_words(client):
    answer = client.send("/frame/raise/fault", note="My careful words.")
    assert answer.status_code == 500
    assert "My careful words." in answer.text


def test_words_that_are_given_back_are_escaped(client):
    answer = client.send("/frame/raise/changed", note="<script>alert(1)</script>")
    assert "<script>alert(1)" not in answer.text


def test_a_wrong_method_says_which_are_right(client):
    answer = client.delete("/health", headers={"X-CSRFToken": client.token()})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_body_over_the_limit_is_refused(make_frame, lead):
    client = make_frame(MAX_REQUEST_MB="1").test_client()
    answer = client.post(
        "/frame/one", data=b"x" * 1_000_001, content_type="multipart/form-data; boundary=abc"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("size", [499_000, 500_001])
def test_a_long_form_is_refused_above_its_limit(client, size):
    prefix = f"csrf_token={client.token()}&note="
    body = prefix + "a" * (size - len(prefix))
    answer = client.post("/frame/raise/changed", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == (409 if size <= 500_000 else 413)


@pytest.mark.parametrize(("parts", "status"), [(199, 409), (200, 413)])
def test_a_form_of_many_parts_is_refused_above_its_limit(client, parts, status):
    fields = {f"f{number}": "x" for number in range(parts)}  # and the token
    assert client.send("/frame/raise/changed", **fields).status_code == status
    assert client.send("/frame/raise/changed", files=True, **fields).status_code == status


WHOLE = (
    b'--abc\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n%s\r\n'
    b'--abc\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n%%PDF-1.4 hello\r\n--abc--\r\n"
)


@pytest.mark.parametrize("left", [0, 1, 30, 100, 150, 200])
def test_an_upload_that_was_cut_off_says_so(client, left):
    """UP-14 (security guide, section 5)."""
    body = (WHOLE % client.token().encode())[:left]
    answer = client.post("/frame/everything", data=body, content_type="multipart/form-data; boundary=abc")
    assert answer.status_code == 400
    assert "The upload did not finish. Nothing was kept. Try again." in answer.text


def test_an_upload_cut_off_inside_the_file_says_so(client):
    body = (WHOLE % client.token().encode())[:-12]
    answer = client.post("/frame/everything", data=body, content_type="multipart/form-data; boundary=abc")
    assert answer.status_code == 400
    assert "The upload did not finish." in answer.text


def test_a_whole_upload_goes_through(client):
    body = WHOLE % client.token().encode()
    answer = client.post("/frame/everything", data=body, content_type="multipart/form-data; boundary=abc")
    assert answer.status_code == 422
    assert "Choose the request to upload" not in answer.text


def test_a_sign_in_page_left_open_is_simply_opened_again(visitor):
    answer = visitor.post("/sign-in", data={"email": "asha.menon@practice.example", "password": "x"})
    assert answer.status_code == 400
    assert "Open the sign-in page again, then sign in." in answer.text
    assert "asha.menon" not in answer.text
