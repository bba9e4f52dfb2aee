"""What newer rules make of the answers of open requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0005"  # numbered by when it was begun; this is the chain’s order


def upgrade() -> None:
    op.create_table(
        "reevaluation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("practice_id", sa.String(length=36), nullable=False),
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.Column("assessment_id", sa.String(length=36), nullable=False),
        sa.Column("checklist_version", sa.String(length=20), nullable=False),
        sa.Column("rules_version", sa.String(length=20), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("after", sa.LargeBinary(), nullable=False),
        sa.Column("evaluated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_by", sa.String(length=36), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_reevaluation_assessment_id_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice.id"], name=op.f("fk_reevaluation_practice_id_practice")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["information_request.id"],
            name=op.f("fk_reevaluation_request_id_information_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reevaluation")),
        sa.UniqueConstraint(
            "assessment_id",
            "checklist_version",
            "rules_version",
            name=op.f("uq_reevaluation_assessment_id_checklist_version_rules_version"),
        ),
    )
    op.create_index(op.f("ix_reevaluation_request_id"), "reevaluation", ["request_id"], unique=False)


def downgrade() -> None:
    op.drop_table("reevaluation")
