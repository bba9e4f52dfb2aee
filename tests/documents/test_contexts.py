"""Each wording asks only for what its context gives, and each context holds only what its letter may say."""

from __future__ import annotations

from dataclasses import fields

import pytest

from formsvc.documents.kinds import KINDS
from formsvc.documents.wording import WordingFault, Wordings
from formsvc.domain.codes import DocumentCode

SUBJECT_FIELDS = {"name", "date_of_birth", "nhs_number", "schedule", "address", "items", "shared"}


def test_every_document_code_has_its_kind():
    assert set(KINDS) == set(DocumentCode)


def test_a_wording_asks_only_for_what_its_context_gives(kind, make_case, templates):
    wordings = Wordings(templates)
    for scenario in ("S01", "S04", "S07", "S14"):
        for part in KINDS[DocumentCode(kind)].parts(make_case(scenario)):
            given = {field.name for field in fields(part.context)}
            assert wordings.asks_for(part.wording) <= given


def test_every_wording_declares_its_version_and_source(templates):
    bodies = [*templates.glob("*/body.md"), *templates.glob("record_entry/*.md")]
    assert len(bodies) == 30
    for body in bodies:
        first = body.read_text("utf-8").splitlines()[0]
        assert first.startswith("{# version 1.")
        assert "guide" in first


def test_an_amended_wording_is_another_version(templates, tmp_path):
    copied = tmp_path / "letters"
    import shutil

    shutil.copytree(templates, copied)
    before = Wordings(copied).version("holding_letter/body.md")
    paragraph = copied / "standard_paragraphs" / "s_urgent.md"
    paragraph.write_text(paragraph.read_text("utf-8") + "More words.\n", "utf-8")
    assert Wordings(copied).version("holding_letter/body.md") != before


@pytest.mark.parametrize(
    "code", ["challenge_letter", "decline_letter", "nil_return_letter", "holding_letter"]
)
def test_a_letter_that_shares_nothing_has_no_subject_in_its_context(code, make_case):
    (part,) = KINDS[DocumentCode(code)].parts(make_case("S13"))
    assert not SUBJECT_FIELDS & {field.name for field in fields(part.context)}
    assert "Griffiths" not in repr(part.context)


def test_the_pointer_knows_nothing_of_the_request(make_case):
    (part,) = KINDS[DocumentCode.RECORD_ENTRY].parts(make_case("S08"))
    for secret in ("Northmere", "Rafferty", "Griffiths", "Pugh", "assault", "Consultation"):
        assert secret not in repr(part.context)


def test_no_context_but_those_about_the_subject_sees_another_person(make_case):
    for code, kind in KINDS.items():
        for part in kind.parts(make_case("S01")):
            assert "Pugh" not in repr(part.context), code


def test_a_wording_that_asks_for_what_is_missing_says_so(tmp_path):
    (tmp_path / "body.md").write_text("{{ nobody_gave_this }}", "utf-8")
    with pytest.raises(WordingFault, match="nobody_gave_this"):
        Wordings(tmp_path)._rendered("body.md", {})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ value.__class__ }}",
        "{% set x = value.append(1) %}",
    ],
)
def test_a_wording_runs_no_code(attack, tmp_path):
    (tmp_path / "body.md").write_text(attack, "utf-8")
    with pytest.raises(WordingFault):
        Wordings(tmp_path)._rendered("body.md", {"value": []})


@pytest.mark.parametrize("markup", ["*leaning*", "[a](b)", "![a](b)", "<b>x</b>", "`code`"])
def test_a_wording_holds_no_markup_that_letters_do_not_use(markup, tmp_path):
    from formsvc.documents.html_writer import to_html
    from formsvc.documents.tree import parse

    (tmp_path / "body.md").write_text(f"Text {markup}", "utf-8")
    written = Wordings(tmp_path)._rendered("body.md", {})
    if markup == "*leaning*":
        with pytest.raises(ValueError, match="letters do not use"):
            parse(written)
    else:
        assert to_html(parse(written)).startswith("<p>Text ")
        assert not any(tag in to_html(parse(written)) for tag in ("<a", "<img", "<b>", "<code"))
