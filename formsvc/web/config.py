"""Flask's own settings, from ours."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta

from flask import Flask

from formsvc.settings import PREFIX, Settings, SettingsError

MOST_FORM_BYTES = 500_000  # text of one form (security guide, section 4)
MOST_FORM_PARTS = 200


def configure(app: Flask, settings: Settings) -> None:
    """Set what Flask leaves open: limits, and what the session cookie is called and allowed."""
    secure = settings.secure_cookies
    app.config.update(
        SECRET_KEY=read_secret_key(settings),
        SESSION_COOKIE_NAME="__Host-formsvc" if secure else "formsvc",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=True,
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=settings.session_minutes),
        MAX_CONTENT_LENGTH=settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=MOST_FORM_BYTES,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        # It compares the Referer, which our Referrer-Policy leaves out. access.py asks Sec-Fetch-Site.
        WTF_CSRF_SSL_STRICT=False,
        WTF_I18N_ENABLED=False,
    )


def read_secret_key(settings: Settings) -> bytes:
    """The key that signs sessions. A demonstration makes its own; a real installation is given one."""
    path = settings.secret_key_file
    if not path.exists() and settings.demonstration:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    try:
        key = path.read_bytes().strip()
    except OSError:
        raise SettingsError(
            f"The session key {path} cannot be read. Make one with: "
            f"(umask 077; openssl rand -hex 32 > {path}), or set {PREFIX}SECRET_KEY_FILE."
        ) from None
    if len(key) < 32:
        raise SettingsError(f"The session key {path} is too short. It needs at least 32 characters.")
    return key
