"""``formsvc demo``: the demonstration practice, its accounts and requests, in demonstration mode only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from formsvc.settings import SettingsError

if TYPE_CHECKING:
    from formsvc.bootstrap import Services

SIX = 6


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser("demo", help="fill a demonstration database")
    parser.add_argument("--requests", type=int, metavar="N", help="add N plausible requests, seeded")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other requests")
    parser.add_argument("--if-empty", action="store_true", help="add nothing to a practice that is there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.bootstrap import build, upgrade_database
    from formsvc.cli.demonstration.people import PRACTICE, add_people

    services = build()
    if not services.settings.demonstration:
        raise SettingsError("Demonstration data is for demonstration mode: set FORMSVC_DEMONSTRATION=yes.")
    upgrade_database(services)
    practices = services.practices()
    if any(not practice.is_demonstration for practice in practices):
        raise SettingsError("This database holds a real practice. Use another one for demonstration.")
    is_new = all(practice.id != PRACTICE.id for practice in practices)
    if is_new:
        print("Making the demonstration practice …", file=sys.stderr, flush=True)
        add_people(services, at=services.clock())
        _six_requests(services)
    if args.requests:
        _many_requests(services, args.requests, args.seed)
    say_who(services)
    return 0


def _six_requests(services: Services) -> None:
    from formsvc.cli.demonstration.six import six_requests

    six_requests(services)


def _many_requests(services: Services, count: int, seed: int) -> None:
    from formsvc.cli.demonstration.many import add_requests

    add_requests(services, count, seed=seed)


def say_who(services: Services) -> None:
    """The accounts and the address, for whoever tries it."""
    from formsvc.cli.demonstration.people import PASSWORD, colleagues

    print("\nDemonstration mode: everything is made up. Sign in as one of these:", file=sys.stderr)
    for person in colleagues():
        roles = ", ".join(role.label for role in person.roles)
        print(f"  {person.email:34} {roles}", file=sys.stderr)
    print(f"  Password for all of them: {PASSWORD}", file=sys.stderr)
    address = f"http://{services.settings.host}:{services.settings.port}/"
    print(f"\nformsvc will be at {address}\n", file=sys.stderr, flush=True)
