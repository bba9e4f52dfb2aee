"""The findings: what was found leads to the answers it rests on and to the page that explains it."""

from __future__ import annotations

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CHALLENGE, CONSENT
from tests.web.pages import links
from tests.web.whole_page import check_page, words

CLINICIAN = Role.CLINICIAN


def findings(pages, walk):
    answer = pages.get(CLINICIAN, f"/requests/{walk.request_id}/findings")
    assert answer.status_code == 200
    return answer


def test_a_recommendation_names_the_answers_it_rests_on_and_leads_to_them(pages, surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    page = findings(pages, walk)
    answers = f"/requests/{walk.request_id}/answers"
    assert f"{answers}#answer-consent_informed" in links(page)
    text = words(check_page(page.text))
    assert "It rests on: " in text
    assert "Whether the consent is informed: yes" in text
    assert 'id="answer-consent_informed"' in pages.get(CLINICIAN, answers).text


def test_what_is_wanting_is_said_in_a_sentence_with_what_to_do(pages, surgery):
    walk = surgery.walk(CHALLENGE, Status.EVALUATED)
    text = words(check_page(findings(pages, walk).text))
    assert "Ask" in text
    assert "nobody has said yet" not in text
    assert "Rests on " in text


def test_every_rule_and_question_on_the_page_is_explained(pages, surgery):
    walk = surgery.walk(CHALLENGE, Status.EVALUATED)
    explained = [link for link in links(findings(pages, walk)) if link.startswith("/guidance/")]
    assert any(link.startswith("/guidance/rules/") for link in explained)
    assert len([link for link in explained if "/questions/" in link]) > 3
    for link in set(explained):
        assert pages.get(CLINICIAN, link).status_code == 200


def test_a_question_leads_to_what_rests_on_it(pages, surgery):
    walk = surgery.walk(CONSENT, Status.CAPTURED)
    path = f"/requests/{walk.request_id}/answers"
    pages.send(CLINICIAN, f"{path}/begin")
    assert "/guidance/questions/imminent_risk" in links(pages.get(CLINICIAN, f"{path}/imminent_risk"))


def test_the_versions_stand_on_the_page(pages, surgery):
    text = findings(pages, surgery.walk(CONSENT, Status.EVALUATED)).text
    assert "Checklist 2026-11, rules 2026-11" in text
