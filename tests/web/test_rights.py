"""Every page of a request, at every status, for every role: seen, refused, or not there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask, url_for

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.codes import DocumentCode
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.status import Status
from tests.factories import BY_ROLE, CONSENT, ORDER, OUTSIDER, SECOND_CLINICIAN
from tests.web.pages import Pages

R, C, S, G, I, P, A, U = Role  # noqa: E741 - the columns of the rights table
READ = {C, S, G}
CASE = {R, C, S, G, I, P, U}
TRIAGE = (Status.RECEIVED, Status.CAPTURED)
EVALUATED = (Status.EVALUATED, Status.DECIDED, Status.AUTHORISED, Status.CLOSED)
PEOPLE: dict[str, StaffMember] = {**{role.value: BY_ROLE[role] for role in Role}, "second": SECOND_CLINICIAN}


def expected(page: str, status: Status, who: str) -> int:  # noqa: PLR0911 - one return for each cell
    """The security guide's table in the words of status codes."""
    if who == "second" and status not in (*TRIAGE, Status.DECIDED):
        return 404  # a case that is assigned to a colleague
    role = C if who == "second" else Role(who)
    if role is A:
        return 404
    sees = {  # who has the page at all
        "request": CASE, "documents": CASE, "status": CASE,
        "answers": READ | {I, P} | ({R} if status in TRIAGE else set()),
        "answers/request_form": READ | {I, P} | ({R} if status in TRIAGE else set()),
        "answers/imminent_risk": READ | {I, P} | ({R} if status in TRIAGE else set()),
        "release": READ | {I, P} | ({R} if status in TRIAGE else set()),
        "findings": READ | {I}, "decision": READ,
    }  # fmt: skip
    if page == "authorisation":
        if status is not Status.DECIDED:
            return 409
        return 200 if role in READ | {I} else 403
    if who == "second" and status is Status.DECIDED and page not in ("request", "documents", "status"):
        return 403  # knows of it, to authorise it
    if role not in sees[page]:
        return 403
    if page.startswith("answers") and status in TRIAGE:
        return 409
    if page == "answers/imminent_risk" and role in (R, P):
        return 404
    if page == "findings":
        return 200 if status in EVALUATED else 302
    if page == "decision":
        return 200 if status in (Status.ASSESSED, Status.EVALUATED) else 409
    if page == "release":
        return 200 if status is Status.DECIDED else 409
    return 200


PAGES = (
    "request", "documents", "status", "answers", "answers/request_form", "answers/imminent_risk", "release",
    "findings", "decision", "authorisation",
)  # fmt: skip


@pytest.fixture(scope="module")
def walks(shared_pages: Pages) -> dict[Status, Walk]:
    """One request at each status."""
    return {status: shared_pages.surgery.walk(CONSENT, status) for status in ORDER}


def path_of(walk: Walk, page: str) -> str:
    return f"/requests/{walk.request_id}" + ("" if page == "request" else f"/{page}")


@pytest.mark.parametrize("who", PEOPLE)
def test_promise_each_page_at_each_status_is_seen_refused_or_not_there(
    shared_pages: Pages, walks: dict[Status, Walk], who: str
) -> None:
    client = shared_pages.of(PEOPLE[who], checked=who == "safeguarding_lead")
    wrong = {
        (page, status.value): (answer, expected(page, status, who))
        for status in ORDER
        for page in PAGES
        if (answer := client.get(path_of(walks[status], page)).status_code) != expected(page, status, who)
    }
    assert wrong == {}


def test_promise_another_practices_case_looks_like_none(
    shared_pages: Pages, walks: dict[Status, Walk]
) -> None:
    client = shared_pages.of(OUTSIDER, checked=False)
    made_up = Walk(shared_pages.surgery.services, shared_pages.surgery.people)
    made_up.request_id = "0" * 32  # type: ignore[assignment]
    for page in PAGES:
        theirs = client.get(path_of(walks[Status.AUTHORISED], page))
        nobodys = client.get(path_of(made_up, page))
        assert theirs.status_code == nobodys.status_code == 404
        assert comparable(theirs.text) == comparable(nobodys.text), page


def comparable(text: str) -> str:
    """Without what differs from page to page: nonce, token and the reference for support."""
    return re.sub(r"[A-Za-z0-9_.-]{12,}|[0-9A-Z]{4}-[0-9A-Z]{4}", "…", text)


