"""The web server: limits, whom it believes, what it says of itself."""

from __future__ import annotations

import http.client
import threading

import pytest
import waitress
from waitress import wasyncore

from formsvc.settings import SettingsError
from formsvc.web.config import read_secret_key
from formsvc.web.server import server_options
from tests.web.conftest import frame_settings


def test_forwarded_headers_are_believed_from_nobody_unless_named(tmp_path):
    options = server_options(frame_settings(tmp_path))
    assert "trusted_proxy" not in options
    assert options["clear_untrusted_proxy_headers"]
    named = server_options(frame_settings(tmp_path, PROXY_ADDRESS="10.0.0.5"))
    assert (named["trusted_proxy"], named["trusted_proxy_count"]) == ("10.0.0.5", 1)


def test_the_real_server_says_nothing_of_itself_and_stops_a_large_body(make_frame, tmp_path):
    app = make_frame(MAX_REQUEST_MB="1")
    options = server_options(frame_settings(tmp_path, MAX_REQUEST_MB="1")) | {"port": 0, "threads": 1}
    server = waitress.create_server(app, **options)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.effective_port, timeout=10)
        connection.request("GET", "/health", headers={"X-Forwarded-For": "10.9.9.9"})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"ok\n")
        assert answer.getheader("Server") is None
        connection.putrequest("POST", "/sign-in")
        connection.putheader("Content-Length", str(1024 * 1024 + 1_000_001))
        connection.endheaders()  # refused by its length alone, before any of it is read
        assert connection.getresponse().status == 413
        connection.close()
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))  # in the server's own thread
        thread.join(10)
        server.task_dispatcher.shutdown()
    assert not thread.is_alive()


def test_a_trial_makes_its_session_key_for_the_owner_only(tmp_path):
    settings = frame_settings(tmp_path)
    key = read_secret_key(settings)
    assert len(key) == 64
    assert settings.secret_key_file.stat().st_mode & 0o077 == 0
    assert read_secret_key(settings) == key


def test_a_real_installation_without_its_key_is_told_how_to_make_one(tmp_path):
    with pytest.raises(SettingsError, match="openssl rand -hex 32"):
        read_secret_key(frame_settings(tmp_path, DEMONSTRATION="no"))


def test_a_short_session_key_is_refused(tmp_path):
    settings = frame_settings(tmp_path, DEMONSTRATION="no")
    settings.secret_key_file.parent.mkdir(parents=True)
    settings.secret_key_file.write_text("short")
    with pytest.raises(SettingsError, match="too short"):
        read_secret_key(settings)
