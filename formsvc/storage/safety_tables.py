"""The answers on one person's safety: may they be told, and how are they reached. Added, never changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from formsvc.storage.encryption import EncryptedJSON
from formsvc.storage.metadata import metadata
from formsvc.storage.times import UtcTime

ID = String(36)

subject_safety = Table(
    "subject_safety",
    metadata,
    Column("id", ID, primary_key=True),
    Column("practice_id", ID, ForeignKey("practice.id"), nullable=False),
    Column("subject_id", ID, ForeignKey("subject.id"), nullable=False),
    Column("recorded_by", ID, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("answers", EncryptedJSON("subject_safety.answers"), nullable=False),
)
Index("ix_subject_safety_subject", subject_safety.c.subject_id, subject_safety.c.recorded_at)
