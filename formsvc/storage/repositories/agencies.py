"""The practice's list of agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from formsvc.domain.agency import Agency, AgencyEntry, AgencyId
from formsvc.storage.agency_tables import agency
from formsvc.storage.repositories.base import Repository

_COLUMNS = ("agency_class", "nation", "checked_on")


class SqlAgencies(Repository):
    table = agency

    def add(self, new: Agency) -> None:
        self._insert({"id": new.id, "version": 0, **_values(new)})

    def get(self, agency_id: AgencyId) -> Agency:
        return _agency(self._row(agency_id))

    def put(self, changed: Agency) -> Agency:
        return replace(changed, version=self._update(changed.id, changed.version, _values(changed)))

    def everyone(self) -> Sequence[Agency]:
        found = [_agency(row) for row in self._connection.execute(self._mine()).mappings()]
        return sorted(found, key=lambda one: one.entry.title.casefold())


def _values(one: Agency) -> dict[str, Any]:
    details = asdict(one.entry)
    columns = {name: details.pop(name) for name in _COLUMNS}
    checked_on = details["process_checked_on"]
    details["process_checked_on"] = checked_on.isoformat() if checked_on else None
    return {**columns, "checked_by": one.checked_by, "details": details}


def _agency(row: RowMapping) -> Agency:
    details = dict(row["details"])
    checked_on = details["process_checked_on"]
    details["process_checked_on"] = date.fromisoformat(checked_on) if checked_on else None
    details["email_domains"] = tuple(details["email_domains"])
    return Agency(
        id=AgencyId(row["id"]),
        practice_id=row["practice_id"],
        entry=AgencyEntry(**{name: row[name] for name in _COLUMNS}, **details),
        checked_by=row["checked_by"],
        version=row["version"],
    )
