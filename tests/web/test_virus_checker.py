"""What the pages say while the virus checker is away, and when it has stopped a file."""

from __future__ import annotations

import pytest

from formsvc.domain.people import Role
from formsvc.intake.antivirus import Clamd
from formsvc.services.read_document import read_document
from formsvc.services.virus_checker import CheckerAway
from tests.intake.fake_clamd import SIGNATURE, clamd
from tests.web.house import PDF, PRACTICE


@pytest.fixture
def reception(house):
    return house.sign_in(Role.RECEPTION, name="Rosa Quill")


def read(house, request_id, address):
    read_document(
        house.services.uow(PRACTICE), house.services.files, house.reader, house.document(request_id),
        clock=house.services.clock, checker=Clamd(address),
    )  # fmt: skip


def test_while_it_is_away_the_page_says_that_the_file_waits(house, reception):
    request_id = house.upload(reception)
    with pytest.raises(CheckerAway):
        read(house, request_id, "127.0.0.1:1")
    page = reception.get(f"/requests/{request_id}/form").text
    assert "It is waiting and will be tried again." in page
    assert "UP-12" in page
    assert reception.get(f"/requests/{request_id}/reading").json["state"] == "checker_away"


def test_nothing_is_downloaded_before_it_was_checked(house, reception):
    house.services.__dict__["checker"] = Clamd("127.0.0.1:1")
    request_id = house.upload(reception)
    answer = reception.get(f"/documents/{house.document(request_id)}/original")
    assert answer.status_code == 409
    assert "has not been checked for viruses yet" in answer.text
    assert PDF not in answer.data


def test_a_file_that_it_stopped_is_named_and_goes_to_nobody(house, reception):
    request_id = house.upload(reception, PDF + SIGNATURE)
    with clamd() as (address, _):
        read(house, request_id, address)
    page = reception.get(f"/requests/{request_id}/form").text
    assert "The virus checker stopped this file. Do not open it." in page
    assert "UP-11" in page
    answer = reception.get(f"/documents/{house.document(request_id)}/original")
    assert answer.status_code == 409
    assert SIGNATURE not in answer.data
