"""What people type comes out as typed and never as structure, in both formats (P10)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from formsvc.documents.html_writer import to_html
from formsvc.documents.letterhead import Letterhead
from formsvc.documents.text_writer import to_text
from formsvc.documents.tree import parse
from formsvc.documents.typed_values import EmptyValue, as_lines, clean, finalize, format_nhs_number
from formsvc.documents.word_writer import to_word_xml
from formsvc.documents.wording import Wordings

HOSTILE = [
    "**bold** _it_ `code`",
    "# Heading",
    "1. one",
    "1) one",
    "- item",
    "+ item",
    "* item",
    "> quote",
    "    indented",
    "---",
    "===",
    "| a | b |",
    "a | b \\| c \\",
    "\\",
    "trailing\\",
    "[link](https://example.org)",
    "![picture](file:///etc/passwd)",
    "<https://example.org>",
    "<script>alert(1)</script>",
    "<w:p>",
    "</w:t></w:r></w:p><w:p>",
    "Smith & Jones",
    "&amp; &lt; &#123;",
    "weight < 50 kg > 40",
    "a<b",
    "]]>",
    "<!-- note -->",
    "{{ 7*7 }}",
    "{% if x %}",
    "{# note #}",
    "{_{ 7*7 }_}",
    "{{ cycler.__init__.__globals__ }}",
    "${7*7} #{7*7}",
    "Siân Ŵyn-Ŷsgol ẅ",
    "O’Brien “quoted” – dash…",
    "{{p body }}",
    "`" * 40,
    "x" * 3000,
    "~~struck~~ ^sup^",
    "Term\n: definition",
    "a\\\nb",
    "%PDF",
    "@page{}",
]

WORDING = """# Fixed heading

Before {{ value }} after

- {{ value }}
- second

1. {{ value }}

| {{ value }} | head |
| --- | --- |
| {{ value }} | {{ value }} |

{{ value|lines }}
"""


@pytest.fixture(scope="module")
def wordings(tmp_path_factory: pytest.TempPathFactory) -> Wordings:
    folder = tmp_path_factory.mktemp("wordings")
    (folder / "body.md").write_text(WORDING, "utf-8")
    return Wordings(folder)


@pytest.fixture(scope="module")
def letterhead() -> Letterhead:
    return Letterhead(Path(__file__).parents[2] / "letter_templates" / "letterhead" / "letterhead.docx")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_only_words(value, wordings):
    check_only_words(value, wordings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_any_value_is_only_words(wordings, value):
    if clean(value):
        check_only_words(value, wordings)


def check_only_words(value, wordings):
    plain, hostile = (parse(wordings._rendered("body.md", {"value": v})) for v in ("word", value))
    assert shape(hostile) == shape(plain)
    shown = clean(value)
    assert f"Before {shown} after" in to_text(hostile)
    assert f"<p>Before {escape(shown)} after</p>".replace("&#39;", "'").replace("&#34;", '"') in to_html(
        hostile
    )
    assert to_word_xml(hostile).count("<w:p>") == to_word_xml(plain).count("<w:p>")


def shape(blocks):
    """The structure without its words."""
    return [
        (type(block).__name__, len(getattr(block, "items", ())), len(getattr(block, "rows", ())))
        for block in blocks
    ]


@pytest.mark.parametrize("value", [value for value in HOSTILE if len(value) < 200 and "body" not in value])
def test_word_reads_the_value_back_as_typed(value, draw, read_word):
    document = draw("response_letter", decision={"searched": value})
    assert clean(value) in read_word(document.docx)


@pytest.mark.parametrize(
    "value",
    ["<script>alert(1)</script> & {{ 7*7 }}", "| a | **b** # c", "Siân Ŵyn-Ŷsgol", "</p><h1>x", "a\\"],
)
def test_the_pdf_reads_the_value_back_as_typed(value, draw, read_pdf, squash):
    document = draw("response_letter", decision={"searched": value})
    assert squash(clean(value)) in squash("".join(read_pdf(document.pdf)))


@pytest.mark.parametrize("value", ["R&D <b>Surgery</b>", "{{ 7*7 }}", "A\x00B\u202eC\x0cD"])
def test_the_letterhead_shows_the_practice_as_typed(value, draw, read_word, read_pdf, squash):
    document = draw("holding_letter", practice={"name": value})
    assert clean(value) in read_word(document.docx).splitlines()
    assert squash(clean(value)) in squash("".join(read_pdf(document.pdf)))


def test_a_value_cannot_add_a_paragraph_to_the_letterhead(letterhead):
    values = dict.fromkeys(("title", "marking", "ours", "practice_address", "practice_contact"), "x")
    plain = letterhead.fill("<w:p/>", {**values, "practice_name": "word", "draft": False})
    hostile = letterhead.fill(
        "<w:p/>", {**values, "practice_name": "</w:t></w:r></w:p><w:p>\f\x07", "draft": False}
    )
    assert header_of(plain).count(b"<w:p>") == header_of(hostile).count(b"<w:p>")


def header_of(content: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return b"".join(package.read(name) for name in package.namelist() if "header" in name)


def test_what_cannot_be_seen_is_taken_out():
    assert clean("a\x00b\u200bc\u202ed\u00ade\ufefff\ud800g") == "abcdefg"
    assert clean(" a \r\n b\tc\u2028d ") == "a b c d"
    assert all(unicodedata.category(c) not in ("Cc", "Cf") for c in clean("\x00\x1b\u2066x\u2069\r\n"))


def test_lines_break_only_where_they_were_typed():
    assert as_lines("one\r\ntwo\n\n# three") == "one\\\ntwo\\\n\\# three"
    assert as_lines(("a", "", "b")) == "a\\\nb"


def test_nothing_that_is_missing_is_shown_as_a_word():
    for missing in (None, True, object(), 1.5):
        with pytest.raises(EmptyValue):
            finalize(missing)


@pytest.mark.parametrize(
    ("typed", "shown"), [("9990000018", "999 000 0018"), ("999-000 0018", "999 000 0018"), ("A1", "A1")]
)
def test_an_nhs_number_is_shown_in_three_groups(typed, shown):
    assert format_nhs_number(typed).replace("\u00a0", " ") == shown


def test_hostile_names_in_a_whole_case_change_no_structure(press, make_case):
    from formsvc.domain.codes import DocumentCode

    case = make_case()
    bad = replace(
        case,
        request=replace(case.request, requester_name="# A\n- b | c <d> & {{ 7*7 }}", purpose="| x |\n---"),
    )
    plain = press.draw_up(DocumentCode.RESPONSE_LETTER, case, draft=False)[0]
    hostile = press.draw_up(DocumentCode.RESPONSE_LETTER, bad, draft=False)[0]
    for tag in ("<p", "<h1", "<h2", "<table", "<li", "<td", "<hr"):
        assert hostile.html_preview.count(tag) == plain.html_preview.count(tag)
