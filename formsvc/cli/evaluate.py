"""``formsvc evaluate``: what the checklist makes of cases in a file. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from formsvc.cli.structured_file import BadFile, read_documents
from formsvc.domain.context import Answers, Context, answers_from, context_from
from formsvc.domain.errors import DomainError
from formsvc.domain.evaluation import evaluate

DONE, BAD_INPUT = 0, 2


class Case(NamedTuple):
    """One case as it stood in a file."""

    id: str | int | None
    context: Context
    answers: Answers


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "evaluate",
        help="say what the checklist makes of the cases in a file",
        description="Read cases from YAML or JSON files (- for standard input) and print what the "
        "checklist makes of "
        "each, as a JSON list. A case has a context and answers; a file holds one case, or a list under "
        "“scenarios”.",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a YAML or JSON file, or - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="print errors as JSON too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Evaluate every case of every file, or none when one of them cannot be read."""
    try:
        cases = [case for name in args.files for case in cases_in(name)]
    except BadFile as error:
        print(error, file=sys.stderr)
        if args.json:
            print(json.dumps({"error": {"code": error.code, "message": str(error)}}, ensure_ascii=False))
        return BAD_INPUT
    _print_evaluations(cases)
    return DONE


def cases_in(name: str) -> Iterator[Case]:
    """The cases of one file, in order. Raises ``BadFile`` with the number of the case that is at fault."""
    documents = read_documents(name)
    if not documents:
        raise BadFile("no_case", f"{name} is empty. Give at least one case.")
    for document in documents:
        yield from _cases_of(document, name)


def _cases_of(document: Any, name: str) -> Iterator[Case]:
    if isinstance(document, dict) and "scenarios" in document:
        document = document["scenarios"]
        if not isinstance(document, list):
            raise BadFile("bad_case", f"{name}: “scenarios” must be a list of cases.")
    if not isinstance(document, list):
        document = [document]
    for number, case in enumerate(document, start=1):
        yield _case(case, f"{name}, case {number}")


def _case(case: Any, place: str) -> Case:
    if not isinstance(case, dict) or "context" not in case:
        raise BadFile("bad_case", f"{place}: a case must have a “context” and “answers”.")
    identifier = case.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | None):
        raise BadFile("bad_case", f"{place}: its “id” must be a word or a number.")
    try:
        return Case(identifier, context_from(case["context"]), answers_from(case.get("answers")))
    except DomainError as error:
        raise BadFile("bad_case", f"{place}: {error}") from None


def _print_evaluations(cases: list[Case]) -> None:
    write = sys.stdout.write
    write("[")
    for number, case in enumerate(cases):
        found = {"id": case.id, **evaluate(case.context, case.answers).to_dict()}
        write(",\n" if number else "\n")
        write(json.dumps(found, ensure_ascii=False))
    write("\n]\n")
