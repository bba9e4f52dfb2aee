"""The database keeps what it was given, and writers wait for one another instead of failing."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, text, update
from sqlalchemy.exc import DBAPIError

from formsvc.storage.engine import make_engine, read_only, reading, writing

counter = Table("counter", MetaData(), Column("id", Integer, primary_key=True), Column("value", Integer))


@pytest.fixture
def counting(engine: Engine) -> Engine:
    counter.metadata.create_all(engine)
    with writing(engine) as connection:
        connection.execute(counter.insert().values(id=1, value=0))
    return engine


def test_sqlite_is_set_to_survive_a_loss_of_power(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new' / 'formsvc.sqlite3'}")
    with reading(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        }
    engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "secure_delete": 1,
    }


def test_the_database_file_is_ours_alone(tmp_path: Path) -> None:
    path = tmp_path / "formsvc.sqlite3"
    engine = make_engine(f"sqlite:///{path}")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (a INTEGER)"))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    engine.dispose()
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3


def test_many_writers_that_read_first_all_get_their_turn(counting: Engine) -> None:
    failures: list[Exception] = []

    def add_ten() -> None:
        for _ in range(10):
            try:
                with writing(counting) as connection:
                    query = counter.select().with_for_update()
                    value = connection.execute(query).one().value
                    connection.execute(update(counter).values(value=value + 1))
            except DBAPIError as error:
                failures.append(error)

    threads = [threading.Thread(target=add_ten) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with reading(counting) as connection:
        assert connection.execute(counter.select()).one().value == 80


def test_what_only_reads_cannot_write(counting: Engine) -> None:
    with reading(counting) as connection, pytest.raises(DBAPIError):
        connection.execute(update(counter).values(value=7))
    with writing(counting) as connection:  # the same connection from the pool writes again
        connection.execute(update(counter).values(value=8))
    with reading(counting) as connection:
        assert connection.execute(counter.select()).one().value == 8


def test_a_reader_does_not_wait_for_a_writer(counting: Engine) -> None:
    with writing(counting) as writer:
        writer.execute(update(counter).values(value=5))
        with read_only(counting).connect() as reader:
            assert reader.execute(counter.select()).one().value == 0


def test_an_error_rolls_everything_back(counting: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(counting) as connection:
        connection.execute(update(counter).values(value=1 // 0))
    with reading(counting) as connection:
        assert connection.execute(counter.select()).one().value == 0


def test_promise_an_error_does_not_say_what_was_being_written(counting: Engine) -> None:
    with pytest.raises(DBAPIError) as caught, writing(counting) as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Ada Example"})
    assert "Ada Example" not in str(caught.value)


def test_another_kind_of_database_is_refused_with_what_to_set() -> None:
    with pytest.raises(ValueError, match="FORMSVC_DATABASE_URL"):
        make_engine("mysql://localhost/x")
