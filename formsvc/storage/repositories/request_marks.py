"""The marks by which a chaser is known: keyed digests, compared exactly (P11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, or_, select

from formsvc.domain.information_request import RequestId
from formsvc.domain.likeness import Alike, Marks
from formsvc.domain.people import PracticeId
from formsvc.storage.intake_tables import request_mark


class SqlRequestMarks:
    def __init__(self, connection: Connection, practice_id: PracticeId, digest: Callable[[str], str]) -> None:
        self._connection = connection
        self._practice_id = practice_id
        self._digest = digest

    def put(self, request_id: RequestId, marks: Marks) -> None:
        """Keep the marks of a request instead of those it had."""
        digests = {
            key: self._digest(f"{key}:{words}") if words else "" for key, words in asdict(marks).items()
        }
        mine = (request_mark.c.practice_id == self._practice_id, request_mark.c.request_id == request_id)
        self._connection.execute(delete(request_mark).where(*mine))
        self._connection.execute(
            insert(request_mark).values(practice_id=self._practice_id, request_id=request_id, **digests)
        )

    def like(self, request_id: RequestId) -> Sequence[Alike]:
        """Other requests of the practice about the same subject, that share agency or reference."""
        table = request_mark
        mine = select(table).where(table.c.practice_id == self._practice_id)
        own = self._connection.execute(mine.where(table.c.request_id == request_id)).mappings().one_or_none()
        if own is None:
            return []
        who = [table.c[key] == own[key] for key in ("number", "person") if own[key]]
        what = [table.c[key] == own[key] for key in ("agency", "reference") if own[key]]
        if not (who and what):
            return []
        rows = self._connection.execute(
            mine.where(table.c.request_id != request_id, or_(*who), or_(*what)).order_by(table.c.request_id)
        )
        return [
            Alike(
                RequestId(row["request_id"]),
                same_agency=bool(own["agency"]) and row["agency"] == own["agency"],
                same_reference=bool(own["reference"]) and row["reference"] == own["reference"],
            )
            for row in rows.mappings()
        ]
