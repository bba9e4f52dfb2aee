"""Every request has an id: in the log, and as the reference on an error page. The log has ids only (P7)."""

from __future__ import annotations

import secrets
import time

import structlog
from flask import Flask, Response, g, request

from formsvc.web.current import signed_in_person

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
log = structlog.get_logger("formsvc.web")


def init_app(app: Flask) -> None:
    """Give each request its id before anything else, and log it when it has been answered."""
    app.before_request(begin)
    app.after_request(note)
    app.teardown_request(_forget)


def request_id() -> str:
    """The reference of this request: eight signs that can be read out over the telephone."""
    if "request_id" not in g:
        g.request_id = "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(2))
    found: str = g.request_id
    return found


def begin() -> None:
    g.began = time.monotonic()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id())


def note(response: Response) -> Response:
    """One line a request: the endpoint, never the address as asked for, which may hold what was typed."""
    response.headers["X-Request-Id"] = request_id()
    if request.endpoint == "static":
        return response
    person = signed_in_person() if "_login_user" in g else None
    log.info(
        "request",
        method=request.method,
        endpoint=request.endpoint or "none",
        status=response.status_code,
        milliseconds=round((time.monotonic() - g.get("began", time.monotonic())) * 1000),
        staff_id=person.id if person else None,
    )
    return response


def _forget(_error: BaseException | None) -> None:
    structlog.contextvars.clear_contextvars()
