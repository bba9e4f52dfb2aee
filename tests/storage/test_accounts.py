"""Accounts as signing in uses them: found over all practices, counted under digests, ended by signing out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from formsvc.bootstrap import Services, build, upgrade_database
from formsvc.cli.demonstration.people import add_people, colleagues
from formsvc.settings import load_settings
from formsvc.storage.accounts import SqlAccounts
from formsvc.storage.audit_log import audit_event
from formsvc.storage.tables import sign_in_try

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def services(tmp_path) -> Services:
    made = build(
        load_settings(
            {
                "FORMSVC_DEMONSTRATION": "yes",
                "FORMSVC_DATA_FOLDER": str(tmp_path / "data"),
                "FORMSVC_KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
                "FORMSVC_SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
            }
        )
    )
    upgrade_database(made)
    add_people(made, at=NOON)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(services, clock) -> SqlAccounts:
    return SqlAccounts(services.engine, lambda value: f"digest of {len(value)} {hash(value)}"[:80], clock)


def test_an_account_is_found_by_address_in_any_case_and_by_token(accounts):
    person = colleagues()[0]
    found = accounts.by_email(f"  {person.email.upper()} ")
    assert found is not None
    assert found.person == person
    assert accounts.by_session_token(found.session_token) == found
    assert accounts.by_id(person.id) == found
    assert accounts.by_email("nobody@demonstration.example") is None


def test_signing_out_ends_every_session_and_is_audited(accounts, services):
    person = colleagues()[0]
    token = accounts.by_id(person.id).session_token
    accounts.record_sign_in(person.id)
    accounts.record_sign_out(person.id)
    assert accounts.by_session_token(token) is None
    with services.engine.connect() as connection:
        events = connection.execute(
            select(audit_event.c.event, audit_event.c.practice_id).where(audit_event.c.actor_id == person.id)
        ).all()
    assert [tuple(row) for row in events] == [
        ("SIGNED_IN", person.practice_id),
        ("SIGNED_OUT", person.practice_id),
    ]


def test_ten_tries_in_fifteen_minutes_by_account_and_by_address(accounts, clock):
    email = colleagues()[0].email
    for count in range(10):
        assert accounts.tries_left(email, "192.0.2.1") == 10 - count
        accounts.record_failed_sign_in(email, "192.0.2.1")
    assert accounts.tries_left(email, "192.0.2.9") == 0
    assert accounts.tries_left("other@demonstration.example", "192.0.2.1") == 0
    assert accounts.tries_left("other@demonstration.example", "192.0.2.9") == 10
    clock.now = NOON + timedelta(minutes=16)
    assert accounts.tries_left(email, "192.0.2.1") == 10


def test_tries_are_kept_without_the_address_or_the_account(accounts, services):
    email = colleagues()[0].email
    accounts.record_failed_sign_in(email, "192.0.2.77")
    with services.engine.connect() as connection:
        row = connection.execute(select(sign_in_try)).one()
    assert email not in str(row)
    assert "192.0.2.77" not in str(row)
