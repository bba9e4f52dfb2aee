"""The process that fetches mail: every look keeps what is unread, each message by itself."""

from __future__ import annotations

import threading

import structlog

from formsvc.bootstrap import Services
from formsvc.domain.capture import Channel
from formsvc.domain.people import PracticeId
from formsvc.domain.system_people import MAILBOX
from formsvc.intake.mailbox import Mailbox, MailboxAddress, MailboxAway, Message, open_mailbox
from formsvc.services.receive import Upload
from formsvc.services.unattended import Arrival, receive_unattended
from formsvc.settings import MailSettings

NAME = "message.eml"  # the subject may name somebody; it is in the message, and nowhere else

log = structlog.get_logger(__name__)


class FetchMail:
    """One mailbox for one practice."""

    def __init__(self, services: Services, practice_id: PracticeId) -> None:
        self._services = services
        self._practice_id = practice_id
        self._address = address_of(services.settings.mail)

    def look(self) -> int:
        """Keep what is unread; how many messages became requests. What fails stays unread."""
        kept = 0
        try:
            with open_mailbox(self._address) as mailbox:
                for message in mailbox.unread():
                    kept += self._receive(mailbox, message)
        except MailboxAway as away:
            log.warning("mail.away", kind=str(away))
        return kept

    def run(self, stop: threading.Event) -> None:
        """Look again and again until told to stop."""
        while not stop.is_set():
            self.look()
            stop.wait(self._services.settings.mail.every_seconds)

    def _receive(self, mailbox: Mailbox, message: Message) -> bool:
        if message.size > self._services.settings.max_upload_bytes:
            arrival = Arrival(code="UP-02")
        else:
            content = mailbox.content(message)
            try:
                arrival = self._keep(content)
            except Exception as error:  # one bad message, or the database away: the others get their turn
                log.warning("mail.left_for_later", error=type(error).__name__)
                return False
        if arrival.is_kept:
            mailbox.mark_kept(message)
        else:
            mailbox.mark_refused(message)
        log.info("mail.taken", request=arrival.request_id, new=arrival.is_new, code=arrival.code)
        return arrival.is_new

    def _keep(self, content: bytes) -> Arrival:
        services = self._services
        return receive_unattended(
            services.uow(self._practice_id), services.files, services.reader, Upload(NAME, content),
            who=MAILBOX, channel=Channel.EMAIL, at=services.clock(),
        )  # fmt: skip


def address_of(mail: MailSettings) -> MailboxAddress:
    """The mailbox as the settings name it; the password is read from its file each time we start."""
    return MailboxAddress(
        host=mail.host,
        port=mail.port,
        user=mail.user,
        password=mail.password_file.read_text().strip() if mail.password_file else "",
        folder=mail.folder,
        kept_folder=mail.kept_folder,
        ca_file=mail.ca_file,
    )
