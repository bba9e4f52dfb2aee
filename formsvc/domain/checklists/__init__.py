"""The published versions of the checklist. An assessment keeps the version that it was answered under."""

from __future__ import annotations

from formsvc.domain.checklist import Checklist
from formsvc.domain.checklists import v2026_11
from formsvc.domain.errors import NotFound

_VERSIONS = {checklist.version: checklist for checklist in (v2026_11.CHECKLIST,)}
CURRENT_VERSION = v2026_11.CHECKLIST.version


def current() -> Checklist:
    """The version that new assessments are answered under."""
    return _VERSIONS[CURRENT_VERSION]


def get(version: str) -> Checklist:
    """A version by its name. Raises ``NotFound`` for one that was never published."""
    if version not in _VERSIONS:
        raise NotFound(f"There is no checklist {version[:20]}.")
    return _VERSIONS[version]
