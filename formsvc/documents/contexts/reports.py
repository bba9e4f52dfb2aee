"""Reports and referrals: statements from the record by section, and what the author adds (D13 to D18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.disclosures import ResponseContext, response
from formsvc.documents.contexts.frame import Frame, number_name
from formsvc.documents.contexts.internal import internal_frame, words_for
from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.letter import CaseFile
from formsvc.domain.sharing import DETAILS, SECTIONS

PARTS = {
    "victim": "the person at risk of harm",
    "alleged_perpetrator": "the person the concern is about",
    "suspect": "the person the concern is about",
    "offender": "the person the concern is about",
    "child_at_risk": "the child",
    "child": "the child",
    "adult_at_risk": "the adult at risk",
    "parent_or_carer": "a parent or carer",
    "family_member": "a member of the family",
    "witness": "a witness",
    "missing_person": "the missing person",
}


@dataclass(frozen=True, kw_only=True)
class ReportContext(ResponseContext):
    """A reply that is arranged as a report about one person. ``sections`` and ``said`` have every key."""

    part: str
    initials: str
    sections: Mapping[str, tuple[ScheduleItem, ...]]
    said: Mapping[str, str]
    other_statements: tuple[ScheduleItem, ...]
    what_we_ask: str
    safe_contact: str
    views_capacity: str
    decided_name: str
    decided_role: str


@dataclass(frozen=True, kw_only=True)
class ConfidentialContext(Frame):
    """The sheet beside a report that a parent is not to read (D15, 9)."""

    text: str
    reason: str
    name: str
    date_of_birth: date | None
    nhs_number: str
    number_name: str


@dataclass(frozen=True, kw_only=True)
class ReferralContext(Frame):
    """D17 and D18: the content for the local form, in its order."""

    name: str
    date_of_birth: date | None
    address: tuple[str, ...]
    nhs_number: str
    number_name: str
    concern: str
    what_we_ask: str
    sections: Mapping[str, tuple[ScheduleItem, ...]]
    said: Mapping[str, str]
    other_statements: tuple[ScheduleItem, ...]
    consent: str
    told: str
    not_told_because: str
    safe_contact: str
    capacity: str
    referrer_name: str
    referrer_role: str
    of_age_16_or_17: bool


def report(case: CaseFile) -> ReportContext:
    """The reply of ``response`` with its statements in sections and the author's own words."""
    reply = response(case)
    by = case.decision.decided_by
    values = {name: getattr(reply, name) for name in reply.__dataclass_fields__}
    return ReportContext(
        **values,
        part=part_of(case),
        initials=initials_of(case.subject.name),
        sections=by_section(case.decision.schedule),
        said=said_by(case),
        other_statements=unplaced(case.decision.schedule),
        what_we_ask=case.decision.what_we_ask,
        safe_contact=case.subject.safe_contact,
        views_capacity=words_for(case.answer("capacity")),
        decided_name=by.name if by else "",
        decided_role=by.role if by else "",
    )


def confidential_sheet(case: CaseFile) -> ConfidentialContext:
    reply = response(case)
    frame = {name: getattr(reply, name) for name in Frame.__dataclass_fields__}
    return ConfidentialContext(
        **frame,
        text=case.detail("confidential_sheet"),
        reason=case.detail("confidential_reason"),
        name=reply.name,
        date_of_birth=reply.date_of_birth,
        nhs_number=reply.nhs_number,
        number_name=reply.number_name,
    )


def referral(case: CaseFile) -> ReferralContext:
    by = case.decision.authorised_by or case.decision.decided_by or case.handler
    return ReferralContext(
        **internal_frame(case),
        name=case.subject.name,
        date_of_birth=case.subject.date_of_birth,
        address=case.subject.address,
        nhs_number=case.subject.nhs_number,
        number_name=number_name(case.sender.nation),
        concern=case.decision.concern,
        what_we_ask=case.decision.what_we_ask,
        sections=by_section(case.decision.schedule),
        said=said_by(case),
        other_statements=unplaced(case.decision.schedule),
        consent=case.answer("consent_status"),
        told=case.answer("inform_patient"),
        not_told_because=case.decision.not_told_because,
        safe_contact=case.subject.safe_contact,
        capacity=words_for(case.answer("capacity")),
        referrer_name=by.name if by else "",
        referrer_role=by.role if by else "",
        of_age_16_or_17=case.context.get("subject_age") == "16_17",
    )


def by_section(schedule: tuple[ScheduleItem, ...]) -> dict[str, tuple[ScheduleItem, ...]]:
    return {key: tuple(entry for entry in schedule if entry.section == key) for key in sorted(SECTIONS)}


def unplaced(schedule: tuple[ScheduleItem, ...]) -> tuple[ScheduleItem, ...]:
    return tuple(entry for entry in schedule if not entry.section)


def said_by(case: CaseFile) -> dict[str, str]:
    return {key: case.detail(key) for key in sorted(DETAILS)}


def part_of(case: CaseFile) -> str:
    role = case.subject.role or str(case.context.get("subject_role", ""))
    return PARTS.get(role, "a person in the matter")


def initials_of(name: str) -> str:
    return " ".join(word[0].upper() for word in name.replace("-", " ").split() if word[0].isalpha())
