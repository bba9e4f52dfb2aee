"""The second person's page: what is open is named, what was read is what is authorised."""

from __future__ import annotations

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.release_checks import answer_release_checks
from tests.factories import BY_ROLE, CONSENT, SECOND_CLINICIAN, Case
from tests.web.pages import Pages, hidden, links

GUARDIAN, CLINICIAN, LEAD = Role.CALDICOTT_GUARDIAN, Role.CLINICIAN, Role.SAFEGUARDING_LEAD
OPEN = Case(CONSENT.form, {**CONSENT.answers, "dp_basis": "unknown"}, CONSENT.outcome)


def test_whoever_decided_reads_that_someone_else_must_and_is_refused(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    page = pages.get(CLINICIAN, path)
    assert "Someone else must authorise what you decided." in page.text
    assert 'name="digest"' not in page.text
    refused = pages.send(CLINICIAN, path, digest=hidden(pages.get(GUARDIAN, path), "digest"))
    assert refused.status_code == 403
    assert "Someone else must authorise what you decided." in refused.text


def test_open_gates_are_listed_lead_to_their_questions_and_block(pages: Pages) -> None:
    walk = pages.surgery.walk(OPEN, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    page = pages.get(GUARDIAN, path)
    assert "Still open before anything leaves" in page.text
    assert f"/requests/{walk.request_id}/release" in links(page)
    assert "Authorise these documents" not in page.text
    refused = pages.send(GUARDIAN, path, digest="x")
    assert refused.status_code in (409, 422)
    assert "Some checks before release are still open" in refused.text


def test_what_was_read_before_the_drafts_changed_is_not_authorised(pages: Pages) -> None:
    surgery = pages.surgery
    walk = surgery.walk(OPEN, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    answer_release_checks(
        surgery.uow, walk.request_id, {"dp_basis": "recorded"}, seen=surgery.assessment(walk).id,
        by=BY_ROLE[CLINICIAN], at=surgery.now, provisions=surgery.services.provisions,
    )  # fmt: skip
    walk.drawn_up()
    for digest in ("", "0" * 64):
        told = pages.send(GUARDIAN, path, digest=digest)
        assert told.status_code == 409
        assert "The drafts have changed since you read them" in told.text
    assert surgery.request(walk).status is Status.DECIDED
    assert pages.send(GUARDIAN, path, digest=hidden(pages.get(GUARDIAN, path), "digest")).status_code == 303


def test_checks_that_stopped_are_shown_and_need_a_reason_that_is_kept_on_the_page(pages: Pages) -> None:
    surgery = pages.surgery
    surgery.press.stops = frozenset({"response_letter"})
    walk = surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    page = pages.get(GUARDIAN, path)
    assert "A name stands in it that does not belong." in page.text
    refused = pages.send(GUARDIAN, path, digest=hidden(page, "digest"), stops="Too short")
    assert refused.status_code == 422
    assert "Some checks stopped. Tell us why" in refused.text
    assert "Too short" in refused.text
    done = pages.send(GUARDIAN, path, digest=hidden(page, "digest"), stops="It is the officer's own name.")
    assert done.status_code == 303


def test_a_draft_that_was_blocked_is_said_and_the_decision_can_go_back(pages: Pages) -> None:
    pages.surgery.press.blocks = frozenset({"response_letter"})
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    page = pages.get(GUARDIAN, path)
    assert "Authorise these documents" not in page.text
    refused = pages.send(GUARDIAN, path, digest="x")
    assert refused.status_code in (409, 422)
    assert "did not pass its checks" in refused.text
    assert "Send it back" in page.text


def test_sending_back_needs_words_and_keeps_them(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation/send-back"
    assert "Tell your colleague why" in pages.send(GUARDIAN, path).text
    short = pages.send(GUARDIAN, path, because="Not right")
    assert short.status_code == 422
    assert "Not right" in short.text
    assert pages.surgery.request(walk).status is Status.DECIDED


def test_a_second_clinician_who_authorises_is_led_to_a_page_they_may_see(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/authorisation"
    page = pages.get(SECOND_CLINICIAN, path)
    done = pages.send(SECOND_CLINICIAN, path, digest=hidden(page, "digest"))
    assert (done.status_code, done.location) == (303, "/")
    assert pages.get(SECOND_CLINICIAN, done.location).status_code == 200
    assert pages.surgery.request(walk).status is Status.AUTHORISED


def test_the_checks_before_release_are_answered_on_one_page(pages: Pages) -> None:
    walk = pages.surgery.walk(OPEN, Status.DECIDED)
    path = f"/requests/{walk.request_id}/release"
    page = pages.get(LEAD, path)
    seen = hidden(page, "seen")
    for nothing in ({}, {"dp_basis": "nonsense"}):
        refused = pages.send(LEAD, path, seen=seen, **nothing)
        assert refused.status_code == 422
        assert "Answer one of these, or go back to the request" in refused.text
    done = pages.send(LEAD, path, seen=seen, dp_basis="recorded")
    assert done.location == f"/requests/{walk.request_id}/authorisation"
    again = pages.send(LEAD, path, seen=seen, dp_basis="recorded")
    assert again.status_code == 422  # pressed twice: nothing is left to answer
    assert "There is nothing here for you to answer" in pages.get(LEAD, path).text
