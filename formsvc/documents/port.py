"""The letter press as the use cases are handed it: drawn parts with their bytes, checks and versions."""

from __future__ import annotations

from pathlib import Path

from formsvc.documents.press import DrawnDocument, LetterPress
from formsvc.domain.codes import DocumentCode
from formsvc.domain.letter import CaseFile
from formsvc.services.ports import Drawn, DrawnFile


class Press:
    """``LetterPress`` over the folder of wordings; the file names it gives say nothing of anybody."""

    def __init__(self, templates_folder: Path) -> None:
        self._press = LetterPress(templates_folder)

    def draw(self, code: str, case_file: CaseFile, *, draft: bool) -> tuple[Drawn, ...]:
        drawn = self._press.draw_up(DocumentCode(code), case_file, draft=draft)
        stems = _stems([one.d_number or "letter" for one in drawn], case_file.reference)
        return tuple(_part(one, stem, draft=draft) for one, stem in zip(drawn, stems, strict=True))


def _stems(numbers: list[str], reference: str) -> list[str]:
    """A file name for each part, none like another, without a name or a topic (F-8)."""
    bare = [f"{reference}-{number.lower()}" for number in numbers]
    return [f"{stem}-{n}" if bare.count(stem) > 1 else stem for n, stem in enumerate(bare, 1)]


def _part(drawn: DrawnDocument, stem: str, *, draft: bool) -> Drawn:
    """A final letter that came out marked as a draft, for a stop nobody accepted, is blocked instead."""
    files = []
    if drawn.docx is not None:
        files.append(DrawnFile("docx", drawn.docx))
    if drawn.pdf is not None:
        files.append(DrawnFile("pdf", drawn.pdf))
    if drawn.text is not None:
        files.append(DrawnFile("txt", drawn.text.encode()))
    return Drawn(
        stem=stem,
        d_number=drawn.d_number,
        files=tuple(files),
        preview=drawn.html_preview,
        text=drawn.words,
        checks=tuple(check.to_dict() for check in drawn.checks),
        wording_version=drawn.wording_version,
        letterhead_version=drawn.letterhead_version,
        blocked=drawn.is_blocked or (drawn.draft and not draft),
    )
