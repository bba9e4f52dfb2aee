"""The folder that a scanner writes into: whole files are taken, once, and refused ones come back.

Threats met: a scan that is still being written (its size and time must hold still, and no program here may
have it open for writing), a crash at any point (a file is renamed into a folder of ours before it is read and
removed only after it is kept; what is found there at the next start is taken again, and its digest tells
whether it was kept), links, pipes and folders (left alone), a file that is far too large (never read). The
paths are those of the folder that a setting names; file names go into the sealed database and back into that
folder, and into no log.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

TAKEN = ".taken"
REFUSED = "refused"
UNFINISHED = (".part", ".tmp", ".crdownload", "~")


@dataclass(frozen=True)
class Taken:
    """A file that is ours now, under a folder of its own."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def content(self, most_bytes: int) -> bytes:
        """Its bytes; one more than is taken where it is too large, which is refused by its size."""
        with os.fdopen(os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return file.read(most_bytes + 1)

    def remove(self) -> None:
        """It is kept: the copy in the folder may go."""
        self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self.path.parent.rmdir()


@dataclass
class _Seen:
    mark: tuple[int, int, int]
    since: float


class ScanFolder:
    """One watched folder. What ``take_whole_files`` gave comes again until it is removed or refused."""

    def __init__(self, folder: Path, *, settle_seconds: float) -> None:
        self._folder = folder
        self._settle_seconds = settle_seconds
        self._seen: dict[str, _Seen] = {}

    def take_whole_files(self) -> Iterator[Taken]:
        """What was taken before and not finished, then what has held still for long enough."""
        yield from self._left_over()
        with os.scandir(self._folder) as entries:
            found = {entry.name: entry.stat(follow_symlinks=False) for entry in entries if _is_scan(entry)}
        self._seen = {name: seen for name, seen in self._seen.items() if name in found}
        for name, now in sorted(found.items(), key=lambda item: item[1].st_mtime_ns):
            if self._holds_still(name, now) and not _is_being_written(self._folder / name):
                del self._seen[name]
                yield self._take(name)

    def refuse(self, taken: Taken, sentence: str) -> Path:
        """Put it where people find it, with the sentence beside it."""
        folder = self._folder / REFUSED
        folder.mkdir(exist_ok=True)
        target = _free_name(folder, taken.name)
        words = target.with_name(f"{target.name}.txt")
        words.write_text(f"{sentence}\n", encoding="utf-8")
        taken.path.rename(target)
        with suppress(OSError):
            taken.path.parent.rmdir()
        return target

    def _left_over(self) -> Iterator[Taken]:
        for own in sorted((self._folder / TAKEN).glob("*")):
            inside = sorted(own.iterdir()) if own.is_dir() else []
            yield from (Taken(path) for path in inside)
            if not inside:
                with suppress(OSError):
                    own.rmdir()

    def _holds_still(self, name: str, now: os.stat_result) -> bool:
        mark, clock = (now.st_size, now.st_mtime_ns, now.st_ino), time.monotonic()
        seen = self._seen.get(name)
        if seen is None or seen.mark != mark:
            self._seen[name] = _Seen(mark, clock)
            return False
        return clock - seen.since >= self._settle_seconds

    def _take(self, name: str) -> Taken:
        (self._folder / TAKEN).mkdir(mode=0o700, exist_ok=True)
        own = self._folder / TAKEN / uuid4().hex
        own.mkdir(mode=0o700)
        (self._folder / name).rename(own / name)
        return Taken(own / name)


def _is_scan(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED):
        return False
    return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)


def _is_being_written(path: Path) -> bool:
    """Does a program on this machine have it open for writing? Where a lease cannot tell, it does not."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return True  # gone, or not ours to read yet
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # a network share, or another owner's file: holding still has to do
    finally:
        os.close(descriptor)
    return False


def _free_name(folder: Path, name: str) -> Path:
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{number} {name}"
    return target
