"""What a file is, told by its bytes and never by its name, and the bounds that can be checked cheaply.

These checks open nothing: they look at headers and at a zip's directory. Everything else happens in the cage.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from formsvc.intake.limits import ACCEPTED, MEGABYTE, Limits
from formsvc.intake.refusals import Refused
from formsvc.intake.sniff_mail import check_mail, looks_like_mail
from formsvc.intake.sniff_picture import check_jpeg, check_png, check_tiff
from formsvc.intake.sniff_zip import check_word, zip_names

LOOKED_AT = 64 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class MediaType(StrEnum):
    """The kinds of file that we take."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    JPEG = "image/jpeg"
    PNG = "image/png"
    EML = "message/rfc822"
    MSG = "application/vnd.ms-outlook"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


PICTURES = frozenset((MediaType.TIFF, MediaType.JPEG, MediaType.PNG))
MAILS = frozenset((MediaType.EML, MediaType.MSG))

_TO_JPEG = "Save it as a JPEG or PDF and upload that."
_TO_PDF = "Print it to PDF and upload that."
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "a GIF picture", _TO_JPEG),
    (b"BM", "a BMP picture", _TO_JPEG),
    (b"II\xbc", "a JPEG XR picture", _TO_JPEG),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture", _TO_JPEG),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture", _TO_JPEG),
    (b"{\\rtf", "a rich text file (RTF)", _TO_PDF),
    (b"%!", "a PostScript file", _TO_PDF),
    (b"\xc5\xd0\xd3\xc6", "a PostScript picture (EPS)", _TO_PDF),
    (b"Rar!", "a RAR archive", "Take the document out of it and upload that."),
    (b"7z\xbc\xaf", "a 7-zip archive", "Take the document out of it and upload that."),
    (b"\x1f\x8b", "a gzip archive", "Take the document out of it and upload that."),
    (b"BZh", "a bzip2 archive", "Take the document out of it and upload that."),
    (b"\xfd7zXZ", "an xz archive", "Take the document out of it and upload that."),
    (b"ITSF", "a help file", _TO_PDF),
    (b"ID3", "a sound file", "Write down what it says, or ask for the request in writing."),
    (b"OggS", "a sound file", "Write down what it says, or ask for the request in writing."),
    (b"RIFF", "a sound, film or WebP file", _TO_JPEG),
    (b"\x1aE\xdf\xa3", "a film", "Ask for the request in writing."),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif")


def quick_checks(source: bytes | Path, limits: Limits = ACCEPTED) -> MediaType:
    """The kind of file, after its size and the bounds that its headers tell; or ``Refused``."""
    if isinstance(source, Path):
        size = source.stat().st_size
        _check_size(size, limits)
        data = source.read_bytes()
    else:
        data = source
    _check_size(len(data), limits)
    media_type = sniff(data)
    match media_type:
        case MediaType.PNG:
            check_png(data, limits)
        case MediaType.JPEG:
            check_jpeg(data, limits)
        case MediaType.TIFF:
            check_tiff(data, limits)
        case MediaType.EML:
            check_mail(data, limits)
        case MediaType.DOCX:
            check_word(data, limits)
        case MediaType.PDF | MediaType.MSG:
            pass  # nothing about these can be told without a parser, and parsers run in the cage
    return media_type


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise Refused("UP-01")
    if size > limits.file_bytes:
        raise Refused("UP-02", megabytes=limits.file_bytes // MEGABYTE)


def sniff(data: bytes) -> MediaType:  # noqa: PLR0911 - one return for each kind
    """The kind of file by its bytes, or ``Refused`` with its name and what to do."""
    head = data[:LOOKED_AT]
    if not head.strip(b"\x00 \t\r\n"):
        raise Refused("UP-01")
    if head.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return MediaType.TIFF
    if head.startswith(_PROGRAMS):
        raise Refused("UP-09")
    if head.startswith(b"PK"):
        return _zip_kind(data)
    if head.startswith(OLE):
        return _ole_kind(data)
    if _is_pdf(head):
        return MediaType.PDF
    _refuse_others(head)
    if looks_like_mail(head):
        return MediaType.EML
    _refuse_text(head)
    raise Refused("UP-03", kind="a kind of file that we do not know", remedy=_TO_PDF)


def _is_pdf(head: bytes) -> bool:
    """Some scanners write a few bytes before the header; a web page or a program is not taken for a PDF."""
    place = head[:1024].find(b"%PDF-")
    return place == 0 or (place > 0 and not re.match(rb"\s*(<|[\w-]+:\s)", head[:place]))


def _zip_kind(data: bytes) -> MediaType:
    names = zip_names(data)
    if "word/document.xml" in names:
        return MediaType.DOCX
    for name, kind in (
        ("xl/workbook.xml", "a spreadsheet"),
        ("xl/workbook.bin", "a spreadsheet"),
        ("ppt/presentation.xml", "a slide show"),
    ):
        if name in names:
            raise Refused("UP-03", kind=kind, remedy=_TO_PDF)
    if "META-INF/MANIFEST.MF" in names or "AndroidManifest.xml" in names:
        raise Refused("UP-09")
    if "mimetype" in names and "content.xml" in names:
        raise Refused("UP-03", kind="an OpenDocument file", remedy=_TO_PDF)
    raise Refused("UP-03", kind="a zip archive", remedy="Take the document out of it and upload that.")


def _ole_kind(data: bytes) -> MediaType:
    """Old Office and Outlook files share a container; the names of its streams tell them apart."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("__properties_version1.0") or holds("__substg1.0_"):
        return MediaType.MSG
    if holds("EncryptedPackage"):
        raise Refused("UP-05")
    if holds("WordDocument"):
        raise Refused(
            "UP-03", kind="an old Word file (.doc)", remedy="Save it as .docx or PDF and upload that."
        )
    if holds("Workbook") or holds("Book"):
        raise Refused("UP-03", kind="an old spreadsheet (.xls)", remedy=_TO_PDF)
    if holds("PowerPoint Document"):
        raise Refused("UP-03", kind="an old slide show (.ppt)", remedy=_TO_PDF)
    raise Refused("UP-03", kind="an old Office file", remedy=_TO_PDF)


def _refuse_others(head: bytes) -> None:
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF_BRANDS:
            raise Refused("UP-03", kind="a HEIC photo", remedy=_TO_JPEG)
        if head[8:12] in (b"avif", b"avis"):
            raise Refused("UP-03", kind="an AVIF photo", remedy=_TO_JPEG)
        raise Refused("UP-03", kind="a film", remedy="Ask for the request in writing.")
    for begin, kind, remedy in _OTHERS:
        if head.startswith(begin):
            raise Refused("UP-03", kind=kind, remedy=remedy)


def _refuse_text(head: bytes) -> None:
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2048].lower()
    if b"<svg" in begin and begin.startswith((b"<?xml", b"<svg", b"<!--", b"<!doctype svg")):
        raise Refused("UP-03", kind="an SVG drawing", remedy=_TO_PDF)
    if re.match(rb"<(!doctype html|html|head|body|script|!--|meta|table|div|p\b)", begin):
        raise Refused("UP-03", kind="a web page", remedy=_TO_PDF)
    if begin.startswith((b"@echo", b"powershell", b"set-executionpolicy", b"wscript")):
        raise Refused("UP-09")
    if begin.startswith(b"<?xml"):
        raise Refused("UP-03", kind="an XML file", remedy=_TO_PDF)
    if b"\x00" not in head and _is_text(head):
        raise Refused("UP-03", kind="a plain text file", remedy=_TO_PDF)


def _is_text(head: bytes) -> bool:
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return odd == 0
