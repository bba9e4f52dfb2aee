"""``formsvc extract``: read a document as the worker would and print the suggested form fields.

The contract is ``formsvc-intake/1``: one JSON object on standard output, a list for several files. A refused
file gives an error object there with ``--json``, words on standard error, and exit code 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from formsvc.intake.fields import suggest
from formsvc.intake.read import read_document
from formsvc.intake.refusals import Refused

DONE, BAD_INPUT = 0, 2
FIRST_PAGES = 8
ENGINES = ("auto", "rapidocr", "tesseract")


class _CannotOpen(Exception):
    """A path that leads to nothing we can read."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "extract",
        help="read a document and print the suggested form fields",
        description="Read scans, PDF, Word and mail files, each in the cage, and print the suggested fields "
        "of the request form as JSON: one object for one file, a list for several.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a PDF, picture, Word or mail file")
    parser.add_argument("--json", action="store_true", help="print errors as JSON too")
    parser.add_argument(
        "--pages", type=_page_count, default=FIRST_PAGES, metavar="N",
        help=f"read at most the first N pages (default {FIRST_PAGES})",
    )  # fmt: skip
    parser.add_argument(
        "--engine", choices=ENGINES, default="auto", help="what reads pictures (default: the best there is)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read every file; one that is refused does not keep the others from being read."""
    results: list[Mapping[str, Any]] = []
    code = DONE
    for name in args.files:
        try:
            results.append(_extract(name, pages=args.pages, engine=args.engine))
        except (Refused, _CannotOpen) as error:
            print(f"{Path(name).name}: {error}", file=sys.stderr)
            results.append(_error(name, error, several=len(args.files) > 1))
            code = BAD_INPUT
    shown = results if args.json else [result for result in results if "error" not in result]
    if len(args.files) > 1:
        print(json.dumps(shown, ensure_ascii=False))
    elif shown:
        print(json.dumps(shown[0], ensure_ascii=False))
    return code


def _extract(name: str, *, pages: int, engine: str) -> Mapping[str, Any]:
    path = Path(name)
    _check_can_open(path)
    try:
        result = read_document(path, pages=pages, engine=engine)
    except OSError as error:
        raise _CannotOpen(
            f"The file could not be read ({error.strerror or 'disk error'}). Check it and try again."
        ) from error
    return suggest(result.document).to_dict(path.name)


def _check_can_open(path: Path) -> None:
    if path.is_dir():
        raise _CannotOpen("This is a folder. Name the files in it.")
    if not path.is_file():
        raise _CannotOpen("There is no such file. Check the name.")
    try:
        with path.open("rb"):
            return
    except OSError as error:
        raise _CannotOpen(
            "You may not read this file. Ask for access, or copy it to where you may."
        ) from error


def _error(name: str, error: Exception, *, several: bool) -> Mapping[str, Any]:
    code = error.code if isinstance(error, Refused) else "UP-04"
    found: dict[str, Any] = {"error": {"code": code, "message": str(error)}}
    return {"file": Path(name).name, **found} if several else found


def _page_count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError("give a number of pages, 1 or more")
    return number
