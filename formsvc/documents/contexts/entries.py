"""What a record entry may say, by whose record it is for. The pointer for an alleged perpetrator knows the
least.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from formsvc.documents.contexts.disclosures import power_of, withheld_classes
from formsvc.documents.contexts.internal import ADVISERS, words_for
from formsvc.documents.typed_values import format_date
from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import (
    POINTER_CAUTION,
    EntryKind,
    caution_of,
    kind_of_entry,
    plain_characters,
)

_DECISIONS = {
    "CHALLENGE": "more information asked for",
    "DECLINE": "not shared",
    "SEEK_ADVICE": "not yet made; advice asked for",
    "EMERGENCY_DISCLOSURE": "shared in part, at once, because of immediate risk",
}
_GROUNDS = {
    "consent": "consent",
    "public_interest": "public interest (risk of death or serious harm, or serious crime)",
    "overall_benefit": "overall benefit of a person who cannot decide",
}
_NOT_TOLD = {
    "unsafe": "it would not be safe",
    "would_prejudice": "it could harm an enquiry",
    "not_practicable": "it is not practicable",
}
_CONSENT = {
    "given": "given",
    "implied_direct_care": "implied, for direct care",
    "refused": "declined",
    "withdrawn": "withdrawn",
    "not_sought": "not asked",
    "not_applicable": "not applicable",
}


_RELATIVE_DETAILS = (
    "relationship", "plan_status", "bears_on", "parental_responsibility", "proxy_access", "papers_kept",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class EntryContext:
    """D10: the person the request is about, or at risk."""

    ours: str
    received_on: date | None
    channel: str
    requester: tuple[str, ...]
    theirs: str
    checked: str
    checked_on: date | None
    verified: bool
    asked_for: str
    consent: str
    consent_date: date | None
    knows_contents: str
    capacity_lacking: bool
    ground: str
    decision: str
    shared: tuple[ScheduleItem, ...]
    withheld_because: tuple[str, ...]
    advice: tuple[str, ...]
    by_name: str
    by_role: str
    by_at: datetime | None
    authorised: bool
    sent_to: str
    told: str
    told_on: date | None
    not_told_because: str
    review_on: date | None
    safe_contact: str
    caution: str


@dataclass(frozen=True, kw_only=True)
class PointerContext:
    """D11: nothing that says what, who or why; more only by a named safeguarding lead's decision (P-5)."""

    ours: str
    staff_action: str
    longer: bool
    status: str
    status_source: str
    knows: str
    knows_how: str
    review_on: date | None
    caution: str


@dataclass(frozen=True, kw_only=True)
class RelativeContext:
    """D12: a child, a parent or another of the family. Nobody's story but their own."""

    ours: str
    is_child: bool
    relationship: str
    plan_status: str
    bears_on: str
    parental_responsibility: str
    proxy_access: str
    papers_kept: str
    agency: str
    decision: str
    shared: tuple[ScheduleItem, ...]
    by_name: str
    by_role: str
    by_at: datetime | None
    told: str
    review_on: date | None
    caution: str


def entry(case: CaseFile) -> EntryContext | PointerContext | RelativeContext:
    """The entry for this subject's own record and no other."""
    match kind_of_entry(case):
        case EntryKind.POINTER:
            return pointer_of(case)
        case EntryKind.RELATIVE:
            return _relative(case)
        case _:
            return _subject(case)


