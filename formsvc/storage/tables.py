"""The tables of the domain. A practice id is on every row; people's words are sealed (design 3.4, P11)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from formsvc.storage.encryption import EncryptedJSON, EncryptedText
from formsvc.storage.metadata import metadata
from formsvc.storage.times import UtcTime

ID = String(36)


def _practice() -> Column[str]:
    return Column("practice_id", ID, ForeignKey("practice.id"), nullable=False)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, default=0)


practice = Table(
    "practice",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("nation", String(20), nullable=False),
    Column("details", EncryptedJSON("practice.details"), nullable=False),
    Column("is_demonstration", Boolean, nullable=False, default=False),
)

staff_member = Table(
    "staff_member",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("job_title", String(100), nullable=False, default=""),
    Column("registration_number", String(60), nullable=False, default=""),
    Column("roles", String(300), nullable=False),  # codes with a space between
    Column("is_partner", Boolean, nullable=False, default=False),
    Column("is_active", Boolean, nullable=False, default=True),
    Column("is_demonstration", Boolean, nullable=False, default=False),
    Column("password_hash", String(300), nullable=False),
    Column("session_token", String(64), nullable=False, unique=True),
)

sign_in_try = Table(
    "sign_in_try",
    metadata,
    Column("id", ID, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("account_digest", String(80), nullable=False),
    Column("address_digest", String(80), nullable=False),
)
Index("ix_sign_in_try_account", sign_in_try.c.account_digest, sign_in_try.c.at)
Index("ix_sign_in_try_address", sign_in_try.c.address_digest, sign_in_try.c.at)

reference_counter = Table(
    "reference_counter",
    metadata,
    Column("practice_id", ID, ForeignKey("practice.id"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)

information_request = Table(
    "information_request",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("reference", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("received_by", ID, nullable=False),
    Column("urgency", String(20), nullable=False),
    Column("urgency_rank", Integer, nullable=False),  # 0 first: a worklist's order has its index
    Column("due_on", Date),
    Column("requester_class", String(40), nullable=False, default=""),
    Column("capture", EncryptedJSON("information_request.capture"), nullable=False),
    Column("assigned_to", ID),
    Column("is_emergency", Boolean, nullable=False, default=False),
    Column("closed_at", UtcTime),
    Column("closed_because", EncryptedText("information_request.closed_because")),
    _version(),
    UniqueConstraint("practice_id", "reference"),
)
Index(
    "ix_information_request_worklist",
    information_request.c.practice_id,
    information_request.c.status,
    information_request.c.urgency_rank,
    information_request.c.due_on,
)

subject = Table(
    "subject",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("part", String(30), nullable=False, default=""),
    Column("age", String(20), nullable=False, default=""),
    Column("details", EncryptedJSON("subject.details"), nullable=False),
    Column("nhs_number_digest", String(80), index=True),  # keyed, for exact search
    Column("position", Integer, nullable=False, default=1),
    Column("is_main", Boolean, nullable=False, default=True),
)

document = Table(
    "document",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("name", EncryptedText("document.name"), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("file_id", ID, nullable=False),
    Column("arrived_at", UtcTime, nullable=False),
    Column("arrived_by", ID, nullable=False),
    Column("status", String(20), nullable=False),
    Column("refusal_code", String(10), nullable=False, default=""),
    Column("refusal", EncryptedText("document.refusal")),
    Column("page_count", Integer, nullable=False, default=0),
    Column("pages_read", Integer, nullable=False, default=0),
    Column("reading", EncryptedJSON("document.reading"), nullable=False),
    _version(),
)
Index("ix_document_digest", document.c.practice_id, document.c.sha256)
Index("ix_document_status", document.c.practice_id, document.c.status, document.c.arrived_at)

assessment = Table(
    "assessment",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False),
    Column("subject_id", ID, ForeignKey("subject.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("checklist_version", String(20), nullable=False),
    Column("answers", EncryptedJSON("assessment.answers"), nullable=False),
    Column("state", String(20), nullable=False),
    Column("submitted_by", ID),
    Column("submitted_at", UtcTime),
    _version(),
    UniqueConstraint("subject_id", "number"),
)
Index("ix_assessment_request", assessment.c.request_id, assessment.c.number)

evaluation = Table(
    "evaluation",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("assessment_id", ID, ForeignKey("assessment.id"), nullable=False, unique=True),
    Column("outcome", String(40), nullable=False),
    Column("rule", String(10), nullable=False),
    Column("result", EncryptedJSON("evaluation.result"), nullable=False),
    Column("evaluated_at", UtcTime, nullable=False),
    Column("software_version", String(20), nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("subject_id", ID, ForeignKey("subject.id"), nullable=False),
    Column("assessment_id", ID, ForeignKey("assessment.id"), nullable=False),
    Column("evaluation_id", ID, ForeignKey("evaluation.id")),
    Column("outcome", String(40), nullable=False),
    Column("departs", Boolean, nullable=False),
    Column("words", EncryptedJSON("decision.words"), nullable=False),  # reason, schedule, withheld, sent back
    Column("decided_by", ID, nullable=False),
    Column("decided_at", UtcTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("authorised_by", ID),
    Column("authorised_at", UtcTime),
    Column("content_digest", String(64)),
    Column("sent_back_by", ID),
    _version(),
)

letter = Table(
    "letter",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("decision_id", ID, ForeignKey("decision.id"), nullable=False),
    Column("code", String(40), nullable=False),
    Column("draft", Boolean, nullable=False),
    Column("wanted_at", UtcTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("drawn_at", UtcTime),
    Column("parts", EncryptedJSON("letter.parts"), nullable=False),
    Column("downloaded_at", UtcTime),
    _version(),
    UniqueConstraint("decision_id", "code", "draft"),
)

letter_file = Table(
    "letter_file",
    metadata,
    Column("letter_id", ID, ForeignKey("letter.id"), primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("format", String(4), primary_key=True),
    _practice(),
    Column("stem", String(80), nullable=False),
    Column("file_id", ID, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
)

record_entry_filing = Table(
    "record_entry_filing",
    metadata,
    Column("letter_id", ID, ForeignKey("letter.id"), primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    _practice(),
    Column("made_by", ID),
    Column("made_at", UtcTime),
    Column("hidden_by", ID),
    Column("hidden_at", UtcTime),
)

emergency_note = Table(
    "emergency_note",
    metadata,
    Column("id", ID, primary_key=True),
    _practice(),
    Column("request_id", ID, ForeignKey("information_request.id"), nullable=False, index=True),
    Column("recorded_by", ID, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("words", EncryptedJSON("emergency_note.words"), nullable=False),
)
