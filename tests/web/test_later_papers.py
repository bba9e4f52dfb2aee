"""Chasers and later papers: said, joined by a person, and nothing that was checked or decided goes across."""

from __future__ import annotations

import io

import pytest

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.document import ReadingStatus
from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.joining import join_request, looks_like
from formsvc.services.read_document import read_document
from tests.factories import BY_ROLE, CONSENT, OUTSIDER, SECOND_CLINICIAN, Surgery
from tests.fakes import PDF
from tests.web.pages import Pages

OTHER_NAME = {"subject_name": "Peter Somebody", "subject_nhs_number": "", "subject_dob": "1980-01-01"}


def chaser(surgery: Surgery, **changed: str) -> Walk:
    """A second paper, its form confirmed."""
    return surgery.uploaded().captured({**CONSENT.form, **changed})


def found(surgery: Surgery, walk: Walk, by: Role = Role.SAFEGUARDING_LEAD) -> list[str]:
    return [one.request.id for one in looks_like(surgery.uow, walk.request_id, by=BY_ROLE[by])]


def join(surgery: Surgery, walk: Walk, into: Walk, by: Role = Role.SAFEGUARDING_LEAD) -> None:
    join_request(surgery.uow, walk.request_id, into=into.request_id, by=BY_ROLE[by], at=surgery.now)


@pytest.mark.parametrize(
    ("changed", "agency", "reference"),
    [
        ({}, True, True),
        ({"reference": "AP/26/99999"}, True, False),
        ({"requester_org": "Othertown Police"}, False, True),
        ({"subject_nhs_number": ""}, True, True),
        ({"subject_name": "G Holloway"}, True, True),
    ],
)
def test_the_same_subject_from_the_same_agency_or_under_the_same_reference(
    surgery: Surgery, changed, agency, reference
) -> None:
    first = surgery.walk(CONSENT, Status.CAPTURED)
    second = chaser(surgery, **changed)
    (one,) = looks_like(surgery.uow, second.request_id, by=surgery.people.lead)
    assert one.request.id == first.request_id
    assert (one.same_agency, one.same_reference, one.may_join) == (agency, reference, True)
    assert found(surgery, first) == []  # the earlier one is nobody's chaser


@pytest.mark.parametrize(
    "changed",
    [
        OTHER_NAME,
        {"requester_org": "Othertown Police", "reference": "OT/1"},
        {"requester_org": "", "reference": ""},
    ],
)
def test_anything_less_is_another_request(surgery: Surgery, changed) -> None:
    surgery.walk(CONSENT, Status.CAPTURED)
    assert found(surgery, chaser(surgery, **changed)) == []


def test_the_form_as_it_is_now_counts(surgery: Surgery) -> None:
    surgery.walk(CONSENT, Status.CAPTURED)
    second = chaser(surgery)
    assert found(surgery, second) != []
    second.captured({**CONSENT.form, **OTHER_NAME})
    assert found(surgery, second) == []


def test_promise_an_earlier_request_that_one_may_not_see_is_not_named(pages: Pages) -> None:
    surgery = pages.surgery
    first = surgery.walk(CONSENT, Status.ASSESSED)  # a clinician's now: neither reception's nor another's
    second = chaser(surgery)
    for who in (BY_ROLE[Role.RECEPTION], SECOND_CLINICIAN):
        page = pages.get(who, f"/requests/{second.request_id}").text
        assert "This looks like" not in page
        assert first.request_id not in page
        path = f"/requests/{second.request_id}/join/{first.request_id}"
        assert pages.of(who).get(path).status_code == 404
        assert pages.send(who, path).status_code == 404
    assert pages.of(OUTSIDER).get(f"/requests/{second.request_id}/papers").status_code == 404
    assert surgery.request(second).status is Status.CAPTURED


def test_a_person_joins_them_and_nothing_that_was_checked_or_decided_goes_across(pages: Pages) -> None:
    surgery = pages.surgery
    first = surgery.walk(CONSENT, Status.DECIDED)
    second = chaser(surgery)
    before, decision = surgery.request(first), surgery.decision(first)
    lead, there = Role.SAFEGUARDING_LEAD, f"/requests/{second.request_id}/join/{first.request_id}"
    page = pages.get(lead, f"/requests/{second.request_id}").text
    assert "from the same agency about the same person, with the same reference" in page
    assert there in page
    assert (
        "Checks of the requester, answers and decisions stay where they are." in pages.get(lead, there).text
    )
    assert surgery.request(second).status is Status.CAPTURED  # a look joins nothing

    answer = pages.send(lead, there)
    assert (answer.status_code, answer.location) == (303, f"/requests/{first.request_id}")
    closed = surgery.request(second)
    assert closed.status is Status.CLOSED
    assert closed.closed_because == f"Joined to {before.reference} as a later paper or a chaser"
    with surgery.uow as uow:
        assert uow.documents.of_request(second.request_id) == []
        (moved,) = uow.documents.of_request(first.request_id)
        assert uow.decisions.of_request(second.request_id) == []
    assert surgery.request(first) == before
    assert surgery.decision(first) == decision
    assert surgery.events(first.request_id)[-2:] == ["DOCUMENT_MOVED", "LATER_REQUEST_JOINED"]
    assert surgery.events(second.request_id)[-1] == "REQUEST_JOINED"
    read_document(surgery.uow, surgery.files, surgery.reader, moved.id, clock=surgery.services.clock)
    with surgery.uow as uow:
        assert uow.documents.get(moved.id).status is ReadingStatus.READ


