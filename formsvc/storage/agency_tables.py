"""The tables of verifying the source: the list of agencies, the notes of checks, the papers gone through."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from formsvc.storage.encryption import EncryptedJSON
from formsvc.storage.metadata import metadata
from formsvc.storage.times import UtcTime

ID = String(36)


def _practice() -> Column[str]:
    return Column("practice_id", ID, ForeignKey("practice.id"), nullable=False)


def _request() -> Column[str]:
    return Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True)


agency = Table(
    "agency",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("agency_class", String(40), nullable=False),
    Column("nation", String(20), nullable=False, default=""),
    Column("checked_on", Date),
    Column("checked_by", ID),
    Column("details", EncryptedJSON("agency.details"), nullable=False),
    Column("version", Integer, nullable=False, default=0),
)
Index("ix_agency_practice", agency.c.practice_id, agency.c.agency_class)

verification_call = Table(
    "verification_call",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    _request(),
    Column("made_by", ID, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("method", String(20), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("agency_id", ID, ForeignKey("agency.id")),
    Column("needs_second", Boolean, nullable=False),
    Column("seconded_by", ID),
    Column("seconded_at", UtcTime),
    Column("words", EncryptedJSON("verification_call.words"), nullable=False),
    Column("version", Integer, nullable=False, default=0),
)

paper_check = Table(
    "paper_check",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    _request(),
    Column("kind", String(20), nullable=False),  # court_order, victim_request
    Column("made_by", ID, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("words", EncryptedJSON("paper_check.words"), nullable=False),
)
