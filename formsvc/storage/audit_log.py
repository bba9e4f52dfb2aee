"""The audit log: appended to in the same transaction as the change, then never changed (promise P6).

One chain for the whole database. Its head (how many events, the last hash) is a row that is locked while an
event is added, so that events have one order. Triggers refuse any change, removal or insertion out of turn;
whoever can take the triggers away is found out by ``formsvc.audit.verify``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    event,
    insert,
    select,
    text,
    update,
)

from formsvc.storage.audit_chain import FIELDS, link_hash
from formsvc.storage.audit_triggers import protection
from formsvc.storage.metadata import metadata

Detail = str | int | bool | None | Sequence[str | int]
_CODE = re.compile(r"[A-Za-z0-9_.:/+=@-]{0,200}")

audit_event = Table(
    "audit_event",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("practice_id", String(36)),
    Column("id", String(36), nullable=False, unique=True),
    Column(
        "at", String(27), nullable=False
    ),  # 2026-11-22T09:30:00.000000Z: sorts as text, hashes as it reads
    Column("actor_id", String(60), nullable=False),
    Column("event", String(80), nullable=False),
    Column("request_id", String(36)),
    Column("about_type", String(40)),
    Column("about_id", String(60)),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
Index("ix_audit_event_practice", audit_event.c.practice_id, audit_event.c.seq)
Index("ix_audit_event_request", audit_event.c.request_id, audit_event.c.seq)
Index("ix_audit_event_actor", audit_event.c.actor_id, audit_event.c.seq)
Index("ix_audit_event_about", audit_event.c.about_type, audit_event.c.about_id, audit_event.c.seq)

audit_head = Table(
    "audit_head",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("events", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)


@dataclass(frozen=True, kw_only=True)
class NewAuditEvent:
    """What happened, in the past tense, in ids and codes only; typed words are kept elsewhere, sealed."""

    event: str
    actor_id: str
    at: datetime
    practice_id: str | None = None
    request_id: str | None = None
    about_type: str | None = None
    about_id: str | None = None
    details: Mapping[str, Detail] = field(default_factory=dict)
    id: str = field(default_factory=lambda: str(uuid4()))

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("An audit event needs a time with its zone.")
        named = (
            self.event,
            self.actor_id,
            self.request_id,
            self.about_type,
            self.about_id,
            self.practice_id,
            self.id,
        )
        if not all(_is_code(value) for value in (*named, *self.details, *self.details.values())):
            raise ValueError("An audit event carries ids and codes only.")


@dataclass(frozen=True)
class Head:
    """Where the chain ends."""

    events: int
    hash: str


def append(connection: Connection, happened: NewAuditEvent) -> int:
    """Add one event to the caller's transaction and return its number; others wait for its end."""
    return append_all(connection, [happened])


def append_all(connection: Connection, happened: Iterable[NewAuditEvent]) -> int:
    """Add events in this order and return the last one's number."""
    head = _locked_head(connection)
    for one in happened:
        head = _follow(connection, head, one)
    return head.events


def _follow(connection: Connection, head: Head, happened: NewAuditEvent) -> Head:
    seq = head.events + 1
    values: tuple[str | int | None, ...] = (
        seq,
        happened.practice_id,
        happened.id,
        written_time(happened.at),
        happened.actor_id,
        happened.event,
        happened.request_id,
        happened.about_type,
        happened.about_id,
        json.dumps(_plain(happened.details), ensure_ascii=True, separators=(",", ":"), sort_keys=True),
        head.hash,
    )
    link = link_hash(values)
    connection.execute(insert(audit_event), {**dict(zip(FIELDS, values, strict=True)), "hash": link})
    connection.execute(update(audit_head), {"events": seq, "hash": link})
    return Head(seq, link)


def head_of(connection: Connection) -> Head | None:
    """The end of the chain as the head row has it; None if the row is missing."""
    row = connection.execute(select(audit_head.c.events, audit_head.c.hash)).one_or_none()
    return None if row is None else Head(row.events, row.hash)


def written_time(at: datetime) -> str:
    """A time as the log writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _locked_head(connection: Connection) -> Head:
    row = connection.execute(select(audit_head.c.events, audit_head.c.hash).with_for_update()).one_or_none()
    if row is None:
        raise RuntimeError("The audit log has no head row. Restore the database; nothing was changed.")
    return Head(row.events, row.hash)


def _plain(details: Mapping[str, Detail]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, str | int | None) else list(value) for key, value in details.items()
    }


def _is_code(value: Detail) -> bool:
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    if value is None or isinstance(value, int):
        return True
    return all(isinstance(item, str | int) and _is_code(item) for item in value)


def _protect(_table: Table, connection: Connection, **_: Any) -> None:
    for statement in protection(connection.dialect.name):
        connection.execute(text(statement))


audit_head.add_is_dependent_on(audit_event)  # made last, so the triggers find both tables
event.listen(audit_head, "after_create", _protect)
