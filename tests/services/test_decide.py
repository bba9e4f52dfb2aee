"""A named person decides: with a reason where they depart, never against what no reason sets aside."""

from __future__ import annotations

import pytest

from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.walk import SCHEDULE, WITHHELD, Walk
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.decision import DecisionState
from formsvc.domain.errors import CannotBeOverridden, ChangedMeanwhile, DomainError, NotReady
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.status import Status
from formsvc.services.authorise import send_back
from formsvc.services.decide import Choice, decide
from tests.factories import BY_ROLE, CHALLENGE, CONSENT, DECLINE, ORDER, SECOND_CLINICIAN, Case, Surgery

CLINICIAN = BY_ROLE[Role.CLINICIAN]
GUARDIAN = BY_ROLE[Role.CALDICOTT_GUARDIAN]
DISCLOSE = Choice(Outcome.DISCLOSE_CONSENT, "", SCHEDULE, WITHHELD)
REASON = "The check did not come and the child is seen today."


def choose(
    surgery: Surgery, walk: Walk, choice: Choice, *, by: StaffMember = CLINICIAN, version: int | None = None
) -> None:
    seen = surgery.request(walk).version if version is None else version
    decide(
        surgery.uow, walk.request_id, choice, seen_version=seen, by=by, at=surgery.now,
        provisions=surgery.services.provisions,
    )  # fmt: skip


