"""``formsvc demo``: the demonstration practice, its accounts and requests, in demonstration mode only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from formsvc.settings import SettingsError

if TYPE_CHECKING:
    from formsvc.bootstrap import Services


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "demo",
        help="fill a demonstration database",
        description="Makes the demonstration practice, its accounts and six requests, unless they are there.",
    )
    parser.add_argument(
        "--requests", type=_count, default=0, metavar="N", help="then add N plausible requests"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other requests")
    parser.add_argument("--scan", type=Path, metavar="FILE", help="write a made-up scan to upload, as PNG")
    parser.add_argument("--quiet", action="store_true", help="do not list the accounts")
    parser.set_defaults(run=run)


def _count(word: str) -> int:
    if not word.isdigit() or not 1 <= int(word) <= 1_000_000:
        raise argparse.ArgumentTypeError("give a number from 1 to 1000000")
    return int(word)


def run(args: argparse.Namespace) -> int:
    services = ready_for_demonstration()
    if args.scan:
        _write_scan(args.scan)
    if args.requests:
        from formsvc.cli.demonstration.many import add_requests

        added = add_requests(services, args.requests, seed=args.seed, say=_say)
        _say(f"Added {added.requests} requests with {added.events} audit events in {added.seconds:.0f} s.")
    if not args.quiet:
        say_who()
    return 0


def _write_scan(path: Path) -> None:
    """A police form from another officer each time: the same file twice would be recognised."""
    from formsvc.cli.demonstration.inventing import person_name
    from formsvc.cli.demonstration.scan import police_form

    try:
        path.write_bytes(police_form(officer=person_name(Random())))  # noqa: S311 - invents a name
    except OSError as error:
        raise SettingsError(f"{path} could not be written: {error.strerror}. Name another file.") from None
    _say(f"A made-up police form is in {path}: upload it as reception.")


def ready_for_demonstration() -> Services:
    """The services of a demonstration database with its practice, made now if it is not there."""
    from formsvc.bootstrap import build, upgrade_database
    from formsvc.cli.demonstration.directory import add_agencies
    from formsvc.cli.demonstration.people import PRACTICE, add_people
    from formsvc.cli.demonstration.six import six_requests
    from formsvc.settings import load_settings

    settings = load_settings()
    if not settings.demonstration:
        raise SettingsError("Demonstration data is for demonstration mode: set FORMSVC_DEMONSTRATION=yes.")
    services = build(settings)
    upgrade_database(services)
    practices = services.practices()
    if any(not practice.is_demonstration for practice in practices):
        raise SettingsError("This database holds a real practice. Use another one for demonstration.")
    if all(practice.id != PRACTICE.id for practice in practices):
        _say("Making the demonstration practice …")
        add_people(services, at=services.clock())
        add_agencies(services, at=services.clock())
        six_requests(services)
    return services


def say_who() -> None:
    """The accounts, for whoever tries it."""
    from formsvc.cli.demonstration.people import PASSWORD, colleagues

    _say("\nDemonstration mode: everything is made up. Sign in as one of these:")
    for person in colleagues():
        _say(f"  {person.email:36} {', '.join(role.label for role in person.roles)}")
    _say(f"  Password for all of them: {PASSWORD}\n")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
