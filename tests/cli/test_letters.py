"""``formsvc letters``: the contract that other programs rely on."""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
from pathlib import Path

import pytest
import yaml

from formsvc.cli import letters

CASES = yaml.safe_load((Path(__file__).parents[1] / "documents" / "cases.yaml").read_text("utf-8"))
KEYS = {
    "document", "d_number", "format", "file", "sha256", "draft", "wording_version", "letterhead_version",
    "checklist_version", "subject_index", "checks",
}  # fmt: skip


@pytest.fixture
def mapping():
    return copy.deepcopy({**CASES["case"], **CASES["scenarios"]["S01"]})


@pytest.fixture
def run(tmp_path):
    parser = argparse.ArgumentParser()
    letters.add_parser(parser.add_subparsers())

    def running(case, *options):
        path = tmp_path / "case.yaml"
        path.write_text(case if isinstance(case, str) else yaml.safe_dump(case, allow_unicode=True), "utf-8")
        args = parser.parse_args(["letters", str(path), "--out", str(tmp_path / "out"), *options])
        return args.run(args)

    return running


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_every_document_that_the_case_calls_for_is_written(run, mapping, out, capsys):
    assert run(mapping, "--json") == 0
    manifest = json.loads(capsys.readouterr().out)
    assert manifest == json.loads((out / "manifest.json").read_text("utf-8"))
    assert all(set(row) == KEYS for row in manifest)
    assert {row["document"] for row in manifest} == {
        "decision_log", "disclosure_schedule", "patient_notification_letter", "record_entry",
        "response_letter",
    }  # fmt: skip
    assert {path.name for path in out.iterdir()} == {row["file"] for row in manifest} | {"manifest.json"}
    for row in manifest:
        assert hashlib.sha256((out / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert not row["draft"]
        assert all(set(check) == {"id", "level", "result", "message"} for check in row["checks"])


def test_only_entries_and_logs_come_as_text_too(run, mapping, out):
    run(mapping)
    assert sorted(path.stem for path in out.glob("*.txt")) == ["decision_log", "record_entry"]


def test_only_the_named_documents_are_drawn(run, mapping, out):
    assert run(mapping, "--only", "record_entry", "challenge_letter") == 0
    assert {path.stem for path in out.iterdir()} == {"record_entry", "challenge_letter", "manifest"}


def test_the_same_case_gives_the_same_files(run, mapping, out):
    run(mapping)
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    run(mapping)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_without_an_authoriser_all_are_drafts(run, mapping, out):
    del mapping["decision"]["authorised_by"]
    assert run(mapping) == 0
    assert all(row["draft"] for row in json.loads((out / "manifest.json").read_text("utf-8")))
    assert (out / "record_entry.txt").read_text("utf-8").startswith("DRAFT – not authorised")


def test_without_any_decision_the_letters_are_drafts(run, mapping):
    del mapping["decision"]
    assert run(mapping) == 0


def test_several_advisers_get_a_note_each(run, mapping, out):
    mapping |= CASES["scenarios"]["S14"]
    assert run(mapping, "--only", "advice_request_note") == 0
    assert {path.name for path in out.glob("advice*")} == {
        f"advice_request_note-{n}.{form}" for n in (1, 2) for form in ("docx", "pdf")
    }


def test_a_blocked_document_leaves_no_file_and_exits_1(run, mapping, out):
    assert run(mapping) == 0
    mapping["request"]["information_sought"] = "the injury by Gareth Pugh"
    assert run(mapping) == 1
    rows = [
        r for r in json.loads((out / "manifest.json").read_text("utf-8")) if r["document"] == "record_entry"
    ]
    assert [(row["format"], row["file"], row["sha256"]) for row in rows] == [(None, None, None)]
    assert not list(out.glob("record_entry*"))
    assert (out / "decision_log.pdf").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"practice": None}, "practice"),
        ({"practice": {"name": "X"}}, "telephone"),
        ({"context": None}, "context"),
        ({"subject": None}, "subject"),
        ({"subject": []}, "Subject"),
        ({"people": {"name": "X"}}, "people"),
        ({"decision": {"schedule": [{"item": "Note"}]}}, "label"),
        ({"decision": {"schedule": [{"item": "Note", "label": "gossip"}]}}, "recorded_fact"),
        ({"decision": {"at": "yesterday"}}, "at"),
        ({"decision": {"at": "0001-01-01T00:00:00Z"}}, "1900"),
        ({"request": {"request_date": "2026-02-30"}}, "request_date"),
        ({"reply_by": "soon"}, "reply_by"),
        ({"decision": {"decided_by": {"role": "GP"}}}, "name"),
    ],
)
def test_what_is_missing_or_wrong_is_named(change, said, run, mapping, out, capsys):
    assert run({**mapping, **change}, "--json") == 2
    told = capsys.readouterr()
    error = json.loads(told.out)["error"]
    assert said in error["message"]
    assert error["code"]
    assert error["message"] in told.err
    assert not out.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "practice: [", "\x00", "just words", "!!python/object:os.system {}", "a: &a [*a]"]
)
def test_a_file_that_is_no_case_is_refused_in_a_sentence(text, run, out, capsys):
    assert run(text, "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"]["message"].endswith(".")
    assert not out.exists()


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    args = argparse.Namespace(case=tmp_path / "none.yaml", out=tmp_path / "out", only=None, json=True)
    assert letters.run(args) == 2
    assert "cannot be read" in json.loads(capsys.readouterr().out)["error"]["message"]


def test_an_unknown_document_is_refused(run, mapping, capsys):
    assert run(mapping, "--only", "love_letter") == 2
    assert "challenge_letter" in capsys.readouterr().err


def test_nothing_is_left_half_written(run, mapping, out, tmp_path, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fails)
    assert run(mapping, "--only", "record_entry") == 2
    assert not out.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


@pytest.mark.parametrize("scenario", sorted(CASES["scenarios"]))
def test_every_worked_case_is_drawn_without_a_block(scenario, run, mapping):
    mapping |= CASES["scenarios"][scenario]
    assert run(mapping) == 0


def test_a_document_that_no_evaluation_calls_for_is_drawn_when_it_is_named(run, mapping, out, capsys):
    mapping["details"] = {"wrote_on": "2026-11-01"}
    assert run(mapping, "--only", "acknowledgement", "chaser_letter", "record_entry_short", "--json") == 0
    manifest = json.loads(capsys.readouterr().out)
    assert {(row["document"], row["d_number"]) for row in manifest} == {
        ("acknowledgement", "D01"), ("chaser_letter", "D26"), ("record_entry_short", "D10"),
    }  # fmt: skip
    assert (out / "record_entry_short.txt").read_text("utf-8").startswith("Information request decided.")


def test_what_such_a_document_lacks_is_said_in_a_sentence_and_nothing_is_written(run, mapping, out, capsys):
    assert run(mapping, "--only", "verification_call_note", "--json") == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "DetailMissing"
    assert "where the number was found" in error["message"]
    assert not out.exists()
