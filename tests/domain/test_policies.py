"""When a thing may be done: by status, reason, schedule, gate and draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from formsvc.cli.demonstration.cases import CHILD_AT_RISK, CONSENTED
from formsvc.domain.assessment import AnswerValue, AssessmentId
from formsvc.domain.capture import Channel
from formsvc.domain.codes import DocumentCode, Flag, Outcome, ReleaseGate
from formsvc.domain.context import context_from
from formsvc.domain.decision import Decision, DecisionId
from formsvc.domain.disclosure import ScheduleItem, StatementLabel
from formsvc.domain.errors import CannotBeOverridden, NotReady, PermissionDenied
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.information_request import InformationRequest, RequestId, SubjectId
from formsvc.domain.letter_order import DrawnPart, Letter, LetterId, LetterStatus
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.policies import (
    DISCLOSING,
    REASON_LENGTH,
    check_may_authorise_now,
    check_may_decide,
    check_not_verifier,
    check_schedule,
    may_decide_now,
    open_gates,
)
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.status import Status
from formsvc.domain.verification import CallNote, CallOutcome, Method, Standing, VerificationCall

NOW = datetime(2026, 11, 20, tzinfo=UTC)
CONTEXT = context_from(
    {
        "nation": "england", "requester_class": "police", "subject_role": "victim", "subject_age": "adult",
        "other_patients_named": "no",
    }
)  # fmt: skip
ITEM = ScheduleItem("Consultation note", "2 November 2026", StatementLabel.RECORDED_FACT, "GP record")
LONG = "x" * REASON_LENGTH
REQUEST = InformationRequest(
    RequestId("r"), PracticeId("p"), "DL-2026-0001", Status.EVALUATED, Channel.POST, NOW, StaffId("s")
)
DECISION = Decision(
    DecisionId("d"), PracticeId("p"), RequestId("r"), SubjectId("s"), AssessmentId("a"), None,
    Outcome.DISCLOSE_CONSENT, departs=False, reason="", schedule=(ITEM,), withheld=(),
    decided_by=StaffId("ada"), decided_at=NOW,
)  # fmt: skip
CALL = VerificationCall(
    "c", PracticeId("p"), RequestId("r"), StaffId("rosa"), NOW,
    CallNote(Method.SWITCHBOARD, CallOutcome.VERIFIED), "Laura Benton", "Anytown Police",
    needs_second=True, seconded_by=StaffId("sol"),
)  # fmt: skip
CHECKED, UNCHECKED = Standing("It stands.", CALL), Standing("Nobody has recorded a check.")


def found(answers: Mapping[str, AnswerValue] = CONSENTED, **changed: AnswerValue) -> Evaluation:
    return evaluate(CONTEXT, {**answers, **changed}, provisions=IN_FORCE_TODAY)


def deciding(
    chosen: Outcome, *, status: Status = Status.EVALUATED, reason: str = "", by_hand: bool = False,
    **changed: AnswerValue,
) -> None:  # fmt: skip
    check_may_decide(
        replace(REQUEST, status=status), CONTEXT, {**CONSENTED, **changed}, found(**changed), chosen=chosen,
        reason=reason, by_hand=by_hand,
    )  # fmt: skip


@pytest.mark.parametrize("status", Status)
def test_a_person_decides_when_the_evaluation_came_or_did_not_come(status: Status) -> None:
    in_time = status in (Status.EVALUATED, Status.ASSESSED)
    assert may_decide_now(replace(REQUEST, status=status)) is in_time
    if in_time:
        deciding(Outcome.DISCLOSE_CONSENT, status=status)
    else:
        with pytest.raises(NotReady, match="not ready to decide"):
            deciding(Outcome.DISCLOSE_CONSENT, status=status)


@pytest.mark.parametrize(
    ("chosen", "by_hand", "reason", "is_enough"),
    [
        (Outcome.DISCLOSE_CONSENT, False, "", True),
        (Outcome.DISCLOSE_CONSENT, True, LONG, True),
        (Outcome.DISCLOSE_CONSENT, True, LONG[1:], False),
        (Outcome.DECLINE, False, LONG, True),
        (Outcome.DECLINE, False, LONG[1:], False),
        (Outcome.DECLINE, False, LONG[1:] + "    ", False),
    ],
)
def test_a_departure_and_a_decision_by_hand_have_a_reason(
    chosen: Outcome, by_hand: bool, reason: str, is_enough: bool
) -> None:
    if is_enough:
        deciding(chosen, by_hand=by_hand, reason=reason)
    else:
        with pytest.raises(NotReady, match="Tell us why, in at least 20 characters"):
            deciding(chosen, by_hand=by_hand, reason=reason)


@pytest.mark.parametrize(
    ("changed", "chosen", "which"),
    [
        ({"source_verified": "unknown"}, Outcome.DISCLOSE_PUBLIC_INTEREST, "INV-02"),
        ({"source_verified": "failed"}, Outcome.EMERGENCY_DISCLOSURE, "INV-02"),
        (
            {"legal_basis_claimed": ("dpa_sch2_para2",), "consent_status": "not_sought"},
            Outcome.DISCLOSE_CONSENT, "INV-05",
        ),
        ({"subject_match": "unknown"}, Outcome.DISCLOSE_PUBLIC_INTEREST, "INV-12"),
        ({}, Outcome.DISCLOSE_REQUIRED_BY_LAW, "INV-06"),
    ],
)  # fmt: skip
def test_no_reason_sets_these_aside(changed: dict[str, AnswerValue], chosen: Outcome, which: str) -> None:
    with pytest.raises(CannotBeOverridden, match=which):
        deciding(chosen, reason=LONG * 20, **changed)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_disclosure_lists_every_item_and_anything_else_lists_none(outcome: Outcome) -> None:
    none = replace(found(), outcome=outcome, flags=())
    if outcome in DISCLOSING:
        check_schedule(outcome, none, (ITEM,))
        with pytest.raises(NotReady, match="Add each item that will be shared"):
            check_schedule(outcome, none, ())
        check_schedule(outcome, replace(none, flags=(Flag.NIL_RETURN,)), ())  # nothing is held
    else:
        check_schedule(outcome, none, ())
        with pytest.raises(NotReady, match="Remove the items"):
            check_schedule(outcome, none, (ITEM,))


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_shuts_two_gates_and_no_others(outcome: Outcome) -> None:
    everything = replace(found(), outcome=outcome, release_blocks=tuple(ReleaseGate))
    gates = open_gates(replace(DECISION, outcome=outcome), everything)
    without_list = open_gates(replace(DECISION, outcome=outcome, schedule=()), everything)
    if outcome in DISCLOSING:
        assert set(gates) == set(ReleaseGate) - {ReleaseGate.G1, ReleaseGate.G2}
        assert set(without_list) == set(ReleaseGate) - {ReleaseGate.G1}
    else:
        assert gates == without_list == ()


def draft(status: LetterStatus = LetterStatus.DRAWN, *, stops: bool = False) -> Letter:
    check = {"id": "F-1", "level": "STOP", "result": "fail" if stops else "pass"}
    return Letter(
        LetterId("l"), PracticeId("p"), RequestId("r"), DecisionId("d"), DocumentCode.RESPONSE_LETTER,
        draft=True, wanted_at=NOW, status=status, parts=(DrawnPart(1, "D01", "", "", (check,), "1", "1"),),
    )  # fmt: skip


def authorising(
    *drafts: Letter, status: Status = Status.DECIDED, because: str = "", **changed: AnswerValue
) -> None:
    check_may_authorise_now(
        replace(REQUEST, status=status), DECISION, found(**changed), drafts, stops_accepted_because=because,
        source=CHECKED,
    )  # fmt: skip


@pytest.mark.parametrize("outcome", Outcome)
def test_promise_nothing_is_shared_before_the_requester_is_verified(outcome: Outcome) -> None:
    def authorise(source: Standing) -> None:
        nothing_open = replace(found(), outcome=outcome, release_blocks=())
        waiting, decision = replace(REQUEST, status=Status.DECIDED), replace(DECISION, outcome=outcome)
        check_may_authorise_now(
            waiting, decision, nothing_open, (draft(),),
            stops_accepted_because="", source=source,
        )  # fmt: skip

    authorise(CHECKED)
    if outcome in DISCLOSING - {Outcome.EMERGENCY_DISCLOSURE}:
        with pytest.raises(NotReady, match="Nothing can be shared until the check"):
            authorise(UNCHECKED)
    else:
        authorise(UNCHECKED)


@pytest.mark.parametrize("outcome", Outcome)
def test_promise_whoever_verified_does_not_authorise_what_goes_out(outcome: Outcome) -> None:
    decision = replace(DECISION, outcome=outcome)
    check_not_verifier(StaffId("ada"), decision, CHECKED)
    check_not_verifier(StaffId("rosa"), decision, UNCHECKED)
    for verifier in (StaffId("rosa"), StaffId("sol")):
        if outcome in DISCLOSING:
            with pytest.raises(PermissionDenied, match="you checked the requester"):
                check_not_verifier(verifier, decision, CHECKED)
        else:
            check_not_verifier(verifier, decision, CHECKED)


def test_a_decision_with_its_drafts_drawn_and_its_gates_shut_may_be_authorised() -> None:
    authorising(draft())
    authorising(draft(), decision_maker="not_named")  # the decision itself names who decided
    authorising(draft(stops=True), because=LONG)


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.DECIDED}))
def test_nothing_is_authorised_that_does_not_wait_for_it(status: Status) -> None:
    with pytest.raises(NotReady, match="Nothing here is waiting"):
        authorising(draft(), status=status)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("third_party_info", "third|people"), ("restricted_info", "restrict"),
        ("dp_basis", "data protection"), ("return_channel", "secure"), ("inform_patient", "told"),
        ("online_visibility", "online"),
    ],
)  # fmt: skip
def test_promise_an_open_gate_blocks_and_is_named(key: str, words: str) -> None:
    with pytest.raises(NotReady, match=f"(?i)still open: .*({words})"):
        authorising(draft(), **{key: "unknown"})


@pytest.mark.parametrize(
    ("drafts", "because", "sentence"),
    [
        ((), "", "still being drawn up"),
        ((draft(), draft(LetterStatus.WANTED)), "", "still being drawn up"),
        ((draft(), draft(LetterStatus.BLOCKED)), LONG, "did not pass its checks"),
        ((draft(stops=True),), "", "Some checks stopped"),
        ((draft(stops=True),), LONG[1:] + "  ", "Some checks stopped"),
    ],
)
def test_drafts_that_are_not_there_or_not_right_block(
    drafts: tuple[Letter, ...], because: str, sentence: str
) -> None:
    with pytest.raises(NotReady, match=sentence):
        authorising(*drafts, because=because)


def test_the_balance_in_words_is_a_gate_of_the_public_interest() -> None:
    child = replace(CONTEXT, subject_role=CONTEXT.subject_role)
    missing = evaluate(child, {**CHILD_AT_RISK, "balance_notes": {"a": "Some"}}, provisions=IN_FORCE_TODAY)
    chosen = replace(DECISION, outcome=Outcome.DISCLOSE_PUBLIC_INTEREST)
    assert ReleaseGate.G10 in open_gates(chosen, replace(missing, release_blocks=(ReleaseGate.G10,)))
