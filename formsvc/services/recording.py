"""Write what happened, in the same unit of work as the change: no event, no change."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from formsvc.domain.audit_event import AuditEvent, Event
from formsvc.domain.people import StaffMember
from formsvc.services.ports import UnitOfWork

WORKER = "worker"


def new_id() -> str:
    """A random id, that says nothing."""
    return uuid4().hex


def record(
    uow: UnitOfWork,
    event: Event,
    *,
    by: StaffMember | None,
    at: datetime,
    request_id: str | None = None,
    about: tuple[str, str] = ("", ""),
    **details: str | int | bool,
) -> None:
    """Append one event; ``by`` is None for what the worker did. Details are ids and codes only."""
    uow.audit.record(
        AuditEvent(
            practice_id=uow.practice_id,
            event=event,
            at=at,
            actor=WORKER if by is None else by.id,
            request_id=request_id,
            about_type=about[0],
            about_id=about[1],
            details=details,
        )
    )
