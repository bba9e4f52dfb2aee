"""The form is a person's from the moment they confirm it; the deadline counts from receipt."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from formsvc.cli.demonstration import cases
from formsvc.domain.capture import Origin, Urgency
from formsvc.domain.errors import ChangedMeanwhile, NotReady, PermissionDenied
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.capture import confirm_capture, suggested_values, suggesting_document, withdraw_request
from formsvc.services.read_document import read_document
from tests.factories import BEGAN, BY_ROLE, CONSENT, ORDER, Surgery


def test_a_confirmed_form_has_its_subject_its_deadline_and_its_event(surgery: Surgery) -> None:
    walk = surgery.walk(to=Status.CAPTURED)
    request = surgery.request(walk)
    assert (request.status, request.urgency, request.requester_class) == (
        Status.CAPTURED, Urgency.ROUTINE, "police",
    )  # fmt: skip
    assert request.due_on == date(2026, 11, 27)
    with surgery.uow as uow:
        (subject,) = uow.information_requests.subjects(walk.request_id)
    assert (subject.name, subject.part, subject.is_main) == ("Grace Holloway", "victim", True)
    assert subject.date_of_birth == date(1991, 4, 17)
    assert surgery.events(walk.request_id) == ["REQUEST_RECEIVED", "REQUEST_CAPTURED"]


@pytest.mark.parametrize(
    ("received", "confirmed", "due"),
    [
        (BEGAN, datetime(2026, 11, 25, 9, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 7, 2, 23, 30, tzinfo=UTC), datetime(2026, 7, 3, 9, tzinfo=UTC), date(2026, 7, 10)),
        (datetime(2026, 12, 24, 9, tzinfo=UTC), datetime(2026, 12, 24, 10, tzinfo=UTC), date(2027, 1, 5)),
    ],
)
def test_the_deadline_counts_from_receipt_in_london_however_late_the_form_is_confirmed(
    surgery: Surgery, received: datetime, confirmed: datetime, due: date
) -> None:
    surgery.services.clock.now = received  # type: ignore[attr-defined]
    walk = surgery.walk()
    surgery.services.clock.now = confirmed  # type: ignore[attr-defined]
    walk.captured(cases.POLICE_VICTIM)
    assert surgery.request(walk).due_on == due
    walk.captured({**cases.POLICE_VICTIM, "purpose": "Said again later."})
    assert surgery.request(walk).due_on == due


def test_values_read_changed_and_typed_are_told_apart(surgery: Surgery) -> None:
    walk = surgery.uploaded()
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    read_document(surgery.uow, surgery.files, surgery.reader, document.id, clock=surgery.services.clock)
    with surgery.uow as uow:
        suggested = suggested_values(suggesting_document(uow, walk.request_id))
    assert suggested["legal_basis"] == ("consent", "dpa_sch2_para2")
    walk.captured({**cases.POLICE_VICTIM, "requester_name": "Yasmin Okonkwo"})
    values = surgery.request(walk).capture.values
    assert (values["requester_name"].origin, values["requester_name"].page) == (Origin.SCAN, 1)
    assert (values["reference"].origin, values["reference"].document_id) == (Origin.CHANGED, document.id)
    assert values["purpose"].origin is Origin.TYPED


def confirm(surgery: Surgery, walk_id: str, version: int, role: Role = Role.RECEPTION) -> None:
    confirm_capture(
        surgery.uow, walk_id, cases.POLICE_VICTIM, seen_version=version, by=BY_ROLE[role], at=surgery.now,
        holidays=surgery.services.holidays,
    )  # fmt: skip


def test_the_second_of_two_who_confirm_is_told(surgery: Surgery) -> None:
    walk = surgery.walk()
    version = surgery.request(walk).version
    confirm(surgery, walk.request_id, version)
    with pytest.raises(ChangedMeanwhile):
        confirm(surgery, walk.request_id, version)
    assert surgery.events(walk.request_id).count("REQUEST_CAPTURED") == 1


@pytest.mark.parametrize("status", ORDER[2:])
def test_the_form_is_shut_once_the_answers_are_handed_in(shared_surgery: Surgery, status: Status) -> None:
    walk = shared_surgery.walk(CONSENT, status)
    version = shared_surgery.request(walk).version
    with pytest.raises(NotReady, match="Open the answers again first"):
        confirm(shared_surgery, walk.request_id, version, Role.SAFEGUARDING_LEAD)
    assert shared_surgery.request(walk).version == version


def test_who_may_not_see_the_request_does_not_confirm_it(surgery: Surgery) -> None:
    walk = surgery.walk()
    for role in (Role.PRACTICE_MANAGER, Role.AUDITOR):
        with pytest.raises(PermissionDenied):
            confirm(surgery, walk.request_id, 0, role)


def withdraw(surgery: Surgery, walk_id: str, because: str = "Sent twice.") -> None:
    withdraw_request(
        surgery.uow, walk_id, because=because, by=BY_ROLE[Role.SAFEGUARDING_LEAD], at=surgery.now
    )


@pytest.mark.parametrize("status", ORDER)
def test_a_request_is_closed_without_an_answer_only_before_it_is_assessed(
    shared_surgery: Surgery, status: Status
) -> None:
    walk = shared_surgery.walk(CONSENT, status)
    if status in (Status.RECEIVED, Status.CAPTURED):
        with pytest.raises(NotReady, match="Tell us why"):
            withdraw(shared_surgery, walk.request_id, "  ")
        withdraw(shared_surgery, walk.request_id)
        closed = shared_surgery.request(walk)
        assert (closed.status, closed.closed_because) == (Status.CLOSED, "Sent twice.")
        assert closed.closed_at is not None
        assert shared_surgery.events(walk.request_id)[-1] == "REQUEST_WITHDRAWN"
    else:
        with pytest.raises(NotReady, match="closed when its decision is filed"):
            withdraw(shared_surgery, walk.request_id)
