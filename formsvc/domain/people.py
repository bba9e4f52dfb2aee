"""Who works here and what they may be asked to do: colleagues, their roles, their practice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PracticeId = NewType("PracticeId", str)
StaffId = NewType("StaffId", str)


class Role(StrEnum):
    """The practice's roles (security guide, section 3). One person may hold several."""

    RECEPTION = "reception"
    CLINICIAN = "clinician"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    CALDICOTT_GUARDIAN = "caldicott_guardian"
    IG_LEAD = "ig_lead"  # information governance lead or data protection officer
    PRACTICE_MANAGER = "practice_manager"
    ADMIN = "admin"  # looks after the computer; holds no case role
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.RECEPTION: "Reception",
    Role.CLINICIAN: "Clinician",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.CALDICOTT_GUARDIAN: "Caldicott Guardian",
    Role.IG_LEAD: "Information governance lead",
    Role.PRACTICE_MANAGER: "Practice manager",
    Role.ADMIN: "Administrator",
    Role.AUDITOR: "Auditor",
}

CASE_ROLES = frozenset(Role) - {Role.ADMIN, Role.AUDITOR}


@dataclass(frozen=True)
class StaffMember:
    """A colleague as the rights and the letters see them; no password here."""

    id: StaffId
    practice_id: PracticeId
    name: str
    email: str
    roles: frozenset[Role]
    is_active: bool = True
    job_title: str = ""
    registration_number: str = ""  # GMC, NMC … as it is to stand under a letter
    is_partner: bool = False
    is_demonstration: bool = False

    def holds(self, *roles: Role) -> bool:
        """Does this person hold any of these roles?"""
        return not self.roles.isdisjoint(roles)

    @property
    def signs_as(self) -> str:
        """The words under a signature: job title, or failing that the first role."""
        if self.job_title:
            return self.job_title
        return sorted(role.label for role in self.roles)[0] if self.roles else "Member of staff"


@dataclass(frozen=True)
class Practice:
    """The practice as its letters show it, and the local rules it has set."""

    id: PracticeId
    name: str
    nation: str
    address: tuple[str, ...]
    ods_code: str
    telephone: str
    email: str
    urgent_telephone: str = ""
    is_demonstration: bool = False
