"""Waitress in front of the pages: one process, slow clients buffered, nothing said about itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import waitress
from flask import Flask

from formsvc.settings import Settings


def server_options(settings: Settings) -> dict[str, Any]:
    """How waitress runs. Forwarded headers are believed from one address or none (security guide, 6)."""
    options: dict[str, Any] = {
        "host": settings.host,
        "port": settings.port,
        "threads": 8,
        "connection_limit": 200,
        "backlog": 128,
        "channel_timeout": 60,
        "max_request_body_size": settings.max_request_bytes + 1_000_000,  # ours says what to do
        "max_request_header_size": 32_768,
        "ident": None,
        "clear_untrusted_proxy_headers": True,
        "url_scheme": "http",
    }
    if settings.proxy_address:
        options |= {
            "trusted_proxy": settings.proxy_address,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
        }
    return options


def serve(app: Flask, settings: Settings, *, on_listening: Callable[[], None] = lambda: None) -> None:
    """Serve until told to stop; ``on_listening`` is called once the address is ours."""
    server = waitress.create_server(app, **server_options(settings))
    on_listening()
    server.run()
