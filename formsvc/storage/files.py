"""The file store: the only module that makes a path, and it makes it from an id we drew ourselves.

Threats met: names from outside (never seen here), a crash between write and commit (the file is whole and
synced before its id is given back; an orphan is swept later), a changed or swapped file (does not open), a
stolen disk (each file has a data key of its own, wrapped by the key-encryption key). The same content twice
is two files: no digest links two cases.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from formsvc.services.ports import KeptFile

_ID = re.compile(r"[0-9a-f]{32}")
_HEADER_LENGTH = 512  # more than the wrapped key needs: overwritten before a file is removed


class FileDamaged(Exception):
    """The kept file is not what was put there."""


class FileMissing(Exception):
    """There is no file with this id."""


class FileSealer(Protocol):
    """Seals a file under a data key of its own, bound to the file's id."""

    def seal_file(self, file_id: str, content: bytes) -> bytes: ...

    def open_file(self, file_id: str, sealed: bytes) -> bytes: ...

    def rewrap(self, file_id: str, sealed: bytes) -> bytes | None: ...


class FileStore:
    """Files under one folder, sealed, each synced to the disk before it is spoken of (promise P1)."""

    def __init__(self, root: Path, sealer: FileSealer) -> None:
        self._root = root
        self._sealer = sealer
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, content: bytes) -> KeptFile:
        """Keep these bytes; when this returns they survive a loss of power."""
        file_id = uuid4().hex
        self._write(file_id, self._sealer.seal_file(file_id, content))
        return KeptFile(file_id, hashlib.sha256(content).hexdigest(), len(content))

    def open(self, file_id: str, *, sha256: str | None = None) -> bytes:
        """The bytes as they were put; raises FileDamaged if they, or their digest, are not the same."""
        sealed = self._read(file_id)
        try:
            content = self._sealer.open_file(file_id, sealed)
        except ValueError as error:
            raise FileDamaged(f"File {file_id} does not open.") from error
        if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(f"File {file_id} does not have the digest it was kept under.")
        return content

    def delete(self, file_id: str) -> None:
        """Destroy the file's key, then the file. Doing it twice does no harm."""
        path = self._path(file_id)
        try:
            with path.open("r+b") as file:
                file.write(bytes(min(_HEADER_LENGTH, path.stat().st_size)))
                _sync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            return
        _sync_folder(path.parent)

    def rewrap(self, file_id: str) -> bool:
        """Wrap the file's key with the newest key-encryption key; False if it was so already."""
        sealed = self._sealer.rewrap(file_id, self._read(file_id))
        if sealed is None:
            return False
        self._write(file_id, sealed)
        return True

    def ids(self) -> Iterator[str]:
        """The ids of all kept files."""
        for path in self._root.glob("??/*"):
            if _ID.fullmatch(path.name):
                yield path.name

    def sweep(self, known: set[str], *, older_than_seconds: float) -> list[str]:
        """Remove files no row knows of, left by a crash, once they are old enough; says which."""
        oldest_kept = time.time() - older_than_seconds
        orphans = [
            file_id
            for file_id in self.ids()
            if file_id not in known and self._path(file_id).stat().st_mtime < oldest_kept
        ]
        for file_id in orphans:
            self.delete(file_id)
        for half_written in self._root.glob("??/*.part"):
            if half_written.stat().st_mtime < oldest_kept:
                half_written.unlink(missing_ok=True)
        return orphans

    def _path(self, file_id: str) -> Path:
        if not _ID.fullmatch(file_id):
            raise FileMissing("That is not the id of a kept file.")
        return self._root / file_id[:2] / file_id

    def _read(self, file_id: str) -> bytes:
        try:
            return self._path(file_id).read_bytes()
        except FileNotFoundError:
            raise FileMissing(f"There is no file {file_id}.") from None

    def _write(self, file_id: str, sealed: bytes) -> None:
        path = self._path(file_id)
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self._root)
        part = path.with_name(f"{file_id}.{uuid4().hex[:8]}.part")
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
                file.flush()
                _sync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)
