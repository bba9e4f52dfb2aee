"""A client that looks at every page it is given, and signs people in as they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from werkzeug.test import TestResponse

from formsvc.domain.people import StaffMember
from tests.web.fakes import PASSWORD
from tests.web.whole_page import check_page


class PageClient(FlaskClient):
    """Checks each HTML page whole, then runs ``after_each``: for instance, that no work is uncommitted."""

    after_each: tuple[Callable[[], None], ...] = ()

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            check_page(response.text)
        for check in self.after_each:
            check()
        return response

    def token(self) -> str:
        """A token against forgery that belongs to this client's session."""
        with self.session_transaction() as session:
            raw = session.get("csrf_token")
        with self.application.test_request_context():
            from flask import session as fresh

            if raw is not None:
                fresh["csrf_token"] = raw
            token: str = generate_csrf()
            raw = fresh["csrf_token"]
        with self.session_transaction() as session:
            session["csrf_token"] = raw
        return token

    def send(self, path: str, /, files: bool = False, **fields: Any) -> TestResponse:
        """Post a form with its token, as a browser of ours would."""
        data = {"csrf_token": self.token(), **fields}
        mimetype = "multipart/form-data" if files else "application/x-www-form-urlencoded"
        return self.post(path, data=data, content_type=mimetype)

    def sign_in(self, person: StaffMember, password: str = PASSWORD, next_path: str = "") -> TestResponse:
        """Through the page."""
        query = f"?next={next_path}" if next_path else ""
        return self.send(f"/sign-in{query}", email=person.email, password=password)
