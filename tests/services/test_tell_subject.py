"""No final letter to the person until N-1 to N-7 are all answered no; the answers reach the case file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formsvc.domain.codes import DocumentCode
from formsvc.domain.errors import NotReady, PermissionDenied
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.status import Status
from formsvc.domain.subject_safety import ReasonNotToTell, SubjectSafety
from formsvc.services.case_file import case_file_for
from formsvc.services.tell_subject import record_safety, view_telling
from tests.factories import CONSENT, Surgery
from tests.factories import Walk as Request

LETTER = DocumentCode.PATIENT_NOTIFICATION_LETTER
ALL_NO = SubjectSafety(reasons=dict.fromkeys(ReasonNotToTell, "no"), others_see_record="no")


def answer(surgery: Surgery, walk: Request, safety: SubjectSafety = ALL_NO) -> None:
    record_safety(
        surgery.uow, walk.request_id, safety, by=walk.people.lead, at=surgery.now,
        provisions=surgery.services.provisions,
    )  # fmt: skip


def finals(surgery: Surgery, walk: Request) -> list[DocumentCode]:
    return [one.code for one in surgery.letters(walk, draft=False)]


def test_promise_the_final_letter_waits_until_all_seven_are_no(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    assert LETTER in [one.code for one in surgery.letters(walk, draft=True)]
    assert LETTER not in finals(surgery, walk)
    for reason in ReasonNotToTell:
        answer(surgery, walk, replace(ALL_NO, reasons={**ALL_NO.reasons, reason: "not_sure"}))
        assert LETTER not in finals(surgery, walk)
    answer(surgery, walk)
    assert surgery.letter(walk, LETTER).status is LetterStatus.WANTED
    answer(surgery, walk)
    assert finals(surgery, walk).count(LETTER) == 1


def test_answers_given_beforehand_let_the_letter_go_with_the_others(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    answer(surgery, walk)
    walk.authorised(walk.people.guardian)
    assert LETTER in finals(surgery, walk)


def test_what_was_answered_reaches_the_documents_of_this_person(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.AUTHORISED)
    told = replace(
        ALL_NO,
        knows="yes",
        knows_how="said so on 3 November",
        safe_contact="own mobile",
        other_format="large_print",
    )
    answer(surgery, walk, told)
    letter = surgery.letter(walk, LETTER)
    with surgery.uow as uow:
        case = case_file_for(
            uow, letter, uow.decisions.get(letter.decision_id), provisions=surgery.services.provisions
        )
    assert case.safety == told
    assert (case.subject.knows, case.subject.safe_contact, case.subject.large_print) == (
        "yes",
        "own mobile",
        True,
    )
    assert case.subject.knows_how == "said so on 3 November"


def test_the_last_answers_count_and_the_page_says_that_a_letter_waits(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    answer(surgery, walk)
    answer(surgery, walk, replace(ALL_NO, others_see_record="yes"))
    view = view_telling(
        surgery.uow, walk.request_id, by=walk.people.lead, provisions=surgery.services.provisions
    )
    assert view.safety is not None
    assert view.safety.needs_access_review
    assert view.letter_is_called_for
    assert surgery.events(walk.request_id).count("SUBJECT_SAFETY_ANSWERED") == 2


def test_to_say_that_they_know_one_says_how(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.DECIDED)
    with pytest.raises(NotReady, match="how the practice knows"):
        answer(surgery, walk, replace(ALL_NO, knows="yes"))


def test_a_closed_request_and_a_colleague_without_the_case_are_refused(surgery: Surgery) -> None:
    walk = surgery.walk(CONSENT, Status.CLOSED)
    with pytest.raises(NotReady, match="closed"):
        answer(surgery, walk)
    with pytest.raises(PermissionDenied):
        view_telling(
            surgery.uow, walk.request_id, by=walk.people.reception, provisions=surgery.services.provisions
        )
