"""The jobs that were given up: seen by who looks after the system, run again, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.errors import NotFound
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.services.job_queue import DeadLetter
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record


def stopped_jobs(uow: UnitOfWork, *, by: StaffMember) -> Sequence[DeadLetter]:
    """Jobs that were tried often enough: ids and kinds of error, nothing of anybody."""
    check_may(by, Act.MANAGE_JOBS)
    with uow:
        return uow.jobs.dead()


def run_again(uow: UnitOfWork, message_id: str, *, by: StaffMember, at: datetime) -> None:
    """Have a stopped job tried from the beginning. Raises ``NotFound``."""
    check_may(by, Act.MANAGE_JOBS)
    with uow:
        if not uow.jobs.run_again(message_id):
            raise NotFound()
        record(uow, Event.JOB_RUN_AGAIN, by=by, at=at, about=("job", message_id))
        uow.commit()
