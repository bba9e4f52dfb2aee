"""Stand-ins for what the frame asks of the services: accounts in memory, one practice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from argon2 import PasswordHasher

from formsvc.domain.people import PracticeId, Role, StaffId, StaffMember
from formsvc.services.accounts import Account

PASSWORD = "harbour lantern biscuit"
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)  # quick, for tests only
TRIES = 10


def colleague(
    *roles: Role, name: str = "Asha Menon", email: str = "asha.menon@practice.example"
) -> StaffMember:
    """Somebody who works at the invented practice."""
    return StaffMember(
        id=StaffId("s-" + email.partition("@")[0]),
        practice_id=PracticeId("p-1"),
        name=name,
        email=email,
        roles=frozenset(roles or (Role.SAFEGUARDING_LEAD,)),
    )


@dataclass
class FakeAccounts:
    """Accounts in memory; ``events`` is what would have been audited."""

    accounts: dict[str, Account] = field(default_factory=dict)
    events: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, person: StaffMember) -> StaffMember:
        self.accounts[person.id] = Account(person, _HASH, f"token-{person.id}")
        return person

    def change(self, person: StaffMember) -> None:
        self.accounts[person.id] = replace(self.accounts[person.id], person=person)

    def end_sessions(self, staff_id: StaffId) -> None:
        self.accounts[staff_id] = replace(self.accounts[staff_id], session_token="another")

    def by_email(self, email: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.person.email == email.lower()), None)

    def by_session_token(self, token: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.session_token == token), None)

    def by_id(self, staff_id: StaffId) -> Account | None:
        return self.accounts.get(staff_id)

    def record_sign_in(self, staff_id: StaffId) -> None:
        self.events.append(("SIGNED_IN", staff_id))

    def record_sign_out(self, staff_id: StaffId) -> None:
        self.events.append(("SIGNED_OUT", staff_id))

    def record_failed_sign_in(self, email: str, address: str) -> None:
        self.failures.append((email, address))

    def tries_left(self, email: str, address: str) -> int:
        by_account = sum(1 for e, _ in self.failures if e == email)
        by_address = sum(1 for _, a in self.failures if a == address)
        return TRIES - max(by_account, by_address)


@dataclass
class FakeServices:
    """What ``create_app`` is given in tests of the frame."""

    accounts: FakeAccounts = field(default_factory=FakeAccounts)

    def practice_name(self, practice_id: PracticeId) -> str:
        return "Brindley Road Surgery"
