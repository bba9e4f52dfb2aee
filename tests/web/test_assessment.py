"""A question to a page: words kept, a colleague's answer shown, nobody led to what is not theirs."""

from __future__ import annotations

from formsvc.cli.demonstration.walk import Walk
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.assess import answer_question, begin_assessment
from tests.factories import BY_ROLE, CONSENT, Surgery
from tests.web.pages import Pages, hidden, links

CLINICIAN, LEAD, RECEPTION = Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.RECEPTION


def begun(surgery: Surgery) -> Walk:
    walk = surgery.walk(CONSENT, Status.CAPTURED)
    begin_assessment(surgery.uow, walk.request_id, by=BY_ROLE[CLINICIAN], at=surgery.now)
    return walk


def test_question_one_comes_first_for_a_clinician(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    base = f"/requests/{walk.request_id}/answers"
    assert pages.send(CLINICIAN, f"{base}/begin").location == f"{base}/imminent_risk"
    page = pages.get(CLINICIAN, f"{base}/imminent_risk")
    assert "question 1 of" in page.text
    assert "Source:" in page.text
    assert any("emergency" in link for link in links(page))


def test_reception_is_led_through_its_own_questions_and_no_others(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    base = f"/requests/{walk.request_id}/answers"
    where = pages.send(RECEPTION, f"{base}/begin").location
    visited = []
    while where != base:
        page = pages.get(RECEPTION, where)
        assert page.status_code == 200
        visited.append(where.rpartition("/")[2])
        following = [link for link in links(page) if link.startswith(f"{base}/")]
        where = following[0] if following else base
    assert "request_form" in visited
    assert not {"imminent_risk", "capacity", "balance"} & set(visited)
    assert "Confirm and check the answers" not in pages.get(RECEPTION, base).text


def test_an_empty_page_is_sent_back_with_what_to_do_and_the_words_kept(pages: Pages) -> None:
    walk = begun(pages.surgery)
    path = f"/requests/{walk.request_id}/answers/source_verified"
    refused = pages.send(CLINICIAN, path, why="Rang the control room")
    assert refused.status_code == 422
    assert "Select an answer, or leave this question for now" in refused.text
    assert "Rang the control room" in refused.text
    assert pages.send(CLINICIAN, path, answer="no-such-answer").status_code == 422
    assert pages.surgery.assessment(walk).answers == {}


def test_promise_a_colleagues_answer_is_shown_beside_ones_own_and_saving_again_is_a_choice(
    pages: Pages,
) -> None:
    walk = begun(pages.surgery).verified()
    path = f"/requests/{walk.request_id}/answers/source_verified"
    mine = pages.get(CLINICIAN, path)
    theirs = pages.get(LEAD, path)
    assert pages.send(LEAD, path, answer="yes", seen=hidden(theirs, "seen")).status_code == 303
    told = pages.send(CLINICIAN, path, answer="failed", why="I rang too", seen=hidden(mine, "seen"))
    assert told.status_code == 409
    assert "A colleague answered this while you had it open:" in told.text
    assert "I rang too" in told.text
    assert pages.surgery.assessment(walk).answers["source_verified"].by == BY_ROLE[LEAD].id
    again = pages.send(CLINICIAN, path, answer="failed", why="I rang too", seen=hidden(told, "seen"))
    assert again.status_code == 303
    assert pages.surgery.assessment(walk).answers["source_verified"].value == "failed"


def test_a_write_in_the_same_moment_on_another_question_keeps_the_words(pages: Pages) -> None:
    """On PostgreSQL the row's version can change between reading and writing; nothing is lost by it."""
    surgery = pages.surgery
    walk = begun(surgery)
    real = surgery.services.uow
    meddled = []

    def uow(practice_id):  # the second unit of work of the save finds the row changed
        made = real(practice_id)
        meddled.append(made)
        if len(meddled) == 2:
            put = type(made).__enter__

            class Meddled(type(made)):
                def __enter__(self):
                    entered = put(self)

                    def late(assessment):
                        from formsvc.domain.errors import ChangedMeanwhile

                        raise ChangedMeanwhile

                    entered.assessments.put = late
                    return entered

            made.__class__ = Meddled
        return made

    client = pages.of(CLINICIAN)
    surgery.services.uow = uow  # type: ignore[method-assign]
    answer = client.send(
        f"/requests/{walk.request_id}/answers/request_form", answer="written", why="Rang 101"
    )
    del surgery.services.uow
    assert answer.status_code == 409
    assert "Rang 101" in answer.text


def test_answers_that_were_handed_in_are_shown_and_opened_again_by_a_press(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.EVALUATED)
    base = f"/requests/{walk.request_id}/answers"
    page = pages.get(CLINICIAN, base)
    assert "Open the answers again" in page.text
    assert "Confirm and check the answers" not in page.text
    assert pages.send(CLINICIAN, f"{base}/source_verified", answer="yes").status_code == 409
    assert pages.send(CLINICIAN, f"{base}/open-again").location == base
    assert "Confirm and check the answers" in pages.get(CLINICIAN, base).text
    assert pages.surgery.request(walk).status is Status.CAPTURED


def test_the_answers_of_an_authorised_case_stay_as_they_are(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    base = f"/requests/{walk.request_id}/answers"
    assert "Open the answers again" not in pages.get(CLINICIAN, base).text
    refused = pages.send(CLINICIAN, f"{base}/open-again")
    assert refused.status_code == 409
    assert "cannot be opened again" in refused.text


def test_question_one_has_to_be_answered_before_handing_in(pages: Pages) -> None:
    walk = begun(pages.surgery)
    refused = pages.send(CLINICIAN, f"/requests/{walk.request_id}/answers/hand-in")
    assert refused.status_code == 409
    assert "Answer question 1 first: is anyone in immediate danger?" in refused.text


def test_every_question_can_be_shown_and_its_answer_kept(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    walk.answered(CONSENT.answers)
    answers = pages.get(LEAD, f"/requests/{walk.request_id}/answers")
    shown = [link for link in links(answers) if "/answers/" in link]
    assert len(shown) >= 30
    for path in shown:
        assert pages.get(LEAD, path).status_code == 200, path


def test_a_note_of_how_one_knows_is_shown_with_the_answer(pages: Pages) -> None:
    walk = begun(pages.surgery).verified()
    answer_question(
        pages.surgery.uow, walk.request_id, "source_verified", "yes", note="Rang 101 & asked",
        by=BY_ROLE[CLINICIAN], at=pages.surgery.now,
    )  # fmt: skip
    assert "Rang 101 &amp; asked" in pages.get(LEAD, f"/requests/{walk.request_id}/answers").text
