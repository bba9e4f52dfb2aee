"""The published versions of the checklist. An assessment keeps the version that it was answered under."""

from __future__ import annotations

from collections.abc import Sequence

from formsvc.domain.checklist import Checklist
from formsvc.domain.checklists import v2026_11
from formsvc.domain.errors import NotFound

_VERSIONS = {checklist.version: checklist for checklist in (v2026_11.CHECKLIST,)}
CURRENT_VERSION = v2026_11.CHECKLIST.version  # of those that the program brings
_OWN: dict[str, Checklist] = {}


def current() -> Checklist:
    """The version that new assessments are answered under: the practice's own, if it has one."""
    return list(_OWN.values())[-1] if _OWN else _VERSIONS[CURRENT_VERSION]


def published() -> Checklist:
    """The newest version that the program brings, without anything that a practice adds."""
    return _VERSIONS[CURRENT_VERSION]


def get(version: str) -> Checklist:
    """A version by its name. Raises ``NotFound`` for one that was never published."""
    found = _OWN.get(version) or _VERSIONS.get(version)
    if found is None:
        raise NotFound(f"There is no checklist {version[:20]}.")
    return found


def take_up(own: Sequence[Checklist]) -> None:
    """Set, once at the start, the versions with the practice's own additions; the last is in use."""
    _OWN.clear()
    _OWN.update({checklist.version: checklist for checklist in own})
