"""A child that does what it must not is stopped, and leaves nothing behind (P8, P9)."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from formsvc.intake.cage import keeper
from formsvc.intake.cage.keeper import ALL_WALLS, Ending, own_folder, run_in_cage, standing_walls
from formsvc.intake.cage.warm import WarmReader, WarmReaderGone, WarmReaders
from formsvc.intake.limits import MEGABYTE, CageLimits

LIMITS = CageLimits(cpu_seconds=2, clock_seconds=3.0, memory_bytes=512 * MEGABYTE, written_bytes=8 * MEGABYTE)
ROOT = Path(__file__).parents[2]
BAD = "tests.intake.bad_children:"


@pytest.fixture(autouse=True)
def _bad_children_can_be_imported(monkeypatch):
    boot = keeper.BOOT.replace("sys.argv.pop(1))", f"sys.argv.pop(1)); sys.path.insert(0, {str(ROOT)!r})")
    monkeypatch.setattr(keeper, "BOOT", boot)
    monkeypatch.setattr("formsvc.intake.cage.warm.BOOT", boot)


WALL_THAT_STOPS = {
    "eat_memory": "limits",
    "eat_processor": "limits",
    "write_much": "limits",
    "fork": "calls",
    "run_a_program": "calls",
    "open_a_socket": "calls",
    "read_elsewhere": "files",
    "write_elsewhere": "files",
    "kill_the_parent": "calls",
    "start_a_thread": "calls",
}


@pytest.mark.parametrize("deed", WALL_THAT_STOPS)
def test_a_bad_child_is_stopped(deed, tmp_path):
    walls = standing_walls()
    with own_folder(tmp_path) as folder:
        outcome = run_in_cage(BAD + deed, {}, folder, LIMITS)
        got_away = (folder / "got-away").exists()
    if WALL_THAT_STOPS[deed] in walls:
        assert not outcome.is_done
        assert not got_away
    assert outcome.seconds < 6
    assert list(tmp_path.iterdir()) == [] or "files" not in walls


def test_a_child_that_dawdles_is_ended_by_the_clock():
    with own_folder() as folder:
        outcome = run_in_cage(BAD + "eat_time", {}, folder, replace(LIMITS, clock_seconds=1.0))
    assert outcome.ending is Ending.TOOK_TOO_LONG
    assert outcome.seconds < 3


def test_a_child_that_crashes_is_told_from_one_that_is_done():
    with own_folder() as folder:
        assert run_in_cage(BAD + "crash", {}, folder, LIMITS).ending is Ending.BROKE
        assert run_in_cage(BAD + "do_nothing", {}, folder, LIMITS).ending is Ending.DONE


def test_a_child_knows_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("FORMSVC_KEY", "a secret")
    with own_folder() as folder:
        run_in_cage(BAD + "look_at_environment", {}, folder, LIMITS)
        told = (folder / "environment").read_text().split()
    assert "FORMSVC_KEY" not in told
    assert "PATH" in told


def test_another_program_is_run_behind_the_same_walls():
    with own_folder() as folder:
        outcome = run_in_cage("execute", {"command": ["touch", "made"]}, folder, LIMITS)
        assert outcome.is_done
        assert (folder / "made").exists()
        outside = run_in_cage("execute", {"command": ["cat", "/etc/passwd"]}, folder, LIMITS)
    assert not outside.is_done or "files" not in standing_walls()


def test_the_folder_is_private_and_gone_afterwards(tmp_path):
    with own_folder(tmp_path) as folder:
        assert os.stat(folder).st_mode & 0o077 == 0
        (folder / "left").write_text("behind")
    assert list(tmp_path.iterdir()) == []


def test_limits_always_stand_and_walls_have_known_names():
    walls = standing_walls()
    assert "limits" in walls
    assert set(walls) <= set(ALL_WALLS)


def test_a_warm_reader_cages_each_task_and_outlives_a_bad_one():
    reader = WarmReader(BAD + "be_warm")
    try:
        with own_folder() as folder:
            assert reader.run(BAD + "do_nothing", {}, folder, LIMITS).is_done
            for deed in ("fork", "open_a_socket", "crash", "write_much"):
                assert reader.run(BAD + deed, {}, folder, LIMITS).ending is Ending.BROKE
            slow = reader.run(BAD + "eat_time", {}, folder, replace(LIMITS, clock_seconds=0.5))
            assert slow.ending is Ending.TOOK_TOO_LONG
            assert reader.run(BAD + "do_nothing", {}, folder, LIMITS).is_done
            assert not (folder / "got-away").exists()
    finally:
        reader.stop()
    assert not reader.is_alive


def test_an_idle_reader_ends_and_is_replaced():
    readers = WarmReaders(BAD + "be_warm", idle_seconds=0.2)
    try:
        with own_folder() as folder:
            assert readers.run(BAD + "do_nothing", {}, folder, LIMITS).is_done
            time.sleep(1.0)
            assert readers.run(BAD + "do_nothing", {}, folder, LIMITS).is_done
    finally:
        readers.stop()


def test_a_reader_that_cannot_start_says_so():
    with pytest.raises(WarmReaderGone):
        WarmReader(BAD + "there_is_no_such_thing")
