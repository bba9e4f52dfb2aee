"""The one place that knows every part and puts them together: for web, worker, command line and tests."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from formsvc.domain.checklist import Checklist
from formsvc.domain.checklists import published, take_up
from formsvc.domain.local_additions import BadAddition, additions_from, versions_in
from formsvc.domain.people import Practice, PracticeId
from formsvc.domain.provisions import Provisions
from formsvc.security.digests import Digester
from formsvc.security.keys import KeyFileFault, KeyRing, create_key_file, load_keys
from formsvc.services.accounts import Accounts
from formsvc.services.job_queue import JobQueue
from formsvc.services.ports import DocumentReader, FileStore, LetterPress, UnitOfWork
from formsvc.services.virus_checker import VirusChecker
from formsvc.settings import Settings, SettingsError, load_settings
from formsvc.storage import files as file_store
from formsvc.storage import migrate
from formsvc.storage.accounts import SqlAccounts
from formsvc.storage.encryption import use_cipher
from formsvc.storage.engine import make_engine, reading
from formsvc.storage.job_queue import SqlJobQueue
from formsvc.storage.repositories.staff import practice_from
from formsvc.storage.tables import practice
from formsvc.storage.unit_of_work import SqlUnitOfWork

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class Services:
    """Everything an entry point asks for. What is heavy (reader, letter press) is made on first use."""

    settings: Settings
    engine: Engine
    keys: KeyRing
    files: FileStore
    accounts: Accounts
    job_queue: JobQueue
    clock: Callable[[], datetime] = now

    @property
    def provisions(self) -> Provisions:
        """What the settings say is in force, judged for today in London."""
        return Provisions(**asdict(self.settings.law), as_at=self.clock().astimezone(LONDON).date())

    def uow(self, practice_id: PracticeId) -> UnitOfWork:
        """A unit of work over one practice's data."""
        return SqlUnitOfWork(self.engine, practice_id, self._digest("subject.nhs_number_digest"))

    def practice_name(self, practice_id: PracticeId) -> str:
        """The name at the top of every page."""
        return _practice_name(self.engine, practice_id)

    def practices(self) -> list[Practice]:
        """Every practice in this database, by name."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(practice).order_by(practice.c.name)).mappings()
            return [practice_from(row) for row in rows]

    def holidays(self, nation: str) -> Collection[date]:
        """The nation's bank holidays, from the data that the library ships: never from the network."""
        return _holidays(nation)

    @functools.cached_property
    def reader(self) -> DocumentReader:
        from formsvc.intake.document_reader import CagedReader  # only who reads documents pays for it

        return CagedReader(engine=self.settings.ocr_engine, most_bytes=self.settings.max_upload_bytes)

    @functools.cached_property
    def checker(self) -> VirusChecker | None:
        """The virus checker that a setting names; none by default."""
        from formsvc.intake.antivirus import Clamd

        return Clamd(self.settings.clamd) if self.settings.clamd else None

    @functools.cached_property
    def press(self) -> LetterPress:
        from formsvc.documents.port import Press  # WeasyPrint: only who draws letters pays for it

        return Press(self.settings.letter_templates_folder)

    def _digest(self, place: str) -> Callable[[str], str]:
        digester: Digester = self.keys.digester()
        return functools.partial(digester.digest, place)


def build(settings: Settings | None = None) -> Services:
    """Put the parts together. Raises ``SettingsError`` with the remedy when one is missing."""
    settings = settings or load_settings()
    take_up(_own_checklists(settings))
    keys = _keys(settings)
    settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = make_engine(settings.database_url)
    use_cipher(engine, keys.column_cipher())
    digest = functools.partial(keys.digester().digest, "sign_in_try.digest")
    return Services(
        settings=settings,
        engine=engine,
        keys=keys,
        files=file_store.FileStore(settings.files_folder, keys.file_sealer()),
        accounts=SqlAccounts(engine, digest, now),
        job_queue=SqlJobQueue(engine),
    )


def _own_checklists(settings: Settings) -> tuple[Checklist, ...]:
    """The checklist with what this practice adds, strictly read; none where it adds nothing."""
    if not settings.local_checklist:
        return ()
    try:
        written = json.loads(Path(settings.local_checklist).read_text("utf-8"))
        return versions_in(additions_from(written), published())
    except (OSError, ValueError):
        fault = "The file cannot be read as JSON."
    except BadAddition as refused:
        fault = str(refused)
    raise SettingsError(f"{fault} (FORMSVC_LOCAL_CHECKLIST)")


def upgrade_database(services: Services) -> None:
    """Bring the tables to what this version expects."""
    migrate.upgrade(services.engine)


def database_is_current(services: Services) -> bool:
    return migrate.is_current(services.engine)


def _keys(settings: Settings) -> KeyRing:
    """The keys; a demonstration makes its own, a real installation is given them and never a new one."""
    try:
        if settings.demonstration and not settings.key_file.exists():
            return create_key_file(settings.key_file)
        return load_keys(settings.key_file)
    except KeyFileFault as fault:
        raise SettingsError(f"{fault} (FORMSVC_KEY_FILE is {settings.key_file.name})") from None


@functools.cache
def _holidays(nation: str) -> frozenset[date]:
    from govuk_bank_holidays.bank_holidays import BankHolidays

    division = {
        "scotland": BankHolidays.SCOTLAND,
        "northern_ireland": BankHolidays.NORTHERN_IRELAND,
    }.get(nation, BankHolidays.ENGLAND_AND_WALES)
    known = BankHolidays(locale="en", use_cached_holidays=True)
    return frozenset(holiday["date"] for holiday in known.get_holidays(division=division))


@functools.lru_cache(maxsize=256)
def _practice_name(engine: Engine, practice_id: PracticeId) -> str:
    with reading(engine) as connection:
        name = connection.execute(
            select(practice.c.name).where(practice.c.id == practice_id)
        ).scalar_one_or_none()
    return name or ""
