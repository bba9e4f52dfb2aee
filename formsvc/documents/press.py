"""The press: a case file in, finished documents out, each with its checks and its versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from formsvc.documents.checks import CheckResult, Finished, Level, check_document
from formsvc.documents.contexts.needs import DetailMissing
from formsvc.documents.html_writer import to_html
from formsvc.documents.kinds import ALL_KINDS, PATIENT_MARKING, AnyCode, Kind, Part
from formsvc.documents.letterhead import Letterhead
from formsvc.documents.pdf import draw_pdf
from formsvc.documents.text_writer import to_text
from formsvc.documents.tree import Block, parse
from formsvc.documents.tree_changes import with_words
from formsvc.documents.typed_values import clean
from formsvc.documents.word_writer import to_word_xml
from formsvc.documents.wording import Wordings
from formsvc.domain.letter import CaseFile, Sender
from formsvc.domain.record_entry import plain_characters

__all__ = ["DRAFT_MARK", "DetailMissing", "DrawnDocument", "LetterPress"]

DRAFT_MARK = "DRAFT – not authorised"


@dataclass(frozen=True)
class DrawnDocument:
    """One finished document. When a check blocks it there are no bytes, only the checks and the preview."""

    code: AnyCode
    d_number: str
    file_stem: str
    draft: bool
    docx: bytes | None
    pdf: bytes | None
    text: str | None  # record entries and logs
    words: str  # of any kind, as a person would read them
    html_preview: str
    checks: tuple[CheckResult, ...]
    wording_version: str
    letterhead_version: str
    checklist_version: str
    subject_index: int

    @property
    def is_blocked(self) -> bool:
        return any(check.failed and check.level is Level.BLOCK for check in self.checks)


@dataclass(frozen=True)
class _Sheet:
    """One document's words, before they are drawn."""

    blocks: tuple[Block, ...]
    text: str
    html: str


class LetterPress:
    """Draws every kind of document from one folder of wordings on one letterhead. Safe to share between
    threads.
    """

    def __init__(self, templates_folder: Path, *, letterhead: Path | None = None) -> None:
        self._wordings = Wordings(templates_folder)
        self._letterhead = Letterhead(letterhead or templates_folder / "letterhead" / "letterhead.docx")
        frame = (templates_folder / "frame" / "letter.html").read_text("utf-8")
        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        self._frame = environment.from_string(frame)

    def draw_up(self, code: AnyCode, case: CaseFile, *, draft: bool) -> tuple[DrawnDocument, ...]:
        """Every part of this document (one for each adviser, say). A stop that nobody accepted makes it a
        draft.
        """
        kind = ALL_KINDS[code]
        if kind.needs_subject and not clean(case.subject.name):
            raise DetailMissing(
                f"The {kind.code.value.replace('_', ' ')} needs the person’s name. Add it under “subject”."
            )
        parts = kind.parts(case)
        stems = [
            kind.code.value if len(parts) == 1 else f"{kind.code.value}-{n}" for n in range(1, len(parts) + 1)
        ]
        return tuple(
            self._draw(kind, part, case, stem, draft) for part, stem in zip(parts, stems, strict=True)
        )

    def words(self, code: AnyCode, case: CaseFile) -> tuple[str, ...]:
        """The words alone of every part, unchecked: for a page that shows what would be said."""
        kind = ALL_KINDS[code]
        return tuple(self._sheet(kind, part)[0].text for part in kind.parts(case))

    def _draw(self, kind: Kind, part: Part, case: CaseFile, stem: str, draft: bool) -> DrawnDocument:
        sheet, replaced = self._sheet(kind, part)
        title = f"Our ref {clean(case.reference)}" if clean(case.reference) else "Letter"
        checks = check_document(
            Finished(
                case,
                kind.code,
                part.d_number,
                sheet.text,
                title,
                stem,
                draft,
                part.entry_kind,
                replaced,
                part.for_outside_adviser,
            )
        )
        drawn = DrawnDocument(
            kind.code,
            part.d_number,
            stem,
            draft or any(check.failed and check.level is Level.STOP for check in checks),
            None,
            None,
            None,
            sheet.text,
            sheet.html,
            checks,
            self._wordings.version(part.wording),
            self._letterhead.version,
            case.checklist_version,
            case.subject_index,
        )
        return drawn if drawn.is_blocked else self._with_files(kind, drawn, sheet, case, title)

    def _with_files(
        self, kind: Kind, drawn: DrawnDocument, sheet: _Sheet, case: CaseFile, title: str
    ) -> DrawnDocument:
        marking = PATIENT_MARKING if kind.to_patient else case.marking
        values = {
            "title": title,
            "marking": clean(marking),
            "ours": clean(case.reference) or "not yet given",
            **_sender_lines(case.sender),
        }
        large = kind.to_patient and case.subject.large_print
        mark = f"{DRAFT_MARK}\n" if drawn.draft else ""
        return replace(
            drawn,
            docx=self._letterhead.fill(
                to_word_xml(sheet.blocks, large=large), {**values, "draft": drawn.draft}
            ),
            pdf=self._pdf(sheet.html, values, draft=drawn.draft, large=large),
            text=mark + sheet.text if kind.with_text else None,
        )

    def _sheet(self, kind: Kind, part: Part) -> tuple[_Sheet, bool]:
        """The words of a part, and whether characters had to be replaced (documents guide 2.2)."""
        blocks = parse(self._wordings.render(part.wording, part.context))
        replaced = False
        if part.entry_kind is not None:
            plain = with_words(blocks, plain_characters)
            blocks, replaced = plain, plain != blocks
        text = to_text(blocks, gap="\n" if part.entry_kind is not None else "\n\n")
        return _Sheet(blocks, text, to_html(blocks)), replaced

    def _pdf(self, body: str, values: Mapping[str, str], *, draft: bool, large: bool) -> bytes:
        classes = " ".join(name for name, holds in (("draft", draft), ("large", large)) if holds)
        html = self._frame.render(
            **values,
            language="en-GB",
            body_class=classes or "letter",
            body=Markup(body),  # noqa: S704 -- written by html_writer, which escapes every word
        )
        return draw_pdf(html, self._wordings.style_sheet)


def _sender_lines(sender: Sender) -> dict[str, str]:
    contact = (
        f"Telephone {sender.telephone}" if sender.telephone else "",
        f"E-mail {sender.email}" if sender.email else "",
        f"ODS code {sender.ods_code}" if sender.ods_code else "",
    )
    return {
        "practice_name": clean(sender.name),
        "practice_address": ", ".join(clean(line) for line in sender.address if clean(line)),
        "practice_contact": clean(" · ".join(part for part in contact if part)),
    }
