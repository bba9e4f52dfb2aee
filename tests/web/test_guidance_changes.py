"""What new rules change: on the page of the request, in the list, and marked as seen."""

from __future__ import annotations

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from tests.factories import CONSENT
from tests.services.test_reevaluate import again
from tests.web.pages import links

CLINICIAN, RECEPTION = Role.CLINICIAN, Role.RECEPTION


def test_nothing_is_changed_until_new_rules_come(pages, surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    assert "Nothing comes out otherwise." in pages.get(CLINICIAN, "/guidance/changes").text
    findings = pages.get(CLINICIAN, f"/requests/{walk.request_id}/findings").text
    assert "The rules have changed since." not in findings


def test_the_difference_stands_at_the_request_and_in_the_list_before_anyone_relies_on_it(pages, surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    findings = pages.get(CLINICIAN, f"/requests/{walk.request_id}/findings").text
    assert findings.index("The rules have changed since.") < findings.index("Recommendation: ")
    assert "Under rules 2027-01" in findings
    listed = pages.get(CLINICIAN, "/guidance/changes")
    assert f"/requests/{walk.request_id}/findings" in links(listed)
    assert "R99" in listed.text
    assert "Before: R07a" in listed.text


def test_a_person_marks_it_as_seen(pages, surgery):
    surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    (action,) = [
        part.split('"')[0]
        for part in pages.get(CLINICIAN, "/guidance/changes").text.split('action="')[1:]
        if part.startswith("/guidance/changes/")
    ]
    assert pages.send(CLINICIAN, action).status_code == 303
    after = pages.get(CLINICIAN, "/guidance/changes").text
    assert "Seen " in after
    assert "I have seen this" not in after


def test_others_learn_nothing_of_it(pages, surgery):
    surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    assert "Nothing comes out otherwise." in pages.get(RECEPTION, "/guidance/changes").text
    assert pages.send(RECEPTION, "/guidance/changes/nowhere/seen").status_code == 404
