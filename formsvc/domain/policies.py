"""When a thing may be done: by status, by gate, by invariant. Who may do it is in ``permissions``."""

from __future__ import annotations

from collections.abc import Sequence

from formsvc.domain.codes import DISCLOSING, Outcome, ReleaseGate, label
from formsvc.domain.context import Answers, Context
from formsvc.domain.decision import Decision
from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.errors import CannotBeOverridden, NotReady, PermissionDenied
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import InformationRequest
from formsvc.domain.invariants import departure_is_barred
from formsvc.domain.letter_order import Letter, LetterStatus
from formsvc.domain.people import StaffId
from formsvc.domain.status import Status
from formsvc.domain.verification import NotVerified, Standing

REASON_LENGTH = 20
FINAL = DISCLOSING | {Outcome.DECLINE}


def may_decide_now(request: InformationRequest) -> bool:
    """Has the evaluation come, or is it the step that may be gone round by hand?"""
    return request.status in (Status.EVALUATED, Status.ASSESSED)


def check_may_decide(
    request: InformationRequest,
    context: Context,
    answers: Answers,
    evaluation: Evaluation,
    *,
    chosen: Outcome,
    reason: str,
    by_hand: bool,
) -> None:
    """A recommendation may be departed from with a reason; some invariants cannot be (guide 5.7)."""
    if not may_decide_now(request):
        raise NotReady("This request is not ready to decide. Hand the answers in first.")
    if chosen is not evaluation.outcome:
        barred = departure_is_barred(context, answers, evaluation, chosen)
        if barred:
            raise CannotBeOverridden(barred)
    if (chosen is not evaluation.outcome or by_hand) and len(reason.strip()) < REASON_LENGTH:
        raise NotReady(
            f"Tell us why, in at least {REASON_LENGTH} characters. Your reason is kept with the decision."
        )


def check_schedule(chosen: Outcome, evaluation: Evaluation, schedule: Sequence[ScheduleItem]) -> None:
    """A disclosure lists every item that goes; anything else lists none (INV-11, INV-14)."""
    nil_return = "nil_return" in evaluation.flags
    if chosen in DISCLOSING and not schedule and not nil_return:
        raise NotReady("Add each item that will be shared. The complete record is never shared by default.")
    if chosen not in DISCLOSING and schedule:
        raise NotReady("Remove the items from the list: with this decision nothing is shared.")


def check_may_authorise_now(
    request: InformationRequest,
    decision: Decision,
    evaluation: Evaluation,
    drafts: Sequence[Letter],
    *,
    stops_accepted_because: str,
    source: Standing,
) -> None:
    """The source is verified, every gate shut, every draft drawn and past its checks (INV-02, INV-20)."""
    if request.status is not Status.DECIDED:
        raise NotReady("Nothing here is waiting for authorisation. Go back to the request.")
    check_source_before_release(decision, source)
    gates = open_gates(decision, evaluation)
    if gates:
        raise NotReady(
            "Some checks before release are still open: " + "; ".join(label(gate) for gate in gates) + "."
        )
    if any(letter.status is LetterStatus.BLOCKED for letter in drafts):
        raise NotReady(
            "A document did not pass its checks. Send the decision back so that it can be put right."
        )
    if not drafts or any(letter.status is not LetterStatus.DRAWN for letter in drafts):
        raise NotReady("The drafts are still being drawn up. Read them before you authorise.")
    if any(draft.stops for draft in drafts) and len(stops_accepted_because.strip()) < REASON_LENGTH:
        raise NotReady(
            "Some checks stopped. Tell us why the documents may go all the same, in at least "
            f"{REASON_LENGTH} characters, or send the decision back."
        )


def check_source_before_release(decision: Decision, source: Standing) -> None:
    """Nothing is shared with a requester whose check does not stand now, except in an emergency (P3)."""
    if needs_verified_source(decision) and not source.stands:
        raise NotVerified(f"{source.sentence} Nothing can be shared until the check of the requester stands.")


def needs_verified_source(decision: Decision) -> bool:
    return decision.outcome in DISCLOSING and decision.outcome is not Outcome.EMERGENCY_DISCLOSURE


def verified_it_themselves(person: StaffId, decision: Decision, source: Standing) -> bool:
    """Did this person verify the requester with whom something is to be shared?"""
    return decision.outcome in DISCLOSING and source.call is not None and person in source.call.people


def check_not_verifier(person: StaffId, decision: Decision, source: Standing) -> None:
    """Who verified the requester does not authorise what goes to them (security guide, section 3)."""
    if verified_it_themselves(person, decision, source):
        raise PermissionDenied("Someone else must authorise this: you checked the requester.")


def open_gates(decision: Decision, evaluation: Evaluation) -> tuple[ReleaseGate, ...]:
    """The gates that still block. A decision shuts G1 by its named person and G2 by its schedule."""
    if decision.outcome not in DISCLOSING:
        return ()
    shut = {ReleaseGate.G1} | ({ReleaseGate.G2} if decision.schedule else set())
    return tuple(gate for gate in evaluation.release_blocks if gate not in shut)
