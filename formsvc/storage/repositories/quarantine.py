"""What was done with refused files: only ever added to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping

from formsvc.domain.information_request import DocumentId
from formsvc.domain.people import StaffId
from formsvc.domain.quarantine import QuarantineStep, Step
from formsvc.storage.intake_tables import quarantine_step
from formsvc.storage.repositories.base import Repository


class SqlQuarantineSteps(Repository):
    table = quarantine_step

    def add(self, step: QuarantineStep) -> None:
        self._insert(
            {
                "id": step.id, "document_id": step.document_id, "step": step.step, "done_by": step.by,
                "done_at": step.at, "because": step.because,
            }
        )  # fmt: skip

    def of_document(self, document_id: DocumentId) -> Sequence[QuarantineStep]:
        rows = self._connection.execute(
            self._mine()
            .where(quarantine_step.c.document_id == document_id)
            .order_by(quarantine_step.c.done_at, quarantine_step.c.id)
        )
        return [_step(row) for row in rows.mappings()]


def _step(row: RowMapping) -> QuarantineStep:
    return QuarantineStep(
        id=row["id"],
        document_id=DocumentId(row["document_id"]),
        step=Step(row["step"]),
        by=StaffId(row["done_by"]),
        at=row["done_at"],
        because=row["because"],
    )
