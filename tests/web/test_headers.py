"""What every response carries."""

from __future__ import annotations

import re

import pytest

PATHS = (
    "/sign-in",
    "/health",
    "/frame/everything",
    "/frame/who",
    "/frame/guardian",
    "/no-such-page",
    "/sign-out",
    "/frame/raise/fault",
    "/frame/raise/busy",
    "/static/formsvc.css",
    "/static/no-such-file.css",
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("path", PATHS)
def test_every_response_is_locked_down(client, path):
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'nonce-")
    for word in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "style-src 'self';"):
        assert word in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Request-Id"]


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/static/formsvc.css"])
def test_no_page_is_kept_by_a_browser(client, path):
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_a_stylesheet_with_its_digest_may_be_kept(client):
    answer = client.get("/static/formsvc.css?v=1")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_the_nonce_is_new_each_time(client):
    nonces = {
        re.findall(r"nonce-([\w-]+)", client.get("/health").headers["Content-Security-Policy"])[0]
        for _ in range(5)
    }
    assert len(nonces) == 5


def test_a_secure_site_says_so_for_two_years(make_frame):
    secure = make_frame(SECURE_COOKIES="yes").test_client().get("/health")
    assert "max-age=63072000" in secure.headers["Strict-Transport-Security"]


def test_a_trial_on_plain_http_does_not(client):
    assert "Strict-Transport-Security" not in client.get("/health").headers


def test_the_session_cookie_is_for_this_host_and_no_script(make_frame, lead):
    client = make_frame(SECURE_COOKIES="yes").test_client()
    with client.session_transaction(base_url="https://localhost") as session:
        session["csrf_token"] = "x"
    page = client.get("/sign-in", base_url="https://localhost")
    token = re.search(r'csrf_token" value="([^"]+)"', page.text)
    assert token
    answer = client.post(
        "/sign-in",
        base_url="https://localhost",
        data={"csrf_token": token[1], "email": lead.email, "password": "harbour lantern biscuit"},
    )
    cookie = next(
        value for value in answer.headers.getlist("Set-Cookie") if value.startswith("__Host-formsvc=")
    )
    flags = {part.strip() for part in cookie.split(";")[1:]}
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= flags
    assert not any(flag.startswith("Domain") for flag in flags)


def test_health_says_ok_and_nothing_else(visitor):
    answer = visitor.get("/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "Set-Cookie" not in answer.headers
