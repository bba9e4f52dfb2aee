"""Which documents an outcome calls for, and in which form (decision guide 5.7, 5.9)."""

from __future__ import annotations

from formsvc.domain.codes import ChallengeItem, DocumentCode, Flag, Outcome, RequesterClass, ResponseTemplate
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import is_deceased

_TEMPLATES = {
    RequesterClass.POLICE: ResponseTemplate.POLICE,
    RequesterClass.SERVICE_POLICE: ResponseTemplate.POLICE,
    RequesterClass.OTHER_LAW_ENFORCEMENT: ResponseTemplate.POLICE,
    RequesterClass.PROBATION_PRISON: ResponseTemplate.POLICE,
    RequesterClass.COURT: ResponseTemplate.COURT_COMPLIANCE,
    RequesterClass.CORONER_OR_FISCAL: ResponseTemplate.CORONER_REPORT,
    RequesterClass.CHILDREN_SOCIAL_CARE: ResponseTemplate.SOCIAL_CARE_REPORT,
    RequesterClass.ADULT_SOCIAL_CARE: ResponseTemplate.SOCIAL_CARE_REPORT,
    RequesterClass.SAFEGUARDING_BOARD_OR_PARTNER: ResponseTemplate.STATUTORY_REVIEW_RETURN,
    RequesterClass.MARAC: ResponseTemplate.MARAC_RETURN,
    RequesterClass.MAPPA_PPANI: ResponseTemplate.MAPPA_RETURN,
    RequesterClass.DEATH_OR_PRACTICE_REVIEW: ResponseTemplate.REVIEW_RETURN,
    RequesterClass.HEALTH_PROFESSIONAL: ResponseTemplate.HEALTH_LETTER,
}


def documents_for(case: Facts, ruling: Ruling, flags: frozenset[Flag]) -> frozenset[DocumentCode]:
    """Every document that is to be drawn up; the decision log always."""
    documents = {DocumentCode.DECISION_LOG}
    if case["subject_match"] == "matched":
        documents.add(DocumentCode.RECORD_ENTRY)
    if case["referral_needed"] == "yes":
        documents.add(DocumentCode.SAFEGUARDING_REFERRAL)
    if Flag.INCIDENT_REPORT in flags:
        documents.add(DocumentCode.INCIDENT_REPORT)
    if ruling.outcome.discloses:
        documents |= _when_disclosing(case, ruling, flags)
    else:
        documents |= _when_not_disclosing(case, ruling, flags)
    return frozenset(documents)


def _when_disclosing(case: Facts, ruling: Ruling, flags: frozenset[Flag]) -> set[DocumentCode]:
    documents = {DocumentCode.RESPONSE_LETTER}
    if Flag.NIL_RETURN not in flags:
        documents.add(DocumentCode.DISCLOSURE_SCHEDULE)
    if ruling.outcome is Outcome.EMERGENCY_DISCLOSURE:
        documents.add(DocumentCode.EMERGENCY_DISCLOSURE_RECORD)
    if Flag.CHALLENGE_EXCESS in flags:
        documents.add(DocumentCode.CHALLENGE_LETTER)
    if case["inform_patient"] in ("before", "after") and not is_deceased(case):
        documents.add(DocumentCode.PATIENT_NOTIFICATION_LETTER)
    return documents


def _when_not_disclosing(case: Facts, ruling: Ruling, flags: frozenset[Flag]) -> set[DocumentCode]:
    match ruling.outcome:
        case Outcome.SEEK_ADVICE:
            return {DocumentCode.ADVICE_REQUEST_NOTE, DocumentCode.HOLDING_LETTER}
        case Outcome.CHALLENGE:
            documents = {DocumentCode.CHALLENGE_LETTER}
            if ChallengeItem.CONFIRM_CONSENT in ruling.asks and Flag.DO_NOT_NOTIFY_SUBJECT not in flags:
                documents.add(DocumentCode.PATIENT_CONSENT_LETTER)
            return documents
        case _:
            return _when_declining(flags)


def _when_declining(flags: frozenset[Flag]) -> set[DocumentCode]:
    if Flag.VERIFY_BEFORE_NIL_RETURN in flags:
        return set()
    if Flag.NIL_RETURN in flags:
        return {DocumentCode.NIL_RETURN_LETTER}
    return set() if Flag.INCIDENT_REPORT in flags else {DocumentCode.DECLINE_LETTER}


def response_template_for(case: Facts, outcome: Outcome, flags: frozenset[Flag]) -> ResponseTemplate | None:
    """The form of the reply, by who asked; to the emergency service when the caller was not checked."""
    if not outcome.discloses:
        return None
    if Flag.USE_KNOWN_NUMBER_OR_999 in flags:
        return ResponseTemplate.POLICE
    return _TEMPLATES.get(case.context.requester_class, ResponseTemplate.AGENCY_LETTER)
