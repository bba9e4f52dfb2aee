"""The guidance pages: a page for each rule, question and case, and none that says less than the code."""

from __future__ import annotations

import pytest

from formsvc.domain.checklists import current, take_up
from formsvc.domain.codes import Nation, ReleaseGate, label
from formsvc.domain.guidance.rules import rule_guides
from formsvc.domain.invariants import INVARIANTS
from formsvc.domain.people import Role
from formsvc.domain.worked_cases import CASES
from tests.domain.test_local_additions import FILE, own
from tests.web.whole_page import check_page, words

LISTS = ("/guidance", "/guidance/safeguards", "/guidance/settings", "/guidance/sources")


@pytest.fixture
def reader(house):
    """Somebody of any role: nothing of a patient stands on these pages."""
    return house.sign_in(Role.RECEPTION)


def text(reader, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return words(check_page(answer.text))


@pytest.mark.parametrize("path", LISTS)
def test_a_stranger_is_asked_to_sign_in(house, path):
    assert house.app.test_client().get(path).status_code == 302


def test_every_rule_question_and_case_is_listed_and_has_its_page(reader):
    listed = reader.get("/guidance").text
    paths = [f"/guidance/rules/{guide.code}" for guide in rule_guides()]
    paths += [f"/guidance/questions/{question.key}" for question in current().questions]
    paths += [f"/guidance/cases/{case.id}" for case in CASES]
    for path in paths:
        assert f'href="{path}"' in listed
        assert text(reader, path)


def test_a_rule_says_when_it_fires_why_and_what_follows(reader):
    for guide in rule_guides():
        page = text(reader, f"/guidance/rules/{guide.code}")
        for part in (guide.when, guide.sentence, guide.why, label(guide.outcome)):
            assert part in page
        for code in (*guide.example.advice_from, *guide.example.documents):
            assert label(code) in page
        assert all(case.title in page for case in guide.cases)
        assert ("No worked case" in page) is (not guide.cases)


def test_the_rule_of_gaps_names_every_gap(reader):
    page = text(reader, "/guidance/rules/R10")
    assert "GMC PCYP para 48(b): a valid request is in writing." in page


def test_a_question_says_who_answers_and_what_each_answer_leads_to(reader):
    page = text(reader, "/guidance/questions/source_verified")
    for part in ("Request handler", "We are checking", "(R03b)", "(R03a)", "(R12a)", "101"):
        assert part in page
    hidden = text(reader, "/guidance/questions/vir_notice")
    assert "When police in England or Wales" in hidden
    assert "not while it cannot wait" in hidden


def test_an_open_gate_shows_at_the_answer_that_leaves_it_open(reader):
    page = text(reader, "/guidance/questions/minimum_dataset")
    assert "before anything leaves: list exactly what is to be shared" in page


def test_a_case_says_what_it_comes_to_and_leads_to_its_rule(reader):
    page = reader.get("/guidance/cases/W19")
    assert 'href="/guidance/rules/R05c"' in page.text
    assert "Northern Ireland. Asked by: police." in words(check_page(page.text))


def test_every_safeguard_and_gate_is_stated(reader):
    page = text(reader, "/guidance/safeguards")
    for part in (*(one.text for one in INVARIANTS), *(label(gate) for gate in ReleaseGate)):
        assert part in page
    assert page.count("No reason that a person may give sets this aside.") == 7


def test_the_settings_show_their_present_value_and_the_powers_of_each_nation(reader):
    page = text(reader, "/guidance/settings")
    assert "12 January 2026" in page
    assert "Children Act 2004 section 16LA in force No" in page
    for nation in Nation:
        assert label(nation) in page
    scotland = page[page.index("Scotland An order") : page.index("Northern Ireland An order")]
    assert "Adult Support and Protection (Scotland) Act 2007" in scotland
    assert "production order" not in scotland.lower()


@pytest.mark.parametrize("path", ["rules/R99", "rules/r01a", "questions/shoe_size", "cases/S99"])
def test_what_is_not_there_is_not_found(reader, path):
    assert reader.get(f"/guidance/{path}").status_code == 404


def test_the_menu_leads_to_the_guidance(reader):
    assert 'href="/guidance"' in reader.get("/").text


def test_a_question_that_the_practice_added_is_explained_too(reader):
    own(FILE)
    try:
        assert 'href="/guidance/questions/local_hub_number"' in reader.get("/guidance").text
        page = text(reader, "/guidance/questions/local_hub_number")
    finally:
        take_up(())
    assert "“No” or “Not answered yet”: Ask for the hub’s reference." in page
    assert "not while it cannot wait" in page
