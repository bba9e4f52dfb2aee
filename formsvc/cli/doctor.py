"""``formsvc doctor``: what is installed, missing or misconfigured, with the remedy. Changes nothing."""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import sys
from collections.abc import Callable
from typing import Any

from formsvc.cli.checkup import keys, machine
from formsvc.cli.checkup.found import Check, Found, State, looked_at
from formsvc.settings import Settings, SettingsError, load_settings

DONE, FAILED = 0, 1


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "doctor", help="say what is installed, missing or misconfigured"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with contextlib.redirect_stdout(sys.stderr):  # what a part logs while it is looked at is no result
        found = {part: looked_at(check) for part, check in checks().items()}
    well = all(one.state is State.OK for one in found.values())
    if args.json:
        print(json.dumps({"ok": well, "checks": [_as_json(part, one) for part, one in found.items()]}))
    else:
        for part, one in found.items():
            print(f"{one.state:14} {part}: {one.says}")
            if one.remedy:
                print(f"{'':14} → {one.remedy}")
    return DONE if well else FAILED


def checks() -> dict[str, Check]:
    """Every check by the part it looks at; those that need settings only when the settings are valid."""
    known: dict[str, Check] = {
        "Python": machine.python,
        "letter libraries": machine.letter_libraries,
        "Tesseract": machine.tesseract,
        "page assets": machine.page_assets,
        "letter font": machine.fonts,
        "clock": machine.clock,
        "settings": keys.settings,
    }
    try:
        settings = load_settings()
    except SettingsError:
        return known
    return known | {part: functools.partial(check, settings) for part, check in _with_settings().items()}


def _with_settings() -> dict[str, Callable[[Settings], Found]]:
    return {
        "key file": keys.key_file,
        "session key": keys.session_key,
        "disk": machine.disk,
        "letter templates": _late("parts", "letter_templates"),
        "page templates": _late("parts", "page_templates"),
        "reading engine": _late("parts", "reading_engine"),
        "queue": _late("parts", "queue"),
        "virus checker": _late("parts", "virus_checker"),
        "scan folder": _late("arrivals", "scan_folder"),
        "mailbox": _late("arrivals", "mailbox"),
        "database": _late("data", "database"),
        "writing": _late("data", "writable"),
        "audit log": _late("data", "audit_log"),
        "demonstration": _late("data", "demonstration"),
    }


def _late(module: str, name: str) -> Callable[[Settings], Found]:
    """A check whose module is imported when it is asked, so that an absent package fails it alone."""

    def check(settings: Settings) -> Found:
        from importlib import import_module

        found: Found = getattr(import_module(f"formsvc.cli.checkup.{module}"), name)(settings)
        return found

    return check


def _as_json(part: str, found: Found) -> dict[str, str]:
    return {"part": part, "state": found.state, "says": found.says, "remedy": found.remedy}
