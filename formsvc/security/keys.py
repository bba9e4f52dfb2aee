"""The key-encryption keys: a file that only the service's account can read, one key a line, newest last.

The file is made by the trial set-up or by an operator, never silently in real use: a lost key loses every
record, and a new one hides the loss. Each purpose has its own key, derived (HKDF-SHA-256), so that what is
sealed for one place cannot be opened in another. Rotation adds a line; the newest seals, all of them open.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from formsvc.security.digests import Digester
from formsvc.security.sealed import EnvelopeSealer, SealingCipher

_LABEL = "formsvc-key"
_LENGTH = 32


class KeyFileFault(Exception):
    """The key file cannot be used; the message says what to do."""


class Purpose(StrEnum):
    """What a derived key is for."""

    COLUMN = "column"
    FILE = "file"
    DIGEST = "digest"
    SESSION = "session"


@dataclass(frozen=True)
class KeyRing:
    """The keys by id. Never printed."""

    keys: Mapping[int, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        if not self.keys or any(len(key) != _LENGTH for key in self.keys.values()):
            raise KeyFileFault("A key ring needs at least one key of 32 bytes.")

    @property
    def newest(self) -> int:
        return max(self.keys)

    def derived(self, purpose: Purpose) -> dict[int, bytes]:
        """Keys for one purpose only, by the same ids."""
        return {key_id: _derive(key, purpose) for key_id, key in self.keys.items()}

    def column_cipher(self) -> SealingCipher:
        """Seals and opens database columns."""
        return SealingCipher(self.derived(Purpose.COLUMN))

    def file_sealer(self) -> EnvelopeSealer:
        """Seals and opens kept files."""
        return EnvelopeSealer(SealingCipher(self.derived(Purpose.FILE)))

    def digester(self) -> Digester:
        """Keyed digests for exact search."""
        return Digester(self.derived(Purpose.DIGEST))

    def session_key(self) -> bytes:
        """For signing sessions."""
        return self.derived(Purpose.SESSION)[self.newest]


def _derive(key: bytes, purpose: Purpose) -> bytes:
    return HKDF(SHA256(), _LENGTH, salt=None, info=f"formsvc:{purpose}:1".encode()).derive(key)


def load_keys(path: Path) -> KeyRing:
    """Read the key file; refuses one that others can read."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            lines = file.read(65_536).decode("ascii", "replace").splitlines()
    except FileNotFoundError:
        raise KeyFileFault(
            "The key file is missing. Put it back from the key's own backup. "
            "Make a new one only for a new database."
        ) from None
    if stat.S_IMODE(mode) & 0o077:
        raise KeyFileFault("Others can read the key file. Run chmod 600 on it, then start again.")
    return KeyRing(dict(_parse(number, line) for number, line in enumerate(lines, 1) if line.strip()))


def create_key_file(path: Path) -> KeyRing:
    """Make a key file with one new key, for a new database; never replaces one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyFileFault("There is a key file already. It was left as it is.") from None
    _write(descriptor, [_line(1)], path)
    return load_keys(path)


def add_key(path: Path) -> KeyRing:
    """Add a key, which seals from now on; the old ones still open. The file is replaced whole."""
    ring = load_keys(path)
    kept = [_line(key_id, key) for key_id, key in sorted(ring.keys.items())]
    part = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    _write(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), [*kept, _line(ring.newest + 1)], part)
    part.replace(path)
    _sync_folder(path.parent)
    return load_keys(path)


def _parse(number: int, line: str) -> tuple[int, bytes]:
    try:
        label, key_id, words = line.split()
        key = base64.b64decode(words, validate=True)
        if label == _LABEL and 0 < int(key_id) < 2**32 and len(key) == _LENGTH:
            return int(key_id), key
    except (ValueError, binascii.Error):
        pass
    raise KeyFileFault(
        f"Line {number} of the key file is not a key. Put the file back from the key's own backup."
    )


def _line(key_id: int, key: bytes | None = None) -> str:
    return f"{_LABEL} {key_id} {base64.b64encode(key or os.urandom(_LENGTH)).decode()}\n"


def _write(descriptor: int, lines: list[str], path: Path) -> None:
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
