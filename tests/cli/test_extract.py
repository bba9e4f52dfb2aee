"""``formsvc extract``: the contract that other programs rely on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint import HTML

from formsvc.cli import extract
from formsvc.intake.suggestions import KEYS

FORM = """
<h2>Elmshire Constabulary</h2>
<p>Request for personal data: Data Protection Act 2018, Schedule 2, Part 1, paragraph 2</p>
<table style="font-size: 10pt; border-spacing: 6pt">
<tr><td>Requesting officer</td><td>PC 4410 Tom Usher</td></tr>
<tr><td>E-mail</td><td>tom.usher@elmshire.police.uk</td></tr>
<tr><td>Crime reference</td><td>EL/26/4471</td></tr>
<tr><td>Date of request</td><td>9 October 2026</td></tr>
<tr><td>Name of data subject</td><td>Nell Farrow</td></tr>
<tr><td>Date of birth</td><td>04/05/1980</td></tr>
<tr><td>Information required</td><td>The date of her last appointment.</td></tr>
</table>
"""

Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    parser = argparse.ArgumentParser()
    extract.add_parser(parser.add_subparsers())

    def running(*words: str | Path) -> int:
        args = parser.parse_args(["extract", *map(str, words)])
        code: int = args.run(args)
        return code

    return running


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "request.pdf"
    HTML(string=FORM).write_pdf(path)
    return path


def test_a_digital_form_is_read_into_the_contract(
    run: Run, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(form, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["schema"], shown["file"], shown["pages"]) == ("formsvc-intake/1", "request.pdf", 1)
    assert tuple(shown["fields"]) == KEYS
    values = {key: field and field["value"] for key, field in shown["fields"].items()}
    assert values["document_type"] == "police_data_request"
    assert values["requester_name"] == "Tom Usher"
    assert values["subject_name"] == "Nell Farrow"
    assert values["subject_dob"] == "1980-05-04"
    assert values["reference"] == "EL/26/4471"


def test_a_refused_file_gives_code_and_words_and_no_traceback(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    assert run(path, "--json") == 2
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert error == {"code": "UP-01", "message": "The file is empty. Scan or save it again."}
    assert said.err == "empty.pdf: The file is empty. Scan or save it again.\n"


def test_without_json_a_refusal_is_only_said(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    assert run(path) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "words"), [("missing.pdf", "There is no such file"), (".", "This is a folder")]
)
def test_what_is_no_file_is_said_in_clear_words(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert run(tmp_path / name, "--json") == 2
    said = capsys.readouterr()
    assert words in said.err
    assert json.loads(said.out)["error"]["message"].startswith(words)


def test_several_files_make_a_list_and_a_bad_one_spoils_no_other(
    run: Run, form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "missing.pdf", form, "--json") == 2
    first, second = json.loads(capsys.readouterr().out)
    assert (first["file"], "error" in first) == ("missing.pdf", True)
    assert second["fields"]["subject_name"]["value"] == "Nell Farrow"


def test_a_page_count_must_be_a_number_of_pages(run: Run, form: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(form, "--pages", "0")
    assert stopped.value.code == 2
