"""Stand-ins for the ports of the use cases: a reader that reads no scan, a press that prints in no time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from formsvc.domain.letter import CaseFile
from formsvc.domain.people import Practice
from formsvc.services.ports import Drawn, DrawnFile, KeptFile, ReadingDone, ReadingRefused, ReadPicture
from formsvc.services.ports import FileStore as Files

PDF = b"%PDF-1.4 invented"
PICTURE = b"\xff\xd8\xff\xe0 a picture"
SUGGESTED: Mapping[str, Any] = {
    "requester_name": {"value": "Yasmin Okonkwo", "confidence": 0.99, "page": 1, "box": None},
    "reference": {"value": "44/1234/26", "confidence": 0.99, "page": 2, "box": None},
    "legal_basis": {"value": ["consent", "dpa_sch2_para2"], "confidence": 0.9, "page": 1, "box": None},
    "purpose": None,
}


@dataclass
class FakeReader:
    """Takes what begins like a PDF. ``reads`` counts how often it was asked."""

    refuses: tuple[str, str] | None = None
    breaks: Exception | None = None
    during: Callable[[], None] = lambda: None
    reads: int = 0

    def check(self, content: bytes) -> str:
        if not content:
            raise ReadingRefused("UP-01", "The file is empty. Scan or save it again.")
        if not content.startswith(b"%PDF"):
            raise ReadingRefused("UP-03", "This is a HEIC photo. Save it as a JPEG or PDF and upload that.")
        return "application/pdf"

    def read(
        self, path: Path, *, practice: Practice, on_page: Callable[[int, int], None] | None = None
    ) -> ReadingDone:
        self.reads += 1
        assert path.read_bytes().startswith(b"%PDF")
        if on_page:
            on_page(1, 2)
        self.during()
        if self.breaks:
            raise self.breaks
        if self.refuses:
            raise ReadingRefused(*self.refuses)
        pictures = tuple(ReadPicture(number, 800, 1100, "image/jpeg", PICTURE) for number in (1, 2))
        return ReadingDone(2, pictures, SUGGESTED, ("A part could not be read.",))


@dataclass
class FakePress:
    """Prints a few bytes that differ for each document, stage and reason; may be told to stop or to block."""

    stops: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    breaks: Exception | None = None
    during: Callable[[], None] = lambda: None
    drawn: list[tuple[str, bool]] = field(default_factory=list)
    accepted: list[tuple[str, ...]] = field(default_factory=list)

    def draw(self, code: str, case_file: CaseFile, *, draft: bool) -> tuple[Drawn, ...]:
        self.drawn.append((str(code), draft))
        self.accepted.append(tuple(sorted(case_file.accepted)))
        self.during()
        if self.breaks:
            raise self.breaks
        words = f"{code} {'draft' if draft else 'final'} {case_file.request.requester_name}"
        words += f" {case_file.reference} {case_file.decision.reason if case_file.decision else ''}"
        formats = ("txt",) if code == "record_entry" else ("docx", "pdf")
        stopped = code in self.stops and "F-1" not in case_file.accepted
        check = {"id": "F-1", "level": "STOP", "message": "A name stands in it that does not belong."}
        return (
            Drawn(
                stem=f"{case_file.reference}-{code.replace('_', '-')[:3]}",
                d_number="D01",
                files=tuple(DrawnFile(kind, f"{kind} {words}".encode()) for kind in formats),
                preview="<p>The words of the document.</p>",
                text=f"The words of the {code}.",
                checks=({**check, "result": "fail" if stopped else "pass"},),
                wording_version="1",
                letterhead_version="1",
                blocked=code in self.blocks,
            ),
        )


@dataclass
class WatchedFiles:
    """A file store that can be told to fail when something is opened, and remembers what was put."""

    real: Files
    fails: bool = False
    put_sizes: list[int] = field(default_factory=list)

    def put(self, content: bytes) -> KeptFile:
        self.put_sizes.append(len(content))
        return self.real.put(content)

    def open(self, file_id: str) -> bytes:
        if self.fails:
            raise OSError("The disk has gone.")
        return self.real.open(file_id)

    def delete(self, file_id: str) -> None:
        self.real.delete(file_id)
