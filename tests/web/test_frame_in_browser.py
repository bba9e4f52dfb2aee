"""The frame in a real browser: nothing stopped by the content policy, nothing fetched from elsewhere."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
import waitress
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from waitress import wasyncore

from tests.web.fakes import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE, DESKTOP = 390, 1280


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "Chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


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


class Visit:
    """One person's browser, and what it complained of."""

    def __init__(self, browser: Browser, site: str, *, width: int = DESKTOP, script: bool = True) -> None:
        self.site = site
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", lambda said: self._note(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._check(asked.url))

    def _note(self, text: str) -> None:
        if "status of 422" not in text:
            self.complaints.append(text)

    def _check(self, url: str) -> None:
        if not url.startswith(self.site):
            self.elsewhere.append(url)

    def sign_in(self, email: str) -> Page:
        self.page.goto(f"{self.site}/sign-in?next=/frame/everything")
        self.page.fill("#email", email)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(f"{self.site}/frame/everything")
        return self.page


def test_the_components_run_under_the_content_policy(browser, site, lead):
    visit = Visit(browser, site)
    page = visit.sign_in(lead.email)
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
    page = visit.sign_in(lead.email)
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
    page = visit.sign_in(lead.email)
    found["/frame/everything"] = problems(page)
    page.click("main button[type=submit]")
    page.locator(".nhsuk-error-summary").wait_for()
    found["with errors"] = problems(page)
    page.goto(f"{site}/nowhere")
    found["/nowhere"] = problems(page)
    assert not any(found.values()), found
    visit.context.close()


def problems(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    faults = [
        f"{violation['id']}: {node['html']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
        if not is_known(violation["id"], node["html"])
    ]
    return [*faults, *(["wider than the window"] if wide else [])]


def is_known(rule: str, html: str) -> bool:
    """NHS.UK's script says ``aria-expanded`` of a radio that reveals a field: wanted there, and helpful."""
    return rule == "aria-allowed-attr" and "nhsuk-radios__input" in html and "aria-expanded" in html
