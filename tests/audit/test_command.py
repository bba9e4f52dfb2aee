"""``formsvc audit verify``: its words, its JSON and its exit codes (design, section 4)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from formsvc.bootstrap import build, upgrade_database
from formsvc.cli import main
from formsvc.storage.audit_log import NewAuditEvent, append
from formsvc.storage.engine import writing


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMSVC_DEMONSTRATION", "yes")
    monkeypatch.setenv("FORMSVC_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("FORMSVC_KEY_FILE", str(tmp_path / "keys" / "formsvc.key"))
    monkeypatch.setenv("FORMSVC_SECRET_KEY_FILE", str(tmp_path / "keys" / "session.key"))
    monkeypatch.setenv("FORMSVC_DATABASE_URL", f"sqlite:///{tmp_path / 'data' / 'formsvc.sqlite3'}")


def write(count: int, *, then: Sequence[str] = ()) -> None:
    services = build()
    upgrade_database(services)
    with writing(services.engine) as connection:
        for number in range(count):
            happened = NewAuditEvent(
                event="SIGNED_IN", actor_id=f"s{number}", at=datetime(2026, 11, 20, 9, number, tzinfo=UTC)
            )
            append(connection, happened)
        for statement in then:
            connection.execute(text(statement))
    services.engine.dispose()


def verify(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["audit", "verify", *words])
    return code, *capsys.readouterr()


def test_a_log_that_holds(capsys: pytest.CaptureFixture[str]) -> None:
    write(3)
    code, out, err = verify(capsys, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert set(found) == {"events", "first_bad", "head"}
    assert (found["events"], found["first_bad"]) == (3, None)
    assert verify(capsys, "--expected-head", f"3:{found['head']}")[0] == 0


def test_a_log_that_was_changed(capsys: pytest.CaptureFixture[str]) -> None:
    change = "UPDATE audit_event SET actor_id = 'x' WHERE seq = 2"
    write(3, then=["DROP TRIGGER audit_event_no_update", change])
    code, out, err = verify(capsys, "--json")
    assert (code, json.loads(out)["first_bad"]) == (1, 2)
    assert "event 2 is the first" in err


def test_a_log_that_was_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    write(3, then=["DROP TABLE audit_event"])
    code, out, _err = verify(capsys, "--json")
    assert (code, json.loads(out)["first_bad"]) == (1, 1)


def test_a_log_that_is_not_the_one_kept_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    write(3)
    code, _out, err = verify(capsys, "--expected-head", "2:" + "a" * 64)
    assert code == 1
    assert "event 2 is the first" in err


def test_a_head_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = verify(capsys, "--json", "--expected-head", "zz")
    assert code == 2
    assert json.loads(out)["error"]["code"] == "expected-head"


def test_a_database_without_tables(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = verify(capsys, "--json")
    assert code == 2
    assert json.loads(out)["error"]["code"] == "no-database"
