"""The services of this worker process, handed over once before the actors are imported."""

from __future__ import annotations

from formsvc.bootstrap import Services

_PARTS: list[Services] = []


def use(parts: Services) -> None:
    """Let the actors of this process work with these services."""
    _PARTS[:] = [parts]


def services() -> Services:
    if not _PARTS:
        raise RuntimeError("The worker has no services. Start it with: formsvc worker")
    return _PARTS[0]
