"""What newer rules made of the answers of open requests: added once for each version, then only seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, update

from formsvc.domain.assessment import AssessmentId
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import RequestId
from formsvc.domain.reevaluation import Reevaluation
from formsvc.storage.guidance_tables import reevaluation
from formsvc.storage.jobs import insert_once
from formsvc.storage.repositories.base import Repository


class SqlReevaluations(Repository):
    table = reevaluation

    def add(self, new: Reevaluation) -> bool:
        done = self._connection.execute(
            insert_once(self._connection, reevaluation).values(
                id=new.id,
                practice_id=self._practice_id,
                request_id=new.request_id,
                assessment_id=new.assessment_id,
                checklist_version=new.after.checklist_version,
                rules_version=new.after.rules_version,
                before=new.before.to_kept(),
                after=new.after.to_kept(),
                evaluated_at=new.at,
            )
        )
        return bool(done.rowcount == 1)

    def get(self, reevaluation_id: str) -> Reevaluation:
        return _reevaluation(self._row(reevaluation_id))

    def see(self, seen: Reevaluation) -> None:
        self._connection.execute(
            update(reevaluation)
            .where(reevaluation.c.practice_id == self._practice_id, reevaluation.c.id == seen.id)
            .values(seen_by=seen.seen_by, seen_at=seen.seen_at)
        )

    def of_request(self, request_id: RequestId) -> Sequence[Reevaluation]:
        return self._listed(self._mine().where(reevaluation.c.request_id == request_id))

    def newest(self, *, limit: int) -> Sequence[Reevaluation]:
        return self._listed(self._mine().limit(limit))

    def _listed(self, query: Select[Any]) -> Sequence[Reevaluation]:
        rows = self._connection.execute(query.order_by(reevaluation.c.evaluated_at.desc(), reevaluation.c.id))
        return [_reevaluation(row) for row in rows.mappings()]


def _reevaluation(row: RowMapping) -> Reevaluation:
    return Reevaluation(
        id=row["id"],
        request_id=RequestId(row["request_id"]),
        assessment_id=AssessmentId(row["assessment_id"]),
        before=Evaluation.from_dict(row["before"]),
        after=Evaluation.from_dict(row["after"]),
        at=row["evaluated_at"],
        seen_by=row["seen_by"],
        seen_at=row["seen_at"],
    )
