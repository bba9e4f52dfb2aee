"""Quarantine, later papers and chasers in a browser: axe finds nothing, and all works without script."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import waitress
from waitress import wasyncore

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.read_document import read_document
from tests.browser.visit import DESKTOP, PHONE, Visit, problems
from tests.factories import BY_ROLE, CONSENT, Surgery
from tests.web.fakes import PASSWORD
from tests.web.pages import Pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LEAD, ADMIN = BY_ROLE[Role.SAFEGUARDING_LEAD], BY_ROLE[Role.ADMIN]


@pytest.fixture
def site(pages: Pages) -> Iterator[str]:
    """The pages behind waitress, on a port of their own."""
    server = waitress.create_server(pages.app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join(10)
    server.task_dispatcher.shutdown()


def refused(surgery: Surgery) -> str:
    """The id of a document that the virus checker stopped."""
    walk = surgery.uploaded()
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    surgery.reader.refuses = ("UP-11", "The virus checker stopped this file. Do not open it.")
    read_document(surgery.uow, surgery.files, surgery.reader, document.id, clock=surgery.services.clock)
    surgery.reader.refuses = None
    return document.id


def chaser(surgery: Surgery) -> tuple[Walk, Walk]:
    """An earlier request and one that looks like it."""
    first = surgery.walk(CONSENT, Status.CAPTURED)
    return first, surgery.uploaded().captured(CONSENT.form)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_pages_fit_and_axe_finds_nothing(surgery, browser, site, width):
    document_id = refused(surgery)
    first, second = chaser(surgery)
    there = f"/requests/{second.request_id}"
    seen = {}
    for person, paths in (
        (ADMIN, ["/quarantine", f"/quarantine/{document_id}"]),
        (LEAD, [there, f"{there}/papers", f"{there}/join/{first.request_id}"]),
    ):
        visit = Visit(browser, site, width=width)
        visit.sign_in(person.email, PASSWORD, paths[0])
        for path in paths:
            visit.page.goto(site + path)
            seen[path] = problems(visit.page)
        visit.page.locator("main button").last.click()
        if person is ADMIN:
            visit.page.locator(".nhsuk-error-summary").wait_for()
            seen["with errors"] = problems(visit.page)
        assert (visit.complaints, visit.elsewhere) == ([], [])
        visit.context.close()
    assert not any(seen.values()), seen


def test_joined_added_to_and_destroyed_without_script(surgery, browser, site):
    document_id = refused(surgery)
    first, second = chaser(surgery)
    visit = Visit(browser, site, width=PHONE, script=False)
    page = visit.sign_in(LEAD.email, PASSWORD, f"/requests/{second.request_id}")
    page.get_by_role("link", name="Join it to").click()
    page.get_by_role("button", name="Join the two").click()
    page.get_by_text("The two are joined.").wait_for()
    assert page.url == f"{site}/requests/{first.request_id}"
    page.get_by_role("link", name="Add a later paper").click()
    page.set_input_files(
        "input[type=file]", {"name": "l.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 later"}
    )
    page.get_by_role("button", name="Upload and read").click()
    page.get_by_text("The paper is kept with this request.").wait_for()
    with surgery.uow as uow:
        assert len(uow.documents.of_request(first.request_id)) == 2
    visit.context.close()

    visit = Visit(browser, site, width=PHONE, script=False)
    page = visit.sign_in(ADMIN.email, PASSWORD, f"/quarantine/{document_id}")
    page.fill("#why_destroy", "The practice does not need it.")
    page.get_by_role("button", name="Destroy the original").click()
    page.get_by_text("The file is destroyed.").wait_for()
    visit.context.close()
