"""Every demonstration request that says its source was checked has a check that stands."""

from __future__ import annotations

from formsvc.cli.demonstration.many import add_requests
from formsvc.services.verify_source import standing_of
from tests.factories import Surgery


def test_promise_no_demonstration_request_is_verified_without_a_check(surgery: Surgery) -> None:
    add_requests(surgery.services, 60, seed=4)
    checked = 0
    with surgery.uow as uow:
        for row in uow.information_requests.open_rows(after=None, limit=200):
            assessment = uow.assessments.current(row.request_id)
            said = assessment.values().get("source_verified") if assessment else None
            if said == "yes":
                checked += 1
                assert standing_of(uow, uow.information_requests.get(row.request_id)).stands
    assert checked > 0
