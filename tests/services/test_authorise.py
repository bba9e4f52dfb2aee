"""Another person authorises exactly what they read, or sends it back; open gates and stops are in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.decision import DecisionState
from formsvc.domain.errors import ChangedMeanwhile, DomainError, NotReady, PermissionDenied
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.status import Status
from formsvc.services.authorise import authorise_decision, content_digest, drafts_of, send_back
from formsvc.services.letters import draw_up_letter
from formsvc.services.release_checks import answer_release_checks, release_questions
from tests.factories import (
    BY_ROLE,
    CHALLENGE,
    CHILD,
    CONSENT,
    DECLINE,
    ORDER,
    SECOND_CLINICIAN,
    Case,
    Surgery,
)

GUARDIAN, LEAD = BY_ROLE[Role.CALDICOTT_GUARDIAN], BY_ROLE[Role.SAFEGUARDING_LEAD]
CLINICIAN = BY_ROLE[Role.CLINICIAN]
OPEN = Case(
    CONSENT.form, {**CONSENT.answers, "third_party_info": "unknown", "dp_basis": "unknown"}, CONSENT.outcome
)


def digest(surgery: Surgery, walk: Walk) -> str:
    with surgery.uow as uow:
        decision = uow.decisions.current(walk.request_id)
        assert decision is not None
        return content_digest(uow.information_requests.get(walk.request_id), drafts_of(uow, decision))


def authorise(
    surgery: Surgery, walk: Walk, *, by: StaffMember = GUARDIAN, seen: str = "", because: str = ""
) -> None:
    authorise_decision(
        surgery.uow, walk.request_id, seen_digest=seen or digest(surgery, walk), by=by, at=surgery.now,
        stops_accepted_because=because, provisions=surgery.services.provisions,
    )  # fmt: skip


def test_promise_the_authorisation_keeps_who_when_and_the_digest_of_what_was_read(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    read = digest(surgery, walk)
    authorise(surgery, walk)
    authorisation = surgery.decision(walk).authorisation
    assert authorisation is not None
    assert (authorisation.by, authorisation.content_digest) == (GUARDIAN.id, read)
    finals = surgery.letters(walk, draft=False)
    drafts = surgery.letters(walk, draft=True)
    waits = {DocumentCode.PATIENT_NOTIFICATION_LETTER}  # for the answers on telling the person
    assert {one.code for one in finals} == {one.code for one in drafts} - waits
    assert {one.status for one in finals} == {LetterStatus.WANTED}
    assert surgery.events(walk.request_id)[-1] == "DECISION_AUTHORISED"


@pytest.mark.parametrize("case", [CONSENT, CHILD, CHALLENGE, DECLINE], ids=lambda c: c.outcome.value)
@pytest.mark.parametrize("role", Role)
def test_who_authorises_what_and_never_the_one_who_decided(
    shared_surgery: Surgery, case: Case, role: Role
) -> None:
    covers = {
        Outcome.DISCLOSE_CONSENT: {Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN},
        Outcome.CHALLENGE: set(Role) - {Role.CLINICIAN, Role.ADMIN, Role.AUDITOR},
    }.get(case.outcome, {Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN})
    walk = shared_surgery.walk(case, Status.DECIDED)
    if role in covers:
        authorise(shared_surgery, walk, by=BY_ROLE[role])
        assert shared_surgery.request(walk).status is Status.AUTHORISED
        return
    with pytest.raises(DomainError, match=r"Someone else|role does not cover|could not find"):
        authorise(shared_surgery, walk, by=BY_ROLE[role])
    with pytest.raises(DomainError, match=r"Someone else|role does not cover|could not find"):
        send_back(
            shared_surgery.uow, walk.request_id, because="A reason that is long enough.", by=BY_ROLE[role],
            at=shared_surgery.now,
        )  # fmt: skip
    assert shared_surgery.request(walk).status is Status.DECIDED
    assert shared_surgery.decision(walk).state is DecisionState.CURRENT


def test_another_clinician_authorises_a_consented_disclosure(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    authorise(surgery, walk, by=SECOND_CLINICIAN)
    authorisation = surgery.decision(walk).authorisation
    assert authorisation is not None
    assert authorisation.by == SECOND_CLINICIAN.id


@pytest.mark.parametrize("status", sorted(set(ORDER) - {Status.DECIDED}))
def test_nothing_is_authorised_or_sent_back_at_another_time(shared_surgery: Surgery, status: Status) -> None:
    walk = shared_surgery.walk(CONSENT, status)
    with pytest.raises(NotReady, match="Nothing here is waiting"):
        authorise(shared_surgery, walk, seen="x")
    with pytest.raises(NotReady, match="Nothing here is waiting"):
        send_back(
            shared_surgery.uow, walk.request_id, because="A reason that is long enough.", by=GUARDIAN,
            at=shared_surgery.now,
        )  # fmt: skip


def test_promise_drafts_drawn_anew_void_what_was_read(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    read = digest(surgery, walk)
    draft = surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True)
    with surgery.uow as uow:  # as if the wording had been mended and the draft drawn once more
        changed = replace(draft.files[0], sha256="0" * 64)
        uow.letters.put(replace(draft, files=(changed, *draft.files[1:])))
        uow.commit()
    with pytest.raises(ChangedMeanwhile, match="The drafts have changed since you read them"):
        authorise(surgery, walk, seen=read)
    assert surgery.request(walk).status is Status.DECIDED


def test_promise_another_recipient_voids_what_was_read(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    read = digest(surgery, walk)
    walk2 = surgery.walk(CONSENT, Status.DECIDED, requester_email="laura.bent0n@anytown.police.example")
    drafts = surgery.letters(walk, draft=True)
    assert content_digest(surgery.request(walk2), drafts) != read
    for key in ("requester_name", "requester_role", "requester_org", "requester_email", "reference"):
        request = surgery.request(walk)
        values = dict(request.capture.values)
        values[key] = replace(values[key], value="Somebody else")
        other = replace(request, capture=replace(request.capture, values=values))
        assert content_digest(other, drafts) != read, key


def test_drafts_that_are_not_drawn_yet_cannot_be_authorised(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED).decided(Outcome.DISCLOSE_CONSENT)
    with pytest.raises(NotReady, match="still being drawn up"):
        authorise(surgery, walk)


def test_a_blocked_draft_is_in_the_way_until_it_is_sent_back(surgery: Surgery) -> None:
    surgery.press.blocks = frozenset({"response_letter"})
    walk = surgery.walk(CONSENT, Status.DECIDED)
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True).files == ()
    assert "LETTER_BLOCKED" in surgery.events(walk.request_id)
    with pytest.raises(NotReady, match="did not pass its checks"):
        authorise(surgery, walk, because="It may go all the same, I think.")


def test_a_check_that_stops_is_passed_with_a_reason_that_the_final_letter_knows(surgery: Surgery) -> None:
    surgery.press.stops = frozenset({"response_letter"})
    walk = surgery.walk(CONSENT, Status.DECIDED)
    for because in ("", "Too short."):
        with pytest.raises(NotReady, match="Some checks stopped"):
            authorise(surgery, walk, because=because)
    authorise(surgery, walk, because="The name is the officer's own.")
    walk.drawn_up()
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER).stops == ()
    assert surgery.press.accepted[-1] == ("F-1",)


def test_a_decision_is_sent_back_with_a_reason_and_taken_again(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    with pytest.raises(NotReady, match="Tell your colleague why"):
        send_back(surgery.uow, walk.request_id, because="No.", by=GUARDIAN, at=surgery.now)
    first = surgery.decision(walk)
    send_back(
        surgery.uow, walk.request_id, because="The second item is not needed.", by=GUARDIAN, at=surgery.now
    )
    assert surgery.request(walk).status is Status.EVALUATED
    assert surgery.events(walk.request_id)[-1] == "DECISION_SENT_BACK"
    walk.decided(Outcome.DISCLOSE_CONSENT).drawn_up()
    assert surgery.decision(walk).id != first.id
    authorise(surgery, walk)
    with surgery.uow as uow:
        states = [one.state for one in uow.decisions.of_request(walk.request_id)]
    assert states == [DecisionState.SENT_BACK, DecisionState.AUTHORISED]


def test_a_draft_of_a_decision_that_was_sent_back_is_not_drawn(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED).decided(Outcome.DISCLOSE_CONSENT)
    draft = surgery.letters(walk, draft=True)[0]
    send_back(
        surgery.uow, walk.request_id, because="The second item is not needed.", by=GUARDIAN, at=surgery.now
    )
    draw_up_letter(
        surgery.uow, surgery.files, surgery.press, draft.id, clock=surgery.services.clock,
        provisions=surgery.services.provisions,
    )  # fmt: skip
    assert surgery.press.drawn == []


def checks(surgery: Surgery, walk: Walk, by: StaffMember = CLINICIAN) -> set[str]:
    _, questions = release_questions(
        surgery.uow, walk.request_id, by=by, at=surgery.now, provisions=surgery.services.provisions
    )
    return {question.key for question in questions}


def settle(
    surgery: Surgery, walk: Walk, *, seen: str = "", by: StaffMember = CLINICIAN, **given: str
) -> bool:
    return answer_release_checks(
        surgery.uow, walk.request_id, given, seen=seen or surgery.assessment(walk).id, by=by, at=surgery.now,
        provisions=surgery.services.provisions,
    )  # fmt: skip


def test_open_gates_block_until_their_questions_are_answered_and_the_decision_stands(
    surgery: Surgery,
) -> None:
    walk = surgery.walk(OPEN, Status.DECIDED)
    first = surgery.decision(walk)
    with pytest.raises(NotReady, match="still open"):
        authorise(surgery, walk)
    assert checks(surgery, walk) == {"third_party_info", "dp_basis"}
    assert surgery.events(walk.request_id)[-1] == "ASSESSMENT_VIEWED"
    assert settle(surgery, walk, third_party_info="reviewed")
    assert checks(surgery, walk) == {"dp_basis"}
    assert settle(surgery, walk, dp_basis="recorded")
    decision = surgery.decision(walk)
    assert (decision.decided_by, decision.decided_at) == (first.decided_by, first.decided_at)
    assert decision.id != first.id
    with pytest.raises(NotReady, match="still being drawn up"):  # the drafts are drawn up anew
        authorise(surgery, walk)
    walk.drawn_up()
    authorise(surgery, walk)
    assert surgery.request(walk).status is Status.AUTHORISED


def test_each_person_is_asked_only_what_they_may_answer(surgery: Surgery) -> None:
    walk = surgery.walk(OPEN, Status.DECIDED)
    assert checks(surgery, walk, BY_ROLE[Role.IG_LEAD]) == {"dp_basis"}
    assert settle(surgery, walk, by=BY_ROLE[Role.IG_LEAD], dp_basis="recorded")
    with pytest.raises(PermissionDenied):
        settle(surgery, walk, by=BY_ROLE[Role.IG_LEAD], third_party_info="reviewed")
    with pytest.raises(DomainError):
        checks(surgery, walk, BY_ROLE[Role.RECEPTION])


def test_the_second_of_two_who_settle_checks_is_told(surgery: Surgery) -> None:
    walk = surgery.walk(OPEN, Status.DECIDED)
    seen = surgery.assessment(walk).id
    settle(surgery, walk, dp_basis="recorded", by=LEAD)
    with pytest.raises(ChangedMeanwhile):
        settle(surgery, walk, seen=seen, third_party_info="reviewed")


def test_a_check_before_release_is_no_way_round_the_questions(surgery: Surgery) -> None:
    walk = surgery.walk(OPEN, Status.DECIDED)
    with pytest.raises(NotReady, match="Open the answers again"):
        settle(surgery, walk, consent_status="refused")
    with pytest.raises(NotReady, match="between the decision and its authorisation"):
        settle(surgery, surgery.walk(CONSENT, Status.EVALUATED), dp_basis="recorded")


def test_answers_that_change_the_recommendation_put_the_decision_aside(surgery: Surgery) -> None:
    """A decision by choice against a finding: the finding itself moves when the check is answered."""
    walk = surgery.walk(Case(CONSENT.form, {**CONSENT.answers, "inform_patient": "unknown"}, CONSENT.outcome),
                        Status.DECIDED)  # fmt: skip
    before = surgery.decision(walk)
    assert checks(surgery, walk) == {"inform_patient"}
    stands = settle(surgery, walk, inform_patient="after")
    with surgery.uow as uow:
        old = uow.decisions.get(before.id)
        now = uow.decisions.current(walk.request_id)
    assert old.state is DecisionState.SUPERSEDED
    assert stands is (now is not None)
    assert surgery.request(walk).status is (Status.DECIDED if stands else Status.EVALUATED)
