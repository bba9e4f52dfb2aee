"""The steps of one request through the pages, each taken by whoever's step it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page

from formsvc.cli.demonstration.people import PASSWORD
from tests.browser.visit import Visit, problems

ANSWERS: Mapping[str, str] = {
    "imminent_risk": "no",
    "conflict_of_interest": "no",
    "source_verified": "yes",
    "return_channel": "secure_verified",
    "request_form": "written",
    "local_process": "followed",
    "senior_authorisation": "yes",
    "subject_match": "matched",
    "info_specified": "specific",
    "purpose_explained": "yes",
    "risk_described": "yes",
    "necessity_explained": "yes",
    "mandatory_basis": "none",
    "capacity": "has_capacity",
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
    "vir_written": "complete",
    "vir_notice": "given",
    "counselling_request": "none",
    "harm_target": "subject_only",
    "serious_crime": "yes",
    "info_relevant": "yes",
    "less_intrusive": "none",
    "minimum_dataset": "defined",
    "third_party_info": "reviewed",
    "restricted_info": "none",
    "tipping_off_risk": "no",
    "inform_patient": "before",
    "online_visibility": "hidden",
    "referral_needed": "no",
    "dp_basis": "recorded",
    "decision_maker": "named",
}


class Journey:
    """One request, and what the browser and axe complained of on the way."""

    def __init__(self, browser: Browser, site: str, *, script: bool, width: int) -> None:
        self.browser, self.site, self.script, self.width = browser, site, script, width
        self.request = ""  # its path
        self.faults: list[str] = []
        self.pages: set[str] = set()
        self._visit: Visit | None = None

    def as_(self, login: str, path: str = "/") -> Page:
        """Somebody else sits down at a browser of their own."""
        self.leave()
        self._visit = Visit(self.browser, self.site, width=self.width, script=self.script)
        page = self._visit.sign_in(f"{login}@demonstration.example", PASSWORD)
        page.goto(self.site + path)
        return page

    def leave(self) -> None:
        if self._visit is not None:
            self.faults += self._visit.complaints + self._visit.elsewhere
            self._visit.context.close()
            self._visit = None

    def look(self, page: Page) -> None:
        """Hold the page against axe, once for each page with that heading."""
        heading = page.locator("h1").inner_text()
        if self.script and heading not in self.pages:
            self.faults += [f"{heading}: {fault}" for fault in problems(page)]
        self.pages.add(heading)

    def upload(self, scan: Path) -> None:
        page = self.as_("reception")
        self.look(page)
        page.get_by_role("link", name="New request").click()
        self.look(page)
        page.set_input_files("input[type=file]", str(scan))
        page.locator("form:has(input[type=file])").get_by_role("button").last.click()
        page.wait_for_url("**/requests/*/form")
        self.request = page.url.removeprefix(self.site).removesuffix("/form")

    def wait_until_read(self, page: Page) -> None:
        """The page turns by itself: with script at once, without by refreshing."""
        if self.script:
            page.locator("#requester_name").wait_for(timeout=90_000)
            return
        for _ in range(90):
            if page.locator("img").count() and page.locator("#requester_name").count():
                return
            page.wait_for_timeout(1000)
        raise AssertionError("The scan was not read in 90 seconds.")

    def check_requester(self) -> None:
        """Reception rings the number on the list, not the one on the request, and writes the note."""
        page = self.as_("reception", self.request)
        page.get_by_role("link", name="Check the requester").click()
        self.look(page)
        page.check("input[name=method][value=switchboard]", force=True)
        assert page.input_value("[name=number_used]") == "0161 496 0700"
        page.fill("[name=answered_by]", "The switchboard")
        page.fill("[name=spoken_to]", "Sergeant Ray Poole")
        page.check("input[name=role_confirmed]", force=True)
        page.check("input[name=address_confirmed]", force=True)
        page.check("input[name=local_route][value=followed]", force=True)
        page.fill("[name=countersigned_name]", "Ruth Amadi")
        page.fill("[name=countersigned_rank]", "Inspector")
        page.check("input[name=outcome][value=verified]", force=True)
        page.get_by_role("button", name="Save this note").click()
        page.get_by_text("Result: Verified").wait_for()
        self.look(page)

    def answer(self, page: Page, answers: Mapping[str, str]) -> None:
        """Answer each question as it comes, and leave those we have no answer for."""
        for _ in range(60):
            key = page.url.rsplit("/", 1)[-1]
            if key == "answers":
                return
            if key in ("imminent_risk", "legal_basis_claimed", "balance_notes"):
                self.look(page)
            onwards = page.get_by_role("link", name="Leave this question for now")
            if key in answers:
                choice = page.locator(f"input[name=answer][value={answers[key]}]")
                assert choice.count() == 1, f"{key} does not offer “{answers[key]}”"
                choice.check(force=True)
                onwards = page.get_by_role("button", name="Save and continue")
            elif not onwards.count():
                onwards = page.get_by_role("link", name="All questions and answers")
            with page.expect_navigation():
                onwards.click()
        raise AssertionError("The questions did not end.")

    def wait_for_button(self, page: Page, name: str) -> None:
        """Wait for what the worker makes possible, with script or by refreshing."""
        button = page.get_by_role("button", name=name)
        for _ in range(60):
            if button.count():
                return
            page.wait_for_timeout(500)
            if not self.script:
                page.reload()
        raise AssertionError(f"“{name}” did not appear in 30 seconds.")
