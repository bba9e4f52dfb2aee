"""The emergency page: for whom, what it asks, what it keeps."""

from __future__ import annotations

import pytest

from formsvc.domain.people import Role
from tests.web.house import PRACTICE

WORDS = {
    "who_rang": "Sergeant Ann Doyle, Harbour Police",
    "how_checked": "Rang 101 and was put through",
    "danger": "Threats with a knife, tonight",
    "told_what": "Where the person lives",
    "told_whom": "Sergeant Ann Doyle",
    "number_how": "101",
    "could_not_wait": "The safeguarding lead could not be reached",
    "decided_by_name": "Sam Okoro",
    "decided_by_role": "GP",
}
MAY = (
    Role.RECEPTION, Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN, Role.PRACTICE_MANAGER,
)  # fmt: skip


def notes(house, request_id):
    with house.services.uow(PRACTICE) as uow:
        return list(uow.emergencies.of_request(request_id))


@pytest.mark.parametrize("role", list(Role))
def test_who_may_record_an_emergency(house, role):
    answer = house.sign_in(role).get("/emergency")
    assert answer.status_code == (200 if role in MAY else 403)
    assert "999" in answer.text


def test_it_is_one_click_from_any_page(house):
    client = house.sign_in(Role.RECEPTION)
    for path in ("/", "/requests/new"):
        assert 'href="/emergency"' in client.get(path).text


def test_it_begins_with_what_to_do(house):
    page = house.sign_in(Role.RECEPTION).get("/emergency").text
    assert "<h1" in page
    assert page.index("Act now") < page.index("<ol") < page.index("Record what you shared by phone")


def test_the_note_begins_a_request_marked_as_an_emergency(house):
    client = house.sign_in(Role.RECEPTION)
    answer = client.send("/emergency", **WORDS)
    assert answer.status_code == 303
    (request_id,) = house.requests()
    assert answer.location == f"/requests/{request_id}"
    assert house.request(request_id).is_emergency
    (note,) = notes(house, request_id)
    assert (note.who_rang, note.number_used) == ("Sergeant Ann Doyle, Harbour Police", "101")
    assert "Within 24 hours" in client.get(answer.location).text


def test_a_number_found_by_ourselves_is_kept_with_where_it_was_found(house):
    client = house.sign_in(Role.RECEPTION)
    fields = {**WORDS, "number_how": "found", "number": "020 7946 0018", "found_where": "website"}
    client.send("/emergency", **fields)
    (note,) = notes(house, house.requests()[0])
    assert note.number_used == "020 7946 0018 (Their own website or the telephone directory)"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"number_how": "found"}, "Enter the number you used"),
        ({"number_how": "found", "number": "020 7946 0018"}, "Select where you found the number"),
        ({"number_how": "found", "number": "none", "found_where": "website"}, "Enter a telephone number"),
        ({"number_how": "caller"}, "Select what number you used"),
        *(({name: ""}, "There is a problem") for name in WORDS),
    ],
)
def test_each_answer_is_asked_for_and_the_words_are_kept(house, changed, words):
    client = house.sign_in(Role.RECEPTION)
    answer = client.send("/emergency", **{**WORDS, **changed})
    assert answer.status_code == 422
    assert words in answer.text
    kept = "Sergeant Ann Doyle" if "who_rang" not in changed else "Threats with a knife"
    assert kept in answer.text
    assert house.requests() == []


def test_it_goes_with_the_request_it_is_about(house):
    client = house.sign_in(Role.RECEPTION)
    request_id = house.upload(client)
    assert house.request(request_id).reference in client.get(f"/emergency?request={request_id}").text
    answer = client.send(f"/emergency?request={request_id}", **WORDS)
    assert answer.location == f"/requests/{request_id}"
    assert len(notes(house, request_id)) == 1
    assert house.requests() == [request_id]


def test_it_does_not_go_with_a_request_that_one_may_not_know_of(house):
    request_id = house.upload(house.sign_in(Role.RECEPTION))
    house.assign(request_id, house.colleague(Role.CLINICIAN, name="Sam Okoro"))
    other = house.sign_in(Role.CLINICIAN, name="Ida Frost")
    assert other.get(f"/emergency?request={request_id}").status_code == 404
    assert other.send(f"/emergency?request={request_id}", **WORDS).status_code == 404
    assert notes(house, request_id) == []


def test_pressing_twice_keeps_one_note(house):
    client = house.sign_in(Role.RECEPTION)
    for _ in range(2):
        client.send("/emergency", once="abc", **WORDS)
    assert len(house.requests()) == 1
    assert len(notes(house, house.requests()[0])) == 1


def test_a_fault_keeps_the_word_of_the_page(house):
    client = house.sign_in(Role.RECEPTION)
    answer = client.send("/emergency", once="abc", **{**WORDS, "danger": ""})
    assert 'name="once" value="abc"' in answer.text
