"""What a view asks for: the services, the person who is signed in, their practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from flask import Flask, current_app, g
from flask_login import current_user

from formsvc.domain.errors import PermissionDenied
from formsvc.domain.people import PracticeId, StaffMember
from formsvc.services.accounts import Accounts

if TYPE_CHECKING:
    from formsvc.bootstrap import Services as Parts
    from formsvc.services.ports import UnitOfWork

_KEY = "formsvc"


class Services(Protocol):
    """What the frame of the pages needs; ``formsvc.bootstrap`` offers this and more."""

    @property
    def accounts(self) -> Accounts: ...
    def practice_name(self, practice_id: PracticeId) -> str:
        """The name that stands at the top of every page."""
        ...


def keep_services(app: Flask, services: Services) -> None:
    """Hand the application its services."""
    app.extensions[_KEY] = services


def services() -> Services:
    """The services of this application."""
    return cast(Services, current_app.extensions[_KEY])


def parts() -> Parts:
    """Everything the views ask services with, as ``formsvc.bootstrap`` put it together."""
    return cast("Parts", current_app.extensions[_KEY])


def own_uow() -> UnitOfWork:
    """A unit of work over the practice of the person who is signed in."""
    return parts().uow(current_person().practice_id)


def signed_in_person() -> StaffMember | None:
    """The person whose session this is, as the database knows them now; None when nobody is signed in."""
    person: StaffMember | None = getattr(current_user, "person", None)
    return person


def current_person() -> StaffMember:
    """The person who is signed in, read afresh in this request: roles count from the next click (P13)."""
    person = signed_in_person()
    if person is None:
        raise PermissionDenied("Sign in to continue.")
    return person


def practice_name() -> str:
    """The practice of the person who is signed in; empty for nobody."""
    person = signed_in_person()
    if person is None:
        return ""
    if "practice_name" not in g:
        g.practice_name = services().practice_name(person.practice_id)
    return cast(str, g.practice_name)
