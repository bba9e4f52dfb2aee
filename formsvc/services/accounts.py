"""Accounts as signing in needs them: the person's password hash and session token beside the colleague."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from formsvc.domain.people import StaffId, StaffMember


@dataclass(frozen=True)
class Account:
    """A colleague with what proves that it is they. Never leaves the sign-in code."""

    person: StaffMember
    password_hash: str  # Argon2id
    session_token: str  # changes with the password: every session that carries the old one ends


class Accounts(Protocol):
    """What signing in needs from storage. Every call reads the database afresh."""

    def by_email(self, email: str) -> Account | None: ...
    def by_session_token(self, token: str) -> Account | None: ...
    def by_id(self, staff_id: StaffId) -> Account | None: ...
    def record_sign_in(self, staff_id: StaffId) -> None:
        """Write the audit event SIGNED_IN."""
        ...

    def record_sign_out(self, staff_id: StaffId) -> None: ...
    def record_failed_sign_in(self, email: str, address: str) -> None:
        """Count a failed try against the account and the address (keyed digests), and audit it."""
        ...

    def tries_left(self, email: str, address: str) -> int:
        """Of the ten tries in fifteen minutes by account and by address, the fewer left."""
        ...
