"""The doctor: every part with its state and remedy, whatever is broken, and nothing changed by looking."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy import text

from formsvc.bootstrap import Services, build, upgrade_database
from formsvc.cli import main
from formsvc.cli.checkup import machine
from formsvc.cli.checkup.found import State, looked_at
from formsvc.cli.demonstration.people import add_people
from formsvc.settings import load_settings

PARTS = {
    "Python", "letter libraries", "Tesseract", "page assets", "letter font", "clock", "settings", "key file",
    "session key", "disk", "letter templates", "page templates", "reading engine", "queue", "virus checker",
    "scan folder", "mailbox",
    "database", "writing", "audit log", "demonstration",
}  # fmt: skip


@pytest.fixture
def environ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    ours = {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(tmp_path / "data"),
        "FORMSVC_KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
    }
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    return ours


@pytest.fixture
def services(environ: dict[str, str]) -> Services:
    services = build(load_settings(environ))
    upgrade_database(services)
    add_people(services, at=services.clock())
    return services


def told(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, Any]]]:
    capsys.readouterr()
    code = main(["doctor", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is (code == 0)
    return code, {check["part"]: check for check in said["checks"]}


def test_a_sound_installation_is_well_in_every_part(services, capsys):
    code, found = told(capsys)
    assert set(found) == PARTS
    assert {part: one for part, one in found.items() if one["state"] != "ok"} == {}
    assert code == 0


def test_a_virus_checker_that_does_not_answer(services, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_CLAMD", "127.0.0.1:1")
    found = told(capsys)[1]["virus checker"]
    assert found["state"] == "misconfigured"
    assert "FORMSVC_CLAMD" in found["remedy"]


@pytest.mark.parametrize(
    ("part", "setting", "value", "state"),
    [
        ("scan folder", "SCAN_FOLDER", "/nowhere", "missing"),
        ("scan folder", "SCAN_FOLDER", "{folder}", "ok"),
        ("mailbox", "MAIL_HOST", "127.0.0.1", "missing"),
    ],
)
def test_where_things_arrive_is_looked_at(
    services, monkeypatch, tmp_path, capsys, part, setting, value, state
):
    monkeypatch.setenv(f"FORMSVC_{setting}", value.format(folder=tmp_path))
    assert told(capsys)[1][part]["state"] == state


def test_a_mailbox_that_does_not_open(services, monkeypatch, tmp_path, capsys):
    password = tmp_path / "password"
    password.write_text("an invented word")
    for name, value in (
        ("HOST", "127.0.0.1"),
        ("PORT", "1"),
        ("USER", "u"),
        ("PASSWORD_FILE", str(password)),
    ):
        monkeypatch.setenv(f"FORMSVC_MAIL_{name}", value)
    found = told(capsys)[1]["mailbox"]
    assert found["state"] == "misconfigured"
    assert "Messages stay unread meanwhile" in found["remedy"]
    assert "invented word" not in json.dumps(found)


def test_looking_at_nothing_makes_nothing_and_says_what_to_run(environ, tmp_path, capsys):
    code, found = told(capsys)
    assert code == 1
    assert (found["database"]["state"], found["database"]["remedy"]) == ("missing", "Run: formsvc migrate")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_named_and_the_machine_is_still_looked_at(environ, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_PORT", "many")
    code, found = told(capsys)
    assert code == 1
    assert "FORMSVC_PORT" in found["settings"]["remedy"]
    assert found["Python"]["state"] == "ok"
    assert "database" not in found


def test_a_key_file_that_others_can_read(services, environ, capsys):
    Path(environ["FORMSVC_KEY_FILE"]).chmod(0o644)
    _, found = told(capsys)
    assert found["key file"]["state"] == "misconfigured"
    assert "chmod" in found["key file"]["remedy"]


def test_real_use_without_keys(environ, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_DEMONSTRATION", "no")
    _, found = told(capsys)
    assert found["key file"]["state"] == found["session key"]["state"] == "missing"
    assert "formsvc keys create" in found["key file"]["remedy"]
    assert "openssl rand" in found["session key"]["remedy"]


@pytest.mark.parametrize(("content", "mode"), [("a" * 64, 0o644), ("short", 0o600)])
def test_a_weak_session_key(services, environ, content, mode, capsys):
    path = Path(environ["FORMSVC_SECRET_KEY_FILE"])
    path.write_text(content)
    path.chmod(mode)
    assert told(capsys)[1]["session key"]["state"] == "misconfigured"


def test_a_demonstration_in_real_mode(services, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_DEMONSTRATION", "no")
    assert told(capsys)[1]["demonstration"]["state"] == "misconfigured"


def test_tables_of_another_version(services, capsys):
    with services.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    found = told(capsys)[1]["database"]
    assert (found["state"], found["remedy"]) == ("misconfigured", "Run: formsvc migrate")


def test_an_audit_log_that_ends_elsewhere(services, capsys):
    with services.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_head_in_turn"))
        connection.execute(text("UPDATE audit_head SET events = events + 1"))
    found = told(capsys)[1]["audit log"]
    assert (found["state"], found["remedy"]) == ("misconfigured", "Run: formsvc audit verify")


def test_a_database_that_is_none(environ, tmp_path, capsys):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "formsvc.sqlite3").write_bytes(b"not a database" * 100)
    code, found = told(capsys)
    assert code == 1
    assert {found[part]["state"] for part in ("database", "writing", "audit log")} == {"misconfigured"}


def test_a_broker_that_does_not_answer(services, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_BROKER_URL", "amqp://guest:guest@127.0.0.1:1/")
    found = told(capsys)[1]["queue"]
    assert found["state"] == "misconfigured"
    assert "Nothing is lost meanwhile" in found["remedy"]
    assert "guest" not in json.dumps(found)


def test_letter_templates_that_are_not_there(services, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("FORMSVC_LETTER_TEMPLATES_FOLDER", str(tmp_path))
    assert told(capsys)[1]["letter templates"]["state"] == "missing"


def test_a_clock_that_has_stopped():
    with time_machine.travel(datetime(2001, 1, 1, tzinfo=UTC)):
        assert machine.clock().state is State.MISCONFIGURED


def test_absent_programs_are_named_by_their_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(machine, "LIBRARIES", {"libpango-1.0-0": "libnowhere.so.0"})
    assert "tesseract-ocr-osd" in machine.tesseract().remedy
    assert "libpango-1.0-0" in machine.letter_libraries().remedy


def test_a_check_that_fails_says_so_without_its_words():
    def absent() -> Any:
        raise ModuleNotFoundError("No module named 'gone'", name="gone")

    def broken() -> Any:
        raise ValueError("Ravi Anand")

    assert looked_at(absent).state is State.MISSING
    assert looked_at(broken).state is State.MISCONFIGURED
    assert "Ravi" not in looked_at(broken).says


def test_people_read_one_line_a_part_and_the_remedy_below(services, capsys):
    capsys.readouterr()
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(PARTS)
    assert all(line.startswith("ok ") for line in lines)
