"""The antivirus hook: clamd, spoken to by its socket or by TCP (security guide, section 4).

Threats met: malware that the checker knows (the file stays sealed and is never opened); a checker that is
away, slow, full or talking nonsense (the file waits; only a plain "OK" lets it pass). Risk accepted: what the
checker does not know reaches the cage, which is why there is one. The file's bytes go to the checker that
a setting names and to nobody else; its name does not.
"""

from __future__ import annotations

import socket
import struct
import time
from contextlib import suppress

import structlog

from formsvc.intake.refusals import REFUSALS
from formsvc.services.ports import ReadingRefused
from formsvc.services.virus_checker import CheckerAway

CHUNK = 64 * 1024
CONNECT_SECONDS = 5.0
WHOLE_SECONDS = 60.0
LONGEST_REPLY = 1_000

log = structlog.get_logger(__name__)


class Clamd:
    """``VirusChecker`` over a clamd: ``/path/to/socket`` or ``host:port``."""

    def __init__(self, address: str, *, seconds: float = WHOLE_SECONDS) -> None:
        self._address = address
        self._seconds = seconds

    def check(self, content: bytes) -> None:
        """Let clamd look at these bytes. Raises ``ReadingRefused`` (UP-11) or ``CheckerAway`` (UP-12)."""
        try:
            reply = self._ask(b"INSTREAM", content)
        except OSError as error:
            log.warning("antivirus.away", error=type(error).__name__)
            raise self._away() from None
        if reply == "stream: OK":
            return
        if reply.startswith("stream: ") and reply.endswith(" FOUND"):
            raise ReadingRefused("UP-11", REFUSALS["UP-11"].sentence)
        # such as "INSTREAM size limit exceeded. ERROR": clamd's StreamMaxLength is under our own limit
        log.warning("antivirus.answered_otherwise", too_large="size limit" in reply)
        raise self._away()

    def is_there(self) -> bool:
        """Does it answer at all?"""
        try:
            return self._ask(b"PING", None) == "PONG"
        except OSError:
            return False

    def _ask(self, command: bytes, content: bytes | None) -> str:
        until = time.monotonic() + self._seconds
        with self._connected() as connection:
            connection.sendall(b"z" + command + b"\0")
            if content is not None:
                with suppress(BrokenPipeError, ConnectionResetError):  # it answers first, then hangs up
                    _send(connection, content, until)
            return _reply(connection, until)

    def _connected(self) -> socket.socket:
        if self._address.startswith("/"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(CONNECT_SECONDS)
            try:
                connection.connect(self._address)
            except OSError:
                connection.close()
                raise
            return connection
        host, _, port = self._address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECT_SECONDS)

    @staticmethod
    def _away() -> CheckerAway:
        return CheckerAway(REFUSALS["UP-12"].sentence)


def _send(connection: socket.socket, content: bytes, until: float) -> None:
    """The content in chunks with their lengths, and a chunk of no length at the end."""
    for start in range(0, len(content), CHUNK):
        chunk = content[start : start + CHUNK]
        connection.settimeout(_left(until))
        connection.sendall(struct.pack("!L", len(chunk)) + chunk)
    connection.sendall(struct.pack("!L", 0))


def _reply(connection: socket.socket, until: float) -> str:
    """One whole reply; half a reply is none."""
    gathered = b""
    while not gathered.endswith(b"\0"):
        connection.settimeout(_left(until))
        more = connection.recv(LONGEST_REPLY)
        if not more or len(gathered) > LONGEST_REPLY:
            raise ConnectionError("The checker did not finish its answer.")
        gathered += more
    return gathered.rstrip(b"\0").decode("utf-8", "replace").strip()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("The checker took too long.")
    return left
