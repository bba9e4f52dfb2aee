"""Words are sealed in the database and open only where they were put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, Table, cast, select, text, update

from formsvc.security.keys import KeyRing
from formsvc.security.sealed import CannotOpen
from formsvc.storage.encryption import (
    EncryptedJSON,
    EncryptedText,
    misplaced_columns,
    open_text,
    seal_text,
    use_cipher,
)
from formsvc.storage.engine import make_engine, reading, writing

subject = Table(
    "subject",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", EncryptedText("subject.name")),
    Column("address", EncryptedText("subject.address")),
    Column("extra", EncryptedJSON("subject.extra")),
)
RING = KeyRing({1: b"1" * 32})


@pytest.fixture
def sealed(engine: Engine) -> Iterator[Engine]:
    use_cipher(engine, RING.column_cipher())
    subject.metadata.create_all(engine)
    with writing(engine) as connection:
        connection.execute(
            subject.insert(),
            [
                {"id": 1, "name": "Ada Example", "address": "1 Any Street", "extra": {"pets": ["Rex", 2]}},
                {"id": 2, "name": "Ada Example", "address": None, "extra": None},
            ],
        )
    return engine


def raw(engine: Engine, column: str) -> list[bytes]:
    with reading(engine) as connection:
        return [
            bytes(value) for (value,) in connection.execute(text(f"SELECT {column} FROM subject ORDER BY id"))
        ]


def test_words_and_values_come_back_as_they_were(sealed: Engine) -> None:
    with reading(sealed) as connection:
        rows = [tuple(row) for row in connection.execute(select(subject).order_by(subject.c.id))]
    assert rows == [
        (1, "Ada Example", "1 Any Street", {"pets": ["Rex", 2]}),
        (2, "Ada Example", None, None),
    ]


def test_promise_the_database_holds_no_words_and_equal_words_look_unlike(sealed: Engine) -> None:
    first, second = raw(sealed, "name")
    assert b"Ada" not in first
    assert first != second


def test_a_value_moved_to_another_column_does_not_open(sealed: Engine) -> None:
    with writing(sealed) as connection:
        connection.execute(text("UPDATE subject SET address = name"))
    with reading(sealed) as connection, pytest.raises(CannotOpen):
        connection.execute(select(subject.c.address)).all()


def test_a_changed_value_does_not_open(sealed: Engine) -> None:
    broken = bytearray(raw(sealed, "name")[0])
    broken[-1] ^= 1
    with writing(sealed) as connection:
        plain = Table("subject", MetaData(), Column("id", Integer), Column("name", LargeBinary))
        connection.execute(update(plain).where(plain.c.id == 1).values(name=bytes(broken)))
    with reading(sealed) as connection, pytest.raises(CannotOpen):
        connection.execute(select(subject.c.name)).all()


def test_words_bound_to_a_row_do_not_open_in_another() -> None:
    cipher = RING.column_cipher()
    sealed = seal_text(cipher, "subject.name", "Ada Example", row_id="1")
    assert open_text(cipher, "subject.name", sealed, row_id="1") == "Ada Example"
    for place, row_id in (("subject.name", "2"), ("subject.name", ""), ("subject.address", "1")):
        with pytest.raises(CannotOpen):
            open_text(cipher, place, sealed, row_id=row_id)


def test_an_engine_without_a_cipher_says_so() -> None:
    engine = make_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(Exception, match="no cipher"):
        connection.execute(select(cast("Ada", EncryptedText("subject.name"))))
    engine.dispose()


def test_a_column_sealed_for_another_place_is_named() -> None:
    wrong = MetaData()
    Table("letter", wrong, Column("body", EncryptedText("subject.name")))
    assert misplaced_columns(wrong) == ["letter.body"]
    assert misplaced_columns(subject.metadata) == []
