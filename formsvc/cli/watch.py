"""``formsvc watch``: take what a scanner puts into the folder that a setting names, until told to stop."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from formsvc.settings import SettingsError


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("watch", help="take what a scanner puts into its folder")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from formsvc.cli.arrivals import receiving_practice, until_told_to_stop
    from formsvc.cli.ready import check_ready
    from formsvc.security.logs import configure_logs
    from formsvc.worker.watch import Watch

    services = check_ready()
    settings = services.settings
    if not settings.scan_folder:
        raise SettingsError("Set FORMSVC_SCAN_FOLDER to the folder that your scanner writes into.")
    if not Path(settings.scan_folder).is_dir():
        raise SettingsError("FORMSVC_SCAN_FOLDER is no folder. Make it, and let this account write in it.")
    configure_logs(settings.log_level)
    until_told_to_stop(Watch(services, receiving_practice(services)).run)
    return 0
