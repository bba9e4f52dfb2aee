"""The frame with fakes behind it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from formsvc.domain.people import Role, StaffMember
from formsvc.settings import Settings, load_settings
from formsvc.web import create_app
from tests.web import frame_pages
from tests.web.client import PageClient
from tests.web.fakes import FakeServices, colleague
from tests.web.house import House, empty_practice, open_house


def frame_settings(folder: Path, **changed: str) -> Settings:
    environ = {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(folder / "data"),
        "FORMSVC_KEY_FILE": str(folder / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(folder / "keys" / "session.key"),
    }
    return load_settings(environ | {f"FORMSVC_{name}": value for name, value in changed.items()})


@pytest.fixture
def frame_services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def make_frame(tmp_path: Path, frame_services: FakeServices) -> Callable[..., Flask]:
    """``make_frame(SECURE_COOKIES="yes")``: the application with settings changed and the tests' pages on."""

    def make(**changed: str) -> Flask:
        app = create_app(frame_settings(tmp_path, **changed), frame_services)
        app.test_client_class = PageClient
        app.register_blueprint(frame_pages.blueprint)
        app.register_blueprint(frame_pages.forgotten)
        return app

    return make


@pytest.fixture
def frame(make_frame: Callable[..., Flask]) -> Flask:
    return make_frame()


@pytest.fixture
def visitor(frame: Flask) -> PageClient:
    """Nobody is signed in."""
    client = frame.test_client()
    assert isinstance(client, PageClient)
    return client


@pytest.fixture
def lead(frame_services: FakeServices) -> StaffMember:
    return frame_services.accounts.add(colleague(Role.SAFEGUARDING_LEAD))


@pytest.fixture
def client(visitor: PageClient, lead: StaffMember) -> PageClient:
    """The safeguarding lead is signed in."""
    assert visitor.sign_in(lead).status_code == 303
    return visitor


@pytest.fixture(scope="session")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database and keys of a practice where nothing has happened yet."""
    folder = tmp_path_factory.mktemp("house")
    empty_practice(frame_settings(folder))
    return folder


@pytest.fixture
def house(empty_house: Path, tmp_path: Path) -> Iterator[House]:
    """The pages with real services on a database of their own."""
    shutil.copytree(empty_house, tmp_path / "house")
    made = open_house(frame_settings(tmp_path / "house"))
    yield made
    made.services.engine.dispose()
