"""The disclosure schedule: every item that goes, and every kind of thing kept back (INV-11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StatementLabel(StrEnum):
    """What kind of statement an item is (documents guide 3.2)."""

    RECORDED_FACT = "recorded_fact"
    REPORTED = "reported"
    CLINICAL_OPINION = "clinical_opinion"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return STATEMENT_LABELS[self]


STATEMENT_LABELS = {
    StatementLabel.RECORDED_FACT: "Recorded fact",
    StatementLabel.REPORTED: "Reported",
    StatementLabel.CLINICAL_OPINION: "Clinical opinion",
    StatementLabel.NOT_KNOWN: "Not known",
}


class WithheldReason(StrEnum):
    """Reason classes that do not reveal what is kept back (documents guide, D03)."""

    NOT_NECESSARY = "not_necessary"
    NOT_JUSTIFIED = "not_justified"
    OTHER_PEOPLE = "other_people"
    EXTRA_PROTECTED = "extra_protected"
    NOT_HELD = "not_held"

    @property
    def label(self) -> str:
        return WITHHELD_LABELS[self]


WITHHELD_LABELS = {
    WithheldReason.NOT_NECESSARY: "Not necessary for the purpose",
    WithheldReason.NOT_JUSTIFIED: "Not enough information to justify sharing it",
    WithheldReason.OTHER_PEOPLE: "Information about other people",
    WithheldReason.EXTRA_PROTECTED: "Protected by a particular law",
    WithheldReason.NOT_HELD: "Not held",
}


@dataclass(frozen=True)
class ScheduleItem:
    item: str
    dates: str
    label: StatementLabel
    source: str
    section: str = ""  # of a report: one of ``sharing.SECTIONS``


@dataclass(frozen=True)
class WithheldItem:
    item: str  # for the log only, never for a letter
    reason: WithheldReason
