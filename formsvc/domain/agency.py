"""The practice's own list of agencies: whom to ring, where that number was found, how they ask here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType

from formsvc.domain.codes import Nation, RequesterClass
from formsvc.domain.errors import DomainError
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.telephone import digits_of

AgencyId = NewType("AgencyId", str)
STALE_AFTER_MONTHS = 12
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


class AgencyFault(DomainError):
    """An entry that cannot be kept as it is; ``field`` is the one to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class AgencyEntry:
    """What the list says of one agency or team, as people write it."""

    name: str
    agency_class: str  # a requester_class code
    nation: str  # a nation code; empty: in every nation
    team: str = ""
    telephone: str = ""
    found_where: str = ""  # never on a request
    checked_on: date | None = None
    email_domains: tuple[str, ...] = ()
    local_process: str = ""  # the route agreed here: MASH, MARAC co-ordinator, disclosure unit, form
    process_checked_on: date | None = None
    countersigned_by: str = ""  # the rank or role that signs where the local process needs it; empty: none
    notes: str = ""

    @property
    def needs_countersignature(self) -> bool:
        return bool(self.countersigned_by)

    @property
    def title(self) -> str:
        """The agency with its team."""
        return f"{self.name}, {self.team}" if self.team else self.name


@dataclass(frozen=True)
class Agency:
    """An entry with who stands behind its number. Every change makes a new value."""

    id: AgencyId
    practice_id: PracticeId
    entry: AgencyEntry
    checked_by: StaffId | None = None  # who last gave or confirmed the number
    version: int = 0

    def is_stale(self, today: date, *, months: int = STALE_AFTER_MONTHS) -> bool:
        """Was the number never checked, or not for so many months?"""
        return is_stale(self.entry.checked_on, today, months=months)

    def process_is_stale(self, today: date, *, months: int = STALE_AFTER_MONTHS) -> bool:
        return bool(self.entry.local_process) and is_stale(
            self.entry.process_checked_on, today, months=months
        )

    def has_number(self, number: str) -> bool:
        """Is that this agency's number, however it is written?"""
        return bool(number) and digits_of(number) == digits_of(self.entry.telephone)


def is_stale(checked_on: date | None, today: date, *, months: int) -> bool:
    """Is a check of that day too old to rely on?"""
    if checked_on is None:
        return True
    passed = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    return passed > months or (passed == months and today.day > checked_on.day)


def check_entry(entry: AgencyEntry, *, today: date) -> None:
    """An entry is whole: a name, known codes, a number with where it was found. Raises ``AgencyFault``."""
    if not entry.name:
        raise AgencyFault("name", "Enter the name of the agency")
    if entry.agency_class not in tuple(RequesterClass):
        raise AgencyFault("agency_class", "Select what kind of agency it is")
    if entry.nation and entry.nation not in tuple(Nation):
        raise AgencyFault("nation", "Select the nation, or leave it empty for all")
    if entry.telephone and len(digits_of(entry.telephone)) < 3:
        raise AgencyFault("telephone", "Enter a telephone number, like 020 7946 0000")
    if entry.telephone and not entry.found_where:
        raise AgencyFault("found_where", "Enter where you found the number. A request does not count")
    for domain in entry.email_domains:
        if not _DOMAIN.fullmatch(domain):
            raise AgencyFault(
                "email_domains", f"“{domain}” is no email domain. Write it like harbour.police.uk"
            )
    _check_days(entry, today)


def _check_days(entry: AgencyEntry, today: date) -> None:
    if entry.checked_on and entry.checked_on > today:
        raise AgencyFault("checked_on", "The date the number was checked must be today or in the past")
    if entry.checked_on and not (entry.telephone or entry.email_domains):
        raise AgencyFault("checked_on", "Enter the number or the email domains that you checked")
    if entry.process_checked_on and entry.process_checked_on > today:
        raise AgencyFault(
            "process_checked_on", "The date the local process was checked must be today or in the past"
        )


def domains_from(words: str) -> tuple[str, ...]:
    """Domains typed with spaces, commas or lines between, in small letters, without an @ before them."""
    found = (word.strip().lower().lstrip("@").rstrip(".") for word in re.split(r"[\s,;]+", words))
    return tuple(dict.fromkeys(word for word in found if word))


def likely_agencies(
    agencies: Sequence[Agency], *, organisation: str, requester_class: str
) -> tuple[Agency, ...]:
    """Those whose name is that of the organisation first, then those of the same kind, then the others."""
    wanted = _squeezed(organisation)

    def rank(agency: Agency) -> tuple[int, str]:
        name = _squeezed(agency.entry.name)
        same_name = bool(wanted) and (wanted == name or wanted in name or name in wanted)
        same_class = agency.entry.agency_class == requester_class
        return (0 if same_name else 1 if same_class else 2, agency.entry.title.lower())

    return tuple(sorted(agencies, key=rank))


def is_named(agency: Agency, organisation: str) -> bool:
    """Does the entry carry the organisation's own name?"""
    return bool(organisation) and _squeezed(agency.entry.name) == _squeezed(organisation)


def _squeezed(words: str) -> str:
    return "".join(sign for sign in words.lower() if sign.isalnum())
