"""Notes of how a requester was checked, and papers gone through: added; a second person may stand behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping

from formsvc.domain.court_order import Addressee, CourtOrder, OrderKind, Stage, Ternary
from formsvc.domain.information_request import RequestId
from formsvc.domain.paper_check import Paper, PaperCheck
from formsvc.domain.verification import CallNote, CallOutcome, LocalRoute, Method, VerificationCall
from formsvc.domain.victim_request import Counselling, Given, VictimRequest
from formsvc.storage.agency_tables import paper_check, verification_call
from formsvc.storage.repositories.base import Repository

_KINDS: dict[str, type[CourtOrder] | type[VictimRequest]] = {
    "court_order": CourtOrder,
    "victim_request": VictimRequest,
}
_READ: dict[str, type[StrEnum]] = {
    "kind": OrderKind, "addressee": Addressee, "stage": Stage, "wider": Ternary,
    "first_access_conditions": Ternary, "reason": Given, "handling": Given, "notice": Given,
    "counselling": Counselling,
}  # fmt: skip
_DAYS = ("dated", "comply_by")


class SqlVerifications(Repository):
    table = verification_call

    def add(self, call: VerificationCall) -> None:
        note = asdict(call.note)
        note.pop("method")
        note.pop("outcome")
        names = {"person": call.person, "organisation": call.organisation, "agency": call.agency_title,
                 "address": call.address}  # fmt: skip
        self._insert(
            {
                "id": call.id, "request_id": call.request_id, "made_by": call.by, "made_at": call.at,
                "method": call.note.method, "outcome": call.note.outcome, "agency_id": call.agency_id,
                "needs_second": call.needs_second, "seconded_by": call.seconded_by,
                "seconded_at": call.seconded_at, "words": {**names, "note": note}, "version": 0,
            }
        )  # fmt: skip

    def get(self, call_id: str) -> VerificationCall:
        return _call(self._row(call_id))

    def put(self, call: VerificationCall) -> VerificationCall:
        """Keep the second person; nothing else of a note changes."""
        second = {"seconded_by": call.seconded_by, "seconded_at": call.seconded_at}
        return replace(call, version=self._update(call.id, call.version, second))

    def of_request(self, request_id: RequestId) -> Sequence[VerificationCall]:
        rows = self._connection.execute(
            self._mine()
            .where(verification_call.c.request_id == request_id)
            .order_by(verification_call.c.made_at)
        )
        return [_call(row) for row in rows.mappings()]


class SqlPaperChecks(Repository):
    table = paper_check

    def add(self, check: PaperCheck) -> None:
        words = {name: value.isoformat() if isinstance(value, date) else value
                 for name, value in asdict(check.paper).items()}  # fmt: skip
        kind = next(name for name, paper in _KINDS.items() if isinstance(check.paper, paper))
        self._insert(
            {
                "id": check.id, "request_id": check.request_id, "kind": kind, "made_by": check.by,
                "made_at": check.at, "words": words,
            }
        )  # fmt: skip

    def of_request(self, request_id: RequestId) -> Sequence[PaperCheck]:
        rows = self._connection.execute(
            self._mine().where(paper_check.c.request_id == request_id).order_by(paper_check.c.made_at)
        )
        return [
            PaperCheck(
                row["id"], row["practice_id"], row["request_id"], row["made_by"], row["made_at"],
                _paper(row["kind"], row["words"]),
            )
            for row in rows.mappings()
        ]  # fmt: skip


def _call(row: RowMapping) -> VerificationCall:
    words = row["words"]
    note = {**words["note"], "local_route": LocalRoute(words["note"]["local_route"])}
    return VerificationCall(
        id=row["id"],
        practice_id=row["practice_id"],
        request_id=row["request_id"],
        by=row["made_by"],
        at=row["made_at"],
        note=CallNote(method=Method(row["method"]), outcome=CallOutcome(row["outcome"]), **note),
        person=words["person"],
        organisation=words["organisation"],
        agency_id=row["agency_id"],
        agency_title=words["agency"],
        address=words["address"],
        needs_second=row["needs_second"],
        seconded_by=row["seconded_by"],
        seconded_at=row["seconded_at"],
        version=row["version"],
    )


def _paper(kind: str, words: dict[str, Any]) -> Paper:
    values: dict[str, Any] = {}
    for name, value in words.items():
        if name in _DAYS:
            values[name] = date.fromisoformat(value) if value else None
        else:
            values[name] = _READ[name](value) if name in _READ else value
    return _KINDS[kind](**values)
