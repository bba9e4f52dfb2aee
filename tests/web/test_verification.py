"""Checking the requester through the pages: the note, the list's entry, the address, the second person."""

from __future__ import annotations

import pytest

from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.assess import begin_assessment
from tests.factories import BY_ROLE, CONSENT, SECOND_CLINICIAN
from tests.web.pages import Pages, hidden, links

RECEPTION, CLINICIAN, LEAD, GUARDIAN = (
    Role.RECEPTION, Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN,
)  # fmt: skip
NOTE = {
    "method": "switchboard", "number_used": "0161 496 0700", "found_where": "The force’s website",
    "answered_by": "Switchboard", "spoken_to": "Sergeant Ray Poole", "role_confirmed": "yes",
    "address_confirmed": "yes", "local_route": "followed", "countersigned_name": "Ruth Amadi",
    "countersigned_rank": "Inspector", "outcome": "verified",
}  # fmt: skip


def path_of(walk) -> str:
    return f"/requests/{walk.request_id}/verification"


def record(pages: Pages, walk, who=RECEPTION, **changed: str):
    page = pages.get(who, path_of(walk))
    fields = {**NOTE, **changed}
    return pages.send(who, path_of(walk), agency=hidden(page, "agency"), **fields)


def test_the_form_stands_beside_the_lists_entry_and_the_finding_about_the_address(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    page = pages.get(RECEPTION, path_of(walk)).text
    assert "Nobody has recorded how the requester was checked." in page
    assert "Force disclosure unit" in page
    assert "0161 496 0700" in page
    assert "14 September 2026" in page
    assert "Number on the request: do not ring it" in page
    assert "which is on your list for this agency" in page
    assert "Grace Holloway" not in page  # whoever rings back need not know whom it is about


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("laura.benton@anytown-police.example", "looks like anytown.police.example"),
        ("laura.benton@gmail.com", "a free email service"),
        ("laura.benton@harbour.police.uk", "a hint, no proof"),
        ("laura.benton@unheard-of.example", "is not on your list"),
    ],
)
def test_what_the_senders_domain_looks_like_is_said(pages: Pages, email: str, words: str) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED, requester_email=email)
    assert words in pages.get(RECEPTION, path_of(walk)).text


def test_a_recorded_call_is_shown_as_the_note_of_the_call(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = record(pages, walk)
    assert answer.status_code == 303
    page = pages.get(RECEPTION, answer.location).text
    for line in (
        "Called by: Sam Okoro", "Number that we rang: 0161 496 0700", "Result: Verified",
        "Where we found the number (not in the request): The force’s website",
        "Who confirmed, and their role: Sergeant Ray Poole", "Signed as supervisor by: Ruth Amadi, Inspector",
        "Agreed local route: Yes, by the agreed route",
    ):  # fmt: skip
        assert line in page
    assert "Verified.</strong>" in page
    assert "Verified</strong>" in pages.get(LEAD, f"/requests/{walk.request_id}").text


def test_promise_a_number_that_stands_on_the_request_does_not_count(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = record(pages, walk, number_used="+44 161 496 0321")
    assert answer.status_code == 422
    assert "That number stands on the request, so it does not count" in answer.text
    assert "Sergeant Ray Poole" in answer.text
    assert "Nobody has recorded" in pages.get(RECEPTION, path_of(walk)).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"method": ""}, "Select how you checked who the requester is"),
        ({"number_used": ""}, "Enter the number you rang"),
        ({"number_used": "none"}, "Enter a telephone number"),
        ({"found_where": ""}, "Enter where you found the number"),
        ({"answered_by": ""}, "Enter who answered"),
        ({"spoken_to": ""}, "Enter who confirmed it"),
        ({"role_confirmed": ""}, "Select “Partly”"),
        ({"address_confirmed": ""}, "Select “Partly”"),
        ({"outcome": ""}, "Select what came of the check"),
        ({"local_route": ""}, "Select whether it came by the agreed route"),
        ({"method": "in_person"}, "Enter what you looked at"),
    ],
)
def test_each_gap_in_a_note_is_named_and_nothing_is_kept(pages: Pages, changed: dict, words: str) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = record(pages, walk, **changed)
    assert answer.status_code == 422
    assert words in answer.text
    assert "SOURCE_CHECKED" not in pages.surgery.events(walk.request_id)


