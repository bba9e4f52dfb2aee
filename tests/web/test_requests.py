"""The journey from the confirmed form to the filed entry, through the pages: disclose, challenge, decline."""

from __future__ import annotations

import re
from html import unescape

import pytest

from formsvc.cli.demonstration.walk import SCHEDULE, WITHHELD, Walk
from formsvc.domain.assessment import AnswerValue
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CHALLENGE, CHILD, CONSENT, DECLINE, Case
from tests.web.pages import Pages, hidden, links

CLINICIAN, GUARDIAN, LEAD = Role.CLINICIAN, Role.CALDICOTT_GUARDIAN, Role.SAFEGUARDING_LEAD
MARKERS = {
    "requester_name": "Zebedee Markerson", "subject_name": "Quillon Markerby",
    "subject_nhs_number": "9990000026", "subject_address": "7 Markerlane",
    "requester_email": "marker@markers.example", "reference": "MARK/77",
    "purpose": "Markerpurpose", "information_sought": "Markernotes",
}  # fmt: skip


def answer_fields(value: AnswerValue) -> dict[str, object]:
    if isinstance(value, str):
        return {"answer": value, "why": "Markerknowledge"}
    if isinstance(value, tuple):
        return {"answer": list(value)}
    return {f"note_{key}": words for key, words in value.items()}


def answer_all(pages: Pages, walk: Walk, case: Case) -> None:
    """Press on from question to question, as the pages lead."""
    base = f"/requests/{walk.request_id}"
    walk.verified()
    answer = pages.send(CLINICIAN, f"{base}/answers/begin")
    for _ in range(60):
        assert answer.status_code == 303, answer.text
        if answer.location == f"{base}/answers":
            return
        page = pages.get(CLINICIAN, answer.location)
        key = answer.location.rpartition("/")[2]
        if key in case.answers:
            answer = pages.send(
                CLINICIAN, answer.location, seen=hidden(page, "seen"), **answer_fields(case.answers[key])
            )
            continue
        following = [link for link in links(page) if re.fullmatch(rf"{base}/answers/\w+", link)]
        if not following:
            return
        answer.status_code, answer.headers["Location"] = 303, following[0]
    raise AssertionError("The questions do not end.")


def decision_fields(case: Case) -> dict[str, str]:
    fields = {"outcome": case.outcome.value, "reason": "Markerreason, in words enough."}
    if case.outcome.discloses:
        for n, item in enumerate(SCHEDULE):
            fields |= {
                f"schedule-{n}-item": item.item, f"schedule-{n}-dates": item.dates,
                f"schedule-{n}-label": item.label.value, f"schedule-{n}-source": item.source,
            }  # fmt: skip
        fields |= {"withheld-0-item": WITHHELD[0].item, "withheld-0-reason": WITHHELD[0].reason.value}
    return fields


def press_on(pages: Pages, walk: Walk, case: Case) -> None:
    """From the answers to the documents, the worker's part done in between."""
    base = f"/requests/{walk.request_id}"
    assert pages.get(CLINICIAN, f"{base}/answers").status_code == 200
    assert pages.send(CLINICIAN, f"{base}/answers/hand-in").location == base
    assert "We are checking the answers" in pages.get(CLINICIAN, base).text
    assert pages.get(CLINICIAN, f"{base}/status").json == {"status": "assessed", "done": False}
    walk.evaluated()
    assert pages.get(CLINICIAN, f"{base}/status").json == {"status": "evaluated", "done": True}
    assert f"{base}/findings" in links(pages.get(CLINICIAN, base))
    findings = pages.get(CLINICIAN, f"{base}/findings")
    assert "Recommendation:" in findings.text
    form = pages.get(CLINICIAN, f"{base}/decision")
    done = pages.send(CLINICIAN, f"{base}/decision", version=hidden(form, "version"), **decision_fields(case))
    assert (done.status_code, done.location) == (303, base), done.text
    assert "Someone else must authorise" in pages.get(CLINICIAN, base).text
    assert "being drawn up" in pages.get(GUARDIAN, f"{base}/authorisation").text
    walk.drawn_up()
    reading = pages.get(GUARDIAN, f"{base}/authorisation")
    for letter in pages.surgery.letters(walk, draft=True):
        assert f"/letters/{letter.id}" in links(reading)
        assert "Draft, not authorised" in pages.get(GUARDIAN, f"/letters/{letter.id}").text
    done = pages.send(GUARDIAN, f"{base}/authorisation", digest=hidden(reading, "digest"))
    assert (done.status_code, done.location) == (303, base)
    assert "Documents are being drawn up" in pages.get(CLINICIAN, f"{base}/documents").text
    walk.drawn_up()


