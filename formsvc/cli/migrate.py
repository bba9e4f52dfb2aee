"""``formsvc migrate``: bring the database to what this version expects; may be repeated without harm."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formsvc.bootstrap import Services


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to what this version expects")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.bootstrap import build, upgrade_database

    services = build()
    upgrade_database(services)
    evaluate_again(services)
    return 0


def evaluate_again(services: Services) -> None:
    """Under new rules, what open requests come to; said on standard error where any comes out otherwise."""
    from formsvc.services.reevaluate import installed, reevaluate_open_requests

    for practice in services.practices():
        rulebook = installed(services.provisions)
        differing = reevaluate_open_requests(services.uow(practice.id), rulebook, at=services.clock())
        if differing:
            print(
                f"{practice.name}: under the new rules {differing} open requests come out otherwise. "
                "Look at Guidance, What the new rules change.",
                file=sys.stderr,
            )
