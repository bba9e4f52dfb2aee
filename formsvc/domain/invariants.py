"""The invariants of the decision guide (5.3), and which departures from a recommendation they bar (5.7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from formsvc.domain.codes import Outcome
from formsvc.domain.context import Answers, Context
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.rules.facts import SCHEDULE_2_CLAIMS, Facts
from formsvc.domain.rules.terms import (
    DOCUMENT_POWERS,
    KNOWLEDGE_DUTIES,
    only_serious_violence_duty_claimed,
    valid_consent,
)


@dataclass(frozen=True, slots=True)
class Invariant:
    """Something that must never be broken. Some hold against any reason a person may give."""

    id: str
    text: str
    overridable: bool = True


INVARIANTS = (
    Invariant(
        "INV-01",
        "The program recommends. Nothing is released without a named person who decided, with role, date "
        "and time; "
        "no bulk decisions, no standing approval, no automatic sending.",
    ),
    Invariant(
        "INV-02",
        "Nothing is shared until the source is checked, except in an emergency, and then only to a number "
        "that the "
        "practice found itself, 999 or 101. Nothing ever goes to somebody shown to be an impostor.",
        overridable=False,
    ),
    Invariant(
        "INV-03",
        "Consent counts only if the right person gave it, informed, specific and free. A ticked box on a "
        "police form "
        "does not show that it is informed.",
    ),
    Invariant("INV-04", "Consent under the common law is never recorded as UK GDPR consent by default."),
    Invariant(
        "INV-05",
        "Schedule 2 paragraph 2 or 5(3) of the Data Protection Act 2018 alone never leads to sharing, and "
        "never "
        "stands in a letter as the legal basis.",
        overridable=False,
    ),
    Invariant(
        "INV-06",
        "Sharing that the law requires is limited to what the order or statute covers. The excess is "
        "challenged.",
        overridable=False,
    ),
    Invariant(
        "INV-07",
        "An order is obeyed or taken back to the court through advisers. It is never ignored, and never "
        "declined on "
        "the merits.",
    ),
    Invariant(
        "INV-08",
        "Unknown, blank or not assessed never counts as yes. Where no rule matches, advice is taken.",
    ),
    Invariant(
        "INV-09",
        "The refusal of an adult with capacity who alone is at risk, with no serious crime, is never set "
        "aside except "
        "where the law requires sharing.",
    ),
    Invariant(
        "INV-10",
        "The public interest needs a person’s recorded weighing and a note on each of six factors. The "
        "program never "
        "computes, scores or fills it in.",
    ),
    Invariant("INV-11", "The complete record is never the default. A schedule lists every item."),
    Invariant(
        "INV-12",
        "Each person has a separate assessment, gateway, schedule and record entry. The consent, capacity "
        "or refusal "
        "of one never serves another.",
        overridable=False,
    ),
    Invariant(
        "INV-13",
        "Nothing from the record of the person at risk enters the record or letters of the person said to "
        "have caused "
        "harm, or the reverse, unless separately justified; and the practice does not tip that person off.",
        overridable=False,
    ),
    Invariant(
        "INV-14",
        "A challenge, holding or decline letter holds nothing clinical and does not say whether the person "
        "is a "
        "patient. A nil return goes only to a checked requester.",
        overridable=False,
    ),
    Invariant(
        "INV-15",
        "Patient information is never shared under the Serious Violence Duty.",
        overridable=False,
    ),
    Invariant(
        "INV-16",
        "Somebody who is part of the concern can neither give nor block consent, nor decide.",
    ),
    Invariant(
        "INV-17",
        "A personal duty that rests on knowledge (FGM, terrorism) is the professional’s own. The program "
        "may draft, "
        "remind and time; it cannot discharge it.",
    ),
    Invariant("INV-18", "A reply to a request never closes the practice’s own safeguarding action."),
    Invariant(
        "INV-19",
        "Every answer, change, recommendation and decision is kept with who and when, for declines and "
        "emergencies "
        "too.",
    ),
    Invariant("INV-20", "Nothing is released while a gate is open."),
    Invariant(
        "INV-21", "NHS England’s police guidance is not cited for requests about children or suicide risk."
    ),
    Invariant(
        "INV-22",
        "Emergency use is reported, and reviewed by the Caldicott Guardian. It is not chosen merely "
        "because the "
        "requester writes “urgent”.",
    ),
)
BY_ID = {invariant.id: invariant for invariant in INVARIANTS}


def departure_is_barred(
    context: Context, answers: Answers, evaluation: Evaluation, chosen_outcome: Outcome
) -> str | None:
    """Why no reason allows this departure, in a sentence for the person; none where a reason may do."""
    if chosen_outcome is evaluation.outcome or not chosen_outcome.discloses:
        return None
    case = Facts(context, answers, IN_FORCE_TODAY)
    for bars in _BARS:
        sentence = bars(case, chosen_outcome)
        if sentence is not None:
            return sentence
    return None


def inv_02_source_not_checked(case: Facts, chosen: Outcome) -> str | None:
    """Nothing to a source that was not checked, but for an emergency; nothing ever to an impostor."""
    if case["source_verified"] == "failed":
        return "This requester is not who they say they are. Nothing may be shared with them (INV-02)."
    if case["source_verified"] != "yes" and chosen is not Outcome.EMERGENCY_DISCLOSURE:
        return (
            "Check who is asking first. Until then nothing may be shared, unless it is an emergency (INV-02)."
        )
    return None


def inv_12_not_one_identified_person(case: Facts, chosen: Outcome) -> str | None:
    """One matched record for each decision; a law or an order alone can reach a group."""
    if case["subject_match"] == "matched":
        return None
    if case["subject_match"] == "not_individual":
        if chosen is Outcome.DISCLOSE_REQUIRED_BY_LAW:
            return None
        return (
            "This is about a group. Each person needs an assessment of their own before anything is "
            "shared (INV-12)."
        )
    return "It is not settled whose record this is. Find that out before anything is shared (INV-12)."


def inv_15_serious_violence_duty(case: Facts, chosen: Outcome) -> str | None:
    """Never under that duty; a valid consent or a law stands on its own feet."""
    if not only_serious_violence_duty_claimed(case):
        return None
    if chosen is Outcome.DISCLOSE_CONSENT and valid_consent(case):
        return None
    if chosen in (Outcome.DISCLOSE_REQUIRED_BY_LAW, Outcome.EMERGENCY_DISCLOSURE) and _stands_alone(
        case, chosen
    ):
        return None
    return (
        "Patient information may not be shared under the Serious Violence Duty. Offer figures instead "
        "(INV-15)."
    )


def inv_06_nothing_that_requires_it(case: Facts, chosen: Outcome) -> str | None:
    """Required by law means an order that was seen, or a duty found to arise: there is no other measure "
    "of it."""
    if chosen is not Outcome.DISCLOSE_REQUIRED_BY_LAW:
        return None
    basis = case["mandatory_basis"]
    if basis == "none":
        return (
            "You answered that no law or order requires this, so it cannot be shared as required by law "
            "(INV-06)."
        )
    if basis == "unknown":
        return "Nobody has said which law or order requires this. Find out what it covers first (INV-06)."
    if basis in DOCUMENT_POWERS and case["mandatory_document"] != "valid_seen":
        return "See the order or notice first, and check it. You may share only what it covers (INV-06)."
    if basis in KNOWLEDGE_DUTIES and case["duty_triggered"] != "yes":
        return (
            "You have not answered that the conditions of this law are met, so it covers nothing yet "
            "(INV-06)."
        )
    return None