LETTERS: dict[DocumentCode, set[Role]] = {
    DocumentCode.RESPONSE_LETTER: {R, C, S, G, I, P},
    DocumentCode.DISCLOSURE_SCHEDULE: {R, C, S, G, I, P},
    DocumentCode.PATIENT_NOTIFICATION_LETTER: {R, C, S, G, I, P},
    DocumentCode.DECISION_LOG: {C, S, G, I},
    DocumentCode.RECORD_ENTRY: {C, S, G, I},
}


@pytest.mark.parametrize("who", PEOPLE)
def test_each_document_is_for_who_may_see_it(
    shared_pages: Pages, walks: dict[Status, Walk], who: str
) -> None:
    client = shared_pages.of(PEOPLE[who], checked=False)
    hidden = 404 if who in ("admin", "second") else 403
    for letter in shared_pages.surgery.letters(walks[Status.AUTHORISED], draft=False):
        may_see = who != "second" and Role(who) in LETTERS[letter.code]
        may_send = may_see and ((letter.code not in KEPT and Role(who) is not I) or letter.code in KEPT)
        assert client.get(f"/letters/{letter.id}").status_code == (200 if may_see else hidden), letter.code
        for file in letter.files:
            got = client.get(f"/letters/{letter.id}/1.{file.format}").status_code
            assert got == (200 if may_send else hidden), (letter.code, file.format)
    entry = shared_pages.surgery.letter(walks[Status.AUTHORISED], DocumentCode.RECORD_ENTRY)
    files_it = who != "second" and Role(who) in READ
    assert client.get(f"/letters/{entry.id}/entry/1").status_code == (200 if files_it else hidden)


KEPT = (DocumentCode.DECISION_LOG, DocumentCode.RECORD_ENTRY)
ALWAYS: dict[str, Callable[[Role], bool]] = {
    "/": lambda role: True,
    "/practice": lambda role: True,
    "/jobs": lambda role: role in (P, A),
}


@pytest.mark.parametrize("role", Role)
def test_the_places_of_the_practice(shared_pages: Pages, role: Role) -> None:
    for path, is_open in ALWAYS.items():
        answer = shared_pages.of(role).get(path)
        assert answer.status_code == (200 if is_open(role) else 403), path


OURS = (
    "worklist", "requests", "assessment", "findings", "decision", "release", "authorisation", "letters",
    "record_entry", "practice", "jobs", "verification", "agencies", "papers",
)  # fmt: skip


def endpoints(app: Flask, method: str) -> list[str]:
    """Paths of our pages that take this method, with made-up ids in them."""
    ids = {
        "request_id": "r",
        "letter_id": "l",
        "key": "k",
        "part": 1,
        "file_format": "pdf",
        "message_id": "m",
        "call_id": "c",
        "agency_id": "a",
    }
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in OURS and method in (rule.methods or ()):
            with app.test_request_context():
                found.append(url_for(rule.endpoint, **{name: ids[name] for name in rule.arguments}))
    return found


def test_what_changes_something_is_never_done_by_a_link(shared_pages: Pages) -> None:
    posts = endpoints(shared_pages.app, "POST")
    only_posts = set(posts) - set(endpoints(shared_pages.app, "GET"))
    assert len(only_posts) == 13
    client = shared_pages.of(Role.SAFEGUARDING_LEAD, checked=False)
    before = len(shared_pages.surgery.events())
    for path in only_posts:
        answer = client.get(path)
        assert answer.status_code in (404, 405), path  # 404: the same path may name a question
    assert len(shared_pages.surgery.events()) == before


def test_nobody_who_is_not_signed_in_gets_anything(shared_pages: Pages) -> None:
    visitor = shared_pages.app.test_client()
    for path in endpoints(shared_pages.app, "GET"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/sign-in"), path
    for path in endpoints(shared_pages.app, "POST"):
        assert visitor.post(path).status_code in (400, 401), path


def test_promise_every_page_about_people_is_kept_by_no_cache(
    shared_pages: Pages, walks: dict[Status, Walk]
) -> None:
    client = shared_pages.of(Role.SAFEGUARDING_LEAD, checked=False)
    letter = shared_pages.surgery.letter(walks[Status.AUTHORISED], DocumentCode.RESPONSE_LETTER)
    paths = [path_of(walks[status], page) for status in ORDER for page in PAGES]
    paths += ["/", "/practice", f"/letters/{letter.id}", f"/letters/{letter.id}/1.pdf"]
    for path in paths:
        assert "no-store" in client.get(path).headers["Cache-Control"], path
