"""A check belongs to one request; nothing is approved without one; letters say how it was made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formsvc.domain.agency import AgencyId
from formsvc.domain.errors import NotFound, NotReady, PermissionDenied
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.domain.verification import CallOutcome, NotVerified, VerificationFault
from formsvc.services.assess import answer_question, begin_assessment
from formsvc.services.authorise import authorise_decision
from formsvc.services.capture import confirm_capture
from formsvc.services.case_file import case_file_for
from formsvc.services.verify_source import record_check, second_check, view_standing, view_verification
from formsvc.services.view_request import view_request
from tests.factories import BY_ROLE, CONSENT, OUTSIDER, Surgery

RECEPTION, CLINICIAN, LEAD, GUARDIAN = (
    BY_ROLE[Role.RECEPTION], BY_ROLE[Role.CLINICIAN], BY_ROLE[Role.SAFEGUARDING_LEAD],
    BY_ROLE[Role.CALDICOTT_GUARDIAN],
)  # fmt: skip


def stands(surgery: Surgery, walk) -> bool:
    return view_standing(surgery.uow, walk.request_id, by=LEAD).stands


def say_yes(surgery: Surgery, walk) -> None:
    begin_assessment(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    answer_question(surgery.uow, walk.request_id, "source_verified", "yes", by=CLINICIAN, at=surgery.now)


def newest_note(surgery: Surgery, walk):
    with surgery.uow as uow:
        return uow.verifications.of_request(walk.request_id)[-1]


def test_promise_a_duplicate_or_chaser_never_inherits_verification(surgery: Surgery) -> None:
    first = surgery.walk(to=Status.CAPTURED).verified()
    chaser = surgery.walk(to=Status.CAPTURED)  # the same officer, reference and subject
    assert stands(surgery, first)
    assert not stands(surgery, chaser)
    with pytest.raises(NotVerified, match="Nobody has recorded"):
        say_yes(surgery, chaser)
    say_yes(surgery, first)


def test_a_requester_changed_on_the_form_is_checked_again(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED).verified()
    version = surgery.request(walk).version
    confirm_capture(
        surgery.uow, walk.request_id, {**CONSENT.form, "requester_name": "Sam Stranger"},
        seen_version=version, by=RECEPTION, at=surgery.now, holidays=surgery.services.holidays,
    )  # fmt: skip
    assert not stands(surgery, walk)
    with pytest.raises(NotVerified, match="names another requester"):
        say_yes(surgery, walk)


def test_promise_nothing_is_authorised_once_the_check_no_longer_stands(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.DECIDED)
    note = replace(newest_note(surgery, walk).note, outcome=CallOutcome.NOT_VERIFIED)
    record_check(surgery.uow, walk.request_id, note, agency_id=None, by=LEAD, at=surgery.now)
    with pytest.raises(NotVerified, match="could not verify the requester"):
        walk.authorised()
    assert surgery.request(walk).status is Status.DECIDED


def test_promise_whoever_checked_the_requester_does_not_authorise(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.DECIDED)
    note = newest_note(surgery, walk)
    record_check(
        surgery.uow, walk.request_id, note.note, agency_id=note.agency_id, by=GUARDIAN, at=surgery.now
    )
    law = surgery.services.provisions
    digest = view_request(surgery.uow, walk.request_id, by=GUARDIAN, at=surgery.now, provisions=law).digest
    with pytest.raises(PermissionDenied, match="you checked the requester"):
        authorise_decision(
            surgery.uow, walk.request_id, seen_digest=digest, by=GUARDIAN, at=surgery.now, provisions=law
        )
    walk.authorised(LEAD)


def test_promise_a_number_that_was_read_from_the_scan_does_not_count(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    note = newest_note(surgery, surgery.walk(to=Status.CAPTURED).verified()).note
    printed = replace(note, number_used="0161 496 0321")
    events = surgery.events(walk.request_id)
    with pytest.raises(VerificationFault, match="stands on the request"):
        record_check(surgery.uow, walk.request_id, printed, agency_id=None, by=RECEPTION, at=surgery.now)
    assert surgery.events(walk.request_id) == events


def test_the_letters_say_how_the_requester_was_checked_at_the_decision(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.DECIDED)
    decision, letter = surgery.decision(walk), surgery.letters(walk, draft=True)[0]

    def told():
        with surgery.uow as uow:
            return case_file_for(uow, letter, decision, provisions=surgery.services.provisions).verification

    first = told()
    assert (first.by, first.method) == (
        RECEPTION.name, "call back on a number found independently (The force’s website, contact page)",
    )  # fmt: skip
    record_check(
        surgery.uow, walk.request_id, replace(newest_note(surgery, walk).note, found_where="Elsewhere"),
        agency_id=None, by=LEAD, at=surgery.now,
    )  # fmt: skip
    assert told() == first  # the same rows as were decided on give the same letter


def test_a_check_is_recorded_with_its_event_and_by_whom(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED).verified()
    assert surgery.events(walk.request_id)[-1] == "SOURCE_CHECKED"
    note = newest_note(surgery, walk)
    assert (note.by, note.person, note.organisation) == (RECEPTION.id, "Laura Benton", "Anytown Police")
    unknown = surgery.walk(to=Status.CAPTURED, requester_org="Harbour Constabulary").verified()
    assert surgery.events(unknown.request_id)[-2:] == ["SOURCE_CHECKED", "SOURCE_CHECK_SECONDED"]
    assert newest_note(surgery, unknown).seconded_by == LEAD.id


def test_nothing_of_another_practice_or_another_request_is_reached(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED, requester_org="Harbour Constabulary").verified()
    other = surgery.walk(to=Status.CAPTURED)
    note = newest_note(surgery, walk)
    theirs = surgery.services.uow(OUTSIDER.practice_id)
    with pytest.raises(NotFound):
        view_verification(theirs, walk.request_id, by=OUTSIDER, at=surgery.now)
    with pytest.raises(NotFound):
        second_check(surgery.uow, other.request_id, note.id, by=LEAD, at=surgery.now)
    with pytest.raises(NotFound):
        record_check(
            surgery.uow, other.request_id, note.note, agency_id=AgencyId("none"), by=LEAD, at=surgery.now
        )


def test_before_the_form_is_confirmed_nobody_is_checked(surgery: Surgery) -> None:
    note = newest_note(surgery, surgery.walk(to=Status.CAPTURED).verified()).note
    with pytest.raises(NotReady, match="Confirm the request form first"):
        record_check(surgery.uow, surgery.walk().request_id, note, agency_id=None, by=LEAD, at=surgery.now)


def test_promise_a_chaser_with_a_new_address_does_not_inherit_the_check(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED).verified()
    confirm_capture(
        surgery.uow, walk.request_id, {**CONSENT.form, "requester_email": "laura@elsewhere.example"},
        seen_version=surgery.request(walk).version, by=RECEPTION, at=surgery.now,
        holidays=surgery.services.holidays,
    )  # fmt: skip
    with pytest.raises(NotVerified, match="another requester or address"):
        say_yes(surgery, walk)
