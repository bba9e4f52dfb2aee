"""Every check that a document has to pass before it can be kept (documents guide 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from formsvc.documents.checks import named
from formsvc.documents.checks.finished import CheckResult, Finished, Level, Result
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.record_entry import EntryKind

__all__ = ["CheckResult", "Finished", "Level", "Result", "check_document"]

Check = Callable[[Finished], CheckResult]

_ALL: tuple[Check, ...] = (
    named.placeholder_left,
    named.other_peoples_details,
    named.judging_words,
    named.nothing_in_the_title,
)
_ENTRY: tuple[Check, ...] = (
    named.caution_line_last,
    named.visibility_stated,
    named.entry_length,
    named.plain_characters_only,
)


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
    if done.code in named.CARRIES_INFORMATION or done.code is Code.SAFEGUARDING_REFERRAL:
        yield from named.extra_protected_topics(done)


def _for_kind(done: Finished) -> Iterator[Check]:
    code = done.code
    if code in named.SHARES_NOTHING:
        yield from (named.confirms_registration, named.no_clinical_content)
    if code is not Code.DECISION_LOG:
        yield named.schedule_2_is_no_basis
    if code in (Code.DECLINE_LETTER, Code.RESPONSE_LETTER):
        yield named.decision_complete
    if code in named.CARRIES_INFORMATION:
        yield from (named.requester_verified, named.schedule_listed, named.release_gates)
    if code is Code.PATIENT_NOTIFICATION_LETTER:
        yield named.safe_to_tell
    if code is Code.PATIENT_CONSENT_LETTER:
        yield named.safe_to_ask
    if code is Code.NIL_RETURN_LETTER:
        yield named.requester_verified
    if code is Code.RECORD_ENTRY:
        yield from _ENTRY
        if done.entry_kind is EntryKind.POINTER:
            yield from (named.tip_off_words, named.two_people)
    if code is Code.DISCLOSURE_SCHEDULE:
        yield named.two_people
