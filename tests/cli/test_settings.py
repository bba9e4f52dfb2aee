"""Settings: read once, typed; a missing or wrong one names itself and the remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from formsvc.settings import SettingsError, load_settings, setting_names

TRIAL = {"FORMSVC_DEMONSTRATION": "yes"}
REAL = {
    "FORMSVC_DATA_FOLDER": "/srv/data",
    "FORMSVC_KEY_FILE": "/srv/keys/formsvc.key",
    "FORMSVC_SECRET_KEY_FILE": "/srv/keys/session.key",
}


def test_a_trial_needs_nothing_and_keeps_keys_apart_from_data():
    settings = load_settings(TRIAL)
    assert settings.demonstration
    assert not settings.secure_cookies
    assert settings.data_folder not in settings.key_file.parents


def test_real_use_is_locked_down_by_default():
    settings = load_settings(REAL)
    assert not settings.demonstration
    assert settings.secure_cookies
    assert settings.host == "127.0.0.1"
    assert settings.database_url == "sqlite:////srv/data/formsvc.sqlite3"


@pytest.mark.parametrize("name", sorted(REAL))
def test_a_missing_path_is_named_with_the_remedy(name: str):
    with pytest.raises(SettingsError, match=rf"Set {name}\b.*make run"):
        load_settings({key: value for key, value in REAL.items() if key != name})


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("PORT", "many", "a number from 1 to 65535"),
        ("PORT", "0", "a number from 1 to 65535"),
        ("DEMONSTRATION", "maybe", "one of: yes, no"),
        ("OCR_ENGINE", "magic", "auto, rapidocr, tesseract"),
        ("DATABASE_URL", "mysql://x", "sqlite:/// or postgresql://"),
        ("BROKER_URL", "redis://x", "amqp:// or amqps://"),
        ("CLAMD", "localhost", "the path of clamd's socket, or to host:port"),
        ("VIR_IN_FORCE_FROM", "soon", "a date such as 2026-01-12"),
        ("CONSENT_MAX_AGE_MONTHS", "0", "a number from 1 to 24"),
        ("DOMESTIC_ABUSE_DEATH_REVIEW_REGIME", "other", "one of: dhr, dardr"),
        ("LEASE_SECONDS", "0.1", "a number from 0.2"),
        ("KEY_FILE", "/srv/data/keys/k", "outside FORMSVC_DATA_FOLDER"),
    ],
)
def test_a_wrong_value_is_named_with_the_remedy(name: str, value: str, remedy: str):
    with pytest.raises(SettingsError, match=remedy):
        load_settings(REAL | {f"FORMSVC_{name}": value})


def test_what_is_in_force_comes_from_settings():
    law = load_settings(
        REAL | {"FORMSVC_VIR_IN_FORCE_FROM": "2027-04-01", "FORMSVC_CA2004_S16LA_IN_FORCE": "yes"}
    ).law
    assert law.vir_in_force_from == date(2027, 4, 1)
    assert law.ca2004_s16la_in_force


def test_an_empty_value_is_as_none():
    assert load_settings(REAL | {"FORMSVC_PORT": " "}).port == 8460


def test_every_setting_has_a_name_of_its_own():
    names = setting_names()
    assert len(names) == len(set(names)) > 20
    assert all(name.startswith("FORMSVC_") for name in names)


def test_the_folders_of_the_house_are_there():
    settings = load_settings(TRIAL)
    assert (settings.templates_folder / "base.html").is_file()
    assert Path(settings.letter_templates_folder).is_dir()
