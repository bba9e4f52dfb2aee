"""Decisions and their authorisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import RowMapping

from formsvc.domain.codes import Outcome
from formsvc.domain.decision import Authorisation, Decision, DecisionId, DecisionState
from formsvc.domain.disclosure import ScheduleItem, StatementLabel, WithheldItem, WithheldReason
from formsvc.domain.information_request import RequestId
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import decision


class SqlDecisions(Repository):
    table = decision

    def add(self, decision: Decision) -> None:
        self._insert(
            {
                "id": decision.id, "request_id": decision.request_id, "subject_id": decision.subject_id,
                "decided_by": decision.decided_by, "decided_at": decision.decided_at, "version": 0,
                **_changing(decision),
            }
        )  # fmt: skip

    def get(self, decision_id: DecisionId) -> Decision:
        return _decision(self._row(decision_id))

    def put(self, decision: Decision) -> Decision:
        return replace(decision, version=self._update(decision.id, decision.version, _changing(decision)))

    def current(self, request_id: RequestId) -> Decision | None:
        row = (
            self._connection.execute(
                self._mine().where(
                    decision.c.request_id == request_id,
                    decision.c.state.in_((DecisionState.CURRENT, DecisionState.AUTHORISED)),
                )
            )
            .mappings()
            .one_or_none()
        )
        return None if row is None else _decision(row)

    def of_request(self, request_id: RequestId) -> Sequence[Decision]:
        rows = self._connection.execute(
            self._mine().where(decision.c.request_id == request_id).order_by(decision.c.decided_at)
        )
        return [_decision(row) for row in rows.mappings()]


def _changing(decision: Decision) -> dict[str, Any]:
    authorisation = decision.authorisation
    return {
        "assessment_id": decision.assessment_id,
        "evaluation_id": decision.evaluation_id,
        "outcome": decision.outcome,
        "departs": decision.departs,
        "words": {
            "reason": decision.reason,
            "schedule": [asdict(item) for item in decision.schedule],
            "withheld": [asdict(item) for item in decision.withheld],
            "sent_back_because": decision.sent_back_because,
            "stops_accepted_because": authorisation.stops_accepted_because if authorisation else "",
        },
        "state": decision.state,
        "authorised_by": authorisation.by if authorisation else None,
        "authorised_at": authorisation.at if authorisation else None,
        "content_digest": authorisation.content_digest if authorisation else None,
        "sent_back_by": decision.sent_back_by,
    }


def _decision(row: RowMapping) -> Decision:
    words = row["words"]
    return Decision(
        id=row["id"],
        practice_id=row["practice_id"],
        request_id=row["request_id"],
        subject_id=row["subject_id"],
        assessment_id=row["assessment_id"],
        evaluation_id=row["evaluation_id"],
        outcome=Outcome(row["outcome"]),
        departs=row["departs"],
        reason=words["reason"],
        schedule=tuple(
            ScheduleItem(i["item"], i["dates"], StatementLabel(i["label"]), i["source"], i.get("section", ""))
            for i in words["schedule"]
        ),
        withheld=tuple(WithheldItem(i["item"], WithheldReason(i["reason"])) for i in words["withheld"]),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        state=DecisionState(row["state"]),
        authorisation=_authorisation(row),
        sent_back_by=row["sent_back_by"],
        sent_back_because=words["sent_back_because"],
        version=row["version"],
    )


def _authorisation(row: RowMapping) -> Authorisation | None:
    if row["authorised_by"] is None:
        return None
    return Authorisation(
        row["authorised_by"],
        row["authorised_at"],
        row["content_digest"],
        row["words"]["stops_accepted_because"],
    )
