"""Accounts for signing in, over all practices: an e-mail address belongs to one colleague only."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from formsvc.domain.audit_event import Event
from formsvc.domain.people import StaffId
from formsvc.services.accounts import Account
from formsvc.services.ports import Clock
from formsvc.storage import audit_log
from formsvc.storage.engine import reading, writing
from formsvc.storage.repositories.staff import staff_member_from
from formsvc.storage.tables import sign_in_try, staff_member

TRIES = 10
WITHIN = timedelta(minutes=15)
KEEP = timedelta(days=1)


class SqlAccounts:
    """``Accounts`` on the database; tries are counted under keyed digests, never under an address."""

    def __init__(self, engine: Engine, digest: Callable[[str], str], clock: Clock) -> None:
        self._engine = engine
        self._digest = digest
        self._clock = clock

    def by_email(self, email: str) -> Account | None:
        return self._one(staff_member.c.email == email.strip().lower())

    def by_session_token(self, token: str) -> Account | None:
        return self._one(staff_member.c.session_token == token)

    def by_id(self, staff_id: StaffId) -> Account | None:
        return self._one(staff_member.c.id == staff_id)

    def record_sign_in(self, staff_id: StaffId) -> None:
        with writing(self._engine) as connection:
            self._append(connection, Event.SIGNED_IN, staff_id)

    def record_sign_out(self, staff_id: StaffId) -> None:
        """Audit it, and end every session of this person: a copied cookie is worth nothing afterwards."""
        with writing(self._engine) as connection:
            connection.execute(
                update(staff_member)
                .where(staff_member.c.id == staff_id)
                .values(session_token=secrets.token_hex(32))
            )
            self._append(connection, Event.SIGNED_OUT, staff_id)

    def record_failed_sign_in(self, email: str, address: str) -> None:
        account = self.by_email(email)
        with writing(self._engine) as connection:
            connection.execute(delete(sign_in_try).where(sign_in_try.c.at < self._clock() - KEEP))
            connection.execute(
                insert(sign_in_try).values(
                    id=uuid4().hex,
                    at=self._clock(),
                    account_digest=self._digest(email.strip().lower()),
                    address_digest=self._digest(address),
                )
            )
            audit_log.append(
                connection,
                audit_log.NewAuditEvent(
                    event=Event.SIGN_IN_FAILED,
                    actor_id=account.person.id if account else "nobody",
                    at=self._clock(),
                    practice_id=account.person.practice_id if account else None,
                ),
            )

    def tries_left(self, email: str, address: str) -> int:
        with reading(self._engine) as connection:
            tries = select(func.count()).select_from(sign_in_try)
            since = sign_in_try.c.at > self._clock() - WITHIN
            counted = [
                connection.execute(tries.where(since, one)).scalar_one()
                for one in (
                    sign_in_try.c.account_digest == self._digest(email.strip().lower()),
                    sign_in_try.c.address_digest == self._digest(address),
                )
            ]
        return max(0, TRIES - max(counted))

    def _one(self, which: ColumnElement[bool]) -> Account | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(staff_member).where(which)).mappings().one_or_none()
        if row is None:
            return None
        return Account(staff_member_from(row), row["password_hash"], row["session_token"])

    def _append(self, connection: Connection, event: Event, staff_id: StaffId) -> None:
        practice_id = connection.execute(
            select(staff_member.c.practice_id).where(staff_member.c.id == staff_id)
        ).scalar_one_or_none()
        audit_log.append(
            connection,
            audit_log.NewAuditEvent(
                event=event, actor_id=staff_id, at=self._clock(), practice_id=practice_id
            ),
        )