def file_it(pages: Pages, walk: Walk) -> None:
    """Make the entry, hide it, and the last press closes what is final."""
    base = f"/requests/{walk.request_id}"
    entry = pages.surgery.letter(walk, DocumentCode.RECORD_ENTRY)
    place = f"/letters/{entry.id}/entry/1"
    assert place in links(pages.get(CLINICIAN, f"{base}/documents"))
    assert "I have made this entry" in pages.get(CLINICIAN, place).text
    assert pages.send(CLINICIAN, f"{place}/hidden").status_code == 409
    assert pages.send(CLINICIAN, f"{place}/made").location == place
    assert "I have hidden it" in pages.get(CLINICIAN, place).text
    assert pages.send(CLINICIAN, f"{place}/hidden").location == base


CASES = pytest.mark.parametrize("case", [CONSENT, CHILD, CHALLENGE, DECLINE], ids=lambda c: c.outcome.value)


@CASES
def test_the_whole_journey_through_the_pages_says_nothing_of_anybody_outside_them(
    pages: Pages, case: Case
) -> None:
    surgery = pages.surgery
    walk = surgery.walk(case, Status.CAPTURED, **MARKERS)
    base = f"/requests/{walk.request_id}"
    answer_all(pages, walk, case)
    press_on(pages, walk, case)
    for letter in surgery.letters(walk, draft=False):
        pages.get(CLINICIAN, f"/letters/{letter.id}")
        for file in letter.files:
            given = pages.get(CLINICIAN, f"/letters/{letter.id}/1.{file.format}")
            name = given.headers["Content-Disposition"]
            assert re.fullmatch(r'attachment; filename="DL-2026-0001-[a-z]{3}\.(docx|pdf|txt)"', name)
            assert given.data == surgery.files.open(file.file_id)
            assert "no-store" in given.headers["Cache-Control"]
    file_it(pages, walk)
    if case.outcome is Outcome.CHALLENGE:
        assert "Close this request" in pages.get(CLINICIAN, base).text
        assert pages.send(CLINICIAN, f"{base}/close").location == base
    assert surgery.request(walk).status is Status.CLOSED
    assert "Closed" in pages.get(CLINICIAN, base).text
    assert "Quillon Markerby" in pages.get(CLINICIAN, base).text  # the search below finds what is there

    words = [*MARKERS.values(), "Marker", "marker", "Grace", "Leo", "Ravi"]
    for path, answer in pages.seen:
        title = (
            re.search(r"<title>(.*?)</title>", answer.text, re.S) if answer.mimetype == "text/html" else None
        )
        outside = f"{path} {answer.headers} {unescape(title[1]) if title else ''}"
        outside += "".join(links(answer)) if answer.mimetype == "text/html" else ""
        for word in words:
            assert word not in outside, (word, path)


def test_a_challenge_is_taken_up_again_when_the_answer_comes(pages: Pages) -> None:
    walk = pages.surgery.walk(CHALLENGE, Status.AUTHORISED)
    base = f"/requests/{walk.request_id}"
    assert "An answer has come: assess again" in pages.get(CLINICIAN, base).text
    assert pages.send(CLINICIAN, f"{base}/answered").location == f"{base}/answers"
    assert "Check the answers" in pages.get(CLINICIAN, f"{base}/answers").text
    assert pages.send(CLINICIAN, f"{base}/answered").status_code == 409


def test_a_check_that_does_not_come_is_seen_asked_for_again_and_gone_round(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.ASSESSED)
    base = f"/requests/{walk.request_id}"
    page = pages.get(CLINICIAN, base)
    assert "Check the answers again" in page.text
    assert f"{base}/decision" in links(page)
    assert pages.send(CLINICIAN, f"{base}/findings/again").location == base
    assert pages.get(CLINICIAN, f"{base}/findings").location == base
    form = pages.get(CLINICIAN, f"{base}/decision")
    assert "You can decide without it" in form.text
    fields = decision_fields(CONSENT) | {"version": hidden(form, "version")}
    refused = pages.send(CLINICIAN, f"{base}/decision", **{**fields, "reason": "Short."})
    assert refused.status_code == 422
    assert "Tell us why, in at least 20 characters" in refused.text
    assert SCHEDULE[0].item in refused.text
    assert pages.send(CLINICIAN, f"{base}/decision", **fields).status_code == 303
    assert "decided by hand" in pages.get(GUARDIAN, f"{base}/authorisation").text


def test_who_may_not_see_the_case_sees_where_it_is_and_no_word_of_it(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED, **MARKERS)
    for role in (Role.AUDITOR, Role.PRACTICE_MANAGER, Role.RECEPTION):
        page = pages.get(role, f"/requests/{walk.request_id}")
        assert "Waiting for authorisation" in page.text
        assert "History of this request" in page.text
        for word in MARKERS.values():
            assert word not in page.text, (role, word)


def test_why_a_decision_came_back_is_for_those_who_decide(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    base = f"/requests/{walk.request_id}"
    because = "The note names her sister; leave it out."
    assert pages.send(GUARDIAN, f"{base}/authorisation/send-back", because=because).location == base
    assert because in pages.get(CLINICIAN, base).text
    assert because not in pages.get(Role.RECEPTION, base).text
    assert because not in pages.get(Role.AUDITOR, base).text
    form = pages.get(CLINICIAN, f"{base}/decision")
    assert SCHEDULE[0].item in form.text  # nothing is typed twice
