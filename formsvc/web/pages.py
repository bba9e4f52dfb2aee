"""How pages are drawn: strict templates, NHS.UK components by name, times in London."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, url_for
from flask_wtf.csrf import generate_csrf
from jinja2 import StrictUndefined
from markupsafe import Markup

from formsvc.forms.nhsuk import Components
from formsvc.settings import Settings
from formsvc.web.current import practice_name, signed_in_person
from formsvc.web.headers import csp_nonce
from formsvc.web.navigation import navigation
from formsvc.web.requests_log import request_id

LONDON = ZoneInfo("Europe/London")


def init_app(app: Flask, settings: Settings) -> None:
    """Prepare the environment of the pages. A misspelt name is a fault, not a blank."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        nhsuk=Components(),
        csrf=csrf_input,
        csp_nonce=csp_nonce,
        asset=asset,
        navigation=navigation,
        practice_name=practice_name,
        signed_in_person=signed_in_person,
        request_id=request_id,
        demonstration=settings.demonstration,
        has_endpoint=lambda name: name in app.view_functions,
    )
    env.filters.update(day=show_day, moment=show_moment, clock=show_clock, nhs_number=show_nhs_number)


def csrf_input() -> Markup:
    """The hidden token, without an id: a page may hold several forms."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def asset(name: str) -> str:
    """The address of a static file, with its digest: a new one is fetched, an old one may be kept."""
    return url_for("static", filename=name, v=_digest(name))


@cache
def _digest(name: str) -> str:
    path = Path(__file__).parent / "static" / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "none"


def show_day(value: date | datetime | None) -> str:
    """3 March 2026; empty for none."""
    if value is None:
        return ""
    day = value.astimezone(LONDON) if isinstance(value, datetime) else value
    return f"{day.day} {day:%B %Y}"


def show_moment(value: datetime | None) -> str:
    """3 March 2026 at 2:05pm, in London."""
    return "" if value is None else f"{show_day(value)} at {show_clock(value)}"


def show_clock(value: datetime | None) -> str:
    """2:05pm, as the NHS writes it; midnight and midday in words."""
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def show_nhs_number(value: Any) -> str:
    """999 123 4567."""
    digits = str(value or "")
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else digits
