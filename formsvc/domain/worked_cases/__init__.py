"""Worked cases, all invented: those of the decision guide (section 6), and more for the other rules."""

from __future__ import annotations

from formsvc.domain.errors import NotFound
from formsvc.domain.worked_cases import (
    p28_to_p39,
    p40_to_p51,
    p52_to_p63,
    p64_to_p75,
    p76_to_p85,
    s01_to_s08,
    s09_to_s16,
    w17_to_w27,
)
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES: tuple[WorkedCase, ...] = (
    *s01_to_s08.CASES,
    *s09_to_s16.CASES,
    *w17_to_w27.CASES,
    *p28_to_p39.CASES,
    *p40_to_p51.CASES,
    *p52_to_p63.CASES,
    *p64_to_p75.CASES,
    *p76_to_p85.CASES,
)


def worked_case(case_id: str) -> WorkedCase:
    """A case by its id. Raises ``NotFound``."""
    for case in CASES:
        if case.id == case_id:
            return case
    raise NotFound("There is no such worked case.")


__all__ = ["CASES", "WorkedCase", "worked_case"]
