"""The demonstration's list of agencies, and the note of a check as its people make it. All invented."""

from __future__ import annotations

from datetime import date, datetime

from formsvc.bootstrap import Services
from formsvc.cli.demonstration.people import PRACTICE, colleagues
from formsvc.domain.agency import AgencyEntry
from formsvc.domain.people import Role
from formsvc.domain.verification import CallNote, CallOutcome, LocalRoute, Method
from formsvc.services.agencies import add_agency

ENTRIES = (
    AgencyEntry(
        "Anytown Police", "police", "england", "Force disclosure unit", "0161 496 0700",
        "The force’s website, contact page", date(2026, 9, 14), ("anytown.police.example",),
        "Requests come through the force disclosure unit on its own form", date(2026, 9, 14), "Inspector",
    ),
    AgencyEntry(
        "Anytown Council Children’s Services", "children_social_care", "england", "Front door team",
        "0161 496 0750", "The council’s website, children’s services", date(2026, 10, 5),
        ("anytown.council.example",), "Requests come through the multi-agency safeguarding hub",
        date(2026, 10, 5),
    ),
    AgencyEntry(
        "Anytown MARAC", "marac", "england", "Co-ordinator", "0161 496 0766",
        "The letter of the domestic abuse partnership of May 2025", date(2025, 5, 20), (),
        "Research forms come from the co-ordinator", date(2025, 5, 20),
    ),
)  # fmt: skip


def add_agencies(services: Services, *, at: datetime) -> None:
    """Add the list, as the safeguarding lead."""
    lead = next(person for person in colleagues() if person.holds(Role.SAFEGUARDING_LEAD))
    for entry in ENTRIES:
        add_agency(services.uow(PRACTICE.id), entry, by=lead, at=at)


def call_note(entry: AgencyEntry | None, person: str, *, countersigned: bool = True) -> CallNote:
    """A call to the number on the list, or to one found for the occasion, that confirmed everything."""
    return CallNote(
        Method.SWITCHBOARD, CallOutcome.VERIFIED,
        number_used=entry.telephone if entry else "0161 496 0900",
        found_where=entry.found_where if entry else "Their own website, found by ourselves",
        answered_by="Switchboard", spoken_to=f"The team manager of {person}", role_confirmed=True,
        address_confirmed=True, local_route=LocalRoute.FOLLOWED,
        countersigned_name="Ruth Amadi" if countersigned else "",
        countersigned_rank="Inspector" if countersigned else "",
    )  # fmt: skip
