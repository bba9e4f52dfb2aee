"""Documents are drawn once, seen by who may, recorded before the first byte; the entry is filed in order."""

from __future__ import annotations

import hashlib

import pytest

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.codes import DocumentCode
from formsvc.domain.errors import DomainError, NotFound, NotReady
from formsvc.domain.letter_order import SENT_OUT, Letter, LetterStatus
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.status import Status
from formsvc.services.letters import (
    Download,
    ask_to_draw_again,
    download_letter,
    draw_up_letter,
    letters_that_may_be_seen,
    view_letter,
)
from formsvc.services.record_entry import (
    close_request,
    confirm_entry_hidden,
    confirm_entry_made,
    reopen_with_answer,
    view_entry,
)
from tests.factories import BY_ROLE, CHALLENGE, CONSENT, SECOND_CLINICIAN, Surgery

LEAD, CLINICIAN = BY_ROLE[Role.SAFEGUARDING_LEAD], BY_ROLE[Role.CLINICIAN]
RECEPTION, MANAGER = BY_ROLE[Role.RECEPTION], BY_ROLE[Role.PRACTICE_MANAGER]
KEPT = {DocumentCode.DECISION_LOG, DocumentCode.RECORD_ENTRY}


def draw(surgery: Surgery, letter: Letter) -> None:
    draw_up_letter(
        surgery.uow, surgery.files, surgery.press, letter.id, clock=surgery.services.clock,
        provisions=surgery.services.provisions,
    )  # fmt: skip


def download(surgery: Surgery, letter: Letter, kind: str, by: StaffMember, part: int = 1) -> Download:
    return download_letter(surgery.uow, surgery.files, letter.id, part, kind, by=by, at=surgery.now)


def test_drawing_twice_makes_one_letter_under_its_digests(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    letter = surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    printed = len(surgery.press.drawn)
    draw(surgery, letter)
    assert len(surgery.press.drawn) == printed
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER) == letter
    for file in letter.files:
        content = surgery.files.open(file.file_id)
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file.sha256, file.size)


def test_two_workers_that_draw_at_once_keep_one_set_of_files_and_one_event(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED).decided(CONSENT.outcome)
    letter = surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True)

    def meanwhile() -> None:
        surgery.press.during = lambda: None
        draw(surgery, letter)

    surgery.press.during = meanwhile
    draw(surgery, letter)
    assert len(surgery.press.drawn) == 2
    assert surgery.events(walk.request_id).count("LETTER_DRAWN_UP") == 1
    assert len(surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True).files) == 2


def test_a_press_that_breaks_leaves_the_letter_wanted_and_it_can_be_asked_for_again(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.EVALUATED).decided(CONSENT.outcome)
    letter = surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True)
    surgery.press.breaks = RuntimeError("out of ink")
    with pytest.raises(RuntimeError, match="ink"):
        draw(surgery, letter)
    with pytest.raises(NotReady, match="still being drawn up"):
        view_letter(surgery.uow, letter.id, by=CLINICIAN, at=surgery.now)
    before = len(surgery.jobs())
    ask_to_draw_again(surgery.uow, letter.id, by=CLINICIAN, at=surgery.now)
    assert len(surgery.jobs()) == before + 1
    surgery.press.breaks = None
    draw(surgery, letter)
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True).status is LetterStatus.DRAWN
    with pytest.raises(NotReady, match="drawn up already"):
        ask_to_draw_again(surgery.uow, letter.id, by=CLINICIAN, at=surgery.now)


def test_a_document_that_a_check_stopped_is_in_the_way_until_it_is_drawn_up_again(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED).authorised()
    surgery.press.blocks = frozenset({"response_letter"})
    walk.drawn_up()
    with pytest.raises(NotReady, match="stopped by a check"):
        close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    stopped = surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    assert (stopped.status, stopped.files) == (LetterStatus.BLOCKED, ())
    surgery.press.blocks = frozenset()
    ask_to_draw_again(surgery.uow, stopped.id, by=CLINICIAN, at=surgery.now)
    walk.drawn_up()
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER).status is LetterStatus.DRAWN


