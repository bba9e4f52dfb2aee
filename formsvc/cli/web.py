"""``formsvc web``: serve the pages until told to stop."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from typing import TYPE_CHECKING, Any

from formsvc.settings import SettingsError

if TYPE_CHECKING:
    from formsvc.settings import Settings


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("web", help="serve the pages")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.cli.ready import check_ready
    from formsvc.security.logs import configure_logs
    from formsvc.web import create_app
    from formsvc.web.server import serve

    services = check_ready()
    settings = services.settings
    configure_logs(settings.log_level)
    app = create_app(settings, services)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # waitress then closes what it has open
    try:
        serve(app, settings, on_listening=lambda: _say_where(settings))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
            raise
        raise SettingsError(
            f"{settings.host}:{settings.port} cannot be used: {error.strerror}. "
            "Stop what uses it, or set FORMSVC_PORT (or FORMSVC_HOST) to another."
        ) from None
    return 0


def _say_where(settings: Settings) -> None:
    """The address and, in demonstration mode, who can sign in: the last words of a start."""
    if settings.demonstration:
        from formsvc.cli.demo import say_who

        say_who()
    print(f"formsvc is at http://{settings.host}:{settings.port}/", file=sys.stderr, flush=True)
