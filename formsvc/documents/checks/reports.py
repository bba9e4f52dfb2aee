"""The checks on reports, referrals and what is shared unasked (documents guide 3.2, D13 to D20)."""

from __future__ import annotations

from formsvc.documents.checks.finished import CheckResult, Finished, Level, judged
from formsvc.documents.checks.named import squashed
from formsvc.domain.codes import DocumentCode as Code

# What only the author can say, by document (documents guide D13 to D18).
_AUTHORS_PART = {
    "D13": {"last_contact": "the last contact", "protective_factors": "what protects the person"},
    "D14": {"level_and_category": "the level and category", "staff_safety": "staff safety"},
    "D15": {
        "known_since": "how long you have known the child",
        "strengths": "strengths",
        "analysis": "what this means for the child",
        "seen_by": "who has seen the report",
    },
    "D16": {
        "outcome_wanted": "what the adult wants",
        "capacity_for_this": "ability to decide on this",
        "risk_to_others": "risk to others",
    },
    "D17": {
        "known_since": "how you know the child",
        "told_and_view": "what the family was told and their view",
        "immediate_protection": "immediate safety",
    },
    "D18": {
        "outcome_wanted": "what the adult wants",
        "pressure": "pressure or coercion",
        "immediate_protection": "immediate protection",
    },
}


def statements_labelled(done: Finished) -> CheckResult:
    """Documents guide 3.2: every statement from the record says what kind it is, in what goes out unasked."""
    plain = squashed(done.text)
    lost = [
        entry
        for entry in done.case.decision.schedule
        if squashed(entry.item) in plain and squashed(entry.label.label) not in plain
    ]
    return judged(
        "statements_labelled", Level.STOP, "Say of each item what kind of statement it is." if lost else ""
    )


def report_complete(done: Finished) -> CheckResult:
    """D15 to D18: what the guide asks for and nobody has written is named, so it is not left by chance."""
    wanted = _AUTHORS_PART.get(done.d_number, {})
    missing = [words for key, words in wanted.items() if not done.case.detail(key)]
    if done.code is Code.SAFEGUARDING_REFERRAL and not done.case.decision.concern:
        missing.insert(0, "the concern in one sentence")
    fault = f"Before you send this, add what you know of: {'; '.join(missing)}." if missing else ""
    return judged("report_complete", Level.WARN, fault)
