"""The command line. JSON goes to standard output, words to standard error; 0 done, 1 failed, 2 bad input."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from formsvc import __version__
from formsvc.settings import SettingsError

# Imported only when asked for: judging a case must not wait for the letter press.
COMMANDS = {
    "evaluate": "judge one or many cases against the checklist",
    "extract": "read a document and print the suggested form fields",
    "letters": "draw up the documents that a case calls for",
    "audit": "verify the audit log",
    "quarantine": "list the files that were refused",
    "doctor": "say what is installed, missing or misconfigured",
    "keys": "make or add a key-encryption key",
    "migrate": "bring the database to what this version expects",
    "practice": "set up the practice",
    "users": "add a colleague, set a password, list colleagues",
    "demo": "fill a demonstration database",
    "web": "serve the pages",
    "worker": "read, evaluate and draw up in the background",
    "fetch-mail": "take in what arrives in the mailbox",
    "watch": "take what a scanner puts into its folder",
    "up": "start web and worker together",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="formsvc",
        description="Judges and answers requests for patient information. Code finds; people decide.",
    )
    parser.add_argument("--version", action="version", version=f"formsvc {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = next((word for word in words if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        if name == asked:
            importlib.import_module(f"formsvc.cli.{name.replace('-', '_')}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    args = parser.parse_args(words)
    try:
        code: int = args.run(args)
    except SettingsError as error:
        print(f"formsvc: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return code