def test_a_decision_is_kept_with_its_list_and_its_drafts_are_ordered_once(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    choose(surgery, walk, DISCLOSE)
    decision = surgery.decision(walk)
    assert (decision.outcome, decision.departs, decision.decided_by) == (
        Outcome.DISCLOSE_CONSENT, False, CLINICIAN.id,
    )  # fmt: skip
    assert (decision.schedule, decision.withheld) == (SCHEDULE, WITHHELD)
    drafts = surgery.letters(walk, draft=True)
    assert {letter.status for letter in drafts} == {LetterStatus.WANTED}
    ordered = [about for actor, about in surgery.jobs() if actor == "draw_up_letter"]
    assert sorted(ordered) == sorted(f"letter:{letter.id}" for letter in drafts)
    assert surgery.request(walk).status is Status.DECIDED
    assert surgery.events(walk.request_id)[-1] == "REQUEST_DECIDED"


def test_the_second_of_two_who_decide_is_told(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    seen = surgery.request(walk).version
    choose(surgery, walk, DISCLOSE)
    with pytest.raises(ChangedMeanwhile):
        choose(
            surgery, walk, Choice(Outcome.DECLINE, REASON), version=seen, by=BY_ROLE[Role.SAFEGUARDING_LEAD]
        )
    assert surgery.decision(walk).outcome is Outcome.DISCLOSE_CONSENT


@pytest.mark.parametrize("status", sorted(set(ORDER) - {Status.EVALUATED, Status.ASSESSED}))
def test_nothing_is_decided_at_another_time(surgery: Surgery, status: Status) -> None:
    walk = surgery.walk(CONSENT, status)
    before = surgery.events()
    with pytest.raises(NotReady):
        choose(surgery, walk, DISCLOSE)
    assert surgery.events() == before


@pytest.mark.parametrize(
    "who", [*sorted(set(Role) - {Role.CLINICIAN, Role.SAFEGUARDING_LEAD}), "another clinician"]
)
def test_who_may_not_decide_does_not(shared_surgery: Surgery, who: Role | str) -> None:
    person = BY_ROLE[who] if isinstance(who, Role) else SECOND_CLINICIAN
    walk = shared_surgery.walk(CONSENT, Status.EVALUATED)
    if who is Role.CALDICOTT_GUARDIAN:
        choose(shared_surgery, walk, DISCLOSE, by=person)
        return
    with pytest.raises(DomainError, match=r"role does not cover this|could not find"):
        choose(shared_surgery, walk, DISCLOSE, by=person)
    assert shared_surgery.request(walk).status is Status.EVALUATED


def test_by_hand_when_the_evaluation_did_not_come_with_a_reason(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.ASSESSED)
    with pytest.raises(NotReady, match="Tell us why"):
        choose(surgery, walk, DISCLOSE)
    choose(surgery, walk, Choice(Outcome.DISCLOSE_CONSENT, REASON, SCHEDULE))
    assert surgery.decision(walk).evaluation_id is None
    walk.evaluated()  # comes too late and changes nothing
    assert surgery.request(walk).status is Status.DECIDED
    assert "ASSESSMENT_EVALUATED" not in surgery.events(walk.request_id)
    walk.drawn_up().authorised().drawn_up()
    assert surgery.request(walk).status is Status.AUTHORISED


def test_a_decision_by_hand_that_is_sent_back_can_be_answered_and_decided_again(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.ASSESSED)
    choose(surgery, walk, Choice(Outcome.DISCLOSE_CONSENT, REASON, SCHEDULE))
    send_back(
        surgery.uow, walk.request_id, because="Wait for the check to come.", by=GUARDIAN, at=surgery.now
    )
    assert surgery.request(walk).status is Status.CAPTURED
    with surgery.uow as uow:
        (decision,) = uow.decisions.of_request(walk.request_id)
    assert (decision.state, decision.sent_back_because) == (
        DecisionState.SENT_BACK, "Wait for the check to come.",
    )  # fmt: skip
    walk.submitted().evaluated().decided(Outcome.DISCLOSE_CONSENT)
    assert surgery.request(walk).status is Status.DECIDED


BARRED = [
    ({"source_verified": "unknown"}, Outcome.DISCLOSE_CONSENT, "INV-02"),
    ({"source_verified": "failed"}, Outcome.EMERGENCY_DISCLOSURE, "INV-02"),
    ({"subject_match": "unknown"}, Outcome.DISCLOSE_PUBLIC_INTEREST, "INV-12"),
    ({"legal_basis_claimed": ("serious_violence_duty",)}, Outcome.DISCLOSE_PUBLIC_INTEREST, "INV-15"),
    (
        {"legal_basis_claimed": ("dpa_sch2_para2",), "consent_status": "not_sought"},
        Outcome.DISCLOSE_CONSENT, "INV-05",
    ),
    ({}, Outcome.DISCLOSE_REQUIRED_BY_LAW, "INV-06"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "chosen", "which"), BARRED)
@pytest.mark.parametrize("by_hand", [False, True])
def test_no_reason_sets_an_invariant_aside_by_hand_or_not(
    shared_surgery: Surgery, changed: dict[str, str], chosen: Outcome, which: str, by_hand: bool
) -> None:
    case = Case(CONSENT.form, {**CONSENT.answers, **changed}, chosen)
    walk = shared_surgery.walk(case, Status.ASSESSED if by_hand else Status.EVALUATED)
    with pytest.raises(CannotBeOverridden, match=which):
        choose(shared_surgery, walk, Choice(chosen, "A very good reason. " * 20, SCHEDULE))
    assert "REQUEST_DECIDED" not in shared_surgery.events(walk.request_id)
    with shared_surgery.uow as uow:
        assert uow.decisions.of_request(walk.request_id) == []


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (Choice(Outcome.DISCLOSE_CONSENT, ""), "Add each item that will be shared"),
        (Choice(Outcome.DECLINE, REASON, SCHEDULE), "Remove the items"),
        (Choice(Outcome.DECLINE, "no"), "Tell us why, in at least 20 characters"),
    ],
)
def test_a_choice_that_is_not_whole_is_refused_with_what_to_do(
    shared_surgery: Surgery, choice: Choice, sentence: str
) -> None:
    walk = shared_surgery.walk(CONSENT, Status.EVALUATED)
    with pytest.raises(NotReady, match=sentence):
        choose(shared_surgery, walk, choice)


def test_a_departure_is_marked_and_its_own_papers_are_ordered(surgery: Surgery) -> None:
    walk = surgery.walk(DECLINE, Status.DECIDED)
    assert surgery.decision(walk).departs is False
    other = surgery.walk(CONSENT, Status.EVALUATED)
    choose(surgery, other, Choice(Outcome.DECLINE, REASON))
    assert surgery.decision(other).departs
    codes = {letter.code for letter in surgery.letters(other, draft=True)}
    assert DocumentCode.DECLINE_LETTER in codes
    assert DocumentCode.RESPONSE_LETTER not in codes


def test_every_thin_request_is_challenged(surgery: Surgery) -> None:
    walk = surgery.walk(CHALLENGE, Status.DECIDED)
    assert DocumentCode.CHALLENGE_LETTER in {one.code for one in surgery.letters(walk, draft=True)}
    assert cases.NOT_ENOUGH["purpose_explained"] == "no"
