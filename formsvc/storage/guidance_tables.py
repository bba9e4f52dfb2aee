"""The table of what newer rules made of the answers of open requests."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from formsvc.storage.encryption import EncryptedJSON
from formsvc.storage.metadata import metadata
from formsvc.storage.times import UtcTime

ID = String(36)

reevaluation = Table(
    "reevaluation",
    metadata,
    Column("id", ID, primary_key=True),
    Column("practice_id", ID, ForeignKey("practice.id"), nullable=False),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("assessment_id", ID, ForeignKey("assessment.id"), nullable=False),
    Column("checklist_version", String(20), nullable=False),
    Column("rules_version", String(20), nullable=False),
    Column("before", EncryptedJSON("reevaluation.before"), nullable=False),
    Column("after", EncryptedJSON("reevaluation.after"), nullable=False),
    Column("evaluated_at", UtcTime, nullable=False),
    Column("seen_by", ID),
    Column("seen_at", UtcTime),
    UniqueConstraint("assessment_id", "checklist_version", "rules_version"),
)
