"""Quarantine, marks and moved documents on every database that we support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from formsvc.domain.document import Document, ReadingStatus
from formsvc.domain.errors import ChangedMeanwhile, NotFound
from formsvc.domain.information_request import DocumentId
from formsvc.domain.likeness import Alike, Marks
from formsvc.domain.people import StaffId
from formsvc.domain.quarantine import QuarantineStep, Step
from formsvc.domain.status import Status
from tests.factories import CONSENT, OTHER_PRACTICE, Surgery, open_surgery

AT = datetime(2026, 11, 20, 9, 30, 5, 123456, tzinfo=UTC)
MARKS = Marks("harbour police", "44ab123426", "9990000018", "alma example 1990-02-01")


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[Surgery]:
    made = open_surgery(tmp_path / "surgery", DATABASE_URL=database_url)
    yield made
    made.engine.dispose()


def only_document(house: Surgery, request_id: str) -> Document:
    with house.uow as uow:
        (document,) = uow.documents.of_request(request_id)  # type: ignore[arg-type]
    return document


def test_steps_in_quarantine_come_back_as_they_were_kept(house: Surgery) -> None:
    document = only_document(house, house.uploaded().request_id)
    steps = [
        QuarantineStep("q1", document.id, Step.HANDED_OVER, StaffId("s-admin"), AT, "Asked for by IT."),
        QuarantineStep("q2", document.id, Step.DESTROYED, StaffId("s-admin"), AT, "Not needed – gone."),
    ]
    with house.uow as uow:
        for step in steps:
            uow.quarantine.add(step)
        uow.commit()
    with house.uow as uow:
        assert list(uow.quarantine.of_document(document.id)) == steps
    with house.services.uow(OTHER_PRACTICE.id) as theirs:
        assert list(theirs.quarantine.of_document(document.id)) == []


def test_only_refused_and_destroyed_documents_are_listed_the_newest_first(house: Surgery) -> None:
    documents = [only_document(house, house.uploaded().request_id) for _ in range(3)]
    for document, status in zip(documents, (ReadingStatus.REFUSED, ReadingStatus.DESTROYED), strict=False):
        with house.uow as uow:
            uow.documents.put(replace(document, status=status))
            uow.commit()
    with house.uow as uow:
        assert [one.id for one in uow.documents.refused()] == [documents[1].id, documents[0].id]
    with house.services.uow(OTHER_PRACTICE.id) as theirs:
        assert list(theirs.documents.refused()) == []


def test_a_moved_document_belongs_to_the_other_request_alone(house: Surgery) -> None:
    first, second = house.uploaded().request_id, house.uploaded().request_id
    document = only_document(house, second)
    with house.uow as uow:
        uow.documents.move(document.id, to=first)
        uow.commit()
    with house.uow as uow:
        assert uow.documents.of_request(second) == []
        assert [one.id for one in uow.documents.of_request(first)][-1] == document.id
        with pytest.raises(ChangedMeanwhile):  # who read it before it moved is told
            uow.documents.put(replace(document, pages_read=1))
    with house.services.uow(OTHER_PRACTICE.id) as theirs, pytest.raises(NotFound):
        theirs.documents.move(DocumentId(document.id), to=second)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (MARKS, (True, True)),
        (Marks(MARKS.agency, "", MARKS.number, ""), (True, False)),
        (Marks("", MARKS.reference, "", MARKS.person), (False, True)),
        (Marks(MARKS.agency, MARKS.reference, "", ""), None),
        (Marks("", "", MARKS.number, MARKS.person), None),
        (Marks(MARKS.number, MARKS.person, MARKS.agency, MARKS.reference), None),  # in the wrong places
        (Marks(), None),
    ],
)
def test_marks_are_compared_each_with_its_own_kind(house: Surgery, other: Marks, alike) -> None:
    first, second = (house.walk(CONSENT, Status.RECEIVED).request_id for _ in range(2))
    with house.uow as uow:
        uow.request_marks.put(first, Marks(agency="of an earlier form"))
        uow.request_marks.put(first, other)
        uow.request_marks.put(second, MARKS)
        uow.commit()
    with house.uow as uow:
        found = uow.request_marks.like(second)
    assert list(found) == ([] if alike is None else [Alike(first, *alike)])
