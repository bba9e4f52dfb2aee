"""Notes of emergency disclosures: added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.information_request import RequestId
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import emergency_note

_COLUMNS = ("id", "practice_id", "request_id", "recorded_by", "recorded_at")


class SqlEmergencies(Repository):
    table = emergency_note

    def add(self, note: EmergencyNote) -> None:
        values = asdict(note)
        kept = {name: values.pop(name) for name in _COLUMNS}
        del kept["practice_id"]
        self._insert({**kept, "words": values})

    def of_request(self, request_id: RequestId) -> Sequence[EmergencyNote]:
        rows = self._connection.execute(
            self._mine()
            .where(emergency_note.c.request_id == request_id)
            .order_by(emergency_note.c.recorded_at)
        )
        return [
            EmergencyNote(**{name: row[name] for name in _COLUMNS}, **row["words"]) for row in rows.mappings()
        ]
