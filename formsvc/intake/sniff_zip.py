"""A Word file's zip directory, read without inflating anything: members, sizes, ratio, names, relationships.

A 340 kB Word file can cost a parser 600 MB before it refuses, so the directory is believed first and the
cage's memory limit second.
"""

from __future__ import annotations

import io
import re
import zipfile

from formsvc.intake.limits import Limits
from formsvc.intake.refusals import Refused

LARGEST_PART = 64 * 1024 * 1024
LARGEST_RELATIONSHIPS = 1024 * 1024
_PROGRAM_PARTS = ("vbaproject.bin", "vbadata.xml", "activex/", "embeddings/", "attachedtoolbars")
_OUTSIDE = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
_RELATIONSHIP = re.compile(rb"<[^<>]*Relationship\b[^<>]*>")


def zip_names(data: bytes) -> frozenset[str]:
    """The names in a zip's directory; ``Refused`` if it has none that can be read."""
    return frozenset(member.filename for member in _directory(data))


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("UP-04")
    try:
        return zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Refused("UP-04") from error


def check_word(data: bytes, limits: Limits) -> None:
    """A Word file within bounds, without macros or links to outside; or ``Refused``."""
    members = _directory(data)
    if len(members) > limits.zip_members:
        raise Refused("UP-04")
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names) or any(_is_odd(name) for name in names):
        raise Refused("UP-04")
    if any(part in name for name in names for part in _PROGRAM_PARTS):
        raise Refused("UP-09")
    inflated = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if any(member.flag_bits & 1 for member in members):
        raise Refused("UP-05")
    if inflated > limits.inflated_bytes or any(member.file_size > LARGEST_PART for member in members):
        raise Refused("UP-04")
    if inflated > 1_000_000 and inflated > limits.inflated_ratio * max(1, packed):
        raise Refused("UP-04")
    _check_parts(data, members)


def _is_odd(name: str) -> bool:
    return (
        name.startswith(("/", "\\"))
        or ".." in name.split("/")
        or "\\" in name
        or "\x00" in name
        or ":" in name
    )


def _check_parts(data: bytes, members: list[zipfile.ZipInfo]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(data))
    for member in members:
        name = member.filename.lower()
        if not (name.endswith(".rels") or name == "[content_types].xml"):
            continue
        try:
            with archive.open(member) as part:
                text = part.read(LARGEST_RELATIONSHIPS + 1)
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise Refused("UP-04") from error
        except Exception as error:  # zlib.error and kin: whatever a broken part makes the inflater raise
            raise Refused("UP-04") from error
        if len(text) > LARGEST_RELATIONSHIPS or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise Refused("UP-04")
        if b"macroEnabled" in text or b"vbaProject" in text:
            raise Refused("UP-09")
        if any(_leads_outside(item) for item in _RELATIONSHIP.findall(text)):
            raise Refused("UP-09")


def _leads_outside(relationship: bytes) -> bool:
    """Templates, frames and pictures from elsewhere; a mere hyperlink is text, and is never followed."""
    return bool(_OUTSIDE.search(relationship)) and b"/hyperlink" not in relationship
