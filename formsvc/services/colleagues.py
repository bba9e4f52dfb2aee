"""The practice and the people in it: set up, added, given a new password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.errors import DomainError, NotFound
from formsvc.domain.people import Practice, StaffMember
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import record


def add_practice(uow: UnitOfWork, practice: Practice, *, at: datetime) -> None:
    """Set up the practice of this unit of work."""
    with uow:
        uow.practices.add(practice)
        record(uow, Event.PRACTICE_CREATED, by=None, at=at, about=("practice", practice.id))
        uow.commit()


def add_colleague(uow: UnitOfWork, person: StaffMember, *, password_hash: str, at: datetime) -> None:
    """Give a colleague an account. A demonstration account belongs to a demonstration practice only."""
    with uow:
        if person.is_demonstration and not uow.practices.get().is_demonstration:
            raise DomainError("A demonstration account cannot be added to a real practice.")
        if uow.staff.by_email(person.email) is not None:
            raise DomainError("There is an account with this e-mail address already. Use another address.")
        uow.staff.add(person, password_hash=password_hash)
        record(uow, Event.COLLEAGUE_ADDED, by=None, at=at, about=("staff", person.id),
               roles=".".join(sorted(person.roles)))  # fmt: skip
        uow.commit()


def set_password(uow: UnitOfWork, email: str, *, password_hash: str, at: datetime) -> None:
    """Set a colleague's password; every session of theirs ends. Raises ``NotFound``."""
    with uow:
        person = uow.staff.by_email(email)
        if person is None:
            raise NotFound("There is no account with this e-mail address.")
        uow.staff.set_password(person.id, password_hash)
        record(uow, Event.PASSWORD_SET, by=None, at=at, about=("staff", person.id))
        uow.commit()


def view_practice(uow: UnitOfWork) -> tuple[Practice, Sequence[StaffMember]]:
    """The practice and its people, for the practice page."""
    with uow:
        return uow.practices.get(), uow.staff.everyone()
