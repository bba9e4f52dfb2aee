"""Provisions whose force moved or may move, and local policy (guide 1.3): settings, never constants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisions:
    """What is in force, and the practice's own policy, as handed to an evaluation."""

    vir_in_force_from: date = date(2026, 1, 12)  # PCSCA 2022 ss44A-44F, by SI 2025/1168 reg 3
    recognised_legitimate_interests_from: date = date(2026, 2, 5)  # DUAA 2025 s70, Sch 4; shown, never used
    ca2004_s16la_in_force: bool = False  # commencement not confirmed: check before release
    child_sexual_offence_reporting_duty_in_force: bool = False
    domestic_abuse_death_review_regime: str = "dhr"
    police_supervisor_rank: str = "inspector"
    consent_max_age_months: int = 6
    retrospective_record_hours: int = 24
    as_at: date | None = None  # the day the request is judged for; none: after every date above

    @property
    def vir_in_force(self) -> bool:
        """Do the victim information request rules bind the police on the day in question?"""
        return self.as_at is None or self.as_at >= self.vir_in_force_from


IN_FORCE_TODAY = Provisions()
