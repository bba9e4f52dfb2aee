"""What goes out with information in it: the reply, its schedule, and the note of an emergency call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from formsvc.documents.contexts.frame import Frame, FrameParts, number_name, to_requester
from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.letter import CaseFile

# The law by name, for a reader outside the practice (decision guide 3.1).
POWERS = {
    "court_order": "an order of the court",
    "production_order": "a production order of the court",
    "coroner_notice": "the coroner’s notice under Schedule 5 to the Coroners and Justice Act 2009",
    "rta_s172": "section 172 of the Road Traffic Act 1988",
    "terrorism_s19": "section 19 of the Terrorism Act 2000",
    "terrorism_s38b": "section 38B of the Terrorism Act 2000",
    "fgm_s5b": "section 5B of the Female Genital Mutilation Act 2003",
    "asp_s10": "section 10 of the Adult Support and Protection (Scotland) Act 2007",
    "care_act_s45": "section 45 of the Care Act 2014",
    "ca2004_s16d": "section 16D of the Children Act 2004",
    "ca2004_s16h": "section 16H of the Children Act 2004",
    "ca2004_s16n": "section 16N of the Children Act 2004",
    "ca2004_s16la": "section 16LA of the Children Act 2004",
    "sswba_s137": "section 137 of the Social Services and Well-being (Wales) Act 2014",
    "ni_cla_s5": "section 5 of the Criminal Law Act (Northern Ireland) 1967",
    "inquiry_notice": "the notice under section 21 of the Inquiries Act 2005",
}

# Reasons for keeping back, as classes that do not reveal what was kept back (documents guide D03).
_REASON_CLASSES = (
    (
        ("other_people", "third", "other people", "about someone else"),
        "information that is not about the person",
    ),
    (("extra_protected", "protected", "restricted"), "information that a particular law protects"),
    (("not_held", "not held"), "information that we do not hold"),
    (
        ("not_justified", "enough information"),
        "information that we have not been given enough reason to share",
    ),
)
_NOT_NECESSARY = "information that is not necessary for the purpose that you gave"
_ABOUT_SAFETY = frozenset({"victim", "child_at_risk", "adult_at_risk"})


class _Identity(TypedDict):
    name: str
    date_of_birth: date | None
    nhs_number: str
    number_name: str


class _Authoriser(TypedDict):
    authorised_name: str
    authorised_role: str


@dataclass(frozen=True, kw_only=True)
class ResponseContext(Frame):
    template: str
    ground: str
    power: str
    consent_date: date | None
    consent_scope: str
    purpose: str
    name: str
    date_of_birth: date | None
    nhs_number: str
    number_name: str
    schedule: tuple[ScheduleItem, ...]
    searched: str
    searched_from: str
    searched_to: str
    partial: bool
    withheld_because: tuple[str, ...]
    told: str
    told_on: date | None
    someone_at_risk: bool
    emergency: bool
    nil_return: bool
    for_health_professional: bool
    capacity_lacking: bool
    is_child: bool
    authorised_name: str
    authorised_role: str


@dataclass(frozen=True, kw_only=True)
class ScheduleContext(Frame):
    name: str
    date_of_birth: date | None
    nhs_number: str
    number_name: str
    schedule: tuple[ScheduleItem, ...]
    withheld_because: tuple[str, ...]
    authorised_name: str
    authorised_role: str


@dataclass(frozen=True, kw_only=True)
class EmergencyContext(Frame):
    at: datetime | None
    who_rang: str
    how_checked: str
    danger: str
    told_what: str
    told_whom: str
    number_used: str
    could_not_wait: str
    tried_to_reach: str
    decided_name: str
    decided_role: str
    told_person: str
    not_told_because: str
    consent: str


def response(case: CaseFile) -> ResponseContext:
    decision, evaluation = case.decision, case.evaluation
    return ResponseContext(
        **_addressed(case),
        template=str(evaluation.response_template or "agency_letter"),
        ground=str(evaluation.gateway),
        power=power_of(case),
        consent_date=decision.consent_date,
        consent_scope=decision.consent_scope,
        purpose=case.request.purpose.rstrip(". "),
        **_identity(case),
        schedule=decision.schedule,
        searched=decision.searched,
        searched_from=decision.searched_from,
        searched_to=decision.searched_to,
        partial=str(evaluation.scope) == "narrowed" and not is_emergency(case),
        withheld_because=withheld_classes(case),
        told=case.answer("inform_patient"),
        told_on=decision.told_on,
        someone_at_risk=_someone_at_risk(case),
        emergency=is_emergency(case),
        nil_return="nil_return" in evaluation.flags,
        for_health_professional="health_professional_inspects_only" in evaluation.flags,
        capacity_lacking=case.answer("capacity") == "lacks_capacity",
        is_child=case.is_child,
        **_authoriser(case),
    )


def schedule(case: CaseFile) -> ScheduleContext:
    return ScheduleContext(
        **_addressed(case),
        **_identity(case),
        schedule=case.decision.schedule,
        withheld_because=withheld_classes(case),
        **_authoriser(case),
    )


def emergency(case: CaseFile) -> EmergencyContext:
    call = case.emergency
    decider = call.decided_by or case.decision.decided_by
    return EmergencyContext(
        **to_requester(case),
        at=call.at or case.decision.at,
        who_rang=call.who_rang,
        how_checked=call.how_checked or _checked_words(case),
        danger=call.danger,
        told_what=call.told_what or "; ".join(item.item for item in case.decision.schedule),
        told_whom=call.told_whom,
        number_used=call.number_used,
        could_not_wait=call.could_not_wait or case.decision.reason,
        tried_to_reach=call.tried_to_reach,
        decided_name=decider.name if decider else "",
        decided_role=decider.role if decider else "",
        told_person=case.answer("inform_patient"),
        not_told_because=case.decision.not_told_because,
        consent=case.answer("consent_status"),
    )


def is_emergency(case: CaseFile) -> bool:
    return case.outcome == "EMERGENCY_DISCLOSURE"


def power_of(case: CaseFile) -> str:
    """The law that requires the disclosure, by name. Schedule 2 is never one (INV-05)."""
    return case.decision.power or POWERS.get(case.answer("mandatory_basis"), "")


def withheld_classes(case: CaseFile) -> tuple[str, ...]:
    """Why something was kept back, by class; never what (documents guide D03)."""
    classes = [_reason_class(part.reason) for part in case.decision.withheld]
    return tuple(dict.fromkeys(classes))


def _reason_class(reason: str) -> str:
    words = reason.lower()
    return next((shown for marks, shown in _REASON_CLASSES if any(m in words for m in marks)), _NOT_NECESSARY)


def _someone_at_risk(case: CaseFile) -> bool:
    flags = case.evaluation.flags
    return "do_not_notify_subject" in flags or case.answer("tipping_off_risk") == "yes"


def _checked_words(case: CaseFile) -> str:
    check = case.verification
    return " ".join(part for part in (check.method, f"by {check.by}" if check.by else "") if part)


def _addressed(case: CaseFile) -> FrameParts:
    """To the requester; in an emergency whose caller was not checked, to the emergency service (INV-02)."""
    parts = to_requester(case)
    if "use_known_number_or_999" in case.evaluation.flags:
        return {
            **parts,
            "addressee": ("The duty officer", "Police control room (999 or 101)"),
            "salutation": "colleague",
        }
    return parts


def _identity(case: CaseFile) -> _Identity:
    subject = case.subject
    return {
        "name": subject.name,
        "date_of_birth": subject.date_of_birth,
        "nhs_number": subject.nhs_number,
        "number_name": number_name(case.sender.nation),
    }


def _authoriser(case: CaseFile) -> _Authoriser:
    by = case.decision.authorised_by
    return {"authorised_name": by.name if by else "", "authorised_role": by.role if by else ""}
