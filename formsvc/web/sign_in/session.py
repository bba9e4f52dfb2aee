"""The session: begun afresh at sign-in, ended when idle, never longer than a working day."""

from __future__ import annotations

import time
from datetime import timedelta

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_security import login_user, logout_user

from formsvc.web.sign_in.accounts_datastore import SignedInAccount

LONGEST = timedelta(hours=12)
NOTICE, TIMED_OUT, SIGNED_OUT = "notice", "timed_out", "signed_out"
_BEGAN, _SEEN = "began", "seen"


class PageSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, which stylesheets and icons neither carry nor prolong."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        return request.endpoint != "static" and super().should_set_cookie(app, session)


def begin_session(account: SignedInAccount) -> None:
    """A new session with nothing of the old one in it, so that one planted beforehand is worth nothing."""
    session.clear()
    login_user(account, remember=False, authn_via=["password"])
    session.permanent = True
    session[_BEGAN] = session[_SEEN] = int(time.time())


def freshen_session() -> None:
    """The password was given again, just now."""
    session["fs_paa"] = time.time()


def end_session() -> None:
    """End this one, and let the next page say so."""
    logout_user()
    session.clear()
    session[NOTICE] = SIGNED_OUT


def end_old_sessions(idle: timedelta) -> None:
    """Forget a session that has been idle, or has lasted longer than anybody works."""
    if "_user_id" not in session or request.endpoint == "static":
        return
    now = time.time()
    if (
        now - session.get(_SEEN, 0) > idle.total_seconds()
        or now - session.get(_BEGAN, 0) > LONGEST.total_seconds()
    ):
        session.clear()
        session[NOTICE] = TIMED_OUT
        return
    if not request.headers.get("X-Background"):  # a page that asks by itself keeps nobody signed in
        session[_SEEN] = int(now)
