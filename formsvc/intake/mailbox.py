"""One mailbox, over IMAP with TLS: unread messages are fetched whole, and marked only once they are kept.

Threats met: a crash or a lost connection at any point (a fetch marks nothing; what was kept and not yet
marked is fetched again and known by its digest), a false server (the certificate is checked against its
name), a message that is far too large (not fetched), a message we refuse (left unread, with a flag, for a
person to look at). Nothing in a message is opened here: it is kept as one .eml and read in the cage. No link
is followed, nothing is answered, and no other server is spoken to.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TIMEOUT_SECONDS = 30.0
MOST_AT_A_TIME = 50
WANTED = ("UNSEEN", "UNFLAGGED", "UNDELETED")


class MailboxAway(Exception):
    """The server cannot be reached, does not let us in, or answers nonsense. Try again later."""


@dataclass(frozen=True)
class MailboxAddress:
    """Where the mailbox is and how to get in."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    kept_folder: str  # where kept messages are moved to; empty: they stay, marked read
    ca_file: Path | None = None  # the authority of a server of the house


@dataclass(frozen=True)
class Message:
    """An unread message: its number in the folder and its size."""

    uid: str
    size: int


class Mailbox:
    """An open mailbox."""

    def __init__(self, connection: imaplib.IMAP4, address: MailboxAddress) -> None:
        self._connection = connection
        self._address = address

    def unread(self) -> list[Message]:
        """Messages that nobody has read or flagged, the oldest first."""
        found = [part for part in self._ask("SEARCH", None, *WANTED) if isinstance(part, bytes)]
        uids = b" ".join(found).decode("ascii").split()[:MOST_AT_A_TIME]
        return [Message(uid, self._size(uid)) for uid in uids]

    def content(self, message: Message) -> bytes:
        """The whole message as it came. Looking marks nothing."""
        for part in self._ask("FETCH", message.uid, "(BODY.PEEK[])"):
            if isinstance(part, tuple):
                return bytes(part[1])
        raise MailboxAway("NoContent")

    def mark_kept(self, message: Message) -> None:
        """It is safely kept: read now, and moved where the practice wants it."""
        self._ask("STORE", message.uid, "+FLAGS.SILENT", "(\\Seen)")
        if not self._address.kept_folder:
            return
        target = _quoted(self._address.kept_folder)
        if "MOVE" in self._connection.capabilities:
            self._ask("MOVE", message.uid, target)
            return
        self._ask("COPY", message.uid, target)
        self._ask("STORE", message.uid, "+FLAGS.SILENT", "(\\Deleted)")
        if "UIDPLUS" in self._connection.capabilities:
            self._ask("EXPUNGE", message.uid)

    def mark_refused(self, message: Message) -> None:
        """We do not take it: it stays unread, with a flag that a person sees."""
        self._ask("STORE", message.uid, "+FLAGS.SILENT", "(\\Flagged)")

    def _size(self, uid: str) -> int:
        for part in self._ask("FETCH", uid, "(RFC822.SIZE)"):
            text = part[0] if isinstance(part, tuple) else part
            found = re.search(rb"RFC822\.SIZE (\d+)", text or b"")
            if found:
                return int(found[1])
        raise MailboxAway("NoSize")

    def _ask(self, command: str, *words: str | None) -> list[bytes | tuple[bytes, bytes] | None]:
        status, answer = self._connection.uid(command, *words)  # type: ignore[arg-type]  # None: no charset
        if status != "OK":
            raise MailboxAway(command)
        return list(answer)


@contextmanager
def open_mailbox(address: MailboxAddress) -> Iterator[Mailbox]:
    """The mailbox, signed in, its folder open. Raises ``MailboxAway`` with the kind of fault and no words."""
    try:
        trusted = ssl.create_default_context(cafile=str(address.ca_file) if address.ca_file else None)
        connection = imaplib.IMAP4_SSL(
            address.host, address.port, ssl_context=trusted, timeout=TIMEOUT_SECONDS
        )
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxAway(type(error).__name__) from None
    try:
        try:
            connection.login(address.user, address.password)
            _refresh_capabilities(connection)
            status, _ = connection.select(_quoted(address.folder))
            if status != "OK":
                raise MailboxAway("NoFolder")
            yield Mailbox(connection, address)
        except (OSError, imaplib.IMAP4.error, EOFError) as error:
            raise MailboxAway(type(error).__name__) from None
    finally:
        with suppress(OSError, imaplib.IMAP4.error, EOFError):
            connection.logout()


def _refresh_capabilities(connection: imaplib.IMAP4) -> None:
    """A server may offer more once it knows who asks."""
    status, words = connection.capability()
    if status == "OK" and words and isinstance(words[0], bytes):
        connection.capabilities = tuple(words[0].decode("ascii", "replace").upper().split())


def _quoted(name: str) -> str:
    """A folder's name as the protocol writes it."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
