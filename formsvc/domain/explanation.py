"""Findings with their reasons."""

from __future__ import annotations

from formsvc.domain.codes import ReleaseGate
from formsvc.domain.finding import Finding
from formsvc.domain.rules import Facts, Ruling


def findings_for(
    case: Facts, ruling: Ruling, read: tuple[str, ...], gates: tuple[ReleaseGate, ...]
) -> tuple[Finding, ...]:
    """What decided, then what each answer that was read amounts to, then the open gates."""
    return ()
