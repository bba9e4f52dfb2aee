"""The kinds of document: their number, wording, context and marking. One row each (decision guide 5.8)."""

from __future__ import annotations

from formsvc.documents.contexts import disclosures, entries, internal, log, replies, reports, to_patient
from formsvc.documents.contexts.needs import check_details
from formsvc.documents.extra_kinds import EXTRA_KINDS
from formsvc.documents.kind import AnyCode, Kind, Part, one
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import EntryKind, kind_of_entry

__all__ = ["ALL_KINDS", "KINDS", "PATIENT_MARKING", "AnyCode", "Kind", "Part"]

PATIENT_MARKING = "Private and confidential"


_RESPONSES = {"marac_return": "D13", "mappa_return": "D14", "health_letter": "D19", "agency_letter": "D20"}
_ENTRIES = {EntryKind.SUBJECT: "D10", EntryKind.POINTER: "D11", EntryKind.RELATIVE: "D12"}
_REPORTS = {
    "D13": "marac_return/body.md",
    "D14": "mappa_return/body.md",
    "D15": "child_report/body.md",
    "D16": "adult_report/body.md",
}
_ADVICE = {"dpo": "D07", "ig_lead": "D07", "mdo": "D08"}


def _response(case: CaseFile) -> tuple[Part, ...]:
    """The reply, as a report where the requester's class calls for one; an emergency or a nil return is a
    plain letter whoever asked.
    """
    template = str(case.evaluation.response_template or "")
    usual = "D03" if str(case.evaluation.scope) == "narrowed" else "D02"
    for_child = case.is_child or case.context.get("requester_class") == "children_social_care"
    report = "D15" if for_child else "D16"
    number = report if template == "social_care_report" else _RESPONSES.get(template, usual)
    plain = disclosures.is_emergency(case) or "nil_return" in case.evaluation.flags
    if number not in _REPORTS or plain:
        return (Part("response_letter/body.md", number, disclosures.response(case)),)
    body = Part(_REPORTS[number], number, reports.report(case))
    if number != "D15" or not case.detail("confidential_sheet"):
        return (body,)
    check_details(case, "separate sheet", {"confidential_reason": "the reason why it is separate"})
    return (body, Part("child_report/confidential.md", number, reports.confidential_sheet(case)))


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
    number, whose = ("D17", "child") if case.is_child else ("D18", "adult")
    return (Part(f"safeguarding_referral/{whose}.md", number, reports.referral(case)),)


KINDS: dict[Code, Kind] = {
    Code(kind.code): kind
    for kind in (
        Kind(Code.DECISION_LOG, one(Code.DECISION_LOG, "D23", log.log), with_text=True),
        Kind(Code.RECORD_ENTRY, _entry, with_text=True),
        Kind(Code.RESPONSE_LETTER, _response, needs_subject=True),
        Kind(
            Code.DISCLOSURE_SCHEDULE,
            one(Code.DISCLOSURE_SCHEDULE, "D24", disclosures.schedule),
            needs_subject=True,
        ),
        Kind(
            Code.EMERGENCY_DISCLOSURE_RECORD,
            one(Code.EMERGENCY_DISCLOSURE_RECORD, "D25", disclosures.emergency),
            with_text=True,
        ),
        Kind(Code.CHALLENGE_LETTER, one(Code.CHALLENGE_LETTER, "D04", replies.challenge)),
        Kind(Code.DECLINE_LETTER, one(Code.DECLINE_LETTER, "D05", replies.decline)),
        Kind(Code.NIL_RETURN_LETTER, one(Code.NIL_RETURN_LETTER, "D27", replies.nil_return)),
        Kind(Code.HOLDING_LETTER, one(Code.HOLDING_LETTER, "D01", replies.holding)),
        Kind(Code.ADVICE_REQUEST_NOTE, _advice),
        Kind(
            Code.PATIENT_NOTIFICATION_LETTER,
            one(Code.PATIENT_NOTIFICATION_LETTER, "D09", to_patient.notification),
            needs_subject=True,
            to_patient=True,
        ),
        Kind(
            Code.PATIENT_CONSENT_LETTER,
            one(Code.PATIENT_CONSENT_LETTER, "", to_patient.consent),
            needs_subject=True,
            to_patient=True,
        ),
        Kind(Code.SAFEGUARDING_REFERRAL, _referral, needs_subject=True),
        Kind(Code.INCIDENT_REPORT, one(Code.INCIDENT_REPORT, "", internal.incident)),
    )
}

ALL_KINDS: dict[AnyCode, Kind] = dict((*KINDS.items(), *EXTRA_KINDS.items()))
