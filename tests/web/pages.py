"""The pages over a surgery, with a browser for each colleague who is signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from formsvc.domain.people import Role, StaffMember
from formsvc.web import create_app
from tests.factories import BY_ROLE, Surgery
from tests.web.client import PageClient


@dataclass
class Pages:
    """``pages.of(Role.CLINICIAN)`` is that colleague's browser; ``seen`` keeps all answers."""

    surgery: Surgery
    app: Flask = field(init=False)
    clients: dict[tuple[str, bool], FlaskClient] = field(default_factory=dict)
    seen: list[tuple[str, TestResponse]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app = create_app(self.surgery.services.settings, self.surgery.services)

    def of(self, who: Role | StaffMember, *, checked: bool = True) -> Any:
        """Signed in; ``checked``: each page is looked at whole."""
        person = BY_ROLE[who] if isinstance(who, Role) else who
        key = (person.id, checked)
        if key not in self.clients:
            self.app.test_client_class = PageClient
            client = self.app.test_client()
            assert isinstance(client, PageClient)
            assert client.sign_in(person).status_code == 303
            if not checked:
                cookies = client._cookies
                self.app.test_client_class = FlaskClient
                client = self.app.test_client()  # type: ignore[assignment]
                client._cookies = cookies
            self.clients[key] = client
        return self.clients[key]

    def get(self, who: Role | StaffMember, path: str) -> TestResponse:
        answer: TestResponse = self.of(who).get(path)
        self.seen.append((path, answer))
        return answer

    def send(self, who: Role | StaffMember, path: str, **fields: Any) -> TestResponse:
        answer: TestResponse = self.of(who).send(path, **fields)
        self.seen.append((path, answer))
        return answer


def hidden(answer: TestResponse, name: str) -> str:
    """The value of a hidden field of the page's form."""
    for tag in re.findall(r"<input[^>]*>", answer.text):
        if f'name="{name}"' in tag:
            found = re.search(r'value="([^"]*)"', tag)
            return found[1] if found else ""
    raise AssertionError(f"The page has no field {name}.")


def links(answer: TestResponse) -> list[str]:
    return re.findall(r'href="(/[^"]*)"', answer.text)
