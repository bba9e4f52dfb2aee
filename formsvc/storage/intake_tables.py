"""The tables of intake: what was done with refused files, and the marks by which a chaser is known."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from formsvc.storage.encryption import EncryptedText
from formsvc.storage.metadata import metadata
from formsvc.storage.times import UtcTime

ID = String(36)


def _practice() -> Column[str]:
    return Column("practice_id", ID, ForeignKey("practice.id"), nullable=False)


quarantine_step = Table(
    "quarantine_step",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("document_id", ID, ForeignKey("document.id"), nullable=False, index=True),
    Column("step", String(20), nullable=False),
    Column("done_by", ID, nullable=False),
    Column("done_at", UtcTime, nullable=False),
    Column("because", EncryptedText("quarantine_step.because"), nullable=False),
)

request_mark = Table(  # keyed digests of what the confirmed form says: for exact comparison, and no more
    "request_mark",
    metadata,
    Column("request_id", ID, ForeignKey("information_request.id"), primary_key=True),
    _practice(),
    Column("agency", String(80), nullable=False),
    Column("reference", String(80), nullable=False),
    Column("number", String(80), nullable=False),  # the subject's NHS number
    Column("person", String(80), nullable=False),  # the subject's name and date of birth
)
Index("ix_request_mark_number", request_mark.c.practice_id, request_mark.c.number)
Index("ix_request_mark_person", request_mark.c.practice_id, request_mark.c.person)
