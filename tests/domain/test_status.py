"""Every pair of statuses, with the answer for each."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from formsvc.domain.capture import Capture, Channel, Urgency
from formsvc.domain.errors import IllegalTransition
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.status import OPEN_STATUSES, STATUS_LABELS, TRANSITIONS, Status, check_transition

NOW = datetime(2026, 11, 20, tzinfo=UTC)
ORDER = ("received", "captured", "assessed", "evaluated", "decided", "authorised", "closed")
TABLE = {  # from: one column for each status in that order
    "received": "- y - - - - y",
    "captured": "- - y - - - y",
    "assessed": "- y - y y - -",
    "evaluated": "- y - y y - -",
    "decided": "- y - y - y -",
    "authorised": "- y - - - - y",
    "closed": "- - - - - - -",
}
PAIRS = [
    (Status(one), Status(other), cell == "y")
    for one, row in TABLE.items()
    for other, cell in zip(ORDER, row.split(), strict=True)
]


def request_at(status: Status) -> InformationRequest:
    return InformationRequest(
        RequestId("r"), PracticeId("p"), "DL-2026-0001", status, Channel.POST, NOW, StaffId("s")
    )


def test_every_status_is_in_every_table() -> None:
    assert set(TRANSITIONS) == set(Status) == {Status(word) for word in ORDER} == set(STATUS_LABELS)
    assert len(PAIRS) == len(Status) ** 2
    assert {status.label for status in Status} == set(STATUS_LABELS.values())


@pytest.mark.parametrize(("now", "then", "leads_there"), PAIRS)
def test_a_status_leads_where_the_table_says(now: Status, then: Status, leads_there: bool) -> None:
    if leads_there:
        check_transition(now, then)
        assert request_at(now).moved_to(then).status is then
    else:
        with pytest.raises(IllegalTransition) as refused:
            request_at(now).moved_to(then)
        assert f"This request is at “{now.label}”" in str(refused.value)
        assert "Go back to the request" in str(refused.value)


def test_every_status_is_reached_and_only_closed_is_an_end() -> None:
    reached = set(itertools.chain.from_iterable(TRANSITIONS.values()))
    assert reached == set(Status) - {Status.RECEIVED}
    assert {status for status in Status if not TRANSITIONS[status]} == {Status.CLOSED}
    assert set(Status) - {Status.CLOSED} == OPEN_STATUSES


@pytest.mark.parametrize("status", Status)
def test_the_form_is_confirmed_at_the_start_and_once_more_while_it_is_answered(status: Status) -> None:
    given = {"urgency": Urgency.URGENT, "due_on": NOW.date(), "requester_class": "police"}
    may_be_again = {Status.RECEIVED, Status.CAPTURED, Status.ASSESSED, Status.EVALUATED, Status.DECIDED}
    if status in may_be_again | {Status.AUTHORISED}:
        captured = request_at(status).captured(Capture(), **given)
        assert (captured.status, captured.urgency, captured.requester_class) == (
            Status.CAPTURED, Urgency.URGENT, "police",
        )  # fmt: skip
    else:
        with pytest.raises(IllegalTransition):
            request_at(status).captured(Capture(), **given)


def test_the_first_to_take_a_request_keeps_it() -> None:
    taken = request_at(Status.CAPTURED).assigned(StaffId("first"))
    assert taken.assigned(StaffId("second")).assigned_to == "first"


def test_a_request_is_overdue_the_day_after_its_date_until_it_is_closed() -> None:
    from dataclasses import replace
    from datetime import date

    request = replace(request_at(Status.CAPTURED), due_on=date(2026, 11, 20))
    assert not request.is_overdue(date(2026, 11, 20))
    assert request.is_overdue(date(2026, 11, 21))
    assert not request.closed(at=NOW, because="Sent twice").is_overdue(date(2026, 11, 21))
    assert not request_at(Status.CAPTURED).is_overdue(date(2030, 1, 1))
