"""What a kind of document is: its parts, each with its wording, its number and its own frozen context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from formsvc.domain.codes import DocumentCode
from formsvc.domain.extra_kind import ExtraKind
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import EntryKind

AnyCode = DocumentCode | ExtraKind


@dataclass(frozen=True)
class Part:
    """One document to draw: its wording, its number and its own frozen context."""

    wording: str
    d_number: str
    context: Any
    entry_kind: EntryKind | None = None
    for_outside_adviser: bool = False


@dataclass(frozen=True)
class Kind:
    """``parts`` gives one part for each person or adviser that the document is for."""

    code: AnyCode
    parts: Callable[[CaseFile], tuple[Part, ...]]
    needs_subject: bool = False
    to_patient: bool = False
    with_text: bool = False


def one(
    code: AnyCode, d_number: str, build: Callable[[CaseFile], Any]
) -> Callable[[CaseFile], tuple[Part, ...]]:
    """A kind of one part whose wording stands in the folder of its code."""
    return lambda case: (Part(f"{code.value}/body.md", d_number, build(case)),)
