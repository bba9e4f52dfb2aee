"""What the processes that take in unattended share: whose requests they begin, and when they stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

from formsvc.bootstrap import Services
from formsvc.domain.people import PracticeId
from formsvc.settings import SettingsError


def receiving_practice(services: Services) -> PracticeId:
    """The practice that what arrives belongs to. Raises ``SettingsError`` when that is not plain."""
    wanted = services.settings.intake_practice
    found = [one for one in services.practices() if wanted in ("", one.ods_code)]
    if len(found) != 1:
        raise SettingsError(
            "Set FORMSVC_INTAKE_PRACTICE to the ODS code of the practice that what arrives belongs to."
            if found or wanted
            else "Add a practice first: formsvc practice add"
        )
    return found[0].id


def until_told_to_stop(run: Callable[[threading.Event], None]) -> None:
    """Run until SIGTERM or SIGINT; what is in hand is finished."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(stop)
