"""What the audit log says about one case, one person or one time: rows for a page or a file, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from formsvc.storage.audit_log import audit_event, written_time

_BATCH = 1_000


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which events are wanted; a practice is always named, so that no practice reads another's."""

    practice_id: str
    request_id: str | None = None
    actor_id: str | None = None
    event: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Line:
    """One event, as a page or a file shows it."""

    seq: int
    at: datetime
    actor_id: str
    event: str
    request_id: str | None
    about_type: str | None
    about_id: str | None
    details: dict[str, Any]


def page(connection: Connection, wanted: Filter, *, before: int | None = None, limit: int = 50) -> list[Line]:
    """The newest events first, so many at a time; ``before`` is the number of the last one shown."""
    query = _query(wanted).order_by(audit_event.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(audit_event.c.seq < before)
    return [_line(row) for row in connection.execute(query).mappings()]


def whole(connection: Connection, wanted: Filter) -> Iterator[Line]:
    """All of them, oldest first, read bit by bit."""
    last = 0
    while True:
        query = _query(wanted).where(audit_event.c.seq > last).order_by(audit_event.c.seq).limit(_BATCH)
        lines = [_line(row) for row in connection.execute(query).mappings()]
        yield from lines
        if len(lines) < _BATCH:
            return
        last = lines[-1].seq


def _query(wanted: Filter) -> Any:
    query = select(audit_event).where(audit_event.c.practice_id == wanted.practice_id)
    for name in ("request_id", "actor_id", "event"):
        if (value := getattr(wanted, name)) is not None:
            query = query.where(audit_event.c[name] == value)
    if wanted.since is not None:
        query = query.where(audit_event.c.at >= written_time(wanted.since))
    if wanted.until is not None:
        query = query.where(audit_event.c.at < written_time(wanted.until))
    return query


def _line(row: Any) -> Line:
    return Line(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        actor_id=row["actor_id"],
        event=row["event"],
        request_id=row["request_id"],
        about_type=row["about_type"],
        about_id=row["about_id"],
        details=json.loads(row["details"]),
    )
