"""What comes in is kept whole or not at all, once, with its event and its job."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.capture import Channel
from formsvc.domain.document import ReadingStatus
from formsvc.domain.errors import PermissionDenied
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.read_document import read_document
from formsvc.services.receive import (
    MAX_FILES,
    SeenBefore,
    Upload,
    UploadRefused,
    read_again,
    receive_by_hand,
    receive_documents,
)
from formsvc.services.view_capture import reading_progress
from formsvc.services.view_request import download_original, view_page_picture
from tests.factories import ADMIN, BY_ROLE, Surgery
from tests.fakes import PDF, PICTURE


def receive(surgery: Surgery, *uploads: Upload, by: Role = Role.RECEPTION) -> Walk:
    walk = Walk(surgery.services, surgery.people)
    walk.request_id = receive_documents(
        surgery.uow, surgery.files, surgery.reader, uploads, by=BY_ROLE[by], at=surgery.now
    )
    return walk


def read(surgery: Surgery, walk: Walk) -> None:
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    read_document(surgery.uow, surgery.files, surgery.reader, document.id, clock=surgery.services.clock)


def test_an_upload_begins_a_request_with_its_files_their_events_and_their_jobs(surgery: Surgery) -> None:
    walk = receive(surgery, Upload("a.pdf", PDF + b"1"), Upload("b" * 300, PDF + b"2"))
    request = surgery.request(walk)
    assert (request.status, request.channel) == (Status.RECEIVED, Channel.UPLOAD)
    assert request.reference == "DL-2026-0001"
    assert surgery.events(walk.request_id) == ["REQUEST_RECEIVED", "DOCUMENT_RECEIVED", "DOCUMENT_RECEIVED"]
    with surgery.uow as uow:
        documents = uow.documents.of_request(walk.request_id)
    assert [actor for actor, _ in surgery.jobs()] == ["read_document", "read_document"]
    assert {about for _, about in surgery.jobs()} == {f"document:{one.id}" for one in documents}
    assert {surgery.files.open(one.file_id) for one in documents} == {PDF + b"1", PDF + b"2"}
    assert {len(one.name) for one in documents} == {5, 255}


def test_one_bad_file_and_none_is_taken_and_each_bad_one_is_named(surgery: Surgery) -> None:
    with pytest.raises(UploadRefused) as refused:
        receive(surgery, Upload("a.pdf", PDF), Upload("b.heic", b"heic"), Upload("c.pdf", b""))
    assert [(place, code) for place, code, _ in refused.value.refusals] == [(1, "UP-03"), (2, "UP-01")]
    assert "HEIC" in str(refused.value)
    assert (surgery.jobs(), surgery.files.put_sizes) == ([], [])
    assert "REQUEST_RECEIVED" not in surgery.events()


@pytest.mark.parametrize(
    ("uploads", "sentence"),
    [
        ([], "Select the file you have scanned."),
        ([Upload("a", PDF + bytes([n])) for n in range(MAX_FILES + 1)], "You can upload 20 files at a time"),
    ],
)
def test_no_file_and_too_many_files_are_refused(
    surgery: Surgery, uploads: list[Upload], sentence: str
) -> None:
    with pytest.raises(UploadRefused, match=sentence):
        receive(surgery, *uploads)


def test_what_is_here_already_is_said_and_changes_nothing(surgery: Surgery) -> None:
    first = receive(surgery, Upload("a.pdf", PDF))
    before = surgery.events()
    with pytest.raises(SeenBefore, match=r"uploaded on 20 November as DL-2026-0001\. Nothing has been chang"):
        receive(surgery, Upload("other name.pdf", PDF))
    assert surgery.events() == before
    assert surgery.request(first).status is Status.RECEIVED


def test_references_are_counted_through_the_year_and_never_used_twice(surgery: Surgery) -> None:
    numbers = [surgery.request(surgery.walk()).reference for _ in range(3)]
    assert numbers == ["DL-2026-0001", "DL-2026-0002", "DL-2026-0003"]


@pytest.mark.parametrize(
    "receives",
    [
        lambda s, by: receive_by_hand(s.uow, Channel.COUNTER, by=by, at=s.now),
        lambda s, by: receive_documents(s.uow, s.files, s.reader, [Upload("a", PDF)], by=by, at=s.now),
    ],
)
def test_who_registers_nothing_is_refused(
    surgery: Surgery, receives: Callable[[Surgery, object], object]
) -> None:
    with pytest.raises(PermissionDenied):
        receives(surgery, ADMIN)
    assert surgery.files.put_sizes == []


def test_a_reading_gives_pictures_and_suggestions_and_is_kept_once(surgery: Surgery) -> None:
    walk = surgery.uploaded()
    read(surgery, walk)
    read(surgery, walk)
    assert surgery.reader.reads == 1
    assert surgery.events(walk.request_id)[2:] == ["DOCUMENT_READ"]
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    assert (document.status, document.page_count, document.pages_read) == (ReadingStatus.READ, 2, 2)
    assert document.suggestions["requester_name"]["value"] == "Yasmin Okonkwo"
    assert surgery.files.open(document.pictures[0].file_id) == PICTURE
    assert surgery.request(walk).capture.values == {}  # nothing read becomes an answer by itself


def test_two_workers_that_read_at_once_keep_one_reading(surgery: Surgery) -> None:
    walk = surgery.uploaded()

    def meanwhile() -> None:
        surgery.reader.during = lambda: None
        read(surgery, walk)

    surgery.reader.during = meanwhile
    read(surgery, walk)
    assert surgery.reader.reads == 2
    assert surgery.events(walk.request_id).count("DOCUMENT_READ") == 1


def test_a_refusal_is_kept_with_its_sentence_and_can_be_tried_again(surgery: Surgery) -> None:
    walk = surgery.uploaded()
    surgery.reader.refuses = ("UP-04", "We could not open this file. Ask for it again, or scan the paper.")
    read(surgery, walk)
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    assert (document.status, document.refusal_code) == (ReadingStatus.REFUSED, "UP-04")
    assert "We could not open this file" in document.refusal

    surgery.reader.refuses = None
    read_again(surgery.uow, document.id, by=BY_ROLE[Role.RECEPTION], at=surgery.now)
    read(surgery, walk)
    assert surgery.events(walk.request_id)[2:] == [
        "DOCUMENT_REFUSED", "DOCUMENT_REREAD_ASKED", "DOCUMENT_READ",
    ]  # fmt: skip
    assert len(surgery.jobs()) == 2


def test_a_reader_that_breaks_leaves_the_document_waiting_and_the_fault_in_the_open(
    surgery: Surgery,
) -> None:
    walk = surgery.uploaded()
    surgery.reader.breaks = OSError("The disk is full.")
    with pytest.raises(OSError, match="The disk is full"):
        read(surgery, walk)
    _, progress = reading_progress(surgery.uow, walk.request_id, by=surgery.people.reception)
    assert (progress.pages_read, progress.page_count) == (1, 2)
    assert progress.state.is_going_on


def test_promise_a_look_at_a_page_and_a_download_are_recorded_before_the_first_byte(
    surgery: Surgery,
) -> None:
    walk = surgery.uploaded()
    read(surgery, walk)
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    surgery.files.fails = True
    who = surgery.people.reception
    _, open_picture = view_page_picture(surgery.uow, surgery.files, document.id, 1, by=who, at=surgery.now)
    _, open_original = download_original(surgery.uow, surgery.files, document.id, by=who, at=surgery.now)
    for content in (open_picture, open_original):
        with pytest.raises(OSError, match="gone"):
            content()
    assert surgery.events(walk.request_id)[-2:] == ["PAGE_PICTURE_VIEWED", "ORIGINAL_DOWNLOADED"]
