"""Signing in and out: Flask-Security over our accounts, in our pages. None of its own endpoints is on."""

from __future__ import annotations

from formsvc.web.sign_in.extension import init_app
from formsvc.web.sign_in.views import blueprint

__all__ = ["blueprint", "init_app"]
