"""The guidance in a real browser: axe finds nothing, and nothing leaves the site."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import waitress
from waitress import wasyncore

from formsvc.domain.people import Role, StaffMember
from tests.browser.visit import DESKTOP, PHONE, Visit, problems
from tests.web.fakes import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PATHS = (
    "/guidance",
    "/guidance/rules/R10",
    "/guidance/questions/mandatory_basis",
    "/guidance/cases/S02",
    "/guidance/safeguards",
    "/guidance/settings",
    "/guidance/sources",
    "/guidance/changes",
)


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
    return house.colleague(Role.CLINICIAN)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_guidance_fits_and_axe_finds_nothing(browser, site, person, width):
    visit = Visit(browser, site, width=width)
    page = visit.sign_in(person.email, PASSWORD, "/guidance")
    found = {}
    for path in PATHS:
        page.goto(f"{site}{path}")
        found[path] = problems(page)
    assert not any(found.values()), found
    assert (visit.complaints, visit.elsewhere) == ([], [])
    visit.context.close()
