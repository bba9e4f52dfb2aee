"""Who may open which page. Every endpoint says so with one of these decorators, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security.utils import check_and_update_authn_fresh
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden, Unauthorized

from formsvc.domain.people import Role
from formsvc.web.current import signed_in_person

View = TypeVar("View", bound=Callable[..., Any])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_MARK = "__formsvc_access__"


@dataclass(frozen=True)
class Access:
    """Who may open a page: anybody, anybody signed in, or holders of a role."""

    needs_sign_in: bool
    roles: frozenset[Role] = frozenset()
    refusal: str = ""


class RoleNeeded(Forbidden):
    """This page is never for this person's roles."""


class NotFresh(Unauthorized):
    """A form that needs a fresh password was sent without one."""

    description = (
        "Nothing was saved. Copy your words below, go back, and open the page again. "
        "It will ask for your password."
    )


class SignedOut(Unauthorized):
    """A form was sent after the session had ended: the page keeps the person's words."""


def public(view: View) -> View:
    """Anybody may open this, signed in or not. It shows nothing of anybody."""
    return _mark(view, Access(needs_sign_in=False))


def signed_in(view: View) -> View:
    """Any colleague may open this; what they see is for the core to say."""
    return _mark(view, Access(needs_sign_in=True))


def roles(*held: Role, refusal: str = "") -> Callable[[View], View]:
    """Holders of one of these roles may open this; for others ``refusal`` says who to ask."""
    if not held:
        raise ValueError("Name at least one role.")
    return lambda view: _mark(view, Access(needs_sign_in=True, roles=frozenset(held), refusal=refusal))


def fresh(view: View) -> View:
    """The person proved who they are in the last ten minutes, or does so now. Below ``@roles``."""

    @wraps(view)
    def asked(*args: Any, **values: Any) -> Any:
        if is_fresh():
            return view(*args, **values)
        if request.method not in SAFE_METHODS:
            raise NotFresh()
        return redirect(url_for("sign_in.show_confirm_password", next=request.full_path.rstrip("?")))

    return cast(View, asked)


def is_fresh() -> bool:
    """Was the password given in the last ten minutes, in this session?"""
    within: timedelta = current_app.config["SECURITY_FRESHNESS"]
    return check_and_update_authn_fresh(within, timedelta(0))


def access_of(app: Flask, endpoint: str) -> Access | None:
    """What an endpoint says about who may open it; None when it does not say."""
    found: Access | None = getattr(app.view_functions.get(endpoint), _MARK, None)
    return found


def _mark(view: View, access: Access) -> View:
    setattr(view, _MARK, access)
    return view


def init_app(app: Flask) -> None:
    """Ask every request who it is and whether it is ours. Runs before the token against forgery is read."""
    if "static" in app.view_functions:
        app.view_functions["static"] = public(_marked_copy(app.view_functions["static"]))
    app.before_request(refuse_other_sites)
    app.before_request(check_access)
    CSRFProtect(app)


def _marked_copy(view: Callable[..., Any]) -> Callable[..., Any]:
    def static(**values: Any) -> Any:
        return view(**values)

    return static


def refuse_other_sites() -> None:
    """A change asked for by another site's page is refused before anything else is read."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.method not in SAFE_METHODS and site not in ("same-origin", "none"):
        raise Forbidden()


def check_access() -> ResponseReturnValue | None:
    """Let through whom the endpoint names; send the others to the sign-in page or to who can help."""
    if request.endpoint is None:
        return None
    access = access_of(current_app, request.endpoint)
    if access is None:
        raise Forbidden()
    if not access.needs_sign_in:
        return None
    person = signed_in_person()
    if person is None:
        return ask_to_sign_in()
    if access.roles and not person.holds(*access.roles):
        raise RoleNeeded(access.refusal or refusal_for(access.roles))
    return None


def ask_to_sign_in() -> ResponseReturnValue:
    """To the sign-in page and back; a form that was sent is shown again so that its words are not lost."""
    if request.method not in SAFE_METHODS:
        raise SignedOut()
    path = request.full_path.rstrip("?")
    return redirect(url_for("sign_in.show_sign_in", next=None if path == "/" else path))


def refusal_for(needed: frozenset[Role]) -> str:
    """Who can do this, in words."""
    names = sorted(role.label for role in needed)
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"Your role does not include this. Ask someone with this role: {listed}."
