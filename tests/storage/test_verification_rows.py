"""Agencies, notes of checks and papers come out as they went in, for their practice only, sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from formsvc.domain.agency import Agency, AgencyEntry, AgencyId
from formsvc.domain.capture import Channel
from formsvc.domain.court_order import CourtOrder, OrderKind
from formsvc.domain.errors import ChangedMeanwhile, NotFound
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.paper_check import PaperCheck
from formsvc.domain.people import Practice, PracticeId, StaffId
from formsvc.domain.status import Status
from formsvc.domain.verification import CallNote, CallOutcome, Method, VerificationCall
from formsvc.domain.victim_request import Counselling, Given, VictimRequest
from formsvc.security.keys import create_key_file
from formsvc.storage import migrate
from formsvc.storage.encryption import use_cipher
from formsvc.storage.engine import reading
from formsvc.storage.unit_of_work import SqlUnitOfWork

OURS, THEIRS = PracticeId("p-ours"), PracticeId("p-theirs")
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MARK = "Quillon Markerby"
ENTRY = AgencyEntry(
    f"Police of {MARK}", "police", "england", MARK, "020 7946 0700", MARK, date(2026, 9, 1),
    ("harbour.police.example",), MARK, date(2026, 9, 2), "Inspector", MARK,
)  # fmt: skip
AGENCY = Agency(AgencyId("a-1"), OURS, ENTRY, StaffId("s"))
CALL = VerificationCall(
    "c-1", OURS, RequestId("r-1"), StaffId("s"), NOW,
    CallNote(Method.SWITCHBOARD, CallOutcome.VERIFIED, "020 7946 0700", MARK, MARK, MARK, True, words=MARK),
    MARK, MARK, AgencyId("a-1"), MARK, needs_second=True, address=MARK,
)  # fmt: skip
PAPERS = (
    CourtOrder(OrderKind.COURT_ORDER, seen=True, court=MARK, dated=date(2026, 11, 1)),
    VictimRequest(
        True, True, Given.YES, Given.EXEMPT, Given.NO, True, True, False, True, False, Counselling.ONLY
    ),
)

Uow = Callable[..., SqlUnitOfWork]


@pytest.fixture
def uow(engine: Engine, tmp_path: Path) -> Uow:
    """Two practices on an empty database; ours with one request."""
    migrate.upgrade(engine)
    use_cipher(engine, create_key_file(tmp_path / "keys" / "formsvc.key").column_cipher())

    def make(practice_id: PracticeId = OURS) -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, practice_id, lambda number: "digest")

    for practice_id in (OURS, THEIRS):
        with make(practice_id) as work:
            work.practices.add(
                Practice(practice_id, "Brindley Road", "england", (), "A99999", "0161 496 0100", "")
            )
            work.commit()
    with make() as work:
        work.information_requests.add(
            InformationRequest(
                RequestId("r-1"), OURS, "DL-2026-0001", Status.CAPTURED, Channel.POST, NOW, StaffId("s")
            )
        )
        work.agencies.add(AGENCY)
        work.verifications.add(CALL)
        for number, paper in enumerate(PAPERS):
            work.paper_checks.add(PaperCheck(f"k-{number}", OURS, RequestId("r-1"), StaffId("s"), NOW, paper))
        work.commit()
    return make


def test_they_come_out_as_they_went_in(uow: Uow) -> None:
    with uow() as work:
        assert work.agencies.everyone() == [AGENCY]
        assert work.agencies.get(AGENCY.id) == AGENCY
        assert work.verifications.of_request(RequestId("r-1")) == [CALL]
        assert [check.paper for check in work.paper_checks.of_request(RequestId("r-1"))] == list(PAPERS)


def test_a_second_person_is_kept_and_the_second_writer_told(uow: Uow) -> None:
    seconded = CALL.seconded(by=StaffId("t"), at=NOW)
    changed = replace(AGENCY, entry=replace(ENTRY, checked_on=None, process_checked_on=None))
    with uow() as work:
        kept = work.verifications.put(seconded)
        entry = work.agencies.put(changed)
        work.commit()
    with uow() as work:
        assert work.verifications.get("c-1") == kept == replace(seconded, version=1)
        assert work.agencies.get(AGENCY.id) == entry
        with pytest.raises(ChangedMeanwhile):
            work.verifications.put(seconded)
        with pytest.raises(ChangedMeanwhile):
            work.agencies.put(changed)


def test_promise_another_practice_finds_and_changes_nothing(uow: Uow) -> None:
    with uow(THEIRS) as work:
        assert work.agencies.everyone() == []
        assert work.verifications.of_request(RequestId("r-1")) == []
        assert work.paper_checks.of_request(RequestId("r-1")) == []
        with pytest.raises(NotFound):
            work.agencies.get(AGENCY.id)
        with pytest.raises(NotFound):
            work.verifications.get("c-1")
        with pytest.raises(ChangedMeanwhile):
            work.agencies.put(AGENCY)


def test_promise_no_word_of_them_lies_open(uow: Uow, engine: Engine) -> None:
    with reading(engine) as connection:
        for table in ("agency", "verification_call", "paper_check"):
            for row in connection.execute(text(f"SELECT * FROM {table}")).all():
                for value in row:
                    shown = bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                    assert MARK.encode() not in shown
