"""``formsvc letters CASE --out DIR``: every document that a case calls for, with no database."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from formsvc.cli.structured_file import BadFile, read_documents
from formsvc.documents.case_parts import BadCaseFile
from formsvc.documents.case_reading import case_file_from
from formsvc.documents.kind import AnyCode
from formsvc.documents.press import DrawnDocument, LetterPress
from formsvc.domain.codes import DocumentCode
from formsvc.domain.errors import DomainError
from formsvc.domain.extra_kind import ExtraKind
from formsvc.domain.letter import CaseFile
from formsvc.settings import HOUSE

DONE, CHECK_FAILED, BAD_INPUT = 0, 1, 2
MANIFEST = "manifest.json"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``letters`` to the command line."""
    parser = subparsers.add_parser("letters", help="draw up the documents that a case calls for")
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file, YAML or JSON")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where to put the documents")
    parser.add_argument("--only", nargs="+", metavar="CODE", help="draw up these documents and no others")
    parser.add_argument("--json", action="store_true", help="print the manifest, or the error, as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 done, 1 a check blocked a document, 2 the input was bad. Nothing is left half-written."""
    try:
        manifest, documents = _draw_all(args)
        _write(args.out, manifest, documents)
    except BadFile as error:
        return _refused(args, error.code, str(error))
    except DomainError as error:
        return _refused(args, type(error).__name__, str(error))
    except OSError as error:
        return _refused(
            args, "CannotWrite", f"We could not write to that folder: {error.strerror}. Choose another."
        )
    if args.json:
        print(json.dumps(manifest, indent=2, ensure_ascii=False))
    return _told(documents)


def _draw_all(args: argparse.Namespace) -> tuple[list[dict[str, Any]], list[DrawnDocument]]:
    case = case_file_from(_read(args.case), now=datetime.now(UTC))
    press = LetterPress(Path(os.environ.get("FORMSVC_LETTER_TEMPLATES_FOLDER") or HOUSE / "letter_templates"))
    drawn = [
        document
        for code in _wanted(args.only, case)
        for document in press.draw_up(code, case, draft=case.decision.authorised_by is None)
    ]
    return [row for document in drawn for row in _rows(document)], drawn


def _wanted(only: list[str] | None, case: CaseFile) -> list[AnyCode]:
    if not only:
        return list(case.evaluation.documents)
    named = [code for entry in only for code in entry.replace(",", " ").split()]
    known: dict[str, AnyCode] = {code.value: code for code in (*DocumentCode, *ExtraKind)}
    if not known.keys() >= set(named):
        raise BadCaseFile(f"There is no such document. Give any of: {', '.join(known)}.")
    return [known[code] for code in dict.fromkeys(named)]


def _read(path: Path) -> object:
    """The one case of the file. Raises ``BadFile`` or ``BadCaseFile``."""
    documents = read_documents(str(path))
    if len(documents) != 1:
        raise BadCaseFile("The file must hold one case. Give one case to a file.")
    loaded = documents[0]
    if isinstance(loaded, dict) and isinstance(loaded.get("scenarios"), list):
        if len(loaded["scenarios"]) != 1:
            raise BadCaseFile("The file holds several cases. Give one case to a file.")
        return loaded["scenarios"][0]
    return loaded


def _files(document: DrawnDocument) -> Iterator[tuple[str, bytes]]:
    if document.docx is not None:
        yield "docx", document.docx
    if document.pdf is not None:
        yield "pdf", document.pdf
    if document.text is not None:
        yield "txt", document.text.encode()


def _rows(document: DrawnDocument) -> Iterator[dict[str, Any]]:
    """A row for each file; one without a file for a document that a check blocked."""
    files: list[tuple[str | None, bytes]] = list(_files(document))
    for form, content in files or [(None, b"")]:
        yield {
            "document": document.code.value,
            "d_number": document.d_number or None,
            "format": form,
            "file": f"{document.file_stem}.{form}" if form else None,
            "sha256": hashlib.sha256(content).hexdigest() if form else None,
            "draft": document.draft,
            "wording_version": document.wording_version,
            "letterhead_version": document.letterhead_version,
            "checklist_version": document.checklist_version,
            "subject_index": document.subject_index,
            "checks": [check.to_dict() for check in document.checks],
        }


def _write(out: Path, manifest: list[dict[str, Any]], documents: list[DrawnDocument]) -> None:
    """All the files in a folder beside, then moved into place one by one, the manifest last."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".letters-", dir=out.parent))
    try:
        for document in documents:
            for form, content in _files(document):
                (beside / f"{document.file_stem}.{form}").write_bytes(content)
        (beside / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")
        if not out.exists():
            beside.chmod(0o755)
            beside.rename(out)
            return
        for stale in _of_an_earlier_run(out, documents):
            stale.unlink()
        for path in sorted(beside.iterdir(), key=lambda path: path.name == MANIFEST):
            path.replace(out / path.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _of_an_earlier_run(out: Path, documents: list[DrawnDocument]) -> list[Path]:
    """Files of the same documents from before: one that is blocked now must not lie there as if it had
    passed.
    """
    codes = "|".join(sorted({document.code.value for document in documents}))
    pattern = re.compile(rf"(?:{codes})(?:-\d+)?\.(?:docx|pdf|txt)")
    return [path for path in out.iterdir() if pattern.fullmatch(path.name)]


def _refused(args: argparse.Namespace, code: str, message: str) -> int:
    if args.json:
        print(json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False))
    print(message, file=sys.stderr)
    return BAD_INPUT


def _told(documents: list[DrawnDocument]) -> int:
    """What a person wants to know: what was drawn, what was stopped and why."""
    for document in documents:
        state = "not drawn up" if document.is_blocked else "draft" if document.draft else "ready"
        print(f"{document.file_stem}: {state}", file=sys.stderr)
        for check in document.checks:
            if check.failed:
                print(f"  {check.level}: {check.message}", file=sys.stderr)
    return CHECK_FAILED if any(document.is_blocked for document in documents) else DONE
