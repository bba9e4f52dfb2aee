"""The headers of every response. No page may be kept, framed, or load anything from elsewhere."""

from __future__ import annotations

import secrets

from flask import Flask, Response, current_app, g, request

_CSP = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def init_app(app: Flask) -> None:
    """Put the headers on everything, error pages included."""
    app.after_request(add_headers)


def csp_nonce() -> str:
    """The word of this response that lets a script of ours run."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def add_headers(response: Response) -> Response:
    """Everything but our own stylesheets, scripts and icons is ``no-store``."""
    response.headers.update(_ALWAYS)
    response.headers["Content-Security-Policy"] = _CSP.format(nonce=csp_nonce())
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint == "static" and response.status_code in (200, 206, 304):
        long = "v" in request.args
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if long else "public, max-age=3600"
        )
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
