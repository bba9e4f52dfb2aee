"""Letters that share nothing: challenge, decline, nothing to share, holding. No subject in any of them
(INV-14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.frame import Frame, to_requester
from formsvc.domain.challenge import ChallengePoint, points_for
from formsvc.domain.letter import CaseFile

# Reason classes of a decline (documents guide D05), by rule: none says who is a patient, or what anyone's
# health is.
_DECLINED_BECAUSE = {
    "R08": "the law that you named does not allow us to give information about individual patients",
    "R09a": "what you told us does not show a risk of serious harm, or a serious crime, that would "
    "allow us to share without consent",
    "R09c": "there is no consent, and what you told us does not give us another ground for sharing",
    "R11c": "what you told us does not give us a ground for sharing",
    "R12b": "having weighed what you told us, the reasons for sharing do not outweigh the duty of confidence",
}
_OTHERWISE = "what you told us does not give us a ground for sharing"


@dataclass(frozen=True, kw_only=True)
class ChallengeContext(Frame):
    points: tuple[ChallengePoint, ...]
    reply_by: date | None
    neutral: bool
    by_phone_now: bool
    offers_figures: bool
    beside_a_disclosure: bool
    expedite: bool


@dataclass(frozen=True, kw_only=True)
class DeclineContext(Frame):
    reason: str
    offers_figures: bool
    asks_for_facts: bool
    decider_role: str


@dataclass(frozen=True, kw_only=True)
class NilReturnContext(Frame):
    """Neutral: no word on who is registered, here or elsewhere (D27)."""


@dataclass(frozen=True, kw_only=True)
class HoldingContext(Frame):
    reply_by: date | None
    expedite: bool


def challenge(case: CaseFile) -> ChallengeContext:
    flags = case.evaluation.flags
    return ChallengeContext(
        **to_requester(case),
        points=points_for([str(item) for item in case.evaluation.challenge_items]),
        reply_by=case.reply_by,
        neutral="neutral_letter" in flags,
        by_phone_now="by_phone_now" in flags,
        offers_figures="offer_anonymised" in flags,
        beside_a_disclosure="challenge_excess" in flags,
        expedite="expedite" in flags,
    )


def decline(case: CaseFile) -> DeclineContext:
    decider = case.decision.authorised_by or case.decision.decided_by
    rule = str(case.evaluation.rule)
    return DeclineContext(
        **to_requester(case),
        reason=_DECLINED_BECAUSE.get(rule, _OTHERWISE),
        offers_figures="offer_anonymised" in case.evaluation.flags,
        asks_for_facts=rule != "R08",
        decider_role=decider.role if decider else "",
    )


def nil_return(case: CaseFile) -> NilReturnContext:
    return NilReturnContext(**to_requester(case))


def holding(case: CaseFile) -> HoldingContext:
    return HoldingContext(
        **to_requester(case, signed_by=case.handler),
        reply_by=case.reply_by,
        expedite="expedite" in case.evaluation.flags,
    )
