"""Deciding: the words are kept on every refusal, and what no reason sets aside is said."""

from __future__ import annotations

import pytest

from formsvc.cli.demonstration.walk import SCHEDULE
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CONSENT, Case
from tests.web.pages import Pages, hidden

CLINICIAN = Role.CLINICIAN
ROW = {
    "schedule-0-item": "Note about the injury", "schedule-0-dates": "2 November 2026",
    "schedule-0-label": SCHEDULE[0].label.value, "schedule-0-source": "GP record",
}  # fmt: skip


def test_the_recommendation_comes_first_and_says_so(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.EVALUATED)
    page = pages.get(CLINICIAN, f"/requests/{walk.request_id}/decision")
    assert page.text.index("(recommended)") < page.text.index('value="DECLINE"')
    assert "or decide otherwise, with a reason" in page.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Select what you decide"),
        ({"outcome": "DECLINE", "reason": "Kept words"}, "Tell us why, in at least 20 characters"),
        ({"outcome": "DISCLOSE_CONSENT", "reason": "Kept words"}, "Add each item that will be shared"),
        ({"outcome": "DECLINE", "reason": "Kept words that are long enough.", **ROW}, "Remove the items"),
        (
            {"outcome": "DISCLOSE_CONSENT", "reason": "Kept words", "schedule-0-item": "Kept item"},
            "Enter the date or dates of the item",
        ),
        ({"outcome": "DISCLOSE_REQUIRED_BY_LAW", "reason": "Kept words that are enough", **ROW}, "(INV-06)"),
        ({"outcome": "DISCLOSE_CONSENT", "withheld-0-item": "Kept back"}, "Select why it is kept back"),
    ],
)
def test_a_refusal_keeps_the_words_and_says_what_to_do(
    shared_pages: Pages, fields: dict[str, str], sentence: str
) -> None:
    walk = shared_pages.surgery.walk(CONSENT, Status.EVALUATED)
    path = f"/requests/{walk.request_id}/decision"
    version = hidden(shared_pages.get(CLINICIAN, path), "version")
    refused = shared_pages.send(CLINICIAN, path, version=version, **fields)
    assert refused.status_code == 422
    assert sentence in refused.text
    for words in fields.values():
        assert words in refused.text
    assert shared_pages.surgery.request(walk).status is Status.EVALUATED


def test_more_rows_can_be_had_without_a_script(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.EVALUATED)
    path = f"/requests/{walk.request_id}/decision"
    more = pages.send(CLINICIAN, path, more="rows", version="0", reason="Kept words", **ROW)
    assert more.status_code == 200
    assert "Item 6" in more.text
    assert "Note about the injury" in more.text
    assert "Kept words" in more.text


@pytest.mark.parametrize("version", ["0", "", "nonsense", "-1"])
def test_a_page_of_before_a_colleagues_change_is_told_with_the_words_kept(
    shared_pages: Pages, version: str
) -> None:
    walk = shared_pages.surgery.walk(CONSENT, Status.EVALUATED)
    told = shared_pages.send(
        CLINICIAN, f"/requests/{walk.request_id}/decision", version=version, outcome="DISCLOSE_CONSENT",
        reason="Words to be kept", **ROW,
    )  # fmt: skip
    assert told.status_code == 409
    assert "A colleague changed this first" in told.text
    assert "Words to be kept" in told.text


def test_an_unchecked_source_gets_nothing_whatever_the_reason(pages: Pages) -> None:
    case = Case(CONSENT.form, {**CONSENT.answers, "source_verified": "unknown"}, CONSENT.outcome)
    walk = pages.surgery.walk(case, Status.EVALUATED)
    path = f"/requests/{walk.request_id}/decision"
    version = hidden(pages.get(CLINICIAN, path), "version")
    refused = pages.send(
        CLINICIAN, path, version=version, outcome="DISCLOSE_CONSENT",
        reason="They sounded genuine to me. " * 9, **ROW,
    )  # fmt: skip
    assert refused.status_code == 422
    assert "(INV-02)" in refused.text


def test_the_words_of_a_person_are_shown_as_they_were_typed_and_never_run(pages: Pages) -> None:
    words = '<script>alert("x")</script> & {{ 7 * 7 }}'
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED, requester_name=words, purpose=words)
    page = pages.get(CLINICIAN, f"/requests/{walk.request_id}")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(" in page.text
    assert "{{ 7 * 7 }}" in page.text
