"""``formsvc audit verify``: does the audit log still say what was written?"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from sqlalchemy import Engine, inspect

from formsvc.audit.verify import Verified, read_head, verify
from formsvc.storage import migrate
from formsvc.storage.audit_chain import BEGINNING
from formsvc.storage.audit_log import Head, audit_event, audit_head
from formsvc.storage.engine import read_only

DONE, FAILED, BAD_INPUT = 0, 1, 2


def add_parser(subparsers: Any) -> None:
    """Add ``audit`` and its words to the command line."""
    parser: argparse.ArgumentParser = subparsers.add_parser("audit", help="check the audit log")
    words = parser.add_subparsers(dest="audit_command", required=True)
    checking = words.add_parser(
        "verify", help="check every event of the audit log, from the first to the last"
    )
    checking.add_argument("--json", action="store_true", help="print the result as JSON")
    checking.add_argument(
        "--expected-head",
        metavar="EVENTS:HASH",
        help="the head of an earlier check, kept elsewhere: finds a log that was rewritten whole",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify and say so; 1 when it does not hold, 2 when there is nothing to check or no head to read."""
    from formsvc.bootstrap import build  # built only once the words of the command are known to be right

    try:
        expected = read_head(args.expected_head) if args.expected_head else None
    except ValueError as error:
        return _refuse("expected-head", str(error), as_json=args.json)
    engine = build().engine
    if migrate.current(engine) is None:
        sentence = "The database has no tables yet, so there is no audit log. Run: formsvc migrate"
        return _refuse("no-database", sentence, as_json=args.json)
    return report(check(engine, expected), as_json=args.json)


def check(engine: Engine, expected: Head | None) -> Verified:
    """Verify from one snapshot, so that events written meanwhile do not confuse it."""
    found = inspect(engine)
    if not (found.has_table(audit_event.name) and found.has_table(audit_head.name)):
        return Verified(0, 1, BEGINNING)  # somebody took the log away
    looking = read_only(engine)
    if engine.dialect.name == "postgresql":
        looking = looking.execution_options(isolation_level="REPEATABLE READ")
    with looking.connect() as connection:
        return verify(connection, expected=expected)


def report(found: Verified, *, as_json: bool) -> int:
    """Print the result for a program or for a person."""
    if as_json:
        print(json.dumps({"events": found.events, "first_bad": found.first_bad, "head": found.head}))
    elif found.holds:
        print(f"The audit log holds: {found.events} events. Head: {found.events}:{found.head}")
    if not found.holds:
        print(
            f"The audit log does not hold: event {found.first_bad} is the first that was changed, "
            "removed or put in. "
            "Keep the database as it is, tell your information governance lead, and compare with a backup.",
            file=sys.stderr,
        )
    return DONE if found.holds else FAILED


def _refuse(code: str, sentence: str, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": {"code": code, "message": sentence}}))
    print(sentence, file=sys.stderr)
    return BAD_INPUT
