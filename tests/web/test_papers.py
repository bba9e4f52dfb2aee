"""An order and a victim information request gone through on their pages: each defect is named."""

from __future__ import annotations

import pytest

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CHILD, CONSENT, Case
from tests.web.pages import Pages, links

LEAD, RECEPTION = Role.SAFEGUARDING_LEAD, Role.RECEPTION
ORDER = {
    "kind": "production_order", "seen": "yes", "court": "Anytown Crown Court", "judge": "HH Judge Exemplar",
    "dated-day": "10", "dated-month": "11", "dated-year": "2026", "comply_by-day": "27",
    "comply_by-month": "11", "comply_by-year": "2026", "sealed": "yes", "addressee": "this_practice",
    "patient": "Grace Holloway", "material": "Notes of 2 November 2026", "wider": "no",
    "stage": "before_charge", "excluded_material": "yes", "first_access_conditions": "yes",
}  # fmt: skip
VICTIM = {
    "in_writing": "yes", "information": "yes", "reason": "yes", "handling": "yes", "notice": "yes",
    "line_of_enquiry": "yes", "relevance": "yes", "necessity": "yes", "no_other_means": "yes",
    "views_recorded": "yes", "counselling": "none",
}  # fmt: skip
COURT_FORM = {**CONSENT.form, "requester_class": "court", "document_type": "court_order"}
COURT = Case(COURT_FORM, {}, CONSENT.outcome)


def test_an_order_is_gone_through_and_each_defect_named(pages: Pages) -> None:
    walk = pages.surgery.walk(COURT, Status.CAPTURED)
    path = f"/requests/{walk.request_id}/court-order"
    assert path in links(pages.get(LEAD, f"/requests/{walk.request_id}"))
    assert pages.send(LEAD, path, **ORDER).status_code == 303
    page = pages.get(LEAD, path).text
    assert "Nothing is missing that this page asks for" in page
    assert "Nothing is answered for you" in page
    bad = {**ORDER, "addressee": "somebody_else", "judge": "", "first_access_conditions": "unsure"}
    assert pages.send(LEAD, path, **bad).status_code == 303
    page = pages.get(LEAD, path).text
    for sentence in ("It names no judge", "does not bind this practice", "access conditions for such"):
        assert sentence in page
    assert 'value="Anytown Crown Court"' in page
    assert pages.surgery.events(walk.request_id).count("PAPER_CHECKED") == 2


@pytest.mark.parametrize("left_out", ["kind", "seen", "sealed", "addressee", "wider", "stage"])
def test_each_line_of_an_order_is_asked_for(pages: Pages, left_out: str) -> None:
    walk = pages.surgery.walk(COURT, Status.CAPTURED)
    path = f"/requests/{walk.request_id}/court-order"
    answer = pages.send(LEAD, path, **{**ORDER, left_out: ""})
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "Anytown Crown Court" in answer.text


def test_a_victim_information_request_is_held_against_each_element(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    path = f"/requests/{walk.request_id}/victim-request"
    assert path in links(pages.get(LEAD, f"/requests/{walk.request_id}"))
    assert pages.send(LEAD, path, **VICTIM).status_code == 303
    assert "Nothing is missing that this page asks for" in pages.get(LEAD, path).text
    bad = {**VICTIM, "notice": "no", "handling": "exempt", "counselling": "included"}
    assert pages.send(LEAD, path, **bad).status_code == 303
    page = pages.get(LEAD, path).text
    for sentence in (
        "no written notice, and no exemption is claimed. (s44B)", "substantial probative value. (s44A(4))",
        "presumption against asking for counselling notes was overcome. (s44D(2))",
        "It includes them, and does not justify it", "Not all, and they claim an exemption",
    ):  # fmt: skip
        assert sentence in page


def test_a_blank_element_is_asked_for(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = pages.send(LEAD, f"/requests/{walk.request_id}/victim-request", **{**VICTIM, "notice": ""})
    assert answer.status_code == 422
    assert "Select whether notice was given" in answer.text


@pytest.mark.parametrize(
    ("case", "form"),
    [(CHILD, {}), (CONSENT, {"nation": "scotland"}), (CONSENT, {"nation": "northern_ireland"})],
)
def test_the_rules_on_victims_are_for_england_and_wales_only(pages: Pages, case: Case, form: dict) -> None:
    walk = pages.surgery.walk(case, Status.CAPTURED, **form)
    path = f"/requests/{walk.request_id}/victim-request"
    assert path not in links(pages.get(LEAD, f"/requests/{walk.request_id}"))
    assert "This request is not one of those" in pages.get(LEAD, path).text
    assert pages.send(LEAD, path, **VICTIM).status_code == 409


def test_service_police_are_bound_anywhere(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED, nation="scotland", requester_class="service_police")
    assert pages.send(LEAD, f"/requests/{walk.request_id}/victim-request", **VICTIM).status_code == 303


@pytest.mark.parametrize("role", Role)
def test_who_sees_what_is_asked_sees_the_papers(pages: Pages, role: Role) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    expected = {Role.ADMIN: 404, Role.AUDITOR: 403, Role.PRACTICE_MANAGER: 403}.get(role, 200)
    for page in ("court-order", "victim-request"):
        assert pages.get(role, f"/requests/{walk.request_id}/{page}").status_code == expected


def test_nothing_is_added_once_it_is_authorised(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    for page, fields in (("court-order", ORDER), ("victim-request", VICTIM)):
        assert pages.send(LEAD, f"/requests/{walk.request_id}/{page}", **fields).status_code == 409
