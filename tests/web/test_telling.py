"""The page of questions on telling the person, and the steps of the record entry that need its answers."""

from __future__ import annotations

from formsvc.domain.codes import DocumentCode
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CONSENT
from tests.web.pages import Pages, links

CLINICIAN, LEAD, RECEPTION = Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.RECEPTION
ALL_NO = {
    **{f"n{n}": "no" for n in range(1, 8)},
    "others_see_record": "no", "knows": "unknown", "other_format": "none",
}  # fmt: skip


def test_nothing_is_answered_beforehand_and_every_question_must_be(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    path = f"/requests/{walk.request_id}/telling"
    page = pages.get(LEAD, path)
    assert page.status_code == 200
    assert " checked" not in page.text
    refused = pages.send(LEAD, path, n1="no")
    assert refused.status_code == 422
    assert refused.text.count("Select yes, no, or that you are not sure") >= 6


def test_the_documents_page_leads_to_the_questions_until_they_are_answered(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    documents, path = f"/requests/{walk.request_id}/documents", f"/requests/{walk.request_id}/telling"
    assert path in links(pages.get(LEAD, documents))
    assert pages.send(LEAD, path, **ALL_NO).status_code == 303
    assert path not in links(pages.get(LEAD, documents))
    assert pages.surgery.letter(walk, DocumentCode.PATIENT_NOTIFICATION_LETTER)


def test_a_reason_not_to_tell_holds_the_letter_and_the_answers_come_back(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    path = f"/requests/{walk.request_id}/telling"
    pages.send(LEAD, path, **{**ALL_NO, "n3": "not_sure", "safe_contact": "own mobile, before 3pm"})
    page = pages.get(LEAD, path)
    assert "As it stands, no letter is sent." in page.text
    assert "own mobile, before 3pm" in page.text


def test_to_say_that_the_person_knows_one_says_how(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    refused = pages.send(LEAD, f"/requests/{walk.request_id}/telling", **{**ALL_NO, "knows": "yes"})
    assert refused.status_code == 422
    assert "Enter how the practice knows that the person knows" in refused.text


def test_reception_may_not_answer_them(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.DECIDED)
    assert pages.get(RECEPTION, f"/requests/{walk.request_id}/telling").status_code in (403, 404)


def test_the_entry_page_says_where_how_to_hide_and_which_codes_fit(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    entry = f"/letters/{pages.surgery.letter(walk, DocumentCode.RECORD_ENTRY).id}/entry/1"
    page = pages.get(LEAD, entry)
    for words in ("EMIS Web", "SystmOne", "Vision", "Medicus", "†", "printed summary", "Nobody has said yet"):
        assert words in page.text
    assert "879911000000102" in page.text
    assert "206411000000103" not in page.text
    pages.send(LEAD, f"/requests/{walk.request_id}/telling", **{**ALL_NO, "others_see_record": "yes"})
    assert "Review online access before you make the entry" in pages.get(LEAD, entry).text
