"""A changed, removed or invented audit event is found, and named (promise P6)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError

from formsvc.audit.chain import Chain
from formsvc.audit.verify import Verified, read_head, verify
from formsvc.cli.audit import check, report
from formsvc.storage.audit_chain import BEGINNING, FIELDS, link_hash
from formsvc.storage.audit_log import Head, NewAuditEvent, append, audit_event, audit_head, head_of
from formsvc.storage.engine import make_engine, reading, writing

ROWS = 60
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def happened(number: int) -> NewAuditEvent:
    return NewAuditEvent(
        event="REQUEST_VIEWED",
        actor_id=f"staff-{number % 3}",
        at=START + timedelta(seconds=number),
        practice_id="p1",
        request_id=f"r{number % 5}" if number % 4 else None,
        about_type="document",
        about_id=f"d{number}",
        details={"page": number, "codes": ["a", "b"]},
    )


def write(engine: Engine, count: int) -> None:
    with writing(engine) as connection:
        for number in range(count):
            append(connection, happened(number))


@pytest.fixture
def log(engine: Engine) -> Engine:
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    write(engine, ROWS)
    return engine


@pytest.fixture
def bare() -> Iterator[Connection]:
    """A log of 60 events whose triggers somebody took away."""
    engine = make_engine("sqlite://")
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    write(engine, ROWS)
    with engine.connect() as connection:
        triggers = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        )
        for name in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
    engine.dispose()


def rewrite_from(connection: Connection, seq: int) -> None:
    """What somebody with the database in hand can do: make every hash fit again."""
    previous = BEGINNING
    for row in connection.execute(select(audit_event).order_by(audit_event.c.seq)).mappings().all():
        values = [previous if name == "previous" else row[name] for name in FIELDS]
        link = link_hash(values) if row["seq"] >= seq else row["hash"]
        connection.execute(
            audit_event.update().where(audit_event.c.seq == row["seq"]).values(previous=previous, hash=link)
        )
        previous = link
    connection.execute(audit_head.update().values(hash=previous))


def flipped(value: object) -> Iterator[object]:
    """The value with one byte changed, at every place."""
    raw = str(value).encode()
    for place in range(len(raw)):
        yield (raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]).decode()


def test_an_untouched_log_holds(log: Engine) -> None:
    found = check(log, None)
    assert (found.events, found.first_bad) == (ROWS, None)
    with reading(log) as connection:
        assert head_of(connection) == Head(ROWS, found.head)


def test_an_empty_log_holds() -> None:
    engine = make_engine("sqlite://")
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    assert check(engine, None) == Verified(0, None, BEGINNING)
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor_id = 'x' WHERE seq = 3",
        "DELETE FROM audit_event WHERE seq = 3",
        "DELETE FROM audit_event",
        "UPDATE audit_head SET events = 3",
        "UPDATE audit_head SET events = events + 1",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head (one, events, hash) VALUES (2, 0, 'x')",
        "INSERT INTO audit_event SELECT 61, practice_id, 'new', at, actor_id, event, request_id, about_type, "
        "about_id, details, previous, hash FROM audit_event WHERE seq = 60",
    ],
)
def test_promise_the_application_cannot_change_the_log(log: Engine, statement: str) -> None:
    with writing(log) as connection, pytest.raises(DBAPIError, match=r"only ever added to|follows the head"):
        connection.execute(text(statement))
    assert check(log, None).holds


def test_sqlites_replace_does_not_slip_past(bare: Connection) -> None:
    engine = make_engine("sqlite://")
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    write(engine, 3)
    with writing(engine) as connection, pytest.raises(DBAPIError):
        connection.execute(text("INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE seq = 1"))
    assert check(engine, None).events == 3
    engine.dispose()


@pytest.mark.postgresql
def test_postgresqls_truncate_does_not_slip_past(
    postgresql_server: str, request: pytest.FixtureRequest
) -> None:
    from tests.databases import new_postgresql_database

    engine = make_engine(new_postgresql_database(postgresql_server))
    request.addfinalizer(engine.dispose)
    audit_event.metadata.create_all(engine, tables=[audit_event, audit_head])
    with writing(engine) as connection, pytest.raises(DBAPIError, match="only ever added to"):
        connection.execute(text("TRUNCATE audit_event"))


def test_promise_every_flipped_byte_of_a_log_is_found_and_its_row_named(bare: Connection) -> None:
    columns = [audit_event.c[name] for name in (*FIELDS, "hash")]
    rows = [tuple(row) for row in bare.execute(select(*columns).order_by(audit_event.c.seq))]
    tried = 0
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            for changed in flipped(value):
                chain = Chain()
                chain.events, chain.head = number, rows[number - 1][-1] if number else BEGINNING
                chain.follow([(*row[:column], changed, *row[column + 1 :]), *rows[number + 1 :]])
                assert chain.first_bad == number + 1
                tried += 1
    assert tried > 10_000


@pytest.mark.parametrize("column", [*FIELDS, "hash"])
@pytest.mark.parametrize("seq", [1, 30, ROWS])
def test_a_changed_field_is_found_in_the_database(bare: Connection, column: str, seq: int) -> None:
    change = "seq + 1000" if column == "seq" else f"'z' || COALESCE({column}, '')"
    bare.execute(text(f"UPDATE audit_event SET {column} = {change} WHERE seq = {seq}"))
    assert verify(bare).first_bad == seq


@pytest.mark.parametrize("seq", [1, 2, 30, 59, ROWS])
def test_a_removed_event_is_found(bare: Connection, seq: int) -> None:
    bare.execute(text(f"DELETE FROM audit_event WHERE seq = {seq}"))
    assert verify(bare).first_bad == seq


def test_a_log_cut_short_is_found(bare: Connection) -> None:
    bare.execute(text("DELETE FROM audit_event WHERE seq > 40"))
    found = verify(bare)
    assert (found.events, found.first_bad) == (40, 41)


def test_swapped_events_are_found(bare: Connection) -> None:
    for old, new in ((10, 1010), (11, 10), (1010, 11)):
        bare.execute(text(f"UPDATE audit_event SET seq = {new} WHERE seq = {old}"))
    assert verify(bare).first_bad == 10


@pytest.mark.parametrize("seq", [-1, 0, 61, 5000])
def test_an_event_put_in_past_the_chain_is_found(bare: Connection, seq: int) -> None:
    bare.execute(
        text(
            f"INSERT INTO audit_event SELECT {seq}, practice_id, 'new', at, actor_id, event, request_id, "
            "about_type, about_id, details, previous, hash FROM audit_event WHERE seq = 60"
        )
    )
    assert verify(bare).first_bad == ROWS + 1


@pytest.mark.parametrize("change", ["hash = 'x'", "events = 59", "events = 61", "events = 0"])
def test_a_changed_head_is_found(bare: Connection, change: str) -> None:
    bare.execute(text(f"UPDATE audit_head SET {change}"))
    assert not verify(bare).holds


def test_a_missing_head_is_found(bare: Connection) -> None:
    bare.execute(text("DELETE FROM audit_head"))
    assert not verify(bare).holds


def test_a_log_rewritten_whole_is_found_only_by_a_head_kept_elsewhere(bare: Connection) -> None:
    kept = head_of(bare)
    assert kept is not None
    bare.execute(text("UPDATE audit_event SET actor_id = 'somebody-else' WHERE seq = 20"))
    rewrite_from(bare, 20)
    assert verify(bare).holds
    assert verify(bare, expected=kept).first_bad == kept.events


@pytest.mark.parametrize("at", [1, 30, ROWS])
def test_an_older_head_still_lies_on_a_log_that_grew(bare: Connection, at: int) -> None:
    link = bare.execute(select(audit_event.c.hash).where(audit_event.c.seq == at)).scalar_one()
    assert verify(bare, expected=Head(at, link)).holds
    assert verify(bare, expected=Head(at, "0" * 64)).first_bad == at
    assert verify(bare, expected=Head(ROWS + 1, link)).first_bad == ROWS + 1


def test_another_program_can_verify_by_the_published_recipe(log: Engine) -> None:
    previous = "0" * 64
    with reading(log) as connection:
        for row in connection.execute(select(audit_event).order_by(audit_event.c.seq)).mappings():
            fields = [row[name] for name in FIELDS]
            words = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
            assert row["previous"] == previous
            previous = hashlib.sha256(b"formsvc-audit-1\n" + words.encode()).hexdigest()
            assert row["hash"] == previous


def test_promise_no_event_no_change(log: Engine) -> None:
    with log.connect() as connection:
        append(connection, happened(1))
        connection.rollback()
    assert check(log, None).events == ROWS


@pytest.mark.parametrize("words", ["Ada Example", "ex-partner called", "é", "a" * 201])
def test_promise_an_event_carries_no_words(words: str) -> None:
    good = happened(1)
    for wrong in ({"details": {"reason": words}}, {"details": {words: 1}}, {"details": {"l": [words]}}):
        with pytest.raises(ValueError, match="ids and codes only"):
            replace(good, **wrong)
    with pytest.raises(ValueError, match="ids and codes only"):
        replace(good, about_id=words)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        replace(happened(1), at=datetime(2026, 11, 20))  # noqa: DTZ001


def test_the_command_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(Verified(3, None, "a" * 64), as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"events": 3, "first_bad": None, "head": "a" * 64}
    assert report(Verified(3, None, "a" * 64), as_json=False) == 0
    assert read_head(capsys.readouterr().out.split("Head: ")[1].strip()) == Head(3, "a" * 64)
    assert report(Verified(3, 4, "a" * 64), as_json=True) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["first_bad"] == 4
    assert "event 4 is the first" in printed.err


@pytest.mark.parametrize("words", ["", "abc", "3:abc", "x:" + "a" * 64, "3:" + "g" * 64])
def test_an_expected_head_that_cannot_be_read_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="as printed before"):
        read_head(words)
