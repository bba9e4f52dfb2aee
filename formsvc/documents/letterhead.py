"""The letterhead: a Word file that carries only style, compiled once and filled per letter, same bytes for
same data.

Threat: a letterhead is replaced by hand, and a Word file can fetch, run and read. So its tags run in a
sandbox, parts that could do harm are refused by name, and what comes out is parsed strictly before it is
packed. Accepted: a letterhead could loop for ever; it is installed by an operator, not uploaded by a
stranger.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]
from markupsafe import Markup

from formsvc.documents.typed_values import clean
from formsvc.documents.word_writer import BULLETS, NUMBERS
from formsvc.domain.errors import DomainError

_DYNAMIC = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml")
_REFUSED = re.compile(r"vbaProject|activeX|embeddings/|oleObject|\.bin$", re.IGNORECASE)
_MOST_BYTES = 20_000_000
_STYLES = ("Heading1", "Heading2", "TableGrid", "ListBullet", "ListNumber", "TableText")


class LetterheadRefused(DomainError):
    """The letterhead cannot be used. The message says what to change in Word."""


@dataclass(frozen=True)
class _Member:
    name: str
    size: int
    checksum: int
    deflated: bytes


class Letterhead:
    """A compiled letterhead. ``version`` is the digest of its file."""

    def __init__(self, path: Path) -> None:
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise LetterheadRefused(
                "We could not open the letterhead. Check that the letter templates are installed."
            ) from error
        self.version = f"sha256:{hashlib.sha256(raw).hexdigest()[:16]}"
        self._members: list[_Member | tuple[str, Template]] = []
        try:
            self._read(raw)
        except (BadZipFile, TemplateError, UnicodeDecodeError) as error:
            raise LetterheadRefused(
                "The letterhead cannot be read as a Word file with our tags. Save it again as .docx, or "
                "restore the "
                "one that came with formsvc."
            ) from error

    def fill(self, body: str, values: Mapping[str, str | bool]) -> bytes:
        """The finished Word file: ``body`` is our own XML, every other value is text."""
        context: dict[str, object] = {
            key: Markup(_text(value)) if isinstance(value, str) else value  # noqa: S704 -- escaped there
            for key, value in values.items()
        }
        context["body"] = Markup(body)  # noqa: S704 -- written by word_writer, which escapes every word
        members = [
            m if isinstance(m, _Member) else _deflate(m[0], _strict(m[1], context)) for m in self._members
        ]
        return _pack(members)

    def _read(self, raw: bytes) -> None:
        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        grammar = DocxTemplate(BytesIO(raw))
        with ZipFile(BytesIO(raw)) as package:
            _check_members(package)
            for name in package.namelist():
                content = package.read(name)
                if name.endswith(".rels") and b'TargetMode="External"' in content:
                    raise LetterheadRefused(
                        "The letterhead links to something outside itself. Remove the link in Word."
                    )
                if _DYNAMIC.fullmatch(name):
                    patched = grammar.patch_xml(content.decode())
                    self._members.append((name, environment.from_string(patched)))
                else:
                    self._members.append(_deflate(name, content))
            _check_styles(package)


def _text(value: str) -> str:
    """Typed text as XML text; the mark-up characters become entities."""
    return clean(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _check_members(package: ZipFile) -> None:
    names = package.namelist()
    if len(set(names)) != len(names) or sum(info.file_size for info in package.infolist()) > _MOST_BYTES:
        raise LetterheadRefused("The letterhead is too large or damaged. Save it again in Word as .docx.")
    if any(_REFUSED.search(name) for name in names):
        raise LetterheadRefused("The letterhead holds macros or embedded objects. Save it as a plain .docx.")


def _check_styles(package: ZipFile) -> None:
    styles = package.read("word/styles.xml").decode() if "word/styles.xml" in package.namelist() else ""
    missing = [style for style in _STYLES if f'w:styleId="{style}"' not in styles]
    if missing:
        raise LetterheadRefused(
            f"The letterhead lacks the style {missing[0]}. Begin from the letterhead that came with formsvc."
        )
    numbering = (
        package.read("word/numbering.xml").decode() if "word/numbering.xml" in package.namelist() else ""
    )
    if any(f'w:numId="{number}"' not in numbering for number in (BULLETS, *NUMBERS)):
        raise LetterheadRefused(
            "The letterhead lacks our lists. Begin from the letterhead that came with formsvc."
        )


def _strict(template: Template, context: Mapping[str, object]) -> bytes:
    text = template.render(context)
    written = text.encode()
    etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True, recover=False))
    return written


def _deflate(name: str, content: bytes) -> _Member:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return _Member(name, len(content), zlib.crc32(content), packer.compress(content) + packer.flush())


def _pack(members: list[_Member]) -> bytes:
    """A zip with fixed dates: the same members make the same bytes."""
    written = bytearray()
    directory = bytearray()
    for member in members:
        name = member.name.encode()
        common = struct.pack(
            "<HHHHHIIIHH",
            20,
            0x800,
            8,
            0,
            0x21,
            member.checksum,
            len(member.deflated),
            member.size,
            len(name),
            0,
        )
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(written)) + name
        written += b"PK\x03\x04" + common + name + member.deflated
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(written), 0)
    return bytes(written + directory + b"PK\x05\x06" + end)
