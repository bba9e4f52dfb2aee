"""The checks on a record entry: what may stand in whose record, how long, and how it ends (D10 to D12)."""

from __future__ import annotations

from formsvc.documents.checks import wordlists
from formsvc.documents.checks.finished import CheckResult, Finished, Level, failed, judged
from formsvc.domain.record_codes import code_fault
from formsvc.domain.record_entry import (
    POINTER_LIMIT,
    STANDARD_WARNING,
    EntryKind,
    caution_of,
    characters_that_may_break,
    limit_of,
)


def tip_off_words(done: Finished) -> CheckResult:
    """P-2, P-8: nothing in this entry hints that anyone asked, or why. After P-5 a person has weighed it."""
    agreed = bool(done.case.decision.longer_entry_agreed_by)
    found = sorted({match.group().lower() for match in wordlists.TIP_OFF.finditer(done.text)})
    fault = f"Remove words that could tip the person off: {', '.join(found)}." if found else ""
    return judged("tip_off_words", Level.WARN if agreed else Level.BLOCK, fault)


def caution_line_last(done: Finished) -> CheckResult:
    """2.3 line 15: the caution stands last, always."""
    holds = done.text.rstrip().endswith(caution_of(done.case, done.entry_kind))
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


def identifiers_and_safe_contact(done: Finished) -> CheckResult:
    """P-1, P-8, F-7: no way to find or reach a person at risk in what the alleged person may come to see."""
    found = sorted({match.group().lower() for match in wordlists.SAFE_CONTACT.finditer(done.text)})
    fault = f"Remove words on where or how somebody can be found: {', '.join(found)}." if found else ""
    return judged("identifiers_and_safe_contact", Level.BLOCK, fault)


def text_of_its_own(done: Finished) -> CheckResult:
    """Documents guide 1.1 and 7: the same words never go into two people's records."""
    same = squashed(done.text) in {squashed(other) for other in done.case.entries_of_others}
    fault = "This is word for word another person's entry. Write this person's own."
    pointer = done.entry_kind is EntryKind.POINTER  # neutral by design, with a reference of its own
    return judged("text_of_its_own", Level.BLOCK, fault if same and not pointer else "")


def code_fits_the_record(done: Finished) -> CheckResult:
    """C-1, P-6: a code is from the approved list, and for this kind of record."""
    kind = done.entry_kind or EntryKind.SUBJECT
    chosen = done.case.detail("entry_code")
    agreed = bool(done.case.decision.longer_entry_agreed_by)
    fault = code_fault(chosen, kind, lead_agreed=agreed) if chosen else ""
    return judged("code_fits_the_record", Level.BLOCK, fault)


def squashed(text: str) -> str:
    return "".join(text.split()).casefold()
