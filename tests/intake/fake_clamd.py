"""A clamd that speaks the real protocol and knows one signature of our own; it can be told to misbehave."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SIGNATURE = b"INVENTED-SIGNATURE-4711"


@dataclass
class Behaviour:
    """What it saw, and what it answers instead of the truth."""

    seen: list[bytes] = field(default_factory=list)
    instead: bytes | None = None  # these bytes, whatever was asked
    hangs_up_after: int | None = None  # this many bytes of content


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        behaviour: Behaviour = self.server.behaviour  # type: ignore[attr-defined]
        command = self._until_nul()
        if command == b"zPING":
            self.request.sendall(b"PONG\0")
            return
        assert command == b"zINSTREAM", command
        content = b""
        while True:
            (length,) = struct.unpack("!L", self._exactly(4))
            if length == 0:
                break
            content += self._exactly(length)
            if behaviour.hangs_up_after is not None and len(content) >= behaviour.hangs_up_after:
                if behaviour.instead is not None:
                    self.request.sendall(behaviour.instead)
                return
        behaviour.seen.append(content)
        found = b"stream: Invented.Test-4711 FOUND\0" if SIGNATURE in content else b"stream: OK\0"
        self.request.sendall(found if behaviour.instead is None else behaviour.instead)

    def _until_nul(self) -> bytes:
        gathered = b""
        while not gathered.endswith(b"\0"):
            gathered += self._exactly(1)
        return gathered[:-1]

    def _exactly(self, count: int) -> bytes:
        gathered = b""
        while len(gathered) < count:
            more = self.request.recv(count - len(gathered))
            if not more:
                raise ConnectionError
            gathered += more
        return gathered


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hung up is no fault of ours."""


class _Unix(_Tcp):
    address_family = socket.AF_UNIX

    def server_bind(self) -> None:
        self.socket.bind(self.server_address)


@contextmanager
def clamd(path: Path | None = None) -> Iterator[tuple[str, Behaviour]]:
    """Its address (a socket at ``path``, or a port of its own) and how it behaves."""
    server = _Tcp(("127.0.0.1", 0), _Handler) if path is None else _Unix(str(path), _Handler)  # type: ignore[arg-type]
    server.behaviour = behaviour = Behaviour()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield (str(path) if path else f"127.0.0.1:{server.server_address[1]}"), behaviour
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
        if path is not None:
            path.unlink()
