"""The answers on one person's safety: each saving is kept, and the last counts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from formsvc.domain.information_request import SubjectId
from formsvc.domain.people import StaffId
from formsvc.domain.subject_safety import SubjectSafety
from formsvc.storage.repositories.base import Repository
from formsvc.storage.safety_tables import subject_safety


class SqlSubjectSafety(Repository):
    table = subject_safety

    def add(
        self, row_id: str, subject_id: SubjectId, safety: SubjectSafety, *, by: StaffId, at: datetime
    ) -> None:
        answers = {**asdict(safety), "reasons": {str(k): v for k, v in safety.reasons.items()}}
        self._insert(
            {"id": row_id, "subject_id": subject_id, "recorded_by": by, "recorded_at": at, "answers": answers}
        )

    def of_subject(self, subject_id: SubjectId) -> SubjectSafety | None:
        """The last that was saved, or none."""
        row = self._connection.execute(
            self._mine()
            .where(subject_safety.c.subject_id == subject_id)
            .order_by(subject_safety.c.recorded_at.desc())
            .limit(1)
        ).one_or_none()
        return SubjectSafety(**row.answers) if row else None
