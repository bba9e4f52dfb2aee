"""Keep the practice's list of agencies: add, change, confirm a number, take a file in, give one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from formsvc.domain.agency import Agency, AgencyEntry, AgencyFault, AgencyId, check_entry
from formsvc.domain.agency_list import ListRefused, RowFault, read_list, same_entry, write_list
from formsvc.domain.audit_event import Event
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class ListTaken:
    """How many entries a file added and changed."""

    added: int
    changed: int


def list_agencies(uow: UnitOfWork, *, by: StaffMember) -> Sequence[Agency]:
    """The whole list, by name, for everybody who may ring back."""
    check_may(by, Act.CALL_BACK)
    with uow:
        return uow.agencies.everyone()


def get_agency(uow: UnitOfWork, agency_id: AgencyId, *, by: StaffMember) -> Agency:
    check_may(by, Act.CALL_BACK)
    with uow:
        return uow.agencies.get(agency_id)


def add_agency(uow: UnitOfWork, entry: AgencyEntry, *, by: StaffMember, at: datetime) -> AgencyId:
    """Add an entry. Raises ``AgencyFault`` with the field to mend."""
    check_may(by, Act.KEEP_AGENCIES)
    check_entry(entry, today=_today(at))
    with uow:
        _check_new(uow, entry)
        agency = _new(uow, entry, by)
        record(uow, Event.AGENCY_ADDED, by=by, at=at, about=("agency", agency.id))
        uow.commit()
    return agency.id


def change_agency(
    uow: UnitOfWork,
    agency_id: AgencyId,
    entry: AgencyEntry,
    *,
    seen_version: int,
    by: StaffMember,
    at: datetime,
) -> None:
    """Change an entry. Whoever changes a number, its domains or the day of its check stands behind it."""
    check_may(by, Act.KEEP_AGENCIES)
    check_entry(entry, today=_today(at))
    with uow:
        agency = uow.agencies.get(agency_id)
        if agency.version != seen_version:
            raise ChangedMeanwhile()
        if same_entry(entry) != same_entry(agency.entry):
            _check_new(uow, entry)
        uow.agencies.put(_changed(agency, entry, by))
        record(uow, Event.AGENCY_CHANGED, by=by, at=at, about=("agency", agency_id))
        uow.commit()


def mark_checked(uow: UnitOfWork, agency_id: AgencyId, *, by: StaffMember, at: datetime) -> None:
    """The number was found again today where it says, and is right."""
    check_may(by, Act.KEEP_AGENCIES)
    with uow:
        agency = uow.agencies.get(agency_id)
        if not agency.entry.telephone:
            raise NotReady("Enter the number and where you found it first.")
        uow.agencies.put(
            replace(agency, entry=replace(agency.entry, checked_on=_today(at)), checked_by=by.id)
        )
        record(uow, Event.AGENCY_MARKED_CHECKED, by=by, at=at, about=("agency", agency_id))
        uow.commit()


def import_agencies(uow: UnitOfWork, content: bytes, *, by: StaffMember, at: datetime) -> ListTaken:
    """Take a file in, all or nothing: an entry of that name, team and nation is changed, others are added.

    Raises ``ListRefused`` with each bad row.
    """
    check_may(by, Act.KEEP_AGENCIES)
    entries = read_list(content, today=_today(at))
    added = changed = 0
    with uow:
        known = {same_entry(agency.entry): agency for agency in uow.agencies.everyone()}
        for entry in entries:
            agency = known.get(same_entry(entry))
            if agency is None:
                agency = _new(uow, entry, by)
                added += 1
                record(uow, Event.AGENCY_ADDED, by=by, at=at, about=("agency", agency.id))
            elif agency.entry != entry:
                uow.agencies.put(_changed(agency, entry, by))
                changed += 1
                record(uow, Event.AGENCY_CHANGED, by=by, at=at, about=("agency", agency.id))
        uow.commit()
    return ListTaken(added, changed)


def export_agencies(uow: UnitOfWork, *, by: StaffMember, at: datetime) -> str:
    """The whole list as CSV, fit for a spreadsheet; the download is recorded."""
    check_may(by, Act.KEEP_AGENCIES)
    with uow:
        entries = [agency.entry for agency in uow.agencies.everyone()]
        record(uow, Event.AGENCIES_EXPORTED, by=by, at=at, count=len(entries))
        uow.commit()
    return write_list(entries)


def _new(uow: UnitOfWork, entry: AgencyEntry, by: StaffMember) -> Agency:
    checked_by = by.id if entry.checked_on else None
    agency = Agency(AgencyId(new_id()), uow.practice_id, entry, checked_by)
    uow.agencies.add(agency)
    return agency


def _changed(agency: Agency, entry: AgencyEntry, by: StaffMember) -> Agency:
    was = agency.entry
    same = (was.telephone, was.email_domains, was.checked_on, was.found_where) == (
        entry.telephone,
        entry.email_domains,
        entry.checked_on,
        entry.found_where,
    )
    return replace(agency, entry=entry, checked_by=agency.checked_by if same else by.id)


def _check_new(uow: UnitOfWork, entry: AgencyEntry) -> None:
    if any(same_entry(agency.entry) == same_entry(entry) for agency in uow.agencies.everyone()):
        raise AgencyFault("name", "This agency and team are on the list already. Change that entry instead")


def _today(at: datetime) -> date:
    return at.astimezone(LONDON).date()


__all__ = [
    "ListRefused", "ListTaken", "RowFault", "add_agency", "change_agency", "export_agencies", "get_agency",
    "import_agencies", "list_agencies", "mark_checked",
]  # fmt: skip
