"""The named checks. Each reads the finished words and says what to put right (documents guide 7)."""

from __future__ import annotations

from collections.abc import Iterator

from formsvc.documents.checks import wordlists
from formsvc.documents.checks.finished import CheckResult, Finished, Level, failed, judged, passed
from formsvc.documents.checks.leaks import fold, leaked_details, subject_details
from formsvc.domain.codes import DocumentCode as Code
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import (
    POINTER_LIMIT,
    STANDARD_WARNING,
    EntryKind,
    caution_of,
    characters_that_may_break,
    limit_of,
)

SHARES_NOTHING = frozenset(
    {Code.CHALLENGE_LETTER, Code.DECLINE_LETTER, Code.NIL_RETURN_LETTER, Code.HOLDING_LETTER}
)
CARRIES_INFORMATION = frozenset({Code.RESPONSE_LETTER, Code.DISCLOSURE_SCHEDULE})
INTERNAL = frozenset({Code.DECISION_LOG, Code.EMERGENCY_DISCLOSURE_RECORD})
_NEVER_OTHERS = SHARES_NOTHING | {
    Code.RECORD_ENTRY,
    Code.PATIENT_NOTIFICATION_LETTER,
    Code.PATIENT_CONSENT_LETTER,
    Code.INCIDENT_REPORT,
}


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
    plain = _squashed(done.text)
    found = any(len(_squashed(item)) > 5 and _squashed(item) in plain for item in typed)
    fault = (
        "This letter holds an item from the record. Remove it: this letter shares nothing." if found else ""
    )
    return judged("no_clinical_content", Level.BLOCK, fault)


def tip_off_words(done: Finished) -> CheckResult:
    """P-2, P-8: nothing in this entry hints that anyone asked, or why. After P-5 a person has weighed it."""
    agreed = bool(done.case.decision.longer_entry_agreed_by)
    found = sorted({match.group().lower() for match in wordlists.TIP_OFF.finditer(done.text)})
    fault = f"Remove words that could tip the person off: {', '.join(found)}." if found else ""
    return judged("tip_off_words", Level.WARN if agreed else Level.BLOCK, fault)


def caution_line_last(done: Finished) -> CheckResult:
    """2.3 line 15: the caution stands last, always."""
    holds = done.text.rstrip().endswith(caution_of(done.case))
    return judged("caution_line_last", Level.BLOCK, "" if holds else "End the entry with its caution line.")


def visibility_stated(done: Finished) -> CheckResult:
    """V-1: hidden by default; showing is not open where harm could follow."""
    shown = done.case.answer("online_visibility") == "visible_ok"
    must_hide = "hide_from_online_access" in done.case.evaluation.flags
    fault = "This entry has to be hidden from online access. Change the answer on online visibility."
    return judged("visibility_stated", Level.BLOCK, fault if shown and must_hide else "")


def entry_length(done: Finished) -> CheckResult:
    """2.2: aim, warning, hard stop."""
    kind = done.entry_kind or EntryKind.SUBJECT
    length, limit = len(done.text.strip()), limit_of(kind)
    if length > limit:
        message = f"The entry has {length} characters; {limit} is the most. Put the detail in the case file."
        return failed("entry_length", Level.BLOCK, message)
    warn_at = POINTER_LIMIT if kind is EntryKind.POINTER else min(STANDARD_WARNING, limit)
    long = (
        f"The entry has {length} characters. Shorten it to {warn_at} if you can." if length > warn_at else ""
    )
    return judged("entry_length", Level.WARN, long)


def plain_characters_only(done: Finished) -> CheckResult:
    """2.2: what a clinical system keeps when text is pasted."""
    if done.characters_replaced:
        return failed(
            "plain_characters", Level.WARN, "Some characters were replaced by plain ones. Check the entry."
        )
    rest = characters_that_may_break(done.text)
    fault = f"Your clinical system may not keep these characters: {' '.join(rest)}" if rest else ""
    return judged("plain_characters", Level.WARN, fault)


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
    plain = _squashed(done.text)
    lost = [entry for entry in schedule if _squashed(entry.label.label) not in plain]
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


def safe_to_tell(done: Finished) -> CheckResult:
    """N-1 to N-7, P-9: no letter to the person while telling could harm anyone or spoil an enquiry."""
    case = done.case
    reasons = []
    if "do_not_notify_subject" in case.evaluation.flags:
        reasons.append("it was decided that telling would not be safe, or could spoil an enquiry")
    if case.answer("tipping_off_risk") not in ("no", "not_applicable"):
        reasons.append("nobody has ruled out that telling could harm someone")
    reasons += _unsafe_for_an_alleged_perpetrator(case)
    fault = f"Do not send a letter to this person: {'; '.join(reasons)}." if reasons else ""
    return judged("safe_to_tell", Level.BLOCK, fault)


def safe_to_ask(done: Finished) -> CheckResult:
    """Decision guide 5.7: the person is asked about consent only where asking is neither unsafe nor
    prejudicial.
    """
    case = done.case
    unsafe = "do_not_notify_subject" in case.evaluation.flags or case.answer("tipping_off_risk") == "yes"
    reasons = ["asking could harm someone or spoil an enquiry"] if unsafe else []
    reasons += _unsafe_for_an_alleged_perpetrator(case)
    fault = f"Do not send a letter to this person: {'; '.join(reasons)}." if reasons else ""
    return judged("safe_to_ask", Level.BLOCK, fault)


def _unsafe_for_an_alleged_perpetrator(case: CaseFile) -> list[str]:
    """P-2 and P-9: only when they know already, the practice can say how it knows, and a second person
    agrees.
    """
    if not case.is_alleged_perpetrator:
        return []
    reasons = []
    if case.subject.knows != "yes" or not case.subject.knows_how:
        reasons.append("nothing written shows that they know of it already")
    if not case.decision.authorised_by:
        reasons.append("a second person has to agree first")
    return reasons


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


def _squashed(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
