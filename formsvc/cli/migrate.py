"""``formsvc migrate``: bring the database to what this version expects; may be repeated without harm."""

from __future__ import annotations

import argparse
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to what this version expects")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.bootstrap import build, upgrade_database

    upgrade_database(build())
    return 0
