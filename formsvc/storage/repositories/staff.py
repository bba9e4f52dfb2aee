"""The practice and its people."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from formsvc.domain.errors import NotFound
from formsvc.domain.people import Practice, PracticeId, Role, StaffId, StaffMember
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import practice, staff_member


class SqlStaff(Repository):
    table = staff_member

    def get(self, staff_id: StaffId) -> StaffMember:
        return staff_member_from(self._row(staff_id))

    def add(self, person: StaffMember, *, password_hash: str) -> None:
        self._insert(
            {
                "id": person.id, "email": person.email.lower(), "name": person.name,
                "job_title": person.job_title, "registration_number": person.registration_number,
                "roles": " ".join(sorted(person.roles)), "is_partner": person.is_partner,
                "is_active": person.is_active, "is_demonstration": person.is_demonstration,
                "password_hash": password_hash, "session_token": secrets.token_hex(32),
            }
        )  # fmt: skip

    def set_password(self, staff_id: StaffId, password_hash: str) -> None:
        """A new password ends every session that began with the old one."""
        self._row(staff_id)
        self._connection.execute(
            update(staff_member)
            .where(staff_member.c.practice_id == self._practice_id, staff_member.c.id == staff_id)
            .values(password_hash=password_hash, session_token=secrets.token_hex(32))
        )

    def everyone(self) -> Sequence[StaffMember]:
        rows = self._connection.execute(self._mine().order_by(staff_member.c.name))
        return [staff_member_from(row) for row in rows.mappings()]

    def by_email(self, email: str) -> StaffMember | None:
        rows = self._connection.execute(self._mine().where(staff_member.c.email == email.lower()))
        row = rows.mappings().one_or_none()
        return None if row is None else staff_member_from(row)


def staff_member_from(row: RowMapping) -> StaffMember:
    return StaffMember(
        id=StaffId(row["id"]),
        practice_id=PracticeId(row["practice_id"]),
        name=row["name"],
        email=row["email"],
        roles=frozenset(Role(code) for code in row["roles"].split()),
        is_active=row["is_active"],
        job_title=row["job_title"],
        registration_number=row["registration_number"],
        is_partner=row["is_partner"],
        is_demonstration=row["is_demonstration"],
    )


class SqlPractices:
    """The one practice of the unit of work."""

    def __init__(self, connection: Connection, practice_id: PracticeId) -> None:
        self._connection = connection
        self._practice_id = practice_id

    def get(self) -> Practice:
        rows = self._connection.execute(select(practice).where(practice.c.id == self._practice_id))
        row = rows.mappings().one_or_none()
        if row is None:
            raise NotFound()
        return practice_from(row)

    def add(self, new: Practice) -> None:
        self._connection.execute(insert(practice).values(**_columns(new)))


def practice_from(row: RowMapping) -> Practice:
    details = row["details"]
    return Practice(
        id=PracticeId(row["id"]),
        name=row["name"],
        nation=row["nation"],
        address=tuple(details["address"]),
        ods_code=details["ods_code"],
        telephone=details["telephone"],
        email=details["email"],
        urgent_telephone=details["urgent_telephone"],
        is_demonstration=row["is_demonstration"],
    )


def _columns(new: Practice) -> dict[str, Any]:
    return {
        "id": new.id,
        "name": new.name,
        "nation": new.nation,
        "details": {
            "address": list(new.address),
            "ods_code": new.ods_code,
            "telephone": new.telephone,
            "email": new.email,
            "urgent_telephone": new.urgent_telephone,
        },
        "is_demonstration": new.is_demonstration,
    }
