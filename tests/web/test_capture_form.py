"""The request form: waiting for the reader, suggestions to check, confirming, two people at once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from formsvc.domain.capture import Origin
from formsvc.domain.people import Role
from formsvc.domain.status import Status
from formsvc.services.job_queue import JobState
from formsvc.storage.engine import writing
from formsvc.storage.jobs import job
from tests.web.house import SUGGESTED, found

LEAST: dict[str, Any] = {"requester_class": "police", "nation": "england", "subject_part": "victim"}
AS_READ: dict[str, Any] = {
    "document_type": "police_data_request",
    "jurisdiction": "england",
    "request_date-day": "20",
    "request_date-month": "11",
    "request_date-year": "2026",
    "requester_name": "Yasmin Okonkwo",
    "requester_org": "Harbour Police",
    "reference": "44/1234/26",
    "subject_name": "Alma Example",
    "subject_dob-day": "1",
    "subject_dob-month": "2",
    "subject_dob-year": "1990",
    "subject_nhs_number": "999 000 0018",
    "information_sought": "Dates of attendance since June",
    "legal_basis": ["dpa_sch2_para2", "public_interest"],
    "consent_sought": "no",
    "requester_class": "police",
    "nation": "england",
    "subject_part": "alleged_perpetrator",
}


@pytest.fixture
def reception(house):
    return house.sign_in(Role.RECEPTION, name="Rosa Quill")


@pytest.fixture
def read(house, reception):
    """A request whose scan has been read."""
    request_id = house.upload(reception)
    house.read(request_id)
    return request_id


def sent(house, request_id, **changed: Any) -> dict[str, Any]:
    """The form as a browser would send it, untouched but for what is named."""
    document = house.documents(request_id)[0]
    return {
        "seen_version": house.request(request_id).version,
        "read_from": f"{document.id}:{document.version}",
        **AS_READ,
        **changed,
    }


def save(client, request_id, **fields: Any):
    return client.send(f"/requests/{request_id}/form", **fields)


def test_how_far_reading_has_come_is_told_in_numbers_only(house, reception):
    request_id = house.upload(reception)
    answer = reception.get(f"/requests/{request_id}/reading")
    assert answer.json == {"state": "reading", "pages_read": 0, "page_count": 0}
    house.read(request_id)
    answer = reception.get(f"/requests/{request_id}/reading")
    assert answer.json == {"state": "read", "pages_read": 2, "page_count": 2}


def test_the_waiting_page_refreshes_itself_without_script(house, reception):
    page = reception.get(f"/requests/{house.upload(reception)}/form").text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "status.js" in page


def test_waiting_is_no_look_at_the_request(house, reception):
    request_id = house.upload(reception)
    reception.get(f"/requests/{request_id}/form")
    reception.get(f"/requests/{request_id}/reading")
    assert "REQUEST_VIEWED" not in house.events(request_id)


def test_the_form_can_be_filled_by_hand_while_the_scan_is_read(house, reception):
    request_id = house.upload(reception)
    page = reception.get(f"/requests/{request_id}/form?by-hand=yes").text
    assert "We are still reading the scan" in page
    assert save(reception, request_id, seen_version=0, **LEAST).status_code == 303
    assert house.request(request_id).status is Status.CAPTURED


def test_the_way_back_to_what_was_read_is_shown_on_a_form_filled_by_hand(reception, read):
    page = reception.get(f"/requests/{read}/form?by-hand=yes").text
    assert "Show the form with what we read" in page
    assert 'value="Yasmin Okonkwo"' not in page
    assert "Show the form with what we read" not in reception.get(f"/requests/{read}/form").text


def test_every_suggestion_is_marked_until_a_person_confirms(house, reception, read):
    page = reception.get(f"/requests/{read}/form").text
    assert 'value="Yasmin Okonkwo"' in page
    assert 'aria-describedby="requester_name-hint requester_name-mark"' in page.replace(
        "requester_name-mark requester_name-hint", "requester_name-hint requester_name-mark"
    )
    assert "Read from the scan" in page
    assert "check it" in page
    assert "Confirmed by" not in page
    assert "REQUEST_VIEWED" in house.events(read)


def test_a_doubtful_value_is_marked_and_listed(reception, read):
    page = reception.get(f"/requests/{read}/form").text
    assert "1 value marked “Not sure”" in page
    assert 'href="#subject_dob"' in page
    assert "look at it" in page


def test_a_value_read_with_little_confidence_is_doubtful(house, reception):
    house.reader.suggested = {**SUGGESTED, "requester_name": found("Yasmin Okonkwo", confidence=0.3)}
    request_id = house.upload(reception)
    house.read(request_id)
    assert "2 values marked “Not sure”" in reception.get(f"/requests/{request_id}/form").text


def test_a_mark_leads_to_its_place_on_the_page_picture(reception, read):
    page = reception.get(f"/requests/{read}/form").text
    assert 'href="#box-requester_name"' in page
    assert '<rect id="box-requester_name" x="100.0" y="200.0" width="400.0" height="50.0">' in page
    assert page.count("<img") == 2


def test_confirming_keeps_each_value_with_its_origin(house, reception, read):
    fields = sent(house, read, subject_name="Alma Sample", checked_unsure="yes")
    fields["purpose"] = "An assault in June"
    answer = save(reception, read, **fields)
    assert answer.status_code == 303
    assert answer.location == f"/requests/{read}"
    kept = house.request(read)
    values = kept.capture.values
    assert kept.status is Status.CAPTURED
    assert values["requester_name"].origin is Origin.SCAN
    assert values["legal_basis"].origin is Origin.SCAN
    assert values["subject_nhs_number"].value == "9990000018"
    assert values["subject_nhs_number"].origin is Origin.SCAN
    assert values["subject_name"].origin is Origin.CHANGED
    assert values["purpose"].origin is Origin.TYPED
    assert values["consent_sought"].value is False
    assert values["subject_dob"].value == "1990-02-01"
    assert values["subject_age"].value == "adult"
    assert "REQUEST_CAPTURED" in house.events(read)


def test_what_was_confirmed_says_by_whom_and_is_not_suggested_again(house, reception, read):
    fields = sent(house, read, checked_unsure="yes", reference="")
    save(reception, read, **fields)
    page = reception.get(f"/requests/{read}/form").text
    assert "Read from the document, page 1. Confirmed by Rosa Quill on " in page
    assert "44/1234/26" not in page
    assert "check it" not in page


def test_doubtful_values_left_as_read_need_their_tick(house, reception, read):
    answer = save(reception, read, **sent(house, read))
    assert answer.status_code == 422
    assert "Check each value marked “Not sure”, then tick to say so" in answer.text
    assert house.request(read).status is Status.RECEIVED


def test_a_doubtful_value_that_was_mended_needs_no_tick(house, reception, read):
    assert save(reception, read, **sent(house, read, **{"subject_dob-year": "1991"})).status_code == 303


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"requester_class": ""}, "Select who is asking for information"),
        ({"nation": ""}, "Select which nation’s rules apply"),
        ({"subject_part": ""}, "Select the person’s part in this"),
        ({"requester_email": "nonsense"}, "Enter an email address in the correct format"),
        ({"requester_phone": "none"}, "Enter a telephone number"),
        ({"subject_nhs_number": "999 123"}, "NHS number is too short"),
        ({"subject_nhs_number": "999 000 0019"}, "Check the NHS number"),
        ({"subject_dob-year": "2090"}, "Date of birth must be today or in the past"),
        ({"request_date-day": "31"}, "Date of the request must be a real date"),
        ({"deadline-day": "3"}, "must include a month and year"),
    ],
)
def test_each_fault_is_named_and_the_words_are_kept(house, reception, read, changed, words):
    fields = sent(house, read, checked_unsure="yes", purpose="Words that took a while", **changed)
    answer = save(reception, read, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Words that took a while" in answer.text
    assert 'value="Yasmin Okonkwo"' in answer.text
    assert house.request(read).status is Status.RECEIVED


def test_blank_is_data(house, reception):
    answer = reception.send("/requests/by-hand", channel="telephone")
    request_id = house.requests()[0]
    assert save(reception, request_id, seen_version=0, **LEAST).status_code == 303
    assert set(house.request(request_id).capture.values) == set(LEAST)
    assert "Came in: Telephone" in reception.get(answer.location).text


def test_the_second_of_two_is_told_and_keeps_their_words(house, reception, read):
    fields = sent(house, read, checked_unsure="yes")
    lead = house.sign_in(Role.SAFEGUARDING_LEAD)
    assert save(lead, read, **{**fields, "reference": "44/9999/26"}).status_code == 303
    answer = save(reception, read, **{**fields, "purpose": "My own words"})
    assert answer.status_code == 409
    assert "A colleague changed this" in answer.text
    assert "My own words" in answer.text
    assert "44/9999/26" in answer.text
    assert 'value="44/1234/26"' in answer.text
    again = {**fields, "purpose": "My own words", "seen_version": house.request(read).version}
    assert save(reception, read, **again).status_code == 303
    assert house.request(read).capture.text("purpose") == "My own words"


def test_saving_the_same_page_twice_loses_nothing(house, reception, read):
    fields = sent(house, read, checked_unsure="yes")
    assert save(reception, read, **fields).status_code == 303
    assert save(reception, read, **fields).status_code == 303
    assert house.events(read).count("REQUEST_CAPTURED") == 1


def test_a_refused_scan_says_why_and_the_form_can_be_typed(house, reception):
    house.reader.refuses = ("UP-05", "This file needs a password. Open it, print it to PDF, and upload that.")
    request_id = house.upload(reception)
    house.read(request_id)
    page = reception.get(f"/requests/{request_id}/form").text
    assert "This file needs a password" in page
    assert "UP-05" in page
    assert "Read it again" in page
    assert save(reception, request_id, seen_version=0, **LEAST).status_code == 303


def test_a_reading_that_gave_up_says_so_and_the_form_can_be_typed(house, reception):
    request_id = house.upload(reception)
    with writing(house.services.engine) as connection:
        connection.execute(update(job).values(state=JobState.DEAD.value))
    page = reception.get(f"/requests/{request_id}/form").text
    assert "We tried several times and could not read it" in page
    assert "Read it again" in page


def test_what_the_reader_noticed_is_said_once(house, reception):
    house.reader.warnings = ("This seems to be filled in by hand.", "This seems to be filled in by hand.")
    request_id = house.upload(reception)
    house.read(request_id)
    assert reception.get(f"/requests/{request_id}/form").text.count("filled in by hand.") == 1


def test_what_is_no_request_is_said_so_and_can_be_closed(house, reception):
    house.reader.suggested = {"document_type": found("not_a_request", source="derived", page=None, box=None)}
    request_id = house.upload(reception)
    house.read(request_id)
    assert "does not look like a request" in reception.get(f"/requests/{request_id}/form").text
    answer = reception.send(f"/requests/{request_id}/withdraw", reason="not_a_request")
    assert answer.status_code == 303
    kept = house.request(request_id)
    assert kept.status is Status.CLOSED
    assert kept.closed_because == "This is not a request for information"


def test_closing_needs_a_reason_and_another_reason_its_words(house, reception, read):
    assert "Select why you are closing" in reception.send(f"/requests/{read}/withdraw").text
    answer = reception.send(f"/requests/{read}/withdraw", reason="other")
    assert answer.status_code == 422
    assert "Tell us why you are closing this request" in answer.text
    assert house.request(read).status is Status.RECEIVED
    lead = house.sign_in(Role.SAFEGUARDING_LEAD)
    lead.send(f"/requests/{read}/withdraw", reason="other", details="Sent to the wrong practice")
    assert house.request(read).closed_because == "Sent to the wrong practice"
    assert "This request is closed" in lead.get(f"/requests/{read}/form").text


def test_a_handed_in_form_is_shown_and_cannot_be_changed(house, reception, read):
    save(reception, read, **sent(house, read, checked_unsure="yes"))
    house.move(read, Status.ASSESSED)
    lead = house.sign_in(Role.SAFEGUARDING_LEAD)
    page = lead.get(f"/requests/{read}/form").text
    assert "Alma Example" in page
    assert "Confirm and save" not in page
    answer = save(lead, read, **sent(house, read, checked_unsure="yes"))
    assert answer.status_code == 409
    assert "Open the answers again first" in answer.text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.RECEPTION, 200), (Role.CLINICIAN, 200), (Role.SAFEGUARDING_LEAD, 200),
        (Role.CALDICOTT_GUARDIAN, 200), (Role.IG_LEAD, 200), (Role.PRACTICE_MANAGER, 403),
        (Role.AUDITOR, 403), (Role.ADMIN, 404),
    ],
)  # fmt: skip
def test_who_may_see_the_form(house, read, role, status):
    client = house.sign_in(role, name="Kim Vale")
    for path in ("form", "reading", "withdraw"):
        answer = client.get(f"/requests/{read}/{path}")
        assert answer.status_code == status, path
        if status != 200:
            assert "Alma Example" not in answer.text


def test_another_clinicians_request_looks_like_none(house, read):
    house.assign(read, house.colleague(Role.CLINICIAN, name="Sam Okoro"))
    client = house.sign_in(Role.CLINICIAN, name="Ida Frost")
    for path in ("form", "reading", "withdraw"):
        assert client.get(f"/requests/{read}/{path}").status_code == 404
        assert client.get(f"/requests/nosuch/{path}").status_code == 404
    assert save(client, read, **LEAST).status_code == 404


def test_nothing_identifying_in_titles_or_addresses(reception, read):
    page = reception.get(f"/requests/{read}/form").text
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Alma" not in title
    addresses = [
        part.partition('"')[0] for mark in ('href="', 'src="', 'action="') for part in page.split(mark)[1:]
    ]
    assert not [address for address in addresses if "Alma" in address or "9990000018" in address]