def inv_05_schedule_2_alone(case: Facts, chosen: Outcome) -> str | None:
    """An exemption from data protection duties is no reason to set confidentiality aside."""
    bases = case.claims - {"none"}
    if not bases or not bases <= SCHEDULE_2_CLAIMS or _stands_alone(case, chosen):
        return None
    return "Schedule 2 alone does not allow sharing. Record another ground first, or do not share (INV-05)."


def _stands_alone(case: Facts, chosen: Outcome) -> bool:
    """Does the chosen outcome rest on something recorded other than what the requester cites?"""
    match chosen:
        case Outcome.DISCLOSE_CONSENT:
            return case["consent_status"] in ("given", "implied_direct_care")
        case Outcome.DISCLOSE_REQUIRED_BY_LAW:
            return inv_06_nothing_that_requires_it(case, chosen) is None
        case Outcome.DISCLOSE_PUBLIC_INTEREST:
            return case["balance"] == "favours_disclosure"
        case Outcome.DISCLOSE_OVERALL_BENEFIT:
            return case["overall_benefit"] == "yes"
        case _:
            return case["imminent_risk"] == "cannot_wait"


_BARS: tuple[Callable[[Facts, Outcome], str | None], ...] = (
    inv_02_source_not_checked,
    inv_12_not_one_identified_person,
    inv_15_serious_violence_duty,
    inv_06_nothing_that_requires_it,
    inv_05_schedule_2_alone,
)
