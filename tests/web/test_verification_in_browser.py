"""The pages of checking a requester in a real browser: axe finds nothing, and they work without script."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import waitress
from playwright.sync_api import Browser
from waitress import wasyncore

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.browser.visit import DESKTOP, PHONE, Visit, problems
from tests.factories import BY_ROLE, CONSENT
from tests.web.fakes import PASSWORD
from tests.web.pages import Pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def site(pages: Pages) -> Iterator[str]:
    """The surgery's pages behind waitress, on a port of their own."""
    server = waitress.create_server(pages.app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join(10)
    server.task_dispatcher.shutdown()


@pytest.mark.parametrize(("script", "width"), [(True, DESKTOP), (True, PHONE), (False, PHONE)])
def test_the_pages_are_sound_and_the_note_is_made(
    pages: Pages, browser: Browser, site: str, script: bool, width: int
) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    base = f"/requests/{walk.request_id}"
    visit = Visit(browser, site, script=script, width=width)
    page = visit.sign_in(BY_ROLE[Role.SAFEGUARDING_LEAD].email, PASSWORD, f"{base}/verification")
    page.get_by_text("I have not checked yet").click()
    page.get_by_role("button", name="Save this note").click()
    assert page.locator("h1").inner_text().endswith("Check the requester first")
    page.get_by_role("button", name="I have now checked").click()
    page.get_by_text("We rang a number that we found ourselves").click()
    page.fill("[name=number_used]", "0161 496 0321")  # the one on the request
    page.get_by_role("button", name="Save this note").click()
    assert page.locator(".nhsuk-error-summary").count() == 1
    faults: list[str] = []
    for path in (
        f"{base}/verification", f"{base}/verification/first", f"{base}/victim-request", f"{base}/court-order",
        base, "/agencies", "/agencies/new", "/agencies/import",
    ):  # fmt: skip
        page.goto(site + path)
        faults += [f"{path}: {fault}" for fault in problems(page)] if script else []
    assert faults == []
    assert (visit.complaints, visit.elsewhere) == ([], [])
    visit.context.close()
