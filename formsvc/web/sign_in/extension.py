"""Flask-Security set up: Argon2id, sessions, freshness; registration, reset, tokens and its pages off."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask_security import Security

from formsvc.security.passwords import LANES, MEMORY_KIB, TIME_COST
from formsvc.settings import Settings
from formsvc.web.sign_in.accounts_datastore import AccountsDatastore
from formsvc.web.sign_in.session import PageSessions, end_old_sessions

FRESH_FOR = timedelta(minutes=10)


def init_app(app: Flask, settings: Settings) -> None:
    """Put Flask-Security over our accounts, without its blueprint."""
    app.session_interface = PageSessions()
    # before Flask-Security's own guard, which reads the session and remembers whom it found
    app.before_request(lambda: end_old_sessions(timedelta(minutes=settings.session_minutes)))
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of an algorithm
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SECURITY_PASSWORD_SINGLE_HASH=["argon2"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__time_cost": TIME_COST,
            "argon2__memory_cost": MEMORY_KIB,
            "argon2__parallelism": LANES,
        },
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"].hex(),  # asked for, not used: one hash only
        SECURITY_API_ENABLED_METHODS=["session"],
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_FRESHNESS=FRESH_FOR,
        SECURITY_FRESHNESS_GRACE_PERIOD=timedelta(0),
        SECURITY_FRESHNESS_ALLOW_AUTH_TOKEN=False,
        SECURITY_CLI_USERS_NAME=False,
        SECURITY_CLI_ROLES_NAME=False,
        SECURITY_FLASH_MESSAGES=False,
    )
    security = Security(app, AccountsDatastore(), register_blueprint=False)
    security.login_manager.request_loader(lambda _request: None)  # no tokens in headers or addresses
    security.login_manager.session_protection = (
        None  # it would bind to the browser's name, which updates change
    )
