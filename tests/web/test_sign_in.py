"""Signing in: one message for every failure, own paths only, sessions that end."""

from __future__ import annotations

from dataclasses import replace

import pytest
import time_machine
from flask import Flask
from flask_security.utils import hash_password as flask_security_hashes
from flask_security.utils import verify_password as flask_security_verifies

from formsvc.domain.people import Role
from formsvc.security.passwords import hash_password, verify_password
from formsvc.web.sign_in.own_path import own_path
from formsvc.web.sign_in.views import WRONG
from tests.web.client import PageClient
from tests.web.fakes import PASSWORD, TRIES, FakeServices, colleague


def test_the_right_password_signs_in_and_is_audited(visitor, lead, frame_services):
    answer = visitor.sign_in(lead)
    assert answer.status_code == 303
    assert answer.location == "/"
    assert frame_services.accounts.events == [("SIGNED_IN", lead.id)]
    assert visitor.get("/frame/who").text == "safeguarding_lead"


def test_a_wrong_password_and_an_unknown_address_read_the_same(visitor, lead):
    pages = [
        visitor.sign_in(lead, password="wrong horse battery"),
        visitor.send("/sign-in", email="nobody@practice.example", password=PASSWORD),
    ]
    assert [page.status_code for page in pages] == [422, 422]
    assert all(WRONG in page.text for page in pages)
    assert pages[0].text.count("error") == pages[1].text.count("error")


def test_an_account_that_was_closed_reads_as_a_wrong_password(visitor, frame_services):
    gone = frame_services.accounts.add(replace(colleague(), is_active=False))
    answer = visitor.sign_in(gone)
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert frame_services.accounts.events == []


def test_an_unknown_address_costs_a_hash_too(visitor, lead, monkeypatch):
    from formsvc.web.sign_in import views

    asked = []
    monkeypatch.setattr(views, "verify_nobody", lambda password: asked.append(password) or False)
    visitor.send("/sign-in", email="nobody@practice.example", password="x y z")
    assert asked == ["x y z"]


def test_the_address_is_known_in_any_case_and_with_spaces(visitor, lead):
    assert (
        visitor.send("/sign-in", email=" Asha.Menon@Practice.example ", password=PASSWORD).status_code == 303
    )


def test_after_ten_tries_one_is_told_to_wait(visitor, lead):
    for _ in range(TRIES):
        assert visitor.sign_in(lead, password="wrong horse battery").status_code == 422
    answer = visitor.sign_in(lead)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert "Wait 15 minutes, then try again." in answer.text


def test_an_empty_form_says_what_to_enter(visitor):
    answer = visitor.send("/sign-in", email="", password="")
    assert answer.status_code == 422
    assert "Enter your email address" in answer.text
    assert "Enter your password" in answer.text


def test_the_password_is_never_sent_back(visitor, lead):
    assert "wrong horse battery" not in visitor.sign_in(lead, password="wrong horse battery").text


def test_signing_in_begins_a_new_session(visitor, lead):
    with visitor.session_transaction() as session:
        session["planted"] = "by somebody else"
    visitor.sign_in(lead)
    with visitor.session_transaction() as session:
        assert "planted" not in session
        assert session.permanent


def test_signing_out_ends_the_session_and_is_audited(client, lead, frame_services):
    answer = client.send("/sign-out")
    assert answer.status_code == 303
    assert ("SIGNED_OUT", lead.id) in frame_services.accounts.events
    assert "You have signed out." in client.get("/sign-in").text
    assert client.get("/frame/who").status_code == 302


def test_signing_out_is_never_a_link(client):
    assert client.get("/sign-out").status_code == 405
    assert client.get("/frame/who").status_code == 200


def test_a_page_asked_for_before_signing_in_comes_afterwards(visitor, lead):
    asked = visitor.get("/frame/who?page=2")
    assert asked.status_code == 302
    assert asked.location == "/sign-in?next=/frame/who?page%3D2"
    assert visitor.sign_in(lead, next_path="/frame/who?page%3D2").location == "/frame/who?page=2"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\/evil.example",
        "/x//evil.example",
        "javascript:alert(1)",
        "/\tevil",
        "/%0d%0aX: y\n",
        "evil.example",
        "/sign-out",
        "",
        None,
        "/" + "a" * 600,
    ],
)
def test_no_other_place_is_gone_to(elsewhere):
    assert own_path(elsewhere) == "/"


def test_own_paths_are_gone_to():
    assert own_path("/requests/FS-2026-0001?tab=letters") == "/requests/FS-2026-0001?tab=letters"


