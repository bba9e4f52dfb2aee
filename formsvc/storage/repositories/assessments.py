"""Assessments and what was made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping, func, select

from formsvc.domain.assessment import Assessment, AssessmentId, AssessmentState, GivenAnswer
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import RequestId
from formsvc.services.ports import KeptEvaluation
from formsvc.storage.jobs import insert_once
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import assessment, evaluation


class SqlAssessments(Repository):
    table = assessment

    def add(self, assessment: Assessment) -> None:
        self._insert(
            {
                "id": assessment.id, "request_id": assessment.request_id,
                "subject_id": assessment.subject_id, "number": assessment.number,
                "checklist_version": assessment.checklist_version, "version": 0, **_changing(assessment),
            }
        )  # fmt: skip

    def get(self, assessment_id: AssessmentId) -> Assessment:
        return _assessment(self._row(assessment_id))

    def put(self, assessment: Assessment) -> Assessment:
        version = self._update(assessment.id, assessment.version, _changing(assessment))
        return replace(assessment, version=version)

    def current(self, request_id: RequestId) -> Assessment | None:
        row = (
            self._connection.execute(
                self._mine()
                .where(assessment.c.request_id == request_id, assessment.c.state != "superseded")
                .order_by(assessment.c.number.desc())
                .limit(1)
            )
            .mappings()
            .one_or_none()
        )
        return None if row is None else _assessment(row)

    def count(self, request_id: RequestId) -> int:
        return self._connection.execute(
            select(func.count())
            .select_from(assessment)
            .where(assessment.c.practice_id == self._practice_id, assessment.c.request_id == request_id)
        ).scalar_one()

    def add_evaluation(self, kept: KeptEvaluation) -> bool:
        done = self._connection.execute(
            insert_once(self._connection, evaluation).values(
                id=kept.id,
                practice_id=self._practice_id,
                assessment_id=kept.assessment_id,
                outcome=kept.evaluation.outcome,
                rule=kept.evaluation.rule,
                result=kept.evaluation.to_kept(),
                evaluated_at=kept.evaluated_at,
                software_version=kept.software_version,
            )
        )
        return bool(done.rowcount == 1)

    def evaluation_of(self, assessment_id: AssessmentId) -> KeptEvaluation | None:
        row = (
            self._connection.execute(
                select(evaluation).where(
                    evaluation.c.practice_id == self._practice_id,
                    evaluation.c.assessment_id == assessment_id,
                )
            )
            .mappings()
            .one_or_none()
        )
        if row is None:
            return None
        return KeptEvaluation(
            row["id"], row["assessment_id"], Evaluation.from_dict(row["result"]), row["evaluated_at"],
            row["software_version"],
        )  # fmt: skip


def _changing(assessment: Assessment) -> dict[str, Any]:
    return {
        "answers": {key: _answer_json(answer) for key, answer in assessment.answers.items()},
        "state": assessment.state,
        "submitted_by": assessment.submitted_by,
        "submitted_at": assessment.submitted_at,
    }


def _answer_json(answer: GivenAnswer) -> dict[str, Any]:
    value = answer.value
    return {
        "value": list(value)
        if isinstance(value, tuple)
        else value
        if isinstance(value, str)
        else dict(value),
        "by": answer.by,
        "at": answer.at.isoformat(),
        "note": answer.note,
    }


def _answer(kept: dict[str, Any]) -> GivenAnswer:
    value = kept["value"]
    return GivenAnswer(
        tuple(value) if isinstance(value, list) else value,
        kept["by"],
        datetime.fromisoformat(kept["at"]),
        kept["note"],
    )


def _assessment(row: RowMapping) -> Assessment:
    return Assessment(
        id=row["id"],
        practice_id=row["practice_id"],
        request_id=row["request_id"],
        subject_id=row["subject_id"],
        number=row["number"],
        checklist_version=row["checklist_version"],
        answers=MappingProxyType({key: _answer(kept) for key, kept in row["answers"].items()}),
        state=AssessmentState(row["state"]),
        submitted_by=row["submitted_by"],
        submitted_at=row["submitted_at"],
        version=row["version"],
    )
