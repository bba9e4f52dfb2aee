"""The demonstration practice and one account for each role. Every name and number is invented."""

from __future__ import annotations

from datetime import datetime

from formsvc.bootstrap import Services
from formsvc.domain.people import Practice, PracticeId, Role, StaffId, StaffMember
from formsvc.security.passwords import hash_password
from formsvc.services.colleagues import add_colleague, add_practice

PASSWORD = "demonstration-only"  # noqa: S105 - printed at every start; refused outside demonstration mode
PRACTICE = Practice(
    id=PracticeId("d0000000000000000000000000000001"),
    name="Brindley Road Surgery",
    nation="england",
    address=("12 Brindley Road", "Anytown", "AN1 2BR"),
    ods_code="A99999",
    telephone="0161 496 0100",
    email="brindley.road@example.org",
    urgent_telephone="0161 496 0199",
    is_demonstration=True,
)
_COLLEAGUES = (
    ("reception", "Sam Okoro", "Receptionist", Role.RECEPTION, ""),
    ("clinician", "Dr Amara Nwosu", "GP partner", Role.CLINICIAN, "GMC 0000001"),
    ("lead", "Dr Helen Marsh", "GP and safeguarding lead", Role.SAFEGUARDING_LEAD, "GMC 0000002"),
    ("guardian", "Dr Owen Price", "Caldicott Guardian", Role.CALDICOTT_GUARDIAN, "GMC 0000003"),
    ("manager", "Priya Shah", "Practice manager", Role.PRACTICE_MANAGER, ""),
    ("auditor", "Tom Reilly", "Auditor", Role.AUDITOR, ""),
)


def colleagues() -> tuple[StaffMember, ...]:
    """One colleague for each role, with ids that are the same every time."""
    return tuple(
        StaffMember(
            id=StaffId(f"d{number:031d}"),
            practice_id=PRACTICE.id,
            name=name,
            email=f"{login}@demonstration.example",
            roles=frozenset({role}),
            job_title=title,
            registration_number=registration,
            is_partner=login == "clinician",
            is_demonstration=True,
        )
        for number, (login, name, title, role, registration) in enumerate(_COLLEAGUES, 2)
    )


def add_people(services: Services, *, at: datetime) -> None:
    """Add the practice and its colleagues. One hash serves all: the password is no secret."""
    add_practice(services.uow(PRACTICE.id), PRACTICE, at=at)
    kept = hash_password(PASSWORD)
    for person in colleagues():
        add_colleague(services.uow(PRACTICE.id), person, password_hash=kept, at=at)
