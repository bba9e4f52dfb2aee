"""The kinds of document: their number, wording, context and marking. One row each (decision guide 5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from formsvc.documents.contexts import disclosures, entries, internal, log, replies, to_patient
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import EntryKind, kind_of_entry

PATIENT_MARKING = "Private and confidential"


@dataclass(frozen=True)
class Part:
    """One document to draw: its wording, its number and its own frozen context."""

    wording: str
    d_number: str
    context: Any
    entry_kind: EntryKind | None = None
    for_outside_adviser: bool = False


@dataclass(frozen=True)
class Kind:
    """``parts`` gives one part for each person or adviser that the document is for."""

    code: Code
    parts: Callable[[CaseFile], tuple[Part, ...]]
    needs_subject: bool = False
    to_patient: bool = False
    with_text: bool = False


def _one(
    code: Code, d_number: str, build: Callable[[CaseFile], Any]
) -> Callable[[CaseFile], tuple[Part, ...]]:
    return lambda case: (Part(f"{code.value}/body.md", d_number, build(case)),)


_RESPONSES = {"marac_return": "D13", "mappa_return": "D14", "health_letter": "D19", "agency_letter": "D20"}
_ENTRIES = {EntryKind.SUBJECT: "D10", EntryKind.POINTER: "D11", EntryKind.RELATIVE: "D12"}
_ADVICE = {"dpo": "D07", "ig_lead": "D07", "mdo": "D08"}


def _response(case: CaseFile) -> tuple[Part, ...]:
    template = str(case.evaluation.response_template or "")
    usual = "D03" if str(case.evaluation.scope) == "narrowed" else "D02"
    for_child = case.is_child or case.context.get("requester_class") == "children_social_care"
    report = "D15" if for_child else "D16"
    number = report if template == "social_care_report" else _RESPONSES.get(template, usual)
    return (Part("response_letter/body.md", number, disclosures.response(case)),)


def _entry(case: CaseFile) -> tuple[Part, ...]:
    kind = kind_of_entry(case)
    return (Part(f"record_entry/{kind.value}.md", _ENTRIES[kind], entries.entry(case), entry_kind=kind),)


def _advice(case: CaseFile) -> tuple[Part, ...]:
    return tuple(
        Part(
            "advice_request_note/body.md",
            _ADVICE.get(context.adviser, "D06"),
            context,
            for_outside_adviser=context.outside,
        )
        for context in internal.advice(case)
    )


def _referral(case: CaseFile) -> tuple[Part, ...]:
    number = "D17" if case.is_child else "D18"
    return (Part("safeguarding_referral/body.md", number, internal.referral(case)),)


KINDS: dict[Code, Kind] = {
    kind.code: kind
    for kind in (
        Kind(Code.DECISION_LOG, _one(Code.DECISION_LOG, "D23", log.log), with_text=True),
        Kind(Code.RECORD_ENTRY, _entry, with_text=True),
        Kind(Code.RESPONSE_LETTER, _response, needs_subject=True),
        Kind(
            Code.DISCLOSURE_SCHEDULE,
            _one(Code.DISCLOSURE_SCHEDULE, "D24", disclosures.schedule),
            needs_subject=True,
        ),
        Kind(
            Code.EMERGENCY_DISCLOSURE_RECORD,
            _one(Code.EMERGENCY_DISCLOSURE_RECORD, "D25", disclosures.emergency),
            with_text=True,
        ),
        Kind(Code.CHALLENGE_LETTER, _one(Code.CHALLENGE_LETTER, "D04", replies.challenge)),
        Kind(Code.DECLINE_LETTER, _one(Code.DECLINE_LETTER, "D05", replies.decline)),
        Kind(Code.NIL_RETURN_LETTER, _one(Code.NIL_RETURN_LETTER, "D27", replies.nil_return)),
        Kind(Code.HOLDING_LETTER, _one(Code.HOLDING_LETTER, "D01", replies.holding)),
        Kind(Code.ADVICE_REQUEST_NOTE, _advice),
        Kind(
            Code.PATIENT_NOTIFICATION_LETTER,
            _one(Code.PATIENT_NOTIFICATION_LETTER, "D09", to_patient.notification),
            needs_subject=True,
            to_patient=True,
        ),
        Kind(
            Code.PATIENT_CONSENT_LETTER,
            _one(Code.PATIENT_CONSENT_LETTER, "", to_patient.consent),
            needs_subject=True,
            to_patient=True,
        ),
        Kind(Code.SAFEGUARDING_REFERRAL, _referral, needs_subject=True),
        Kind(Code.INCIDENT_REPORT, _one(Code.INCIDENT_REPORT, "", internal.incident)),
    )
}
