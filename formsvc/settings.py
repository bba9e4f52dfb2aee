"""One frozen ``Settings``, read once from the environment; a missing or wrong value names the remedy."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PREFIX = "FORMSVC_"
MEGABYTE = 1024 * 1024
HOUSE = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """A setting is missing or wrong. The message names it and says what to do."""


@dataclass(frozen=True)
class LawSettings:
    """Provisions whose force moved or may move, and local policy (decision guide 1.3)."""

    vir_in_force_from: date
    recognised_legitimate_interests_from: date
    ca2004_s16la_in_force: bool
    child_sexual_offence_reporting_duty_in_force: bool
    domestic_abuse_death_review_regime: str
    police_supervisor_rank: str
    consent_max_age_months: int
    retrospective_record_hours: int


@dataclass(frozen=True)
class MailSettings:
    """The one mailbox that is fetched from; off while no host is named."""

    host: str
    port: int
    user: str
    password_file: Path | None
    folder: str
    kept_folder: str  # empty: kept messages stay where they are, marked read
    ca_file: Path | None
    every_seconds: float


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations. Defaults are right in production."""

    data_folder: Path
    key_file: Path
    secret_key_file: Path
    database_url: str
    broker_url: str  # empty: the embedded queue on the database
    demonstration: bool
    host: str
    port: int
    secure_cookies: bool
    proxy_address: str  # the one address whose forwarded headers are believed; empty: none
    templates_folder: Path
    letter_templates_folder: Path
    worker_threads: int
    ocr_engine: str
    max_upload_bytes: int
    max_request_bytes: int
    intake_practice: (
        str  # ODS code: whose requests the scan folder and the mailbox begin; empty: the only one
    )
    scan_folder: str  # empty: none is watched
    scan_settle_seconds: float
    mail: MailSettings
    clamd: str  # a virus checker's socket, or host:port; empty: none
    local_checklist: str  # a file with the questions that this practice adds; empty: none
    agency_stale_months: int  # after so many an agency's number must be found again
    lease_seconds: float
    session_minutes: int
    log_level: str
    law: LawSettings

    @property
    def files_folder(self) -> Path:
        return self.data_folder / "files"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the environment. Raises ``SettingsError`` with the remedy."""
    settings = _read(_Reader(os.environ if environ is None else environ))
    _check(settings)
    return settings


def setting_names() -> list[str]:
    """Every setting there is, in the order they are read."""
    reader = _Reader({PREFIX + "DEMONSTRATION": "yes"})
    _read(reader)
    return [PREFIX + name for name in reader.asked]


def _read(read: _Reader) -> Settings:
    demonstration = read.flag("DEMONSTRATION", False)
    data = read.path("DATA_FOLDER", HOUSE / "var" / "data" if demonstration else None)
    return Settings(
        data_folder=data,
        key_file=read.path("KEY_FILE", HOUSE / "var" / "keys" / "formsvc.key" if demonstration else None),
        secret_key_file=read.path(
            "SECRET_KEY_FILE", HOUSE / "var" / "keys" / "session.key" if demonstration else None
        ),
        database_url=read.text("DATABASE_URL", f"sqlite:///{data / 'formsvc.sqlite3'}"),
        broker_url=read.text("BROKER_URL", ""),
        demonstration=demonstration,
        host=read.text("HOST", "127.0.0.1"),
        port=read.number("PORT", 8460, 1, 65535),
        secure_cookies=read.flag("SECURE_COOKIES", not demonstration),
        proxy_address=read.text("PROXY_ADDRESS", ""),
        templates_folder=read.path("TEMPLATES_FOLDER", HOUSE / "templates"),
        letter_templates_folder=read.path("LETTER_TEMPLATES_FOLDER", HOUSE / "letter_templates"),
        worker_threads=read.number("WORKER_THREADS", 4, 1, 64),
        ocr_engine=read.choice("OCR_ENGINE", "auto", ("auto", "rapidocr", "tesseract")),
        max_upload_bytes=read.number("MAX_UPLOAD_MB", 20, 1, 200) * MEGABYTE,
        max_request_bytes=read.number("MAX_REQUEST_MB", 25, 1, 400) * MEGABYTE,
        intake_practice=read.text("INTAKE_PRACTICE", ""),
        scan_folder=read.text("SCAN_FOLDER", ""),
        scan_settle_seconds=read.seconds("SCAN_SETTLE_SECONDS", 5.0),
        mail=_read_mail(read),
        clamd=read.text("CLAMD", ""),
        local_checklist=read.text("LOCAL_CHECKLIST", ""),
        agency_stale_months=read.number("AGENCY_STALE_MONTHS", 12, 1, 60),
        lease_seconds=read.seconds("LEASE_SECONDS", 15.0),
        session_minutes=read.number("SESSION_MINUTES", 30, 1, 720),
        log_level=read.choice("LOG_LEVEL", "info", ("debug", "info", "warning", "error")),
        law=_read_law(read),
    )


def _read_mail(read: _Reader) -> MailSettings:
    return MailSettings(
        host=read.text("MAIL_HOST", ""),
        port=read.number("MAIL_PORT", 993, 1, 65535),
        user=read.text("MAIL_USER", ""),
        password_file=read.path_or_none("MAIL_PASSWORD_FILE"),
        folder=read.text("MAIL_FOLDER", "INBOX"),
        kept_folder=read.text("MAIL_KEPT_FOLDER", ""),
        ca_file=read.path_or_none("MAIL_CA_FILE"),
        every_seconds=read.seconds("MAIL_EVERY_SECONDS", 60.0),
    )


def _read_law(read: _Reader) -> LawSettings:
    return LawSettings(
        vir_in_force_from=read.day("VIR_IN_FORCE_FROM", date(2026, 1, 12)),
        recognised_legitimate_interests_from=read.day(
            "RECOGNISED_LEGITIMATE_INTERESTS_FROM", date(2026, 2, 5)
        ),
        ca2004_s16la_in_force=read.flag("CA2004_S16LA_IN_FORCE", False),
        child_sexual_offence_reporting_duty_in_force=read.flag(
            "CHILD_SEXUAL_OFFENCE_REPORTING_DUTY_IN_FORCE", False
        ),
        domestic_abuse_death_review_regime=read.choice(
            "DOMESTIC_ABUSE_DEATH_REVIEW_REGIME", "dhr", ("dhr", "dardr")
        ),
        police_supervisor_rank=read.text("POLICE_SUPERVISOR_RANK", "inspector"),
        consent_max_age_months=read.number("CONSENT_MAX_AGE_MONTHS", 6, 1, 24),
        retrospective_record_hours=read.number("RETROSPECTIVE_RECORD_HOURS", 24, 1, 168),
    )


def _check(settings: Settings) -> None:
    scheme = settings.database_url.split(":", 1)[0].split("+", 1)[0]
    if scheme not in ("sqlite", "postgresql"):
        raise SettingsError(
            f"{PREFIX}DATABASE_URL must begin with sqlite:/// or postgresql:// (it begins with {scheme}:)."
        )
    if settings.broker_url and not settings.broker_url.startswith(("amqp://", "amqps://")):
        raise SettingsError(
            f"{PREFIX}BROKER_URL must begin with amqp:// or amqps://. "
            "Leave it out to use the database as the queue."
        )
    if settings.clamd and not re.fullmatch(r"/.+|[^/\s]+:[0-9]{1,5}", settings.clamd):
        raise SettingsError(
            f"{PREFIX}CLAMD is “{settings.clamd}”. Set it to the path of clamd's socket, or to host:port."
        )
    for key in (settings.key_file, settings.secret_key_file):
        if settings.data_folder.resolve() in key.resolve().parents:
            raise SettingsError(
                f"The key {key.name} lies inside the data folder, so a copy of the data would carry its key. "
                f"Set {PREFIX}KEY_FILE and {PREFIX}SECRET_KEY_FILE to a folder outside {PREFIX}DATA_FOLDER."
            )


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.asked: list[str] = []

    def text(self, name: str, default: str | None) -> str:
        self.asked.append(name)
        value = self._environ.get(PREFIX + name, "").strip() or default
        if value is None:
            raise SettingsError(
                f"Set {PREFIX}{name} (README, Settings). To try formsvc with embedded defaults, use: make run"
            )
        return value

    def path(self, name: str, default: Path | None) -> Path:
        return Path(self.text(name, None if default is None else str(default)))

    def path_or_none(self, name: str) -> Path | None:
        text = self.text(name, "")
        return Path(text) if text else None

    def flag(self, name: str, default: bool) -> bool:
        return self.choice(name, "yes" if default else "no", ("yes", "no")) == "yes"

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default).lower()
        if value not in allowed:
            raise SettingsError(f"{PREFIX}{name} is “{value}”. Set it to one of: {', '.join(allowed)}.")
        return value

    def day(self, name: str, default: date) -> date:
        value = self.text(name, default.isoformat())
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise SettingsError(
                f"{PREFIX}{name} is “{value}”. Set it to a date such as {default.isoformat()}."
            ) from None

    def number(self, name: str, default: int, least: int, most: int) -> int:
        return int(self._figure(name, default, int, least, most))

    def seconds(self, name: str, default: float) -> float:
        return self._figure(name, default, float, 0.2, 3600)

    def _figure(
        self, name: str, default: float, kind: Callable[[str], float], least: float, most: float
    ) -> float:
        value = self.text(name, str(default))
        try:
            figure = kind(value)
        except ValueError:
            raise SettingsError(
                f"{PREFIX}{name} is “{value}”. Set it to a number from {least} to {most}."
            ) from None
        if not least <= figure <= most:
            raise SettingsError(f"{PREFIX}{name} is {value}. Set it to a number from {least} to {most}.")
        return figure
