"""A person who decides otherwise gets the papers, gates and flags of what they chose."""

from __future__ import annotations

import pytest

from formsvc.cli.demonstration.cases import CONSENTED, NOT_ENOUGH
from formsvc.domain.codes import ChallengeItem, DocumentCode, Gateway, Outcome, ReleaseGate, Scope
from formsvc.domain.context import context_from
from formsvc.domain.departure import GATEWAYS, as_decided
from formsvc.domain.evaluation import evaluate
from formsvc.domain.provisions import IN_FORCE_TODAY

CONTEXT = context_from(
    {
        "nation": "england", "requester_class": "police", "subject_role": "victim", "subject_age": "adult",
        "other_patients_named": "no",
    }
)  # fmt: skip
FOUND = evaluate(CONTEXT, CONSENTED, provisions=IN_FORCE_TODAY)
PAPER = {
    Outcome.CHALLENGE: DocumentCode.CHALLENGE_LETTER,
    Outcome.DECLINE: DocumentCode.DECLINE_LETTER,
    Outcome.SEEK_ADVICE: DocumentCode.HOLDING_LETTER,
}


@pytest.mark.parametrize("chosen", Outcome)
def test_the_papers_are_those_of_what_was_chosen(chosen: Outcome) -> None:
    decided = as_decided(CONTEXT, CONSENTED, FOUND, chosen, provisions=IN_FORCE_TODAY)
    assert decided.outcome is chosen
    assert decided.rule == FOUND.rule
    assert PAPER.get(chosen, DocumentCode.RESPONSE_LETTER) in decided.documents
    assert DocumentCode.DECISION_LOG in decided.documents
    assert (DocumentCode.RESPONSE_LETTER in decided.documents) is chosen.discloses
    assert (decided.response_template is not None) is chosen.discloses
    assert decided.gateway is GATEWAYS.get(chosen, Gateway.NONE)
    assert (decided.scope is Scope.NONE) is not chosen.discloses


def test_the_recommendation_itself_is_left_as_it_was_found() -> None:
    assert FOUND.outcome is Outcome.DISCLOSE_CONSENT
    assert as_decided(CONTEXT, CONSENTED, FOUND, FOUND.outcome, provisions=IN_FORCE_TODAY) is FOUND


def test_public_interest_by_choice_waits_for_the_balance_in_words() -> None:
    chosen = Outcome.DISCLOSE_PUBLIC_INTEREST
    decided = as_decided(CONTEXT, CONSENTED, FOUND, chosen, provisions=IN_FORCE_TODAY)
    assert ReleaseGate.G10 in decided.release_blocks


def test_a_challenge_by_choice_asks_for_every_gap() -> None:
    found = evaluate(CONTEXT, NOT_ENOUGH, provisions=IN_FORCE_TODAY)
    declined = as_decided(CONTEXT, NOT_ENOUGH, found, Outcome.DECLINE, provisions=IN_FORCE_TODAY)
    assert declined.challenge_items == ()
    asked = as_decided(CONTEXT, NOT_ENOUGH, declined, Outcome.CHALLENGE, provisions=IN_FORCE_TODAY)
    assert {ChallengeItem.SPECIFY_INFORMATION, ChallengeItem.EXPLAIN_PURPOSE} <= set(asked.challenge_items)
