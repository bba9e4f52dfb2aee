"""``formsvc practice``: set up the practice whose requests this installation answers."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from formsvc.domain.codes import Nation


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser("practice", help="set up the practice")
    words = parser.add_subparsers(dest="practice_command", required=True)
    adding = words.add_parser("add", help="add a practice")
    adding.add_argument("--name", required=True)
    adding.add_argument("--nation", required=True, choices=[nation.value for nation in Nation])
    adding.add_argument("--address", required=True, help="with commas between the lines")
    adding.add_argument("--ods-code", required=True)
    adding.add_argument("--telephone", required=True)
    adding.add_argument("--email", required=True)
    adding.add_argument("--urgent-telephone", default="")
    words.add_parser("list", help="the practices of this database")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.bootstrap import build
    from formsvc.domain.people import Practice, PracticeId
    from formsvc.services.colleagues import add_practice
    from formsvc.services.recording import new_id

    services = build()
    if args.practice_command == "list":
        for known in services.practices():
            print(f"{known.id}  {known.ods_code}  {known.name}")
        return 0
    practice = Practice(
        id=PracticeId(new_id()), name=args.name, nation=args.nation,
        address=tuple(line.strip() for line in args.address.split(",") if line.strip()),
        ods_code=args.ods_code, telephone=args.telephone, email=args.email,
        urgent_telephone=args.urgent_telephone,
    )  # fmt: skip
    add_practice(services.uow(practice.id), practice, at=services.clock())
    print(practice.id)
    print("The practice is set up. Add its colleagues with: formsvc users add", file=sys.stderr)
    return 0
