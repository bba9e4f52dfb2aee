"""Intake: what was done with refused files, and the marks by which a chaser is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0002"


def upgrade() -> None:
    op.create_index("ix_document_status", "document", ["practice_id", "status", "arrived_at"], unique=False)
    op.create_table(
        "quarantine_step",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("practice_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("done_by", sa.String(length=36), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_quarantine_step_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice.id"], name=op.f("fk_quarantine_step_practice_id_practice")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine_step")),
    )
    op.create_index(op.f("ix_quarantine_step_document_id"), "quarantine_step", ["document_id"], unique=False)
    op.create_table(
        "request_mark",
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.Column("practice_id", sa.String(length=36), nullable=False),
        sa.Column("agency", sa.String(length=80), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice.id"], name=op.f("fk_request_mark_practice_id_practice")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_request.id"],
            name=op.f("fk_request_mark_request_id_information_request"),
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_request_mark")),
    )
    op.create_index("ix_request_mark_number", "request_mark", ["practice_id", "number"], unique=False)
    op.create_index("ix_request_mark_person", "request_mark", ["practice_id", "person"], unique=False)


def downgrade() -> None:
    op.drop_table("request_mark")
    op.drop_table("quarantine_step")
    op.drop_index("ix_document_status", table_name="document")
