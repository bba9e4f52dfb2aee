"""``formsvc web``: serve the pages until told to stop."""

from __future__ import annotations

import argparse
import sys
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("web", help="serve the pages")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.cli.ready import check_ready
    from formsvc.security.logs import configure_logs
    from formsvc.web import create_app
    from formsvc.web.server import serve

    services = check_ready()
    configure_logs(services.settings.log_level)
    app = create_app(services.settings, services)
    print(
        f"formsvc is at http://{services.settings.host}:{services.settings.port}/",
        file=sys.stderr,
        flush=True,
    )
    serve(app, services.settings)
    return 0
