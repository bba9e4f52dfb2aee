"""``formsvc users``: add a colleague, set a password, list colleagues. A password is never an argument."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, Any

from formsvc.domain.errors import DomainError
from formsvc.domain.people import Role

if TYPE_CHECKING:
    from formsvc.bootstrap import Services
    from formsvc.domain.people import Practice


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser("users", help="colleagues and their passwords")
    words = parser.add_subparsers(dest="users_command", required=True)
    adding = words.add_parser(
        "add", help="add a colleague; the password is asked for or read from standard input"
    )
    adding.add_argument("--email", required=True)
    adding.add_argument("--name", required=True)
    adding.add_argument("--role", required=True, action="append", choices=[role.value for role in Role])
    adding.add_argument("--job-title", default="")
    adding.add_argument("--registration-number", default="")
    adding.add_argument("--partner", action="store_true", help="a partner of the practice")
    setting = words.add_parser("set-password", help="set a colleague's password; ends their sessions")
    setting.add_argument("--email", required=True)
    words.add_parser("list", help="the colleagues and their roles")
    for one in words.choices.values():
        one.add_argument("--practice", help="ODS code, where this database holds several practices")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.bootstrap import build

    services = build()
    try:
        practice = _practice(services, args.practice)
        return COMMANDS[args.users_command](args, services, practice)
    except DomainError as error:
        print(f"formsvc: {error}", file=sys.stderr)
        return 1


def _add(args: argparse.Namespace, services: Services, practice: Practice) -> int:
    from formsvc.domain.people import StaffId, StaffMember
    from formsvc.services.colleagues import add_colleague
    from formsvc.services.recording import new_id

    person = StaffMember(
        id=StaffId(new_id()), practice_id=practice.id, name=args.name, email=args.email.strip().lower(),
        roles=frozenset(Role(code) for code in args.role), job_title=args.job_title,
        registration_number=args.registration_number, is_partner=args.partner,
    )  # fmt: skip
    add_colleague(services.uow(practice.id), person, password_hash=_new_password(), at=services.clock())
    return 0


def _set_password(args: argparse.Namespace, services: Services, practice: Practice) -> int:
    from formsvc.services.colleagues import set_password

    set_password(
        services.uow(practice.id),
        args.email.strip().lower(),
        password_hash=_new_password(),
        at=services.clock(),
    )
    return 0


def _list(_: argparse.Namespace, services: Services, practice: Practice) -> int:
    uow = services.uow(practice.id)
    with uow:
        for person in uow.staff.everyone():
            print(f"{person.email}  {' '.join(sorted(person.roles))}{'' if person.is_active else '  (left)'}")
    return 0


COMMANDS = {"add": _add, "set-password": _set_password, "list": _list}


def _practice(services: Services, ods_code: str | None) -> Practice:
    found = [one for one in services.practices() if ods_code in (None, one.ods_code)]
    if len(found) != 1:
        raise DomainError(
            "Add a practice first: formsvc practice add"
            if not found
            else "Name the practice with --practice."
        )
    return found[0]


def _new_password() -> str:
    from formsvc.security.passwords import hash_password, password_fault

    word = getpass.getpass("New password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    fault = password_fault(word)
    if fault:
        raise DomainError(fault)
    return hash_password(word)
