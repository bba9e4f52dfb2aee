"""Letters to the person: what we shared about them (D09), or whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.disclosures import power_of
from formsvc.documents.contexts.frame import Frame, FrameParts, frame_of
from formsvc.domain.letter import CaseFile


@dataclass(frozen=True, kw_only=True)
class NotificationContext(Frame):
    organisation: str
    items: tuple[str, ...]
    before: bool
    shared_on: date | None
    ground: str
    power: str
    someone_was_in_danger: bool
    something_kept_back: bool


@dataclass(frozen=True, kw_only=True)
class ConsentContext(Frame):
    organisation: str
    information_sought: str
    purpose: str
    reply_by: date | None


def notification(case: CaseFile) -> NotificationContext:
    return NotificationContext(
        **_to_patient(case),
        organisation=case.request.requester_org,
        items=tuple(entry.item for entry in case.decision.schedule),
        before=case.answer("inform_patient") == "before",
        shared_on=case.letter_date,
        ground=str(case.evaluation.gateway),
        power=power_of(case),
        someone_was_in_danger=case.outcome == "EMERGENCY_DISCLOSURE",
        something_kept_back=bool(case.decision.withheld),
    )


def consent(case: CaseFile) -> ConsentContext:
    return ConsentContext(
        **_to_patient(case),
        organisation=case.request.requester_org,
        information_sought=case.request.information_sought.rstrip(". "),
        purpose=case.request.purpose.rstrip(". "),
        reply_by=case.reply_by,
    )


def _to_patient(case: CaseFile) -> FrameParts:
    parts = frame_of(case, addressee=(case.subject.name, *case.subject.address), salutation=case.subject.name)
    return {**parts, "theirs": ""}