def test_promise_p13_a_change_of_role_counts_from_the_next_click(client, lead, frame_services):
    assert client.get("/frame/guardian").status_code == 403
    frame_services.accounts.change(replace(lead, roles=frozenset({Role.CALDICOTT_GUARDIAN})))
    assert client.get("/frame/guardian").status_code == 200
    frame_services.accounts.change(replace(lead, roles=frozenset({Role.RECEPTION})))
    assert client.get("/frame/guardian").status_code == 403


def test_promise_p13_a_departure_counts_from_the_next_click(client, lead, frame_services):
    frame_services.accounts.change(replace(lead, is_active=False))
    assert client.get("/frame/who").status_code == 302


def test_a_changed_session_token_ends_every_session(client, lead, frame_services):
    frame_services.accounts.end_sessions(lead.id)
    assert client.get("/frame/who").status_code == 302


def test_an_idle_session_ends_and_says_why(frame, lead):
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False) as clock:
        client = frame.test_client()
        client.sign_in(lead)
        clock.shift(29 * 60)
        assert client.get("/frame/who").status_code == 200
        clock.shift(29 * 60)
        assert client.get("/frame/who").status_code == 200
        clock.shift(31 * 60)
        assert client.get("/frame/who").status_code == 302


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(frame, lead):
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False) as clock:
        client = frame.test_client()
        client.sign_in(lead)
        clock.shift(20 * 60)
        assert client.get("/frame/who", headers={"X-Background": "1"}).status_code == 200
        clock.shift(20 * 60)
        assert client.get("/frame/who").status_code == 302
        assert "You have been signed out to keep this information safe." in client.get("/sign-in").text


def test_no_session_lasts_longer_than_a_working_day(frame, lead):
    with time_machine.travel("2026-11-22T07:00:00Z", tick=False) as clock:
        client = frame.test_client()
        client.sign_in(lead)
        for _ in range(36):
            clock.shift(20 * 60)
            assert client.get("/frame/who").status_code == 200
        clock.shift(60)
        assert client.get("/frame/who").status_code == 302


def test_a_form_sent_after_the_session_ended_keeps_its_words(visitor):
    answer = visitor.send("/frame/everything", reason="She asked us not to write to her home.")
    assert answer.status_code == 401
    assert "She asked us not to write to her home." in answer.text
    assert "You have been signed out to keep this information safe" in answer.text


def test_a_grave_step_asks_for_the_password_again_after_ten_minutes(frame, lead):
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False) as clock:
        client = frame.test_client()
        client.sign_in(lead)
        assert client.get("/frame/fresh").status_code == 200
        clock.shift(11 * 60)
        asked = client.get("/frame/fresh")
        assert asked.location == "/confirm-password?next=/frame/fresh"
        sent = client.send("/frame/fresh", reason="My careful words.")
        assert sent.status_code == 401
        assert "My careful words." in sent.text
        assert client.send(asked.location, password="wrong horse battery").status_code == 422
        assert client.get("/frame/fresh").status_code == 302
        assert client.send(asked.location, password=PASSWORD).location == "/frame/fresh"
        assert client.get("/frame/fresh").status_code == 200


def test_flask_security_verifies_the_hash_that_the_command_line_makes(frame):
    kept = hash_password(PASSWORD)
    with frame.app_context():
        assert flask_security_verifies(PASSWORD, kept)
        assert not flask_security_verifies("wrong horse battery", kept)
        assert verify_password(PASSWORD, flask_security_hashes(PASSWORD))
        assert not frame.extensions["security"].pwd_context.needs_update(kept)


def test_guessing_at_the_confirm_page_is_counted_too(client, lead, frame_services):
    for _ in range(TRIES):
        assert client.send("/confirm-password", password="wrong horse battery").status_code == 422
    assert client.send("/confirm-password", password=PASSWORD).status_code == 429


def test_a_token_in_a_header_signs_nobody_in(
    visitor: PageClient, frame: Flask, lead, frame_services: FakeServices
):
    from formsvc.web.sign_in.accounts_datastore import SignedInAccount

    account = frame_services.accounts.by_id(lead.id)
    assert account is not None
    with frame.test_request_context():
        token = frame.extensions["security"].remember_token_serializer.dumps(
            {"ver": "5", "uid": SignedInAccount(account).fs_uniquifier, "fs_paa": 0, "exp": 0}
        )
    assert visitor.get("/frame/who", headers={"Authentication-Token": token}).status_code == 302
    assert visitor.get(f"/frame/who?auth_token={token}").status_code == 302
