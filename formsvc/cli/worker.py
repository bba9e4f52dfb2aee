"""``formsvc worker``: read, evaluate and draw up in the background until told to stop."""

from __future__ import annotations

import argparse
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("worker", help="read, evaluate and draw up in the background")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.cli.ready import check_ready
    from formsvc.security.logs import configure_logs
    from formsvc.worker import main

    services = check_ready()
    configure_logs(services.settings.log_level)
    main.run(services)
    return 0
