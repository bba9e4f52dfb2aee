"""Many people act at once, and the log has one order."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from formsvc.audit.report import Filter, page, whole
from formsvc.cli.audit import check
from formsvc.storage.audit_log import NewAuditEvent, append, audit_event, audit_head
from formsvc.storage.engine import reading, writing

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def log(engine: Engine) -> Engine:
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    return engine


def event(number: int, *, practice: str = "p1", actor: str = "s1") -> NewAuditEvent:
    return NewAuditEvent(
        event="REQUEST_VIEWED",
        actor_id=actor,
        at=START + timedelta(minutes=number),
        practice_id=practice,
        request_id=f"r{number % 2}",
        details={"n": number},
    )


def test_events_written_at_once_make_one_chain(log: Engine) -> None:
    failures: list[Exception] = []

    def write_ten(actor: str) -> None:
        for number in range(10):
            try:
                with writing(log) as connection:
                    append(connection, event(number, actor=actor))
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=write_ten, args=(f"s{i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert check(log, None).events == 60
    assert check(log, None).holds


def test_a_report_shows_one_practice_one_case_one_time(log: Engine) -> None:
    with writing(log) as connection:
        for number in range(10):
            append(connection, event(number))
        append(connection, event(0, practice="p2"))
    with reading(log) as connection:
        assert [line.details["n"] for line in whole(connection, Filter(practice_id="p1"))] == list(range(10))
        newest = page(connection, Filter(practice_id="p1"), limit=3)
        assert [line.seq for line in newest] == [10, 9, 8]
        older = page(connection, Filter(practice_id="p1"), before=newest[-1].seq, limit=3)
        assert [line.seq for line in older] == [7, 6, 5]
        one_case = page(connection, Filter(practice_id="p1", request_id="r1"))
        assert {line.request_id for line in one_case} == {"r1"}
        span = Filter(
            practice_id="p1", since=START + timedelta(minutes=2), until=START + timedelta(minutes=4)
        )
        assert [line.at for line in whole(connection, span)] == [START + timedelta(minutes=m) for m in (2, 3)]
        assert page(connection, Filter(practice_id="p3")) == []