def test_promise_a_download_is_recorded_before_the_first_byte(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    letter = surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    surgery.files.fails = True
    given = download(surgery, letter, "pdf", CLINICIAN)
    assert surgery.events(walk.request_id)[-1] == "LETTER_DOWNLOADED"
    with pytest.raises(OSError, match="gone"):
        given.content()
    assert given.name == "DL-2026-0001-res.pdf"
    first = surgery.letter(walk, DocumentCode.RESPONSE_LETTER).downloaded_at
    assert first is not None
    download(surgery, letter, "docx", CLINICIAN)
    assert surgery.letter(walk, DocumentCode.RESPONSE_LETTER).downloaded_at == first
    draft = surgery.letter(walk, DocumentCode.RESPONSE_LETTER, draft=True)
    assert download(surgery, draft, "pdf", LEAD).name == "DRAFT-DL-2026-0001-res.pdf"
    for kind, part in (("txt", 1), ("pdf", 2)):
        with pytest.raises(NotFound):
            download(surgery, letter, kind, CLINICIAN, part)


def test_who_only_sends_gets_what_goes_out_and_nothing_that_stays(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    for person in (RECEPTION, MANAGER):
        shown = letters_that_may_be_seen(surgery.uow, walk.request_id, by=person)
        assert {one.code for one in shown} == {one.code for one in surgery.letters(walk, draft=False)} - KEPT
        assert all(one.code in SENT_OUT and not one.draft for one in shown)
        for letter in surgery.letters(walk, draft=False) + surgery.letters(walk, draft=True):
            if letter in shown:
                assert download(surgery, letter, "pdf", person).content().startswith(b"pdf")
                continue
            with pytest.raises(DomainError):
                view_letter(surgery.uow, letter.id, by=person, at=surgery.now)
            with pytest.raises(DomainError):
                download(surgery, letter, letter.files[0].format, person)
    assert len(letters_that_may_be_seen(surgery.uow, walk.request_id, by=CLINICIAN)) == len(
        surgery.letters(walk, draft=True) + surgery.letters(walk, draft=False)
    )


def test_whoever_may_authorise_reads_the_drafts_while_they_wait(surgery: Surgery) -> None:
    walk = surgery.walk(CHALLENGE, Status.DECIDED)
    drafts = surgery.letters(walk, draft=True)
    assert list(letters_that_may_be_seen(surgery.uow, walk.request_id, by=RECEPTION)) == drafts
    walk.authorised().drawn_up()
    shown = letters_that_may_be_seen(surgery.uow, walk.request_id, by=RECEPTION)
    assert [one.code for one in shown] == [DocumentCode.CHALLENGE_LETTER]
    consent = surgery.walk(CONSENT, Status.DECIDED)
    assert letters_that_may_be_seen(surgery.uow, consent.request_id, by=RECEPTION) == ()
    assert letters_that_may_be_seen(surgery.uow, consent.request_id, by=SECOND_CLINICIAN) != ()


def entry_of(surgery: Surgery, walk: Walk) -> Letter:
    return surgery.letter(walk, DocumentCode.RECORD_ENTRY)


def test_the_entry_is_made_then_hidden_and_the_request_closes(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    entry = entry_of(surgery, walk)
    with pytest.raises(NotReady, match="Confirm first that the entry has been made"):
        confirm_entry_hidden(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    with pytest.raises(NotReady, match="Make the record entry, then confirm"):
        close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    for _ in range(2):  # pressed twice
        confirm_entry_made(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    with pytest.raises(NotReady, match="Hide the record entry from online access"):
        close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    view = view_entry(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    assert (view.subject.name, view.filing.made_by) == ("Grace Holloway", CLINICIAN.id)
    assert "record_entry" in view.part.text
    confirm_entry_hidden(surgery.uow, entry.id, 1, by=LEAD, at=surgery.now)
    assert surgery.request(walk).status is Status.CLOSED
    assert surgery.request(walk).closed_because == "The record entry is made and hidden."
    assert surgery.events(walk.request_id)[-4:] == [
        "RECORD_ENTRY_MADE", "LETTER_VIEWED", "RECORD_ENTRY_HIDDEN", "REQUEST_CLOSED",
    ]  # fmt: skip
    with pytest.raises(NotReady):
        confirm_entry_made(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    assert view_entry(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now).filing.is_complete


def test_nothing_closes_while_a_document_is_being_drawn(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED).authorised()
    draw(surgery, entry_of(surgery, walk))
    entry = entry_of(surgery, walk)
    confirm_entry_made(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    confirm_entry_hidden(surgery.uow, entry.id, 1, by=CLINICIAN, at=surgery.now)
    assert surgery.request(walk).status is Status.AUTHORISED
    with pytest.raises(NotReady, match="still being drawn up"):
        close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    walk.drawn_up()
    close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    assert surgery.request(walk).status is Status.CLOSED


def test_a_challenge_stays_open_for_the_answer_until_a_person_closes_it(surgery: Surgery) -> None:
    walk = surgery.walk(CHALLENGE, Status.AUTHORISED).filed()
    assert surgery.request(walk).status is Status.AUTHORISED
    close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    assert surgery.request(walk).status is Status.CLOSED
    with pytest.raises(NotReady):
        reopen_with_answer(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)


def test_only_an_authorised_record_entry_is_filed_and_by_who_may(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    draft = surgery.letter(walk, DocumentCode.RECORD_ENTRY, draft=True)
    with pytest.raises(NotReady, match="when the decision has been authorised"):
        confirm_entry_made(surgery.uow, draft.id, 1, by=CLINICIAN, at=surgery.now)
    with pytest.raises(NotReady, match="authorised and filed"):
        close_request(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    walk.authorised().drawn_up()
    entry = entry_of(surgery, walk)
    for person in (RECEPTION, MANAGER, BY_ROLE[Role.IG_LEAD], BY_ROLE[Role.AUDITOR], SECOND_CLINICIAN):
        with pytest.raises(DomainError):
            view_entry(surgery.uow, entry.id, 1, by=person, at=surgery.now)
        with pytest.raises(DomainError):
            confirm_entry_made(surgery.uow, entry.id, 1, by=person, at=surgery.now)
    letter = surgery.letter(walk, DocumentCode.RESPONSE_LETTER)
    for letter_id, part in ((entry.id, 2), (letter.id, 1)):
        with pytest.raises(NotFound):
            confirm_entry_made(surgery.uow, letter_id, part, by=CLINICIAN, at=surgery.now)
