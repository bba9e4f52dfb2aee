"""Invented cases for the letters, and readers that read a finished file back as a person would."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
import yaml
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from formsvc.documents.case_reading import case_file_from
from formsvc.documents.press import DrawnDocument, LetterPress
from formsvc.domain.codes import DocumentCode
from formsvc.domain.letter import CaseFile

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEMPLATES = Path(__file__).parents[2] / "letter_templates"
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))

# Every kind of document, and a worked case, with answers changed, that calls for it.
CALLED_FOR: dict[str, tuple[str, dict[str, str]]] = {
    "decision_log": ("S01", {}),
    "record_entry": ("S01", {}),
    "response_letter": ("S01", {}),
    "disclosure_schedule": ("S01", {}),
    "emergency_disclosure_record": ("S07", {}),
    "challenge_letter": ("S13", {}),
    "decline_letter": ("S09", {}),
    "nil_return_letter": ("S01", {"info_relevant": "none_held"}),
    "holding_letter": ("S14", {}),
    "advice_request_note": ("S14", {}),
    "patient_notification_letter": ("S01", {}),
    "patient_consent_letter": ("S02", {}),
    "safeguarding_referral": ("S01", {"referral_needed": "yes"}),
    "incident_report": ("S06", {"source_verified": "failed"}),
}


def mapping(scenario: str = "S01", /, **changes: Any) -> dict[str, Any]:
    """A case file as YAML would give it; ``answers`` and other parts are laid over part by part."""
    case = copy.deepcopy({**CASES["case"], **CASES["scenarios"][scenario]})
    for key, value in changes.items():
        case[key] = (
            {**case[key], **value} if isinstance(case.get(key), dict) and isinstance(value, dict) else value
        )
    return case


def case_of(scenario: str = "S01", /, **changes: Any) -> CaseFile:
    return case_file_from(mapping(scenario, **changes), now=NOW)


@pytest.fixture(scope="session")
def press() -> LetterPress:
    return LetterPress(TEMPLATES)


@pytest.fixture
def make_mapping() -> Callable[..., dict[str, Any]]:
    return mapping


@pytest.fixture
def make_case() -> Callable[..., CaseFile]:
    return case_of


@pytest.fixture
def templates() -> Path:
    return TEMPLATES


@pytest.fixture(scope="session")
def draw(press: LetterPress) -> Callable[..., DrawnDocument]:
    """Draw the first part of a kind, for a worked case that calls for it unless one is named."""

    kept: dict[str, DrawnDocument] = {}

    def drawn(
        code: str, scenario: str | None = None, *, draft: bool = False, fresh: bool = False, **changes: Any
    ) -> DrawnDocument:
        wanted = repr((code, scenario, draft, changes))
        if fresh or wanted not in kept:
            kept[wanted] = first_part(code, scenario, draft, changes)
        return kept[wanted]

    def first_part(code: str, scenario: str | None, draft: bool, changes: dict[str, Any]) -> DrawnDocument:
        usual, answers = CALLED_FOR[code]
        if scenario is None:
            changes["answers"] = {**answers, **changes.get("answers", {})}
        return press.draw_up(DocumentCode(code), case_of(scenario or usual, **changes), draft=draft)[0]

    return drawn


@pytest.fixture(params=sorted(CALLED_FOR))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def read_word() -> Callable[[bytes], str]:
    return word_text


@pytest.fixture(scope="session")
def read_pdf() -> Callable[[bytes], list[str]]:
    return pdf_pages


@pytest.fixture(scope="session")
def words_of_pdf() -> Callable[..., str]:
    return pdf_words


@pytest.fixture(scope="session")
def squash() -> Callable[[str], str]:
    return without_spaces


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def word_text(content: bytes) -> str:
    """Sender and body, in reading order; the marking and the page furniture left out."""
    word = docx.Document(io.BytesIO(content))
    sender = [
        p.text for p in word.sections[0].first_page_header.paragraphs if p.style.name.startswith("Sender")
    ]
    return "\n".join([*sender, *_body(word)])


def _body(word: Document) -> Iterator[str]:
    for part in word.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            for row in part.rows:
                yield from (cell.text for cell in row.cells)


def pdf_pages(content: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]
    finally:
        pdf.close()


def pdf_words(content: bytes, *, marking: str, ours: str) -> str:
    """The words of all pages without spaces, list marks, repeated table heads or page furniture."""
    pages = pdf_pages(content)
    kept = []
    for number, page in enumerate(pages, 1):
        text = without_spaces(page)
        for furniture in ("DRAFT–notauthorised", "DRAFT"):
            text = text.replace(furniture, "", 1)
        for furniture in (marking, f"Our ref {ours}", marking, f"Page {number} of {len(pages)}"):
            where = text.rfind(without_spaces(furniture))
            text = text[:where] + text[where + len(without_spaces(furniture)) :] if where >= 0 else text
        kept.append(text)
    return "".join(kept)
