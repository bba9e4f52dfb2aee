"""Who may open which endpoint: everyone of them says so, and means it."""

from __future__ import annotations

import re

import pytest

from formsvc.domain.people import Role
from formsvc.web import create_app
from formsvc.web.access import SAFE_METHODS, access_of, roles
from tests.web.conftest import frame_settings
from tests.web.fakes import FakeServices, colleague

OPEN_TO_ALL = {"static", "health.show_health", "sign_in.show_sign_in", "sign_in.sign_in"}


@pytest.fixture
def shipped(tmp_path):
    """The application as it ships, without the tests' own pages."""
    return create_app(frame_settings(tmp_path), FakeServices())


def test_every_endpoint_says_who_may_open_it(shipped):
    silent = [
        rule.endpoint for rule in shipped.url_map.iter_rules() if access_of(shipped, rule.endpoint) is None
    ]
    assert silent == []


def test_no_more_is_open_to_all_than_is_named_here(shipped):
    open_to_all = {
        rule.endpoint
        for rule in shipped.url_map.iter_rules()
        if not (access := access_of(shipped, rule.endpoint)) or not access.needs_sign_in
    }
    assert open_to_all == OPEN_TO_ALL


def test_nothing_of_flask_security_is_served(shipped):
    assert not [rule for rule in shipped.url_map.iter_rules() if rule.endpoint.startswith("security")]


def test_an_endpoint_that_does_not_say_is_refused_to_everybody(client):
    assert client.get("/forgotten").status_code == 403


def test_every_unsafe_endpoint_refuses_a_form_without_its_token(visitor, frame, frame_services):
    visitor.sign_in(frame_services.accounts.add(colleague(*Role)))
    tried = 0
    for rule in frame.url_map.iter_rules():
        path = re.sub(r"<(?:int:\w+|\w+)>|<[^>]+>", lambda part: "1" if "int:" in part[0] else "x", rule.rule)
        for method in (rule.methods or set()) - SAFE_METHODS:
            for token in (None, "", "x", "x.y.z"):
                fields = {} if token is None else {"csrf_token": token}
                answer = visitor.open(path, method=method, data=fields)
                assert answer.status_code == 400, (method, path, token)
                tried += 1
    assert tried >= 12


def test_a_token_of_another_session_is_refused(client, frame, lead):
    other = frame.test_client()
    other.sign_in(lead)
    answer = client.post("/sign-out", data={"csrf_token": other.token()})
    assert answer.status_code == 400
    assert client.get("/frame/who").status_code == 200


def test_a_refused_form_gives_the_words_back_but_no_password(client):
    answer = client.post("/frame/everything", data={"reason": "Two lines\nof words", "password": "hidden"})
    assert answer.status_code == 400
    assert "Two lines\nof words" in answer.text
    assert "hidden" not in answer.text.replace("visually-hidden", "").replace('type="hidden"', "")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_asked_for_by_another_site_is_refused(client, site):
    answer = client.post("/sign-out", data={"csrf_token": client.token()}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert client.get("/frame/who").status_code == 200


def test_a_role_that_never_has_the_page_is_told_who_to_ask(visitor, frame_services):
    visitor.sign_in(frame_services.accounts.add(colleague(Role.RECEPTION)))
    answer = visitor.get("/frame/guardian")
    assert answer.status_code == 403
    assert "Ask your safeguarding lead to do this" in answer.text
    assert "Caldicott Guardian" in answer.text


def test_the_safeguarding_lead_is_not_sent_to_themselves(client):
    assert "Ask your safeguarding lead" not in client.get("/frame/guardian").text


def test_a_page_for_roles_names_at_least_one():
    with pytest.raises(ValueError, match="at least one role"):
        roles()
