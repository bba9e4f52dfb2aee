"""A surgery for whoever needs one: real services, a database of its own, quick stand-ins for paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import browser as browser  # a fixture: one browser for all
from tests.factories import Surgery, make_empty_surgery, open_surgery

if TYPE_CHECKING:
    from tests.web.pages import Pages


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a server run in one process, so that each server is started once."""
    for item in items:
        if item.get_closest_marker("postgresql") or item.get_closest_marker("rabbitmq"):
            item.add_marker(pytest.mark.xdist_group("servers"))


@pytest.fixture(scope="session")
def empty_surgery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a practice where nothing has come in yet."""
    folder = tmp_path_factory.mktemp("empty-surgery")
    make_empty_surgery(folder)
    return folder


@pytest.fixture
def surgery(tmp_path: Path, empty_surgery: Path) -> Iterator[Surgery]:
    """A surgery for one test."""
    made = open_surgery(tmp_path / "surgery", empty_surgery)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="module")
def shared_surgery(tmp_path_factory: pytest.TempPathFactory, empty_surgery: Path) -> Iterator[Surgery]:
    """A surgery for a module whose tests do not disturb each other."""
    made = open_surgery(tmp_path_factory.mktemp("surgery"), empty_surgery)
    yield made
    made.engine.dispose()


@pytest.fixture
def pages(surgery: Surgery) -> Pages:
    """The pages of one test's surgery."""
    from tests.web.pages import Pages  # the frame of the pages is only for who needs it

    return Pages(surgery)


@pytest.fixture(scope="module")
def shared_pages(shared_surgery: Surgery) -> Pages:
    """The pages of a module's surgery."""
    from tests.web.pages import Pages

    return Pages(shared_surgery)
