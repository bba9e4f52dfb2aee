"""``formsvc quarantine list``: the files that were refused, by code and digest. Names nobody."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formsvc.services.quarantine import HeldFile


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser("quarantine", help="the files that were refused")
    words = parser.add_subparsers(dest="quarantine_command", required=True)
    listing = words.add_parser("list", help="code, digest, size and time of each refused file")
    listing.add_argument("--json", action="store_true", help="print the list as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.cli.ready import check_ready
    from formsvc.services.quarantine import held_files

    services = check_ready()
    held = [
        _as_json(file, practice.ods_code)
        for practice in services.practices()
        for file in held_files(services.uow(practice.id))
    ]
    if args.json:
        print(json.dumps(held))
        return 0
    for file in held:
        state = "destroyed" if file["destroyed"] else "kept sealed"
        print(f"{file['code']}  {file['arrived_at']}  {file['size']:>9}  {file['sha256']}  {state}")
    return 0


def _as_json(file: HeldFile, practice: str) -> dict[str, str | int | bool]:
    return {
        "practice": practice,
        "code": file.code,
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "arrived_at": file.arrived_at.isoformat(),
        "destroyed": file.is_destroyed,
    }