def test_not_having_checked_yet_is_no_error_and_leads_to_how_to_check(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    answer = record(pages, walk, method="not_yet")
    assert answer.status_code == 303
    page = pages.get(RECEPTION, answer.location)
    assert "Check the requester first" in page.text
    assert "I have now checked" in page.text
    assert path_of(walk) in links(page)


def test_promise_an_answer_of_yes_rests_on_a_recorded_check(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    begin_assessment(pages.surgery.uow, walk.request_id, by=BY_ROLE[CLINICIAN], at=pages.surgery.now)
    question = f"/requests/{walk.request_id}/answers/source_verified"
    refused = pages.send(CLINICIAN, question, answer="yes", seen="")
    assert refused.status_code == 422
    assert "Record the check first" in refused.text
    assert path_of(walk) in links(refused)
    assert pages.surgery.assessment(walk).answers == {}
    assert record(pages, walk).status_code == 303
    assert pages.send(CLINICIAN, question, answer="yes", seen="").status_code == 303


def test_an_agency_that_is_not_on_the_list_needs_a_second_person(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED, requester_org="Harbour Constabulary")
    page = pages.get(RECEPTION, path_of(walk))
    assert "This organisation is not on your list" in page.text
    assert record(pages, walk).status_code == 303
    mine = pages.get(RECEPTION, path_of(walk))
    assert "a second colleague must look" in mine.text
    assert "I have looked" not in mine.text
    page = pages.get(LEAD, path_of(walk))
    assert "I have looked" in page.text
    (second,) = [part for part in page.text.split('"') if part.endswith("/second")]
    assert pages.send(RECEPTION, second).status_code == 403
    assert pages.send(LEAD, second).status_code == 303
    page = pages.get(LEAD, path_of(walk))
    assert "Second person: Dr Helen Marsh" in page.text
    assert "Verified.</strong>" in page.text
    assert pages.send(LEAD, second).status_code == 409


def test_another_entry_of_the_list_may_be_shown(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    page = pages.get(RECEPTION, path_of(walk))
    other = next(part for part in page.text.split("<option") if "Anytown MARAC" in part)
    shown = pages.get(RECEPTION, f"{path_of(walk)}?agency={other.split(chr(34))[1]}")
    assert "Out of date" in shown.text
    assert "Research forms come from the co-ordinator" in shown.text
    assert pages.get(RECEPTION, f"{path_of(walk)}?agency=nobody").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_promise_who_may_check_a_requester(pages: Pages, role: Role) -> None:
    walk = pages.surgery.walk(CONSENT, Status.ASSESSED)
    expected = {Role.ADMIN: 404, Role.AUDITOR: 403}.get(role, 200)
    assert pages.get(role, path_of(walk)).status_code == expected
    assert pages.get(role, f"{path_of(walk)}/first").status_code == expected


def test_promise_a_clinician_does_not_see_the_check_of_a_colleagues_case(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.ASSESSED)
    assert pages.get(SECOND_CLINICIAN, path_of(walk)).status_code == 404


def test_nothing_is_added_once_it_is_authorised(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.AUTHORISED)
    page = pages.get(LEAD, path_of(walk))
    assert "Save this note" not in page.text
    refused = pages.send(LEAD, path_of(walk), agency="", **NOTE)
    assert refused.status_code == 409
    assert "rests on the check that was made" in refused.text


def test_before_the_form_is_confirmed_there_is_nobody_to_check(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT)
    assert "Confirm the request form first" in pages.get(LEAD, path_of(walk)).text


def test_pressing_twice_keeps_one_note(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    for _ in range(2):
        assert record(pages, walk, once="abc").status_code == 303
    assert pages.surgery.events(walk.request_id).count("SOURCE_CHECKED") == 1


def test_promise_whoever_checked_is_not_offered_to_authorise_and_is_refused(pages: Pages) -> None:
    walk = pages.surgery.walk(CONSENT, Status.CAPTURED)
    assert record(pages, walk, who=GUARDIAN).status_code == 303
    answers = {key: value for key, value in CONSENT.answers.items() if key != "source_verified"}
    walk.answered({"imminent_risk": "no"})
    begin = f"/requests/{walk.request_id}/answers/source_verified"
    assert pages.send(CLINICIAN, begin, answer="yes", seen="").status_code == 303
    walk.answered(answers).submitted().evaluated().decided(CONSENT.outcome).drawn_up()
    page = pages.get(GUARDIAN, f"/requests/{walk.request_id}")
    assert "Read the drafts and authorise" not in page.text
    path = f"/requests/{walk.request_id}/authorisation"
    digest = hidden(pages.get(LEAD, path), "digest")
    refused = pages.send(GUARDIAN, path, digest=digest)
    assert refused.status_code == 403
    assert "you checked the requester" in refused.text
    assert pages.send(LEAD, path, digest=digest).status_code == 303
