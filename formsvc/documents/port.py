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
        return tuple(_part(one, case_file.reference) for one in drawn)


def _part(drawn: DrawnDocument, reference: str) -> Drawn:
    files = []
    if drawn.docx is not None:
        files.append(DrawnFile("docx", drawn.docx))
    if drawn.pdf is not None:
        files.append(DrawnFile("pdf", drawn.pdf))
    if drawn.text is not None:
        files.append(DrawnFile("txt", drawn.text.encode()))
    return Drawn(
        stem=f"{reference}-{drawn.d_number.lower()}",
        d_number=drawn.d_number,
        files=tuple(files),
        preview=drawn.html_preview,
        text=drawn.words,
        checks=tuple(check.to_dict() for check in drawn.checks),
        wording_version=drawn.wording_version,
        letterhead_version=drawn.letterhead_version,
        blocked=drawn.is_blocked,
    )
