"""Information requests and their subjects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, false, insert, or_, select, update

from formsvc.domain.capture import Capture, CapturedValue, Channel, Origin, Urgency, Value
from formsvc.domain.information_request import InformationRequest, RequestId, Subject, SubjectId
from formsvc.domain.people import PracticeId
from formsvc.domain.status import OPEN_STATUSES, Status
from formsvc.services.ports import WorklistRow
from formsvc.storage.jobs import insert_once
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import decision, information_request, reference_counter, subject

Digest = Callable[[str], str]
LAST_DAY = date(9999, 12, 31)


class SqlInformationRequests(Repository):
    table = information_request

    def __init__(self, connection: Connection, practice_id: PracticeId, digest: Digest) -> None:
        super().__init__(connection, practice_id)
        self._digest = digest

    def add(self, information_request: InformationRequest) -> None:
        self._insert({"id": information_request.id, "version": 0, **_columns(information_request)})

    def get(self, request_id: RequestId) -> InformationRequest:
        return _request(self._row(request_id))

    def put(self, information_request: InformationRequest) -> InformationRequest:
        version = self._update(
            information_request.id, information_request.version, _columns(information_request)
        )
        return replace(information_request, version=version)

    def next_reference(self, year: int) -> str:
        """``DL-2026-0042``: counted within the practice and year, in the writer's own transaction."""
        mine = and_(reference_counter.c.practice_id == self._practice_id, reference_counter.c.year == year)
        first = insert_once(self._connection, reference_counter)
        self._connection.execute(first.values(practice_id=self._practice_id, year=year, last=0))
        self._connection.execute(
            update(reference_counter).where(mine).values(last=reference_counter.c.last + 1)
        )
        last = self._connection.execute(select(reference_counter.c.last).where(mine)).scalar_one()
        return f"DL-{year}-{last:04d}"

    def open_rows(self, *, after: str | None, limit: int) -> Sequence[WorklistRow]:
        """Open requests, urgent first, then by due date; the next page begins after a request id."""
        table = information_request
        waiting = (
            select(table, decision.c.decided_by, decision.c.outcome)
            .outerjoin(
                decision,
                and_(decision.c.request_id == table.c.id, decision.c.state.in_(("current", "authorised"))),
            )
            .where(table.c.practice_id == self._practice_id, table.c.status.in_(sorted(OPEN_STATUSES)))
        )
        if after is not None:
            waiting = waiting.where(self._comes_after(after))
        rows = self._connection.execute(
            waiting.order_by(
                table.c.urgency_rank, table.c.due_on.asc().nulls_last(), table.c.received_at, table.c.id
            ).limit(limit)
        )
        return [_worklist_row(row) for row in rows.mappings()]

    def _comes_after(self, request_id: str) -> Any:
        table = information_request
        last = self._row(request_id)
        due = last["due_on"]
        later_due = or_(table.c.due_on > due, table.c.due_on.is_(None)) if due else false()
        same_due = table.c.due_on == due if due else table.c.due_on.is_(None)
        return or_(
            table.c.urgency_rank > last["urgency_rank"],
            and_(
                table.c.urgency_rank == last["urgency_rank"],
                or_(
                    later_due,
                    and_(same_due, table.c.received_at > last["received_at"]),
                    and_(same_due, table.c.received_at == last["received_at"], table.c.id > request_id),
                ),
            ),
        )

    def subjects(self, request_id: RequestId) -> Sequence[Subject]:
        rows = self._connection.execute(
            select(subject)
            .where(subject.c.practice_id == self._practice_id, subject.c.request_id == request_id)
            .order_by(subject.c.position)
        )
        return [_subject(row) for row in rows.mappings()]

    def put_subject(self, person: Subject) -> None:
        values = {
            "part": person.part,
            "age": person.age,
            "details": {
                "name": person.name,
                "date_of_birth": person.date_of_birth.isoformat() if person.date_of_birth else None,
                "address": person.address,
                "nhs_number": person.nhs_number,
            },
            "nhs_number_digest": self._digest(person.nhs_number) if person.nhs_number else None,
            "position": person.position,
            "is_main": person.is_main,
        }
        changed = self._connection.execute(
            update(subject)
            .where(subject.c.practice_id == self._practice_id, subject.c.id == person.id)
            .values(**values)
        )
        if changed.rowcount == 0:
            self._connection.execute(
                insert(subject).values(
                    id=person.id, practice_id=self._practice_id, request_id=person.request_id, **values
                )
            )


def _columns(request: InformationRequest) -> dict[str, Any]:
    return {
        "reference": request.reference,
        "status": request.status,
        "channel": request.channel,
        "received_at": request.received_at,
        "received_by": request.received_by,
        "urgency": request.urgency,
        "urgency_rank": 0 if request.is_emergency else request.urgency.rank,
        "due_on": request.due_on,
        "requester_class": request.requester_class,
        "capture": _capture_json(request.capture),
        "assigned_to": request.assigned_to,
        "is_emergency": request.is_emergency,
        "closed_at": request.closed_at,
        "closed_because": request.closed_because,
    }


def _request(row: RowMapping) -> InformationRequest:
    return InformationRequest(
        id=row["id"],
        practice_id=row["practice_id"],
        reference=row["reference"],
        status=Status(row["status"]),
        channel=Channel(row["channel"]),
        received_at=row["received_at"],
        received_by=row["received_by"],
        urgency=Urgency(row["urgency"]),
        due_on=row["due_on"],
        requester_class=row["requester_class"],
        capture=_capture(row["capture"]),
        assigned_to=row["assigned_to"],
        is_emergency=row["is_emergency"],
        closed_at=row["closed_at"],
        closed_because=row["closed_because"] or "",
        version=row["version"],
    )


def _capture_json(capture: Capture) -> dict[str, Any]:
    return {
        key: {
            "value": list(value.value) if isinstance(value.value, tuple) else value.value,
            "origin": value.origin,
            "by": value.confirmed_by,
            "at": value.confirmed_at.isoformat(),
            "document": value.document_id,
            "page": value.page,
        }
        for key, value in capture.values.items()
    }


def _capture(kept: dict[str, Any]) -> Capture:
    return Capture(
        MappingProxyType(
            {
                key: CapturedValue(
                    _value(value["value"]), Origin(value["origin"]), value["by"],
                    datetime.fromisoformat(value["at"]), value["document"], value["page"],
                )
                for key, value in kept.items()
            }
        )
    )  # fmt: skip


def _value(kept: Any) -> Value:
    return tuple(kept) if isinstance(kept, list) else kept


def _subject(row: RowMapping) -> Subject:
    details = row["details"]
    born = details["date_of_birth"]
    return Subject(
        id=SubjectId(row["id"]),
        request_id=row["request_id"],
        part=row["part"],
        age=row["age"],
        name=details["name"],
        date_of_birth=date.fromisoformat(born) if born else None,
        address=details["address"],
        nhs_number=details["nhs_number"],
        position=row["position"],
        is_main=row["is_main"],
    )


def _worklist_row(row: RowMapping) -> WorklistRow:
    return WorklistRow(
        request_id=row["id"],
        reference=row["reference"],
        status=Status(row["status"]),
        urgency=row["urgency"],
        requester_class=row["requester_class"],
        received_at=row["received_at"],
        due_on=row["due_on"],
        assigned_to=row["assigned_to"],
        is_emergency=row["is_emergency"],
        decided_by=row["decided_by"],
        outcome=row["outcome"] or "",
    )
