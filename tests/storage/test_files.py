"""Kept files: whole, sealed, bound to their ids, and synced before anybody is told."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from formsvc.security.keys import KeyRing
from formsvc.storage import files
from formsvc.storage.files import FileDamaged, FileMissing, FileStore

RING = KeyRing({1: b"1" * 32})
LETTER = b"%PDF-1.7 about Ada Example" * 100


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", RING.file_sealer())


def path_of(tmp_path: Path, file_id: str) -> Path:
    return tmp_path / "files" / file_id[:2] / file_id


def test_a_file_comes_back_as_it_was_put(store: FileStore) -> None:
    kept = store.put(LETTER)
    assert store.open(kept.id, sha256=kept.sha256) == LETTER
    assert kept.size == len(LETTER)
    assert list(store.ids()) == [kept.id]


def test_promise_the_disk_holds_nothing_readable(store: FileStore, tmp_path: Path) -> None:
    kept = store.put(LETTER)
    path = path_of(tmp_path, kept.id)
    assert b"Ada" not in path.read_bytes()
    assert kept.sha256 not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_content_twice_is_two_files_that_look_unlike(store: FileStore, tmp_path: Path) -> None:
    first, second = store.put(LETTER), store.put(LETTER)
    assert first.id != second.id
    assert path_of(tmp_path, first.id).read_bytes() != path_of(tmp_path, second.id).read_bytes()


def test_a_change_of_any_byte_is_refused(store: FileStore, tmp_path: Path) -> None:
    kept = store.put(b"short")
    path = path_of(tmp_path, kept.id)
    good = path.read_bytes()
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with pytest.raises(FileDamaged):
            store.open(kept.id)
    for length in range(len(good)):
        path.write_bytes(good[:length])
        with pytest.raises(FileDamaged):
            store.open(kept.id)


def test_a_file_put_in_the_place_of_another_is_refused(store: FileStore, tmp_path: Path) -> None:
    mine, other = store.put(b"mine"), store.put(b"other")
    path_of(tmp_path, mine.id).write_bytes(path_of(tmp_path, other.id).read_bytes())
    with pytest.raises(FileDamaged):
        store.open(mine.id)


def test_a_digest_that_does_not_fit_is_refused(store: FileStore) -> None:
    mine, other = store.put(b"mine"), store.put(b"other")
    with pytest.raises(FileDamaged):
        store.open(mine.id, sha256=other.sha256)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 32, "a" * 31, "a" * 33, "a" * 32 + "\n"])
def test_only_our_own_ids_make_a_path(store: FileStore, name: str) -> None:
    with pytest.raises(FileMissing):
        store.open(name)


def test_deleting_destroys_the_key_first_and_may_be_repeated(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.put(LETTER)
    path = path_of(tmp_path, kept.id)
    left: list[bytes] = []
    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", lambda self: (left.append(self.read_bytes()), unlink(self)))
    store.delete(kept.id)
    assert left[0][:100] == bytes(100)
    assert not path.exists()
    store.delete(kept.id)
    with pytest.raises(FileMissing):
        store.open(kept.id)


def test_promise_file_and_folder_are_synced_before_the_id_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def sync(descriptor: int) -> None:
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        synced.append("folder" if Path(name).is_dir() else Path(name).suffix)
        os.fsync(descriptor)

    monkeypatch.setattr(files, "_sync", sync)
    FileStore(tmp_path / "files", RING.file_sealer()).put(LETTER)
    assert synced == ["folder", ".part", "folder"]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileStore(tmp_path / "files", RING.file_sealer())

    def full(_descriptor: int) -> None:
        if any(tmp_path.rglob("*.part")):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_sync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(LETTER)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_rotation_wraps_the_key_anew_and_leaves_the_content(store: FileStore, tmp_path: Path) -> None:
    kept = store.put(LETTER)
    both = FileStore(tmp_path / "files", KeyRing({**RING.keys, 2: b"2" * 32}).file_sealer())
    assert both.open(kept.id) == LETTER
    assert both.rewrap(kept.id)
    assert not both.rewrap(kept.id)
    newest_only = FileStore(tmp_path / "files", KeyRing({2: b"2" * 32}).file_sealer())
    assert newest_only.open(kept.id, sha256=kept.sha256) == LETTER
    with pytest.raises(FileDamaged):
        store.open(kept.id)


def test_only_old_files_that_no_row_knows_are_swept(store: FileStore, tmp_path: Path) -> None:
    known, orphan, fresh = store.put(b"known"), store.put(b"orphan"), store.put(b"fresh")
    half = path_of(tmp_path, orphan.id).with_name("x.part")
    half.write_bytes(b"half")
    for path in (path_of(tmp_path, known.id), path_of(tmp_path, orphan.id), half):
        os.utime(path, (0, 0))
    assert store.sweep({known.id}, older_than_seconds=3600) == [orphan.id]
    assert sorted(store.ids()) == sorted([known.id, fresh.id])
    assert not half.exists()
