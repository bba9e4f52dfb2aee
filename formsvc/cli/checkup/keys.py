"""Settings and keys."""

from __future__ import annotations

from formsvc.cli.checkup.found import Found, misconfigured, missing, ok
from formsvc.settings import Settings, SettingsError, load_settings


def settings() -> Found:
    try:
        known = load_settings()
    except SettingsError as error:
        return misconfigured("A setting is missing or wrong.", str(error))
    return ok(f"Valid. Demonstration mode is {'on' if known.demonstration else 'off'}.")


def key_file(known: Settings) -> Found:
    """There, ours alone, readable, and outside the data folder (``load_settings`` refuses it inside)."""
    from formsvc.security.keys import KeyFileFault, load_keys

    path = known.key_file
    if not path.exists():
        if known.demonstration:
            return ok("None yet: a demonstration makes one at its first start.")
        return missing(
            "There is no key file.",
            "For a new installation run: formsvc keys create. Otherwise put it back from its own backup.",
        )
    try:
        ring = load_keys(path)
    except KeyFileFault as fault:
        return misconfigured("The key file cannot be used.", str(fault))
    return ok(f"{len(ring.keys)} key(s), readable by this account only, outside the data folder.")


def session_key(known: Settings) -> Found:
    path = known.secret_key_file
    if not path.exists():
        if known.demonstration:
            return ok("None yet: a demonstration makes one at its first start.")
        return missing(
            "There is no session key.", f"In its folder: (umask 077; openssl rand -hex 32 > {path.name})"
        )
    if path.stat().st_mode & 0o077:
        return misconfigured("Others can read the session key.", "Run: chmod 600 on the session key file.")
    if len(path.read_bytes().strip()) < 32:
        return misconfigured("The session key is too short.", "Make one with: openssl rand -hex 32")
    return ok("There, and readable by this account only.")
