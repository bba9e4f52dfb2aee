"""``formsvc fetch-mail``: take in what arrives in the mailbox that the settings name, until told to stop."""

from __future__ import annotations

import argparse
from typing import Any

from formsvc.settings import SettingsError


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("fetch-mail", help="take in what arrives in the mailbox")
    parser.add_argument("--once", action="store_true", help="look once and stop")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from formsvc.cli.arrivals import receiving_practice, until_told_to_stop
    from formsvc.cli.ready import check_ready
    from formsvc.security.logs import configure_logs
    from formsvc.worker.fetch_mail import FetchMail

    services = check_ready()
    mail = services.settings.mail
    if not (mail.host and mail.user and mail.password_file):
        raise SettingsError(
            "Set FORMSVC_MAIL_HOST, FORMSVC_MAIL_USER and FORMSVC_MAIL_PASSWORD_FILE to fetch mail."
        )
    if not mail.password_file.is_file():
        raise SettingsError("FORMSVC_MAIL_PASSWORD_FILE is not there. Put the mailbox's password in it.")
    configure_logs(services.settings.log_level)
    fetching = FetchMail(services, receiving_practice(services))
    if args.once:
        fetching.look()
    else:
        until_told_to_stop(fetching.run)
    return 0
