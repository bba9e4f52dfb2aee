"""One visit in Debian's Chromium: what the page complained of and asked of others, what axe finds."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PHONE, DESKTOP = 390, 1280


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

    def sign_in(self, email: str, password: str, path: str = "/") -> Page:
        """Through the page, to another page of ours."""
        self.page.goto(f"{self.site}/sign-in?next={path}")
        self.page.fill("#email", email)
        self.page.fill("#password", password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(f"{self.site}{path}")
        return self.page


def problems(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    faults = [
        f"{violation['id']}: {node['html']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    return [*faults, *(["wider than the window"] if wide else [])]
