"""The key file: ours alone, never made silently, never replaced in part."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from formsvc.security.keys import KeyFileFault, KeyRing, Purpose, add_key, create_key_file, load_keys


def test_a_new_key_file_is_ours_alone_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "formsvc.key"
    made = create_key_file(path)
    assert load_keys(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.newest == 1


def test_a_key_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "formsvc.key"
    made = create_key_file(path)
    with pytest.raises(KeyFileFault, match="already"):
        create_key_file(path)
    assert load_keys(path) == made


def test_a_missing_key_file_is_not_made_but_asked_for(tmp_path: Path) -> None:
    with pytest.raises(KeyFileFault, match="backup"):
        load_keys(tmp_path / "formsvc.key")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "formsvc.key"
    create_key_file(path)
    path.chmod(mode)
    with pytest.raises(KeyFileFault, match="chmod 600"):
        load_keys(path)


def test_an_added_key_seals_and_the_old_one_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "formsvc.key"
    old = create_key_file(path)
    new = add_key(path)
    assert new.newest == 2
    assert new.keys[1] == old.keys[1]
    assert new.keys[2] != old.keys[1]
    sealed = old.column_cipher().seal(b"words", b"place")
    assert new.column_cipher().open_(sealed, b"place") == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["formsvc.key"]


@pytest.mark.parametrize(
    "line", ["nonsense", "formsvc-key x AAAA", "formsvc-key 1 AAAA", "other-key 1 AAAA", "é"]
)
def test_a_damaged_key_file_is_refused_by_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "formsvc.key"
    create_key_file(path)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(KeyFileFault, match="Line 2"):
        load_keys(path)


def test_an_empty_key_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "formsvc.key"
    path.touch(0o600)
    with pytest.raises(KeyFileFault):
        load_keys(path)


def test_each_purpose_has_a_key_of_its_own() -> None:
    ring = KeyRing({1: b"1" * 32})
    derived = {ring.derived(purpose)[1] for purpose in Purpose}
    assert len(derived) == len(Purpose)
    assert b"1" * 32 not in derived
    assert ring.session_key() in derived


def test_promise_a_key_is_never_printed() -> None:
    assert "1" * 8 not in repr(KeyRing({1: b"1" * 32}))
