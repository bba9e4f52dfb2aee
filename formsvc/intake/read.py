"""Read a document as it arrived: the public face of the safe half of intake.

``read_document`` gives text with places and page pictures, or raises ``Refused``. The parent process checks
bytes and numbers only; whatever has to be parsed is parsed in the cage.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from formsvc.intake.cage.keeper import own_folder
from formsvc.intake.opened import OpenedDocument, OpenedPart, open_in_cage
from formsvc.intake.page_picture import PagePicture
from formsvc.intake.page_reader import PageReader
from formsvc.intake.reading import DocumentText, Page, TextSource
from formsvc.intake.refusals import Refused
from formsvc.intake.sniff import MAILS, PICTURES, MediaType, quick_checks

PAGES_AT_A_TIME = 8
LEAST_PICTURE_BYTES = 30_000  # a smaller picture in a mail is somebody's logo
BODY_IS_THE_REQUEST = 150  # words; with fewer, the body only covers the attachment
PART_UNREADABLE = "Page {number} could not be read. Look at the picture and type what it says."
OTHER_ATTACHMENTS = "This e-mail has {count} attachments; we read the first that we could. Upload the others."
ATTACHMENT_REFUSED = "An attachment of this e-mail could not be read: {reason}"
NO_ATTACHMENT_READ = "No attachment of this e-mail is of a kind that we take. Upload what matters as a PDF."

OnPage = Callable[[Page, PagePicture | None], None]


@dataclass(frozen=True)
class ReadResult:
    """What was read, what a person is shown, and what to warn of."""

    document: DocumentText
    pictures: tuple[PagePicture, ...]
    media_type: MediaType
    page_count: int
    warnings: tuple[str, ...]


def read_document(
    path: Path,
    *,
    pages: int | None = 8,
    engine: str = "auto",
    on_page: OnPage | None = None,
    scratch: Path | None = None,
) -> ReadResult:
    """Read the first ``pages`` pages (all, if None) of a file; ``Refused`` says in plain words why not.

    ``engine``: ``auto`` (RapidOCR, else Tesseract), ``rapidocr``, ``tesseract`` or ``none`` (pictures only).
    ``on_page`` is told of each page as it is done. ``scratch`` is where the cage's folders are made.
    """
    media_type = quick_checks(path)
    reader = _Reading(PageReader(engine), pages, on_page, scratch)
    if media_type in MAILS:
        document, pictures = reader.read_mail(path, media_type)
    else:
        document, pictures = reader.read_file(path, media_type)
    return ReadResult(document, pictures, media_type, document.pages_total, document.warnings)


@dataclass
class _Reading:
    reader: PageReader
    pages: int | None
    on_page: OnPage | None
    scratch: Path | None

    def read_file(self, path: Path, media_type: MediaType) -> tuple[DocumentText, tuple[PagePicture, ...]]:
        """All wanted pages of one file, a few at a time so that each stays within the cage's bounds."""
        done: list[Page] = []
        pictures: list[PagePicture] = []
        warnings: list[str] = []
        first, total = 1, 1
        while first <= min(total, self.pages or total):
            count = min(PAGES_AT_A_TIME, (self.pages or total) - first + 1) if self.pages else PAGES_AT_A_TIME
            with self._opened(path, media_type, first=first, count=count) as opened:
                total = opened.page_count
                warnings += [warning for warning in opened.warnings if warning not in warnings]
                if not opened.parts:
                    break
                for page, picture, warning in self._pages_of(opened):
                    done.append(page)
                    pictures += [picture] if picture else []
                    warnings += [warning] if warning else []
            first += PAGES_AT_A_TIME
        document = DocumentText(media_type.value, tuple(done), total, warnings=tuple(warnings))
        return document, tuple(pictures)

    def read_mail(self, path: Path, media_type: MediaType) -> tuple[DocumentText, tuple[PagePicture, ...]]:
        """A mail: its attachment's pages where the body only covers it, else the body's and then those."""
        with self._opened(path, media_type, first=1, count=20) as opened:
            inner, inner_pictures, warnings = self._read_attachment(opened)
            covers = sum(len(line.split()) for line in opened.body) < BODY_IS_THE_REQUEST
            own: list[Page] = []
            pictures: list[PagePicture] = []
            if inner is None or not covers:
                for page, picture, _ in self._pages_of(opened):
                    own.append(page)
                    pictures += [picture] if picture else []
        shift = len(own)
        if inner is not None:
            own += [replace(page, number=page.number + shift) for page in inner.pages]
            pictures += [replace(picture, number=picture.number + shift) for picture in inner_pictures]
            warnings += inner.warnings
        document = DocumentText(
            media_type.value,
            tuple(own),
            shift + (inner.pages_total if inner else 0),
            mail=opened.mail,
            mail_body=opened.body if inner is not None else (),
            warnings=tuple(warnings),
        )
        return document, tuple(pictures)

    def _read_attachment(
        self, opened: OpenedDocument
    ) -> tuple[DocumentText | None, tuple[PagePicture, ...], list[str]]:
        warnings: list[str] = []
        acceptable: list[tuple[Path, MediaType]] = []
        for attachment in opened.attachments:
            try:
                kind = quick_checks(attachment)
            except Refused as refused:
                if refused.code != "UP-03":
                    warnings.append(ATTACHMENT_REFUSED.format(reason=refused))
                continue
            if kind in MAILS or (kind in PICTURES and attachment.stat().st_size < LEAST_PICTURE_BYTES):
                continue
            acceptable.append((attachment, kind))
        acceptable.sort(key=lambda item: item[1] in PICTURES)
        if opened.attachments and not acceptable and not warnings:
            warnings.append(NO_ATTACHMENT_READ)
        if len(acceptable) > 1:
            warnings.append(OTHER_ATTACHMENTS.format(count=len(acceptable)))
        for attachment, kind in acceptable:
            try:
                document, pictures = self.read_file(attachment, kind)
            except Refused as refused:
                warnings.append(ATTACHMENT_REFUSED.format(reason=refused))
                continue
            return document, pictures, warnings
        return None, (), warnings

    @contextmanager
    def _opened(
        self, path: Path, media_type: MediaType, *, first: int, count: int
    ) -> Iterator[OpenedDocument]:
        with own_folder(self.scratch) as folder:
            shutil.copyfile(path, folder / "document")
            yield open_in_cage(folder, media_type, first=first, count=count, dpi=self.reader.raster_dpi)

    def _pages_of(self, opened: OpenedDocument) -> Iterator[tuple[Page, PagePicture | None, str]]:
        for part in opened.parts:
            page, warning = part.page, ""
            if part.to_be_read and self.reader.can_read:
                read = self.reader.read(opened.folder, part.page.number, part.dpi)
                if read is None:
                    warning = PART_UNREADABLE.format(number=part.page.number)
                else:
                    page = _with_form(read, part)
            picture = PagePicture.load(opened.folder, part.page.number)
            if self.on_page is not None:
                self.on_page(page, picture)
            yield page, picture, warning


def _with_form(read: Page, part: OpenedPart) -> Page:
    """What was read from the picture, with the form fields that the file tells of."""
    form = part.page
    if not form.form_fields and not form.ticks:
        return read
    ticks = form.ticks or read.ticks
    return replace(read, form_fields=form.form_fields, ticks=ticks, source=TextSource.ACROFORM)
