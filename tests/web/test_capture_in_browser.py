"""The pages by which a request comes in, in a real browser: with scripts and without."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import waitress
from playwright.sync_api import Page
from waitress import wasyncore

from formsvc.domain.people import Role, StaffMember
from tests.browser.visit import DESKTOP, PHONE, Visit, problems
from tests.web.fakes import PASSWORD
from tests.web.house import PDF, found

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def site(house) -> Iterator[str]:
    """The pages behind waitress, on a port of their own."""
    server = waitress.create_server(house.app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join(10)
    server.task_dispatcher.shutdown()


@pytest.fixture
def person(house) -> StaffMember:
    return house.colleague(Role.SAFEGUARDING_LEAD)


def choose(page: Page, *contents: bytes) -> None:
    page.set_input_files(
        "input[type=file]",
        [{"name": f"{n}.pdf", "mimeType": "application/pdf", "buffer": c} for n, c in enumerate(contents)],
    )


def uploaded(visit: Visit, person: StaffMember) -> str:
    page = visit.sign_in(person.email, PASSWORD, "/requests/new")
    choose(page, PDF)
    page.click("text=Upload and read")
    page.locator("h1:has-text('We are reading the scan')").wait_for()
    return page.url.split("/")[-2]


def test_the_waiting_page_becomes_the_form_by_itself(house, browser, site, person):
    visit = Visit(browser, site)
    house.read(uploaded(visit, person))
    visit.page.locator("h1:has-text('Check the request form')").wait_for(timeout=10_000)
    assert visit.page.input_value("#requester_name") == "Yasmin Okonkwo"
    assert (visit.complaints, visit.elsewhere) == ([], [])
    visit.context.close()


def test_what_is_typed_by_hand_is_not_lost_when_the_reading_ends(house, browser, site, person):
    visit = Visit(browser, site)
    request_id = uploaded(visit, person)
    visit.page.click("text=Fill in the form by hand")
    visit.page.fill("#purpose", "Words that took a while")
    house.read(request_id)
    visit.page.get_by_text("We have finished with the scan").wait_for(timeout=10_000)
    assert visit.page.input_value("#purpose") == "Words that took a while"
    visit.context.close()


def test_a_field_shows_where_it_was_read(house, browser, site, person):
    house.reader.suggested = {"reference": found("44/1234/26", page=2)}
    visit = Visit(browser, site)
    house.read(uploaded(visit, person))
    visit.page.locator("#reference").focus()
    assert visit.page.locator("#box-reference.is-shown").count() == 1
    assert visit.complaints == []
    visit.context.close()


def test_too_many_files_are_stopped_before_they_are_sent(browser, site, person):
    visit = Visit(browser, site)
    page = visit.sign_in(person.email, PASSWORD, "/requests/new")
    choose(page, *(PDF + bytes([65 + number]) for number in range(21)))
    assert page.get_by_text("You can upload 20 files at a time").is_visible()
    page.click("text=Upload and read")
    assert page.url.endswith("/requests/new")
    visit.context.close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_pages_fit_and_axe_finds_nothing(house, browser, site, person, width):
    visit = Visit(browser, site, width=width)
    request_id = uploaded(visit, person)
    seen = {"reading": problems(visit.page)}
    house.read(request_id)
    for path in (
        f"/requests/{request_id}/form", f"/requests/{request_id}/withdraw", "/requests/new", "/emergency",
    ):  # fmt: skip
        visit.page.goto(site + path)
        seen[path] = problems(visit.page)
    visit.page.click("text=Save this note")
    visit.page.locator(".nhsuk-error-summary").wait_for()
    seen["with errors"] = problems(visit.page)
    assert not any(seen.values()), seen
    visit.context.close()


def test_the_form_is_filled_and_saved_without_script(house, browser, site, person):
    visit = Visit(browser, site, width=PHONE, script=False)
    request_id = uploaded(visit, person)
    house.read(request_id)
    page = visit.page
    page.goto(f"{site}/requests/{request_id}/form")
    assert page.locator(".capture-page img").first.is_visible()
    page.check("#checked_unsure")
    page.click("text=Confirm and save")
    page.get_by_text("The form is saved.").wait_for()
    assert visit.elsewhere == []
    visit.context.close()
