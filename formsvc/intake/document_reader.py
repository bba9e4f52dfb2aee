"""The reader that the use cases are handed: checks by content, reads in the cage, suggests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from formsvc.domain.people import Practice
from formsvc.intake.fields import PracticeIdentity, suggest
from formsvc.intake.limits import ACCEPTED
from formsvc.intake.page_picture import PagePicture
from formsvc.intake.read import read_document
from formsvc.intake.reading import Page
from formsvc.intake.refusals import Refused
from formsvc.intake.sniff import quick_checks
from formsvc.services.ports import ReadingDone, ReadingRefused, ReadPicture


class CagedReader:
    """``DocumentReader`` over the cage; a refusal carries its listed code and sentence."""

    def __init__(self, *, engine: str = "auto", most_bytes: int = ACCEPTED.file_bytes) -> None:
        self._engine = engine
        self._limits = replace(ACCEPTED, file_bytes=most_bytes)

    def check(self, content: bytes) -> str:
        try:
            return quick_checks(content, self._limits).value
        except Refused as refused:
            raise ReadingRefused(refused.code, str(refused)) from None

    def read(
        self, path: Path, *, practice: Practice, on_page: Callable[[int, int], None] | None = None
    ) -> ReadingDone:
        count = 0

        def note(_page: Page, _picture: PagePicture | None) -> None:
            nonlocal count
            count += 1
            if on_page is not None:
                on_page(count, 0)

        try:
            result = read_document(path, pages=None, engine=self._engine, on_page=note)
        except Refused as refused:
            raise ReadingRefused(refused.code, str(refused)) from None
        suggestions = suggest(result.document, practice=_identity(practice)).to_dict()
        return ReadingDone(
            page_count=result.page_count,
            pictures=tuple(
                ReadPicture(p.number, p.width, p.height, p.media_type, p.bytes) for p in result.pictures
            ),
            suggestions=suggestions["fields"],
            warnings=(*result.warnings, *suggestions["warnings"]),
        )


def _identity(practice: Practice) -> PracticeIdentity:
    return PracticeIdentity(
        name=practice.name,
        address=", ".join(practice.address),
        telephones=(practice.telephone, practice.urgent_telephone),
        emails=(practice.email,),
    )
