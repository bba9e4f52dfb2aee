"""One practice's data in one transaction, with its audit events and its jobs (style guide, "Use cases")."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, RootTransaction, select

from formsvc.domain.audit_event import AuditEvent, Event
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId
from formsvc.services.job_queue import DeadLetter, Job, JobStatus
from formsvc.storage import audit_log, jobs
from formsvc.storage.repositories.agencies import SqlAgencies
from formsvc.storage.repositories.assessments import SqlAssessments
from formsvc.storage.repositories.decisions import SqlDecisions
from formsvc.storage.repositories.documents import SqlDocuments
from formsvc.storage.repositories.emergencies import SqlEmergencies
from formsvc.storage.repositories.information_requests import SqlInformationRequests
from formsvc.storage.repositories.letters import SqlLetters
from formsvc.storage.repositories.quarantine import SqlQuarantineSteps
from formsvc.storage.repositories.reevaluations import SqlReevaluations
from formsvc.storage.repositories.request_marks import SqlRequestMarks
from formsvc.storage.repositories.safety import SqlSubjectSafety
from formsvc.storage.repositories.staff import SqlPractices, SqlStaff
from formsvc.storage.repositories.verifications import SqlPaperChecks, SqlVerifications


class SqlAuditLog:
    def __init__(self, connection: Connection, practice_id: PracticeId) -> None:
        self._connection = connection
        self._practice_id = practice_id

    def record(self, event: AuditEvent) -> None:
        self.record_all([event])

    def record_all(self, events: Iterable[AuditEvent]) -> None:
        """Append these in their order."""
        audit_log.append_all(self._connection, map(_new_event, events))

    def of_request(self, request_id: RequestId, *, limit: int = 500) -> Sequence[AuditEvent]:
        table = audit_log.audit_event
        rows = self._connection.execute(
            select(table)
            .where(table.c.practice_id == self._practice_id, table.c.request_id == request_id)
            .order_by(table.c.seq.desc())
            .limit(limit)
        )
        return [
            AuditEvent(
                practice_id=PracticeId(row["practice_id"]),
                event=Event(row["event"]),
                at=datetime.fromisoformat(row["at"]),
                actor=row["actor_id"],
                request_id=row["request_id"],
                about_type=row["about_type"] or "",
                about_id=row["about_id"] or "",
                details=json.loads(row["details"]),
            )
            for row in rows.mappings()
        ]


def _new_event(event: AuditEvent) -> audit_log.NewAuditEvent:
    return audit_log.NewAuditEvent(
        event=event.event,
        actor_id=event.actor,
        at=event.at,
        practice_id=event.practice_id,
        request_id=event.request_id,
        about_type=event.about_type or None,
        about_id=event.about_id or None,
        details={key: _code(value) for key, value in event.details.items()},
    )


def _code(value: str | int | bool) -> str | int | bool:
    return str(value) if isinstance(value, str) else value


class SqlJobs:
    def __init__(self, connection: Connection, practice_id: PracticeId) -> None:
        self._connection = connection
        self._practice_id = practice_id

    def add(self, job: Job) -> str:
        jobs.enqueue(self._connection, job)
        return job.message_id

    def newest_about(self, about: str) -> JobStatus | None:
        return jobs.status_of(self._connection, about, practice_id=self._practice_id)

    def newest_about_each(self, abouts: Sequence[str]) -> Mapping[str, JobStatus]:
        return jobs.statuses_of(self._connection, abouts, practice_id=self._practice_id)

    def dead(self) -> Sequence[DeadLetter]:
        return jobs.dead_letters(self._connection, practice_id=self._practice_id)

    def run_again(self, message_id: str) -> bool:
        if all(letter.message_id != message_id for letter in self.dead()):
            return False
        return jobs.replay(self._connection, message_id)


class SqlUnitOfWork:
    """Enter it, work, ``commit``; leaving it otherwise undoes everything. May be entered again afterwards."""

    information_requests: SqlInformationRequests
    documents: SqlDocuments
    quarantine: SqlQuarantineSteps
    request_marks: SqlRequestMarks
    assessments: SqlAssessments
    reevaluations: SqlReevaluations
    decisions: SqlDecisions
    letters: SqlLetters
    emergencies: SqlEmergencies
    subject_safety: SqlSubjectSafety
    agencies: SqlAgencies
    verifications: SqlVerifications
    paper_checks: SqlPaperChecks
    staff: SqlStaff
    practices: SqlPractices
    audit: SqlAuditLog
    jobs: SqlJobs

    def __init__(self, engine: Engine, practice_id: PracticeId, digest: Callable[[str], str]) -> None:
        self._engine = engine
        self.practice_id: PracticeId = practice_id
        self._digest = digest
        self._connection: Connection | None = None
        self._transaction: RootTransaction | None = None

    def __enter__(self) -> Self:
        if self._connection is not None:
            raise RuntimeError("This unit of work is open already.")
        connection = self._connection = self._engine.connect()
        self._transaction = connection.begin()
        practice_id = self.practice_id
        self.information_requests = SqlInformationRequests(connection, practice_id, self._digest)
        self.documents = SqlDocuments(connection, practice_id)
        self.quarantine = SqlQuarantineSteps(connection, practice_id)
        self.request_marks = SqlRequestMarks(connection, practice_id, self._digest)
        self.assessments = SqlAssessments(connection, practice_id)
        self.reevaluations = SqlReevaluations(connection, practice_id)
        self.decisions = SqlDecisions(connection, practice_id)
        self.letters = SqlLetters(connection, practice_id)
        self.emergencies = SqlEmergencies(connection, practice_id)
        self.subject_safety = SqlSubjectSafety(connection, practice_id)
        self.agencies = SqlAgencies(connection, practice_id)
        self.verifications = SqlVerifications(connection, practice_id)
        self.paper_checks = SqlPaperChecks(connection, practice_id)
        self.staff = SqlStaff(connection, practice_id)
        self.practices = SqlPractices(connection, practice_id)
        self.audit = SqlAuditLog(connection, practice_id)
        self.jobs = SqlJobs(connection, practice_id)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, transaction = self._connection, self._transaction
        self._connection = self._transaction = None
        try:
            if transaction is not None and transaction.is_active:
                transaction.rollback()
        finally:
            if connection is not None:
                connection.close()

    def commit(self) -> None:
        if self._transaction is None:
            raise RuntimeError("There is no open unit of work to commit.")
        self._transaction.commit()
