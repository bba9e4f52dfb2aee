"""What the repositories share: one practice's rows, found or not found, written if nobody was there first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, insert, select, update

from formsvc.domain.errors import ChangedMeanwhile, NotFound
from formsvc.domain.people import PracticeId


class Repository:
    """Rows of one table that belong to one practice."""

    table: Table

    def __init__(self, connection: Connection, practice_id: PracticeId) -> None:
        self._connection = connection
        self._practice_id = practice_id

    def _mine(self) -> Select[Any]:
        return select(self.table).where(self.table.c.practice_id == self._practice_id)

    def _row(self, row_id: str) -> RowMapping:
        """The row, or ``NotFound``: for another practice's just as for none."""
        row = self._connection.execute(self._mine().where(self.table.c.id == row_id)).mappings().one_or_none()
        if row is None:
            raise NotFound()
        return row

    def _insert(self, values: dict[str, Any]) -> None:
        self._connection.execute(insert(self.table).values(practice_id=self._practice_id, **values))

    def _update(self, row_id: str, version: int, values: dict[str, Any]) -> int:
        """Write if the version is still the one that was read; returns the new version."""
        done = self._connection.execute(
            update(self.table)
            .where(
                self.table.c.practice_id == self._practice_id,
                self.table.c.id == row_id,
                self.table.c.version == version,
            )
            .values(version=version + 1, **values)
        )
        if done.rowcount != 1:
            raise ChangedMeanwhile()
        return version + 1
