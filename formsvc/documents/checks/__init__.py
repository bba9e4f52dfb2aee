"""Every check that a document has to pass before it can be kept (documents guide 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from formsvc.documents.checks import entry, named, reports, telling
from formsvc.documents.checks.finished import CheckResult, Finished, Level, Result
from formsvc.documents.kind import AnyCode
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.extra_kind import ExtraKind as Extra
from formsvc.domain.record_entry import EntryKind

__all__ = ["CheckResult", "Finished", "Level", "Result", "check_document"]

Check = Callable[[Finished], CheckResult]

_ALL: tuple[Check, ...] = (
    named.placeholder_left,
    named.other_peoples_details,
    named.judging_words,
    named.nothing_in_the_title,
    named.authorised_lately,
)
_ENTRY: tuple[Check, ...] = (
    entry.caution_line_last,
    entry.visibility_stated,
    entry.entry_length,
    entry.plain_characters_only,
    entry.text_of_its_own,
    entry.code_fits_the_record,
)
_BY_CODE: dict[AnyCode, tuple[Check, ...]] = {
    Code.DECLINE_LETTER: (named.decision_complete,),
    Code.RESPONSE_LETTER: (named.decision_complete, reports.report_complete),
    Code.SAFEGUARDING_REFERRAL: (reports.report_complete,),
    Code.PATIENT_NOTIFICATION_LETTER: (
        telling.safe_to_tell,
        telling.reasons_not_to_tell,
        telling.access_question_answered,
    ),
    Code.PATIENT_CONSENT_LETTER: (telling.safe_to_ask,),
    Code.NIL_RETURN_LETTER: (named.requester_verified,),
    Extra.NIL_RETURN_EXPLICIT: (named.requester_verified, named.decision_complete),
    Code.DISCLOSURE_SCHEDULE: (named.two_people,),
    Code.CHALLENGE_LETTER: (named.deadline_kept,),
    Code.HOLDING_LETTER: (named.deadline_kept,),
    Extra.ACKNOWLEDGEMENT: (named.deadline_kept,),
}


def check_document(done: Finished) -> tuple[CheckResult, ...]:
    """All that apply, in order; a stop that a named person accepted with a reason says so."""
    accepted = done.case.accepted
    return tuple(
        result.accepted(accepted[result.id].by, accepted[result.id].reason)
        if result.failed
        and result.level is Level.STOP
        and result.id in accepted
        and result.id != "release_gates"
        else result
        for result in _results(done)
    )


def _results(done: Finished) -> Iterator[CheckResult]:
    for check in (*_ALL, *_for_kind(done)):
        yield check(done)
    if done.code in named.CARRIES_INFORMATION | named.SHARED_UNASKED:
        yield from named.extra_protected_topics(done)


def _for_kind(done: Finished) -> Iterator[Check]:
    code = done.code
    if code in named.NEUTRAL:
        yield named.confirms_registration
    if code in named.SHARES_NOTHING:
        yield named.no_clinical_content
    if code is not Code.DECISION_LOG:
        yield named.schedule_2_is_no_basis
    if code in named.CARRIES_INFORMATION:
        yield from (named.requester_verified, named.schedule_listed, named.release_gates)
    if code in named.CARRIES_INFORMATION | named.SHARED_UNASKED:
        yield reports.statements_labelled
    yield from _BY_CODE.get(code, ())
    if code in named.ENTRIES:
        yield from _ENTRY
    yield from _for_person(done)


def _for_person(done: Finished) -> Iterator[Check]:
    """What depends on whose document it is."""
    if done.entry_kind is EntryKind.POINTER:
        yield from (entry.tip_off_words, named.two_people)
    if done.entry_kind is EntryKind.RELATIVE:
        yield telling.access_question_answered
    if done.entry_kind is EntryKind.POINTER or (
        done.case.is_alleged_perpetrator and done.code is Code.PATIENT_NOTIFICATION_LETTER
    ):
        yield entry.identifiers_and_safe_contact
    if done.code is Code.PATIENT_NOTIFICATION_LETTER and done.case.is_alleged_perpetrator:
        yield named.two_people
