"""What must be so before anything is served: tables up to date, no demonstration accounts in real use."""

from __future__ import annotations

from formsvc.bootstrap import Services, build, database_is_current
from formsvc.settings import SettingsError


def check_ready() -> Services:
    """The services, or ``SettingsError`` with the remedy."""
    services = build()
    if not database_is_current(services):
        raise SettingsError("The database does not have this version's tables. Run: formsvc migrate")
    made_up = [practice for practice in services.practices() if practice.is_demonstration]
    if made_up and not services.settings.demonstration:
        raise SettingsError(
            "This database holds a demonstration practice, whose passwords everybody knows. "
            "Use a database of its own for real work, or set FORMSVC_DEMONSTRATION=yes."
        )
    return services