def test_only_what_nobody_has_worked_on_is_joined_and_only_to_what_is_open(surgery: Surgery) -> None:
    first = surgery.walk(CONSENT, Status.CAPTURED)
    worked_on = surgery.walk(CONSENT, Status.ASSESSED)
    with pytest.raises(NotReady, match="cannot be joined now"):
        join(surgery, worked_on, first)
    later = chaser(surgery)
    done = surgery.walk(CONSENT, Status.CLOSED)
    last = chaser(surgery)
    with pytest.raises(NotReady, match="cannot be joined now"):
        join(surgery, last, done)
    with pytest.raises(NotFound):
        join(surgery, later, last)  # which came after it
    with pytest.raises(NotFound):
        join(surgery, later, later)
    unlike = chaser(surgery, **OTHER_NAME)
    with pytest.raises(NotFound):
        join(surgery, unlike, first)
    assert "REQUEST_JOINED" not in surgery.events()


def upload(pages: Pages, who: Role, walk: Walk, *contents: bytes):
    client = pages.of(who)
    data = {
        "csrf_token": client.token(),
        "files": [(io.BytesIO(content), f"later {number}.pdf") for number, content in enumerate(contents)],
    }
    path = f"/requests/{walk.request_id}/papers"
    return client.post(path, data=data, content_type="multipart/form-data")


def test_a_later_paper_is_kept_with_its_request_and_read(pages: Pages) -> None:
    walk = pages.surgery.uploaded()
    assert "/papers" in pages.get(Role.RECEPTION, f"/requests/{walk.request_id}").text
    assert "Add a later paper" in pages.get(Role.RECEPTION, f"/requests/{walk.request_id}/papers").text
    assert upload(pages, Role.RECEPTION, walk, PDF + b"2", PDF + b"3").status_code == 303
    with pages.surgery.uow as uow:
        documents = uow.documents.of_request(walk.request_id)
    assert [document.name for document in documents[1:]] == ["later 0.pdf", "later 1.pdf"]
    assert {about for _, about in pages.surgery.jobs()} == {f"document:{one.id}" for one in documents}
    assert pages.surgery.events(walk.request_id).count("DOCUMENT_RECEIVED") == 3


def test_a_bad_later_paper_is_said_and_nothing_is_kept(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = upload(pages, Role.RECEPTION, walk, PDF, b"heic")
    assert answer.status_code == 422
    assert "“later 1.pdf”: This is a HEIC photo." in answer.text
    assert upload(pages, Role.RECEPTION, walk).status_code == 422
    too_many = upload(pages, Role.RECEPTION, walk, *(PDF + bytes([65 + n]) for n in range(21)))
    assert "You can upload 20 files at a time" in too_many.text
    assert pages.surgery.files.put_sizes == []


def test_the_same_paper_again_is_said_and_a_closed_request_takes_none(pages: Pages) -> None:
    walk = pages.surgery.uploaded(PDF + b" again")
    answer = upload(pages, Role.RECEPTION, walk, PDF + b" again")
    assert "UP-13" in answer.text
    closed = pages.surgery.walk(CONSENT, Status.CLOSED)
    lead = Role.SAFEGUARDING_LEAD
    assert "This request is closed." in pages.get(lead, f"/requests/{closed.request_id}/papers").text
    assert upload(pages, lead, closed, PDF + b"late").status_code == 409


@pytest.mark.parametrize(
    ("role", "status"), [(Role.PRACTICE_MANAGER, 403), (Role.AUDITOR, 403), (Role.ADMIN, 404)]
)
def test_who_may_not_see_a_request_adds_nothing_to_it(pages: Pages, role: Role, status: int) -> None:
    walk = pages.surgery.uploaded()
    assert pages.get(role, f"/requests/{walk.request_id}/papers").status_code == status
    assert upload(pages, role, walk, PDF).status_code == status
