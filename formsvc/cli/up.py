"""``formsvc up``: migrate, then start every line of the Procfile together; when one stops, all stop."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("up", help="start web and worker together")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.bootstrap import build, upgrade_database
    from formsvc.cli.migrate import evaluate_again
    from formsvc.cli.ready import check_ready
    from formsvc.settings import HOUSE

    services = build()
    upgrade_database(services)
    evaluate_again(services)
    check_ready()
    commands = Path(sys.executable).parent
    os.environ["PATH"] = f"{commands}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ["PYTHONUNBUFFERED"] = "1"
    honcho = str(commands / "honcho")
    os.execv(honcho, [honcho, "--procfile", str(HOUSE / "Procfile"), "start", *_started()])  # noqa: S606


def _started() -> list[str]:
    """The lines of the Procfile that the settings call for."""
    from formsvc.settings import load_settings

    settings = load_settings()
    watch = ["watch"] if settings.scan_folder else []
    return ["web", "worker", *watch, *(["mail"] if settings.mail.host else [])]