def _subject(case: CaseFile) -> EntryContext:
    decision, request, check = case.decision, case.request, case.verification
    by = decision.authorised_by or decision.decided_by
    tips_off = case.answer("tipping_off_risk") == "yes"
    return EntryContext(
        ours=case.reference or "not yet given",
        received_on=case.received_on,
        channel=case.channel,
        requester=() if tips_off else tuple(p for p in (request.requester_org, request.requester_role) if p),
        theirs="" if tips_off else request.reference,
        checked=check.method,
        checked_on=check.on,
        verified=case.answer("source_verified") == "yes",
        asked_for="" if tips_off else request.information_sought.rstrip(". "),
        consent=_CONSENT.get(case.answer("consent_status"), ""),
        consent_date=decision.consent_date if case.answer("consent_status") == "given" else None,
        knows_contents=case.answer("consent_informed"),
        capacity_lacking=case.answer("capacity") == "lacks_capacity",
        ground=ground_words(case),
        decision=decision_words(case),
        shared=decision.schedule if _shares(case) else (),
        withheld_because=tuple(_short(c) for c in withheld_classes(case)) if _shares(case) else (),
        advice=tuple(_advice_words(case)),
        by_name=by.name if by else "",
        by_role=by.role if by else "",
        by_at=decision.authorised_at or decision.at,
        authorised=decision.authorised_by is not None,
        sent_to=decision.sent_to,
        told=case.answer("inform_patient") if _shares(case) else "nothing_shared",
        told_on=decision.told_on,
        not_told_because=decision.not_told_because or _NOT_TOLD.get(case.answer("inform_patient"), ""),
        review_on=decision.review_on,
        safe_contact=case.subject.safe_contact,
        caution=caution_of(case),
    )


def pointer_of(case: CaseFile) -> PointerContext:
    decision, subject = case.decision, case.subject
    longer = bool(decision.longer_entry_agreed_by)
    return PointerContext(
        ours=case.reference or "not yet given",
        staff_action=decision.staff_action,
        longer=longer,
        status=decision.person_status if longer else "",
        status_source=decision.person_status_source if longer else "",
        knows=subject.knows if longer else "unknown",
        knows_how=subject.knows_how if longer else "",
        review_on=decision.review_on if longer else None,
        caution=POINTER_CAUTION,
    )


def _relative(case: CaseFile) -> RelativeContext:
    by = case.decision.authorised_by or case.decision.decided_by
    tips_off = case.answer("tipping_off_risk") == "yes"
    return RelativeContext(
        ours=case.reference or "not yet given",
        is_child=case.is_child,
        **{key: plain_characters(case.detail(key)).rstrip(". ") for key in _RELATIVE_DETAILS},
        agency="" if tips_off else case.request.requester_org,
        decision=decision_words(case),
        shared=case.decision.schedule if _shares(case) else (),
        by_name=by.name if by else "",
        by_role=by.role if by else "",
        by_at=case.decision.authorised_at or case.decision.at,
        told=case.answer("inform_patient") if _shares(case) else "nothing_shared",
        review_on=case.decision.review_on,
        caution=caution_of(case),
    )


def _short(reason_class: str) -> str:
    """The class of a reason as the record says it; the letter speaks to the requester."""
    return reason_class.replace(" that you gave", "").replace("been given enough reason", "enough reason")


def _shares(case: CaseFile) -> bool:
    return case.outcome.startswith("DISCLOSE") or case.outcome == "EMERGENCY_DISCLOSURE"


def decision_words(case: CaseFile) -> str:
    if case.outcome in _DECISIONS:
        return _DECISIONS[case.outcome]
    if "nil_return" in case.evaluation.flags:
        return "nothing held that was asked for"
    return "shared in part" if str(case.evaluation.scope) == "narrowed" else "shared as asked"


def ground_words(case: CaseFile) -> str:
    gateway = str(case.evaluation.gateway)
    if gateway == "required_by_law":
        return plain_characters(
            f"required by law ({power_of(case)})" if power_of(case) else "required by law"
        )
    return _GROUNDS.get(gateway, "")


def _advice_words(case: CaseFile) -> list[str]:
    """Role and date, never what was said (D08: advice of a defence organisation is never quoted)."""
    return [
        ADVISERS.get(given.adviser, words_for(given.adviser))
        .lower()
        .replace("caldicott guardian", "Caldicott Guardian")
        + (f", {format_date(given.on)}" if given.on else "")
        for given in case.advice
    ]
