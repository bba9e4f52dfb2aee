"""``formsvc evaluate``: the contract that other programs rely on, and files that mean harm."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import yaml

from formsvc.cli import main
from formsvc.domain.checklists import CURRENT_VERSION

DATA = Path(__file__).parents[1] / "domain" / "data"
SCENARIOS = DATA / "scenarios.yaml"
KEYS = [
    "id", "outcome", "rule", "gateway", "scope", "challenge_items", "advice_from", "flags", "documents",
    "response_template", "release_blocks", "findings", "missing", "would_change", "checklist_version",
]  # fmt: skip
CONTEXT = """
context: {nation: england, requester_class: police, subject_role: victim, subject_age: adult,
  other_patients_named: no}
"""


@pytest.fixture
def run(capsys):
    def run_command(*words: str) -> tuple[int, object, str]:
        code = main(["evaluate", *words])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else None, printed.err

    return run_command


@pytest.fixture
def write(tmp_path):
    def write_file(content: str | bytes, name: str = "case.yaml") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write_file


def test_every_scenario_of_a_file_is_evaluated_in_order(run):
    code, found, errors = run(str(SCENARIOS))
    expected = yaml.safe_load(SCENARIOS.read_text())["scenarios"]
    assert (code, errors) == (0, "")
    assert [one["id"] for one in found] == [case["id"] for case in expected]
    for one, case in zip(found, expected, strict=True):
        assert list(one) == KEYS
        assert one["checklist_version"] == CURRENT_VERSION
        for key, value in case["expected"].items():
            assert one[key] == value if not isinstance(value, list) else set(one[key]) == set(value)
        for finding in one["findings"]:
            assert set(finding) == {"question", "state", "reason", "source"}
        for change in one["would_change"]:
            assert set(change) == {"question", "answer", "outcome"}


def test_json_and_yaml_and_several_files_say_the_same(run, write):
    as_json = write(json.dumps(yaml.safe_load(SCENARIOS.read_text())), "cases.json")
    code, found, _ = run(str(SCENARIOS), as_json, "--json")
    assert code == 0
    assert found[:16] == found[16:]
    assert len(found) == 32


def test_one_case_is_read_from_standard_input_and_a_missing_answer_is_unknown(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTEXT.encode())))
    code, found, _ = run("-")
    assert code == 0
    assert (found[0]["id"], found[0]["rule"], found[0]["outcome"]) == (None, "R01e", "SEEK_ADVICE")
    assert found[0]["response_template"] is None
    assert found[0]["missing"] == ["imminent_risk"]


def test_a_bare_yes_or_no_is_read_as_it_was_written(run, write):
    case = write(f"id: 7\n{CONTEXT}\nanswers: {{imminent_risk: no, conflict_of_interest: yes}}")
    _, found, _ = run(case)
    assert (found[0]["id"], found[0]["rule"]) == (7, "R02")


def test_anchors_are_read_and_documents_follow_each_other(run, write):
    shared = (
        "scenarios:\n- &one\n  context: &c {nation: wales, requester_class: marac, "
        "subject_role: victim, subject_age: adult, other_patients_named: yes}\n"
        "- {context: *c, answers: {imminent_risk: no}}\n- *one\n"
        f"---\n{CONTEXT}"
    )
    code, found, _ = run(write(shared))
    assert code == 0
    assert [one["rule"] for one in found] == ["R01e", "R02", "R01e", "R01e"]


DEEP = "[" * 5000 + "]" * 5000
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 9) + "]" for n in range(20)
)
BAD = [
    ("no such file", None, "unreadable"),
    ("empty", "", "no_case"),
    ("not a mapping", "just words", "bad_case"),
    ("a list of words", "[a, b]", "bad_case"),
    ("no context", "answers: {}", "bad_case"),
    ("scenarios that are no list", "scenarios: {}", "bad_case"),
    ("an unknown question", f"{CONTEXT}\nanswers: {{shoe_size: 9}}", "bad_case"),
    ("an option that is not offered", f"{CONTEXT}\nanswers: {{imminent_risk: maybe}}", "bad_case"),
    ("an unknown nation", CONTEXT.replace("england", "france"), "bad_case"),
    ("an id that is a list", f"id: [1]\n{CONTEXT}", "bad_case"),
    ("broken YAML", "a: [1", "bad_yaml"),
    ("a tag that would build an object",
     f"{CONTEXT}\nanswers: !!python/object:os.system {{}}\n: :", "bad_yaml"),
    ("a key given twice", f"{CONTEXT}\nanswers: {{imminent_risk: no, imminent_risk: yes}}", "bad_yaml"),
    ("a list as a key", "? [a]\n: b", "bad_yaml"),
    ("an anchor that is not there", "a: *nothing", "bad_yaml"),
    ("an anchor within itself", "&a [*a]", "bad_yaml"),
    ("deep YAML", "a: " + DEEP, "too_deep"),
    ("deep JSON", DEEP, "too_deep"),
    ("aliases that swell", BOMB, "bad_case"),
    ("aliases that swell in an answer",
     f"{BOMB}\n{CONTEXT}\nanswers: {{legal_basis_claimed: *u}}", "bad_case"),
    ("a number without end", f"{CONTEXT}\nanswers: {{imminent_risk: {'9' * 100_000}}}", "bad_case"),
    ("bytes that are no text", b"\xff\xfe\xfa\x00\x01", "bad_yaml"),
    ("a control character", "a: \x07", "bad_yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_file_is_refused_with_a_code_and_a_sentence(run, write, content, code):
    name = write(content) if content is not None else "nowhere.yaml"
    exit_code, found, errors = run(name, "--json")
    assert exit_code == 2
    assert found["error"]["code"] == code
    assert found["error"]["message"] == errors.strip()
    assert errors.strip().endswith(".")
    assert "Traceback" not in errors
    assert len(errors) < 1000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"a": 1, "a": 2}', "bad_json"),
        ("{", "bad_json"),
        ('{"a": ' + "9" * 5000 + "}", "bad_json"),
        (b'{"a": "\xff"}', "bad_json"),
        (DEEP * 20, "too_deep"),
    ],
)
def test_a_bad_json_file_is_refused(run, write, content, code):
    exit_code, found, _ = run(write(content, "case.json"), "--json")
    assert (exit_code, found["error"]["code"]) == (2, code)


@pytest.mark.parametrize("name", ["case.yaml", "case.json"])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(run, write, monkeypatch, name):
    monkeypatch.setattr("formsvc.cli.structured_file.LARGEST", 10)
    exit_code, found, _ = run(write(CONTEXT, name), "--json")
    assert (exit_code, found["error"]["code"]) == (2, "too_large")


def test_standard_input_that_is_too_large_is_refused(run, monkeypatch):
    monkeypatch.setattr("formsvc.cli.structured_file.LARGEST", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTEXT.encode())))
    exit_code, found, _ = run("-", "--json")
    assert (exit_code, found["error"]["code"]) == (2, "too_large")


def test_a_folder_is_no_case(run, tmp_path):
    exit_code, found, _ = run(str(tmp_path), "--json")
    assert (exit_code, found["error"]["code"]) == (2, "unreadable")


def test_without_json_an_error_is_words_for_people_only(run, write):
    exit_code, found, errors = run(write("answers: {}"))
    assert (exit_code, found) == (2, None)
    assert "case 1: a case must have a “context”" in errors


def test_one_bad_case_among_many_is_named_and_nothing_is_printed(run, write):
    cases = yaml.safe_load(SCENARIOS.read_text())
    cases["scenarios"][4]["answers"]["capacity"] = "perhaps"
    exit_code, found, errors = run(write(yaml.safe_dump(cases)))
    assert (exit_code, found) == (2, None)
    assert "case 5: capacity cannot be “perhaps”. Give one of: has_capacity" in errors


def test_two_thousand_cases_in_one_file(run, write):
    cases = yaml.safe_load(SCENARIOS.read_text())["scenarios"]
    many = [{**case, "id": f"{number}"} for number in range(125) for case in cases]
    code, found, _ = run(write(json.dumps({"scenarios": many}), "many.json"))
    assert (code, len(found)) == (0, 2000)
