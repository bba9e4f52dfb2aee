"""``formsvc keys``: make the key file of a new installation, or add a key that seals from now on."""

from __future__ import annotations

import argparse
import sys
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser("keys", help="make or add a key-encryption key")
    words = parser.add_subparsers(dest="keys_command", required=True)
    words.add_parser("create", help="make the key file, for a new database only")
    words.add_parser("add", help="add a key: it seals from now on, the old ones still open")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.security.keys import KeyFileFault, add_key, create_key_file
    from formsvc.settings import load_settings

    settings = load_settings()
    try:
        ring = (create_key_file if args.keys_command == "create" else add_key)(settings.key_file)
    except KeyFileFault as fault:
        print(f"formsvc: {fault}", file=sys.stderr)
        return 1
    print(
        f"The key file holds {len(ring.keys)} key(s). Keep a copy of it apart from the data.", file=sys.stderr
    )
    return 0
