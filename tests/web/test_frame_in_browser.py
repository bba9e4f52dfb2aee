"""The frame in a real browser: nothing stopped by the content policy, nothing fetched from elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import waitress
from playwright.sync_api import Page
from waitress import wasyncore

from tests.browser.visit import DESKTOP, PHONE, Visit, problems
from tests.web.fakes import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def site(frame, lead) -> Iterator[str]:
    """The frame behind waitress, on a port of its own."""
    server = waitress.create_server(frame, host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join(10)
    server.task_dispatcher.shutdown()


def signed_in(visit: Visit, email: str) -> Page:
    return visit.sign_in(email, PASSWORD, "/frame/everything")


def test_the_components_run_under_the_content_policy(browser, site, lead):
    visit = Visit(browser, site)
    page = signed_in(visit, lead.email)
    assert page.locator("body.nhsuk-frontend-supported").count() == 1
    assert page.locator("#other").is_hidden()
    page.check("#who-2")
    assert page.locator("#other").is_visible()
    page.fill("#reason", "a" * 499)
    page.get_by_text("You have 1 character remaining").first.wait_for()
    page.set_input_files(
        "input[type=file]", {"name": "request.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    )
    page.get_by_text("request.pdf").wait_for()
    page.click("main button[type=submit]")
    page.locator(".nhsuk-error-summary").wait_for()
    page.click(".nhsuk-error-summary a[href='#received']")
    assert page.evaluate("document.activeElement.name") == "received-day"
    assert (visit.complaints, visit.elsewhere) == ([], [])
    visit.context.close()


def test_everything_is_there_without_script(browser, site, lead):
    visit = Visit(browser, site, width=PHONE, script=False)
    page = signed_in(visit, lead.email)
    assert page.locator("#other").is_visible()
    assert page.locator("#files").is_visible()
    page.click("main button[type=submit]")
    page.locator(".nhsuk-error-summary").wait_for()
    assert visit.elsewhere == []
    visit.context.close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_pages_fit_and_axe_finds_nothing(browser, site, lead, width):
    visit = Visit(browser, site, width=width)
    visit.page.goto(f"{site}/sign-in")
    found = {"/sign-in": problems(visit.page)}
    page = signed_in(visit, lead.email)
    found["/frame/everything"] = problems(page)
    page.click("main button[type=submit]")
    page.locator(".nhsuk-error-summary").wait_for()
    found["with errors"] = problems(page)
    page.goto(f"{site}/nowhere")
    found["/nowhere"] = problems(page)
    assert not any(found.values()), found
    visit.context.close()
