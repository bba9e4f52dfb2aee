"""Where things arrive unattended: the scan folder and the mailbox, where a setting names one."""

from __future__ import annotations

import os
from pathlib import Path

from formsvc.cli.checkup.found import Found, misconfigured, missing, ok
from formsvc.settings import Settings


def scan_folder(settings: Settings) -> Found:
    if not settings.scan_folder:
        return ok("None is watched.")
    folder = Path(settings.scan_folder)
    if not folder.is_dir():
        return missing("The scan folder is not there.", "Make it, or check FORMSVC_SCAN_FOLDER.")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return misconfigured(
            "This account may not take files out of the scan folder.", "Let it read and write there."
        )
    return ok("The scan folder is there and can be emptied.")


def mailbox(settings: Settings) -> Found:
    """Can we sign in and open the folder? Nothing in it is touched."""
    mail = settings.mail
    if not mail.host:
        return ok("No mail is fetched.")
    if not (mail.user and mail.password_file and mail.password_file.is_file()):
        return missing(
            "The mailbox's user or password file is not there.",
            "Set FORMSVC_MAIL_USER and FORMSVC_MAIL_PASSWORD_FILE.",
        )
    from formsvc.intake.mailbox import MailboxAway, open_mailbox
    from formsvc.worker.fetch_mail import address_of

    try:
        with open_mailbox(address_of(mail)):
            return ok("The mailbox opens.")
    except MailboxAway as away:
        return misconfigured(
            f"The mailbox does not open ({away}).",
            "Check the FORMSVC_MAIL_ settings. Messages stay unread meanwhile; nothing is lost.",
        )
