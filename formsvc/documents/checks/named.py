"""The named checks. Each reads the finished words and says what to put right (documents guide 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from formsvc.documents.checks import wordlists
from formsvc.documents.checks.finished import CheckResult, Finished, Level, failed, judged, passed
from formsvc.documents.checks.leaks import leaked_details, subject_details
from formsvc.documents.checks.plain_text import fold, letters_and_figures
from formsvc.documents.kind import AnyCode
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.extra_kind import ExtraKind as Extra

# Neither confirms nor denies that anyone is a patient (D01, D04, D05, D26, D27 neutral).
NEUTRAL: frozenset[AnyCode] = frozenset(
    {
        Code.CHALLENGE_LETTER, Code.DECLINE_LETTER, Code.NIL_RETURN_LETTER, Code.HOLDING_LETTER,
        Extra.ACKNOWLEDGEMENT, Extra.CHASER_LETTER, Extra.CLOSING_LETTER,
    }
)  # fmt: skip
SHARES_NOTHING: frozenset[AnyCode] = NEUTRAL | {Extra.NIL_RETURN_EXPLICIT}
CARRIES_INFORMATION: frozenset[AnyCode] = frozenset({Code.RESPONSE_LETTER, Code.DISCLOSURE_SCHEDULE})
SHARED_UNASKED: frozenset[AnyCode] = frozenset(
    {
        Code.SAFEGUARDING_REFERRAL, Extra.HEALTH_COLLEAGUE_LETTER, Extra.AGENCY_SHARING_LETTER,
        Extra.REFERRAL_PARAGRAPH,
    }
)  # fmt: skip
ENTRIES: frozenset[AnyCode] = frozenset(
    {Code.RECORD_ENTRY, Extra.RECORD_ENTRY_SHORT, Extra.RECORD_ENTRY_POINTER}
)
INTERNAL: frozenset[AnyCode] = frozenset(
    {Code.DECISION_LOG, Code.EMERGENCY_DISCLOSURE_RECORD, Extra.VERIFICATION_CALL_NOTE}
)
_NEVER_OTHERS = (
    SHARES_NOTHING
    | ENTRIES
    | {
        Extra.REFERRAL_PARAGRAPH,
        Extra.MEETING_AGENDA,
        Extra.MEETING_NOTE,
        Code.PATIENT_NOTIFICATION_LETTER,
        Code.PATIENT_CONSENT_LETTER,
        Code.INCIDENT_REPORT,
    }
)


AUTHORISED_FOR = timedelta(days=7)


def placeholder_left(done: Finished) -> CheckResult:
    """Nothing was left to be filled in."""
    found = wordlists.PLACEHOLDER.search(done.text)
    return judged(
        "placeholder_left",
        Level.BLOCK,
        "A placeholder was left in the text. Fill it in or remove it." if found else "",
    )


def other_peoples_details(done: Finished) -> CheckResult:
    """P10, F-2, INV-13: no detail of anyone but the subject and the addressee."""
    never = done.code in _NEVER_OTHERS or done.case.is_alleged_perpetrator or done.for_outside_adviser
    level = Level.BLOCK if never else Level.WARN if done.code in INTERNAL else Level.STOP
    found = leaked_details(done.text, done.case, including_subject=done.for_outside_adviser)
    if not found:
        return passed("other_peoples_details", level)
    listed = "; ".join(found)
    return failed(
        "other_peoples_details",
        level,
        f"Remove the details of other people before you create this. Found: {listed}.",
    )


def confirms_registration(done: Finished) -> CheckResult:
    """INV-14, documents guide 3.1: D01, D04, D05, D26 and D27 neither confirm nor deny."""
    found = subject_details(done.text, done.case)
    if wordlists.REGISTRATION.search(done.text):
        found.append("words that say the person is a patient here")
    fault = f"This letter may not say who is a patient. Remove: {', '.join(found)}." if found else ""
    return judged("confirms_registration", Level.BLOCK, fault)


def no_clinical_content(done: Finished) -> CheckResult:
    """INV-14: nothing from the schedule, the items kept back or the reasons stands in a letter that shares
    nothing.
    """
    decision = done.case.decision
    typed = [entry.item for entry in decision.schedule] + [part.item for part in decision.withheld]
    plain = squashed(done.text)
    found = any(len(squashed(item)) > 5 and squashed(item) in plain for item in typed)
    fault = (
        "This letter holds an item from the record. Remove it: this letter shares nothing." if found else ""
    )
    return judged("no_clinical_content", Level.BLOCK, fault)


def judging_words(done: Finished) -> CheckResult:
    """F-3: no word on guilt, truthfulness or character."""
    found = sorted({match.group().lower() for match in wordlists.JUDGING.finditer(done.text)})
    fault = f"Say what was seen or said, without judging. Reword: {', '.join(found)}." if found else ""
    return judged("judging_words", Level.STOP, fault)


def extra_protected_topics(done: Finished) -> Iterator[CheckResult]:
    """F-5: each topic with legal protection of its own is ticked by a clinician, one by one."""
    for topic, words in wordlists.EXTRA_PROTECTED.items():
        found = words.search(done.text) is not None
        named = topic.replace("_", " ")
        fault = f"The text touches on {named}, which has its own protection. A clinician has to agree to it."
        yield judged(f"extra_protected_{topic}", Level.STOP, fault if found else "")


def decision_complete(done: Finished) -> CheckResult:
    """INV-01: decision, ground, authoriser and date all present. Every draft waits for its authoriser."""
    decision, evaluation = done.case.decision, done.case.evaluation
    missing = []
    if not decision.decided_by:
        missing.append("who decided")
    if not decision.authorised_by and not done.draft:
        missing.append("who authorised it")
    if not decision.at:
        missing.append("when it was decided")
    if done.code is Code.RESPONSE_LETTER and str(evaluation.gateway) == "none":
        missing.append("the ground for sharing")
    fault = f"The decision does not say {', '.join(missing)}. Record it." if missing else ""
    return judged("decision_complete", Level.STOP if done.draft else Level.BLOCK, fault)


def schedule_listed(done: Finished) -> CheckResult:
    """INV-11, documents guide 3.2: every item is listed, and says what kind of statement it is."""
    schedule = done.case.decision.schedule
    if not schedule and "nil_return" not in done.case.evaluation.flags:
        level = Level.STOP if done.draft else Level.BLOCK
        return failed(
            "schedule_listed", level, "List every item that is to be shared, with its dates and source."
        )
    plain = squashed(done.text)
    lost = [entry for entry in schedule if squashed(entry.label.label) not in plain]
    return judged(
        "schedule_listed", Level.STOP, "Say of each item what kind of statement it is." if lost else ""
    )


def schedule_2_is_no_basis(done: Finished) -> CheckResult:
    """INV-05: Schedule 2 of the Data Protection Act 2018 never stands in a letter as the basis."""
    found = wordlists.SCHEDULE_2.search(done.text)
    fault = "Schedule 2 of the Data Protection Act is not a ground for sharing. Remove it from the letter."
    return judged("schedule_2_is_no_basis", Level.BLOCK, fault if found else "")


def requester_verified(done: Finished) -> CheckResult:
    """INV-02: nothing goes to someone whose identity nobody checked; in an emergency to a number we found
    ourselves.
    """
    known = "use_known_number_or_999" in done.case.evaluation.flags
    fault = "Check who is asking, on a number that you find yourself, before anything is shared."
    verified = done.case.answer("source_verified") == "yes" or known
    return judged("requester_verified", Level.BLOCK, "" if verified else fault)


def release_gates(done: Finished) -> CheckResult:
    """INV-20: release is blocked while a gate is open, so what is drawn is a draft."""
    still = [str(gate).split("_", 1) for gate in done.case.evaluation.release_blocks]
    listed = "; ".join(f"{number} {words.replace('_', ' ')}" for number, words in still)
    return judged("release_gates", Level.STOP, f"Settle these before release: {listed}." if still else "")


def two_people(done: Finished) -> CheckResult:
    """Documents guide 7: whoever wrote it does not check it."""
    decision = done.case.decision
    one = (
        decision.decided_by
        and decision.authorised_by
        and decision.decided_by.name == decision.authorised_by.name
    )
    alone = bool(one) and done.case.outcome != "EMERGENCY_DISCLOSURE"
    return judged(
        "two_people", Level.BLOCK, "Someone else has to check this. Ask a second person." if alone else ""
    )


def nothing_in_the_title(done: Finished) -> CheckResult:
    """F-8: no name, number or topic in the title, the properties or the file name."""
    outside = f"{done.title}\n{done.file_stem}"
    found = subject_details(outside, done.case) or leaked_details(outside, done.case)
    fault = "The reference holds a person’s details. Give the case another reference." if found else ""
    return judged("nothing_in_the_title", Level.BLOCK, fault)


def authorised_lately(done: Finished) -> CheckResult:
    """Documents guide 7: a letter older than seven days since it was authorised is authorised again."""
    at = done.case.decision.authorised_at
    old = at is not None and not done.draft and done.case.now - at > AUTHORISED_FOR
    fault = "This was authorised more than 7 days ago. Have it authorised again before it is sent."
    return judged("authorised_lately", Level.WARN, fault if old else "")


def deadline_kept(done: Finished) -> CheckResult:
    """Documents guide 7: an acknowledgement or challenge whose day of reply has passed."""
    by = done.case.reply_by
    late = by is not None and by < done.case.now.date()
    fault = "The day by which they were to hear has passed. Set another, and tell whoever deals with this."
    return judged("deadline_kept", Level.WARN, fault if late else "")


def squashed(text: str) -> str:
    """The words of a text alone, to be found however they are spaced."""
    return letters_and_figures(fold(text))
