"""Expected refusals and faults as pages, in this one place: a reference for support, never a cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from formsvc.domain.errors import (
    CannotBeOverridden,
    ChangedMeanwhile,
    DomainError,
    NotFound,
    NotReady,
    PermissionDenied,
)
from formsvc.domain.people import Role
from formsvc.web.access import NotFresh, RoleNeeded, SignedOut
from formsvc.web.current import signed_in_person
from formsvc.web.too_many import TooManyTries
from formsvc.web.uploads import UploadCutOff

log = structlog.get_logger("formsvc.web")
_LONGEST_KEPT = 10_000
_NOT_KEPT = ("csrf_token", "password")


@dataclass(frozen=True)
class ErrorPage:
    """A status, the heading, what to do; and whether the page gives the person's words back."""

    status: int
    heading: str
    message: str
    keeps_words: bool = False


PAGES: Mapping[int, ErrorPage] = {
    400: ErrorPage(400, "We could not read that", "Go back, check what you sent, and try again."),
    401: ErrorPage(
        401,
        "Sign in again to continue",
        "You have been signed out to keep this information safe. Nothing was saved. "
        "Copy your words below, sign in, and paste them in.",
        keeps_words=True,
    ),
    403: ErrorPage(
        403, "Ask your safeguarding lead to do this", "Your role does not include this. Nothing was changed."
    ),
    404: ErrorPage(
        404,
        "We could not find that page",
        "If you typed the address, check it. If you followed a link, go to the worklist and look there.",
    ),
    405: ErrorPage(
        405, "That page cannot be used in this way", "Go back to the worklist and start from there."
    ),
    409: ErrorPage(
        409,
        "A colleague changed this first",
        "Your words are below. Look at what is there now, then enter them again.",
        keeps_words=True,
    ),
    413: ErrorPage(
        413,
        "That is too large to upload",
        "Scan at 200 dpi in black and white, or split the file. Upload fewer files at a time.",
    ),
    415: ErrorPage(415, "We do not take that kind of file", "Save it as a PDF or JPEG and upload that."),
    422: ErrorPage(422, "We could not use that", "Go back, check what you sent, and try again."),
    429: ErrorPage(
        429, "Wait before you try again", "That was too many tries. Wait a few minutes, then try again."
    ),
    500: ErrorPage(
        500,
        "Sorry, something went wrong",
        "Nothing was saved by your last step. Try again in a few minutes. "
        "If it happens again, give your IT support the reference below.",
        keeps_words=True,
    ),
    503: ErrorPage(
        503,
        "Sorry, we are busy",
        "We could not do this now. Nothing was saved by your last step. Try again in a few minutes.",
        keeps_words=True,
    ),
}

_FORGERY = ErrorPage(
    400,
    "This page had been open too long",
    "We could not be sure that you sent this, so nothing was saved. "
    "Copy your words below, go back to the page, open it again, and paste them in.",
    keeps_words=True,
)
_OLD_SIGN_IN = ErrorPage(400, _FORGERY.heading, "Open the sign-in page again, then sign in.")
_HEADINGS: Mapping[type[DomainError], tuple[int, str, bool]] = {
    NotFound: (404, PAGES[404].heading, False),
    PermissionDenied: (403, PAGES[403].heading, False),
    ChangedMeanwhile: (409, PAGES[409].heading, True),
    CannotBeOverridden: (409, "This cannot be set aside", True),
    NotReady: (409, "This cannot be done now", True),
    DomainError: (422, PAGES[422].heading, True),
}


def init_app(app: Flask) -> None:
    """Let every refusal and every fault end on a page."""
    app.register_error_handler(DomainError, show_refusal)
    app.register_error_handler(CSRFError, show_forgery)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(Exception, show_fault)


def show_forgery(_error: CSRFError) -> ResponseReturnValue:
    """A form whose token is missing or old: usually a page left open, rarely somebody else's doing."""
    return show(_OLD_SIGN_IN if request.endpoint == "sign_in.sign_in" else _FORGERY)


def show_refusal(error: DomainError) -> ResponseReturnValue:
    """What the core refused, in the words the core gave; what may not be seen, in no words at all (P4)."""
    kind = next(known for known in type(error).__mro__ if known in _HEADINGS)
    status, heading, keeps_words = _HEADINGS[kind]
    if status == 403:
        heading = refused_heading()
    message = PAGES[404].message if status == 404 else str(error)
    return show(ErrorPage(status, heading, message, keeps_words))


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """A status that Flask or a view raised."""
    if error.response is not None or (error.code or 500) < 400:
        return error.get_response()  # redirects
    page = PAGES.get(error.code or 500) or PAGES[400 if (error.code or 500) < 500 else 500]
    message = page.message
    if isinstance(error, RoleNeeded | TooManyTries | UploadCutOff):
        message = str(error.description)
    keeps_words = page.keeps_words and (page.status != 401 or isinstance(error, SignedOut))
    kept = {name: value for name, value in error.get_headers() if name in ("Retry-After", "Allow")}
    heading = refused_heading() if page.status == 403 else page.heading
    if isinstance(error, NotFresh):
        heading, message, keeps_words = "Enter your password again", str(error.description), True
    return show(ErrorPage(error.code or page.status, heading, message, keeps_words), kept)


def refused_heading() -> str:
    """Who to ask; a safeguarding lead is not sent to themselves."""
    person = signed_in_person()
    if person is not None and person.holds(Role.SAFEGUARDING_LEAD):
        return "Ask someone else to do this"
    return PAGES[403].heading


def show_fault(_error: Exception) -> ResponseReturnValue:
    """A fault of ours. The log has its kind and place under the reference; the page has the reference."""
    log.error("fault", endpoint=request.endpoint, exc_info=True)
    return show(PAGES[500])


def show(page: ErrorPage, extra_headers: Mapping[str, str] | None = None) -> ResponseReturnValue:
    """The page, drawn; when even that fails, plain words."""
    headers = dict(extra_headers or {})
    if page.status in (429, 503):
        headers.setdefault("Retry-After", "60")
    words = kept_words() if page.keeps_words else []
    return render_template("errors/show_error.html", page=page, words=words), page.status, headers


def kept_words() -> list[tuple[str, str]]:
    """What the person had typed, to copy: text only, no passwords, no tokens, no hidden marks."""
    if request.method in ("GET", "HEAD"):
        return []
    try:
        sent = list(request.form.items(multi=True))
    except Exception:
        return []
    return [
        (_words(name), value[:_LONGEST_KEPT])
        for name, value in sent
        if value.strip() and not any(part in name for part in _NOT_KEPT)
    ][:200]


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
