"""Column types that keep words sealed in the database and open in Python (promise P11).

The cipher belongs to the engine: ``bootstrap`` calls ``use_cipher`` once. The name of the column is
associated data, so a value moved to another column does not open. Where a value must also be bound to its
row, use ``seal_text`` and ``open_text`` with the row's id over a plain binary column.
"""

from __future__ import annotations

import json
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine, LargeBinary, MetaData
from sqlalchemy.types import TypeDecorator


class Cipher(Protocol):
    """Seals bytes so that they open only with the same associated data."""

    def seal(self, plaintext: bytes, associated: bytes) -> bytes: ...

    def open_(self, sealed: bytes, associated: bytes) -> bytes: ...


_CIPHERS: WeakKeyDictionary[Dialect, Cipher] = WeakKeyDictionary()


def use_cipher(engine: Engine, cipher: Cipher) -> None:
    """Let this engine's encrypted columns be sealed and opened with this cipher."""
    _CIPHERS[engine.dialect] = cipher


def seal_text(cipher: Cipher, place: str, words: str, *, row_id: str = "") -> bytes:
    """Words sealed for one column, and one row if its id is given."""
    return cipher.seal(words.encode(), _associated(place, row_id))


def open_text(cipher: Cipher, place: str, sealed: bytes, *, row_id: str = "") -> str:
    """The words again, if the column and row are those they were sealed for."""
    return cipher.open_(sealed, _associated(place, row_id)).decode()


def _associated(place: str, row_id: str) -> bytes:
    return json.dumps(["column", place, row_id], separators=(",", ":")).encode()


def _cipher_of(dialect: Dialect) -> Cipher:
    try:
        return _CIPHERS[dialect]
    except KeyError:
        raise RuntimeError(
            "This engine has no cipher. Call use_cipher(engine, cipher) before reading or writing."
        ) from None


class EncryptedText(TypeDecorator[str]):
    """Text kept sealed; ``place`` is its ``table.column``."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else seal_text(_cipher_of(dialect), self.place, value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else open_text(_cipher_of(dialect), self.place, bytes(value))


class EncryptedJSON(TypeDecorator[Any]):
    """A JSON value kept sealed; None is kept as NULL."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        words = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return seal_text(_cipher_of(dialect), self.place, words)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(open_text(_cipher_of(dialect), self.place, bytes(value)))


def misplaced_columns(metadata: MetaData) -> list[str]:
    """Encrypted columns whose ``place`` is not their own name; a test keeps this empty."""
    return [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, EncryptedText | EncryptedJSON)
        and column.type.place != f"{table.name}.{column.name}"
    ]
