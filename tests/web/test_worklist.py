"""The worklist, the practice and stopped work: what waits for whom, and nothing that identifies anybody."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import update

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services import worklist
from formsvc.storage.engine import writing
from formsvc.storage.jobs import job
from tests.factories import BY_ROLE, CHALLENGE, CHILD, CONSENT, OUTSIDER, Surgery
from tests.web.pages import Pages, links

MINE = "Waiting for you"
OTHERS = "Other open requests"


def waiting(text: str) -> str:
    return text.split(MINE)[1].split(OTHERS)[0]


@pytest.mark.parametrize(
    ("status", "whose", "step"),
    [
        (Status.RECEIVED, {Role.RECEPTION, Role.CLINICIAN}, "Check the request form"),
        (Status.CAPTURED, {Role.CLINICIAN, Role.SAFEGUARDING_LEAD}, "Answer the questions"),
        (Status.EVALUATED, {Role.CLINICIAN, Role.CALDICOTT_GUARDIAN}, "Decide"),
        (Status.DECIDED, {Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN}, "Authorise"),
        (Status.AUTHORISED, {Role.RECEPTION, Role.PRACTICE_MANAGER, Role.CLINICIAN}, "Send and file"),
    ],
)
def test_each_step_waits_for_those_who_may_take_it(
    pages: Pages, status: Status, whose: set[Role], step: str
) -> None:
    walk = pages.surgery.walk(CONSENT, status)
    reference = pages.surgery.request(walk).reference
    for role in whose:
        mine = waiting(pages.get(role, "/").text)
        assert reference in mine, role
        assert step in mine
    assert reference not in waiting(pages.get(Role.AUDITOR, "/").text)
    if status is Status.DECIDED:
        assert reference not in waiting(pages.get(Role.CLINICIAN, "/").text)  # who decided


def test_the_list_says_nothing_of_anybody_and_ends_with_the_case(pages: Pages) -> None:
    open_ones = [pages.surgery.walk(case, Status.CAPTURED) for case in (CONSENT, CHILD, CHALLENGE)]
    closed = pages.surgery.walk(CONSENT, Status.CLOSED)
    page = pages.get(Role.SAFEGUARDING_LEAD, "/")
    for walk in open_ones:
        assert f"/requests/{walk.request_id}" in links(page)
    assert f"/requests/{closed.request_id}" not in links(page)
    for word in ("Grace", "Holloway", "Leo", "Ravi", "9990000018", "AP/26/11734", "Benton"):
        assert word not in page.text
    assert "WORKLIST_VIEWED" in pages.surgery.events()
    assert "Nothing is waiting for you." in pages.get(OUTSIDER, "/").text


def test_a_long_list_goes_on_page_by_page(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "PAGE", 2)
    walks = [pages.surgery.walk() for _ in range(5)]
    found, path = [], "/"
    for _ in range(3):
        page = pages.get(Role.RECEPTION, path)
        found += [link.rpartition("/")[2] for link in links(page) if link.startswith("/requests/")]
        more = [link for link in links(page) if "after=" in link]
        path = more[0] if more else ""
    assert path == ""
    assert {walk.request_id for walk in walks} <= set(found)
    assert pages.get(Role.RECEPTION, "/?after=no-such-request").status_code == 404


def stop_a_job(surgery: Surgery) -> str:
    """As if a job had been tried often enough."""
    surgery.walk(CONSENT, Status.ASSESSED)
    with writing(surgery.engine) as connection:
        connection.execute(
            update(job).values(state="dead", failures=4, error_kind="OSError", finished_at=job.c.created_at)
        )
    with surgery.uow as uow:
        return uow.jobs.dead()[0].message_id


def test_stopped_work_is_seen_and_run_again(pages: Pages) -> None:
    message_id = stop_a_job(pages.surgery)
    page = pages.get(Role.PRACTICE_MANAGER, "/jobs")
    assert "Checking answers" in page.text
    assert "OSError" in page.text
    assert "Grace" not in page.text
    assert pages.send(Role.PRACTICE_MANAGER, f"/jobs/{message_id}/again").location == "/jobs"
    assert "No work has stopped." in pages.get(Role.ADMIN, "/jobs").text
    assert "JOB_RUN_AGAIN" in pages.surgery.events()
    assert pages.send(Role.PRACTICE_MANAGER, f"/jobs/{message_id}/again").status_code == 404
    assert pages.send(Role.RECEPTION, f"/jobs/{message_id}/again").status_code == 403


def test_a_check_that_was_given_up_is_said_on_the_request(pages: Pages) -> None:
    stop_a_job(pages.surgery)
    shown = links(pages.get(Role.CLINICIAN, "/"))
    (request_id,) = (link for link in shown if re.fullmatch(r"/requests/[0-9a-f]{32}", link))
    page = pages.get(Role.CLINICIAN, request_id)
    assert "We could not finish the check." in page.text
    assert pages.get(Role.CLINICIAN, f"{request_id}/status").json == {"status": "assessed", "done": True}


def test_the_practice_page_says_who_works_here_and_who_may_authorise(pages: Pages) -> None:
    page = pages.get(Role.RECEPTION, "/practice")
    for person in BY_ROLE.values():
        assert person.name in page.text
    assert OUTSIDER.name not in page.text
    assert "Whoever decided never authorises the same decision." in page.text
