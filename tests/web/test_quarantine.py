"""Refused files: listed by code and digest for who looks after them, and nothing of anybody."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from formsvc.cli import main
from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.document import ReadingStatus
from formsvc.domain.errors import NotFound, NotReady, PermissionDenied
from formsvc.domain.people import Role
from formsvc.services import quarantine
from formsvc.services.read_document import read_document
from formsvc.services.receive import Upload, read_again
from formsvc.services.view_request import download_original
from formsvc.storage.files import FileMissing
from tests.factories import BY_ROLE
from tests.fakes import PDF
from tests.web.pages import Pages

REASON = "The practice's IT support has asked for it."
NAME = "Grace Holloway.pdf"
CONTENT = PDF + b" refused"


def refused(surgery, code: str = "UP-11") -> Walk:
    """A request whose one document was refused."""
    walk = Walk(surgery.services, surgery.people).uploaded(Upload(NAME, CONTENT))
    surgery.reader.refuses = (code, "The virus checker stopped this file. Do not open it.")
    read_document(
        surgery.uow, surgery.files, surgery.reader, document(surgery, walk).id,
        clock=surgery.services.clock,
    )  # fmt: skip
    return walk


def document(surgery, walk: Walk):
    with surgery.uow as uow:
        return uow.documents.of_request(walk.request_id)[0]


@pytest.mark.parametrize(
    ("role", "sees", "clears"),
    [
        (Role.RECEPTION, 403, 403), (Role.CLINICIAN, 403, 403), (Role.SAFEGUARDING_LEAD, 403, 403),
        (Role.CALDICOTT_GUARDIAN, 403, 403), (Role.IG_LEAD, 200, 403), (Role.PRACTICE_MANAGER, 200, 200),
        (Role.ADMIN, 200, 200), (Role.AUDITOR, 403, 403),
    ],
)  # fmt: skip
def test_who_sees_the_refused_files_and_who_clears_them(pages: Pages, role, sees, clears) -> None:
    walk = refused(pages.surgery)
    one = f"/quarantine/{document(pages.surgery, walk).id}"
    assert pages.get(role, "/quarantine").status_code == sees
    assert pages.get(role, one).status_code == clears
    if clears == 403:
        for act in ("hand-over", "destroy"):
            assert pages.send(role, f"{one}/{act}", why_destroy=REASON).status_code == 403
    assert document(pages.surgery, walk).status is ReadingStatus.REFUSED


def test_the_list_has_code_digest_and_size_and_names_nobody(pages: Pages) -> None:
    walk = refused(pages.surgery)
    page = pages.get(Role.ADMIN, "/quarantine").text
    for shown in ("UP-11", sha256(CONTENT).hexdigest(), f"{len(CONTENT)} Bytes", "Kept sealed"):
        assert shown in page
    for hidden in (NAME, "Holloway", pages.surgery.request(walk).reference, walk.request_id):
        assert hidden not in page
    assert pages.surgery.events()[-1] == "QUARANTINE_VIEWED"


def test_what_was_read_is_not_in_quarantine(pages: Pages) -> None:
    walk = pages.surgery.uploaded()
    assert "No file is held." in pages.get(Role.ADMIN, "/quarantine").text
    one = f"/quarantine/{document(pages.surgery, walk).id}"
    assert pages.get(Role.ADMIN, one).status_code == 404
    for act in ("hand-over", "destroy"):
        sent = pages.send(Role.ADMIN, f"{one}/{act}", why_hand_over=REASON, why_destroy=REASON)
        assert sent.status_code == 404


def test_it_support_gets_the_bytes_under_a_name_that_no_program_opens(pages: Pages) -> None:
    walk = refused(pages.surgery)
    one = f"/quarantine/{document(pages.surgery, walk).id}"
    answer = pages.send(Role.PRACTICE_MANAGER, f"{one}/hand-over", why_hand_over=REASON)
    assert answer.data == CONTENT
    assert answer.mimetype == "application/octet-stream"
    name = f'attachment; filename="{sha256(CONTENT).hexdigest()[:16]}.quarantined"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.headers["Cache-Control"] == "no-store"
    assert pages.surgery.events(walk.request_id)[-1] == "ORIGINAL_HANDED_OVER"
    page = pages.get(Role.IG_LEAD, "/quarantine").text
    assert "Taken out for IT support by" in page
    assert "IT support has asked for it." in page


@pytest.mark.parametrize("act", ["hand-over", "destroy"])
@pytest.mark.parametrize("why", ["", "because", "   ."])
def test_without_a_reason_nothing_is_done(pages: Pages, act, why) -> None:
    walk = refused(pages.surgery)
    before = pages.surgery.events(walk.request_id)
    one = f"/quarantine/{document(pages.surgery, walk).id}"
    answer = pages.send(Role.ADMIN, f"{one}/{act}", why_hand_over=why, why_destroy=why)
    assert answer.status_code == 422
    assert "Tell us why" in answer.text
    assert CONTENT not in answer.data
    assert pages.surgery.events(walk.request_id) == before


def test_what_is_destroyed_is_gone_and_its_digest_stays(pages: Pages) -> None:
    surgery = pages.surgery
    walk = refused(surgery)
    kept = document(surgery, walk)
    answer = pages.send(Role.ADMIN, f"/quarantine/{kept.id}/destroy", why_destroy=REASON)
    assert answer.status_code == 303
    assert surgery.events(walk.request_id)[-1] == "ORIGINAL_DESTROYED"
    assert surgery.jobs()[-1] == ("destroy_original", f"original:{kept.id}")
    for _ in range(2):
        quarantine.destroy_original(surgery.uow, surgery.files, kept.id)
    with pytest.raises(FileMissing):
        surgery.files.open(kept.file_id)
    page = pages.get(Role.ADMIN, "/quarantine").text
    assert kept.sha256 in page
    assert "Destroyed by" in page
    assert "Hand over or destroy" not in page
    again = pages.send(Role.ADMIN, f"/quarantine/{kept.id}/hand-over", why_hand_over=REASON)
    assert again.status_code == 404
    assert "The original was destroyed." in pages.get(Role.RECEPTION, f"/requests/{walk.request_id}").text
    form = pages.get(Role.RECEPTION, f"/requests/{walk.request_id}/form").text
    assert "The original was then destroyed." in form
    assert "Read it again" not in form


def test_nobody_reads_or_downloads_what_is_destroyed(surgery) -> None:
    walk = refused(surgery, "UP-05")
    kept, admin, reception = document(surgery, walk), BY_ROLE[Role.ADMIN], surgery.people.reception
    quarantine.destroy(surgery.uow, kept.id, because=REASON, by=admin, at=surgery.now)
    with pytest.raises(NotReady, match="destroyed"):
        read_again(surgery.uow, kept.id, by=reception, at=surgery.now)
    with pytest.raises(NotReady, match="destroyed"):
        download_original(surgery.uow, surgery.files, kept.id, by=reception, at=surgery.now)


def test_only_what_was_given_up_is_ever_destroyed(surgery) -> None:
    walk = refused(surgery)
    kept = document(surgery, walk)
    quarantine.destroy_original(surgery.uow, surgery.files, kept.id)
    assert surgery.files.open(kept.file_id) == CONTENT
    with pytest.raises(PermissionDenied):
        quarantine.destroy(surgery.uow, kept.id, because=REASON, by=BY_ROLE[Role.IG_LEAD], at=surgery.now)
    with pytest.raises(NotFound):
        quarantine.destroy(
            surgery.uow, document(surgery, surgery.uploaded()).id, because=REASON, by=BY_ROLE[Role.ADMIN],
            at=surgery.now,
        )  # fmt: skip


def test_an_operator_lists_them_at_the_machine(surgery, monkeypatch, capsys) -> None:
    monkeypatch.setattr("formsvc.cli.ready.check_ready", lambda: surgery.services)
    assert main(["quarantine", "list"]) == 0
    assert capsys.readouterr().out == ""
    refused(surgery)
    assert main(["quarantine", "list", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["code"], one["sha256"], one["destroyed"]) == ("UP-11", sha256(CONTENT).hexdigest(), False)
    assert main(["quarantine", "list"]) == 0
    line = capsys.readouterr().out
    assert "UP-11" in line
    assert "Holloway" not in line
