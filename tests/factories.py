"""Requests in any state, walked there through the services: no test holds a request that could not be."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, select

from formsvc.bootstrap import Services, build, upgrade_database
from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.directory import add_agencies
from formsvc.cli.demonstration.people import PRACTICE, colleagues
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.assessment import AnswerValue, Assessment
from formsvc.domain.capture import Channel, Value
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.decision import Decision
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.letter_order import Letter
from formsvc.domain.people import Practice, PracticeId, Role, StaffId, StaffMember
from formsvc.domain.status import Status
from formsvc.services.colleagues import add_colleague, add_practice
from formsvc.services.letters import letters_of
from formsvc.services.ports import UnitOfWork
from formsvc.services.receive import Upload
from formsvc.settings import Settings, load_settings
from formsvc.storage.audit_log import audit_event
from formsvc.storage.engine import reading
from formsvc.storage.jobs import job
from tests.fakes import PDF, FakePress, FakeReader, WatchedFiles
from tests.web.fakes import _HASH

BEGAN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # a Friday
OTHER_PRACTICE = Practice(
    PracticeId("e0000000000000000000000000000001"), "Harbour Lane Practice", "scotland", ("2 Harbour Lane",),
    "A99998", "020 7946 0111", "harbour@example.org", is_demonstration=True,
)  # fmt: skip


def _member(login: str, *roles: Role, practice: Practice = PRACTICE, **more: Any) -> StaffMember:
    return StaffMember(
        id=StaffId(f"s-{login}"), practice_id=practice.id, name=f"Dr {login.title()} Exemplar",
        email=f"{login}@demonstration.example", roles=frozenset(roles), is_demonstration=True, **more,
    )  # fmt: skip


IG_LEAD = _member("iglead", Role.IG_LEAD)
ADMIN = _member("admin", Role.ADMIN)
SECOND_CLINICIAN = _member("second", Role.CLINICIAN)
OUTSIDER = _member("outsider", *(set(Role) - {Role.ADMIN, Role.AUDITOR}), practice=OTHER_PRACTICE)
EXTRA = (IG_LEAD, ADMIN, SECOND_CLINICIAN, OUTSIDER)
BY_ROLE: Mapping[Role, StaffMember] = {
    **{role: person for person in colleagues() for role in person.roles},
    Role.IG_LEAD: IG_LEAD,
    Role.ADMIN: ADMIN,
}


@dataclass(frozen=True)
class Case:
    """What is asked, what is answered, what is decided."""

    form: Mapping[str, Value]
    answers: Mapping[str, AnswerValue]
    outcome: Outcome
    authoriser: Role = Role.CALDICOTT_GUARDIAN
    reason: str = ""


CONSENT = Case(cases.POLICE_VICTIM, cases.CONSENTED, Outcome.DISCLOSE_CONSENT)
CHILD = Case(cases.SOCIAL_CARE_CHILD, cases.CHILD_AT_RISK, Outcome.DISCLOSE_PUBLIC_INTEREST)
CHALLENGE = Case(cases.POLICE_THIN, cases.NOT_ENOUGH, Outcome.CHALLENGE)
DECLINE = Case(
    cases.POLICE_VICTIM,
    {**cases.CONSENTED, "consent_status": "refused", "balance": "favours_confidentiality"},
    Outcome.DECLINE,
    reason="The person said no, and nobody else is at risk.",
)
ORDER = (
    Status.RECEIVED, Status.CAPTURED, Status.ASSESSED, Status.EVALUATED, Status.DECIDED, Status.AUTHORISED,
    Status.CLOSED,
)  # fmt: skip


class Clock:
    """A clock that goes on by a second whenever somebody looks."""

    def __init__(self, now: datetime = BEGAN) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Surgery:
    """One practice with real services on a database of its own; reading and printing are quick stand-ins."""

    services: Services
    reader: FakeReader = field(default_factory=FakeReader)
    press: FakePress = field(default_factory=FakePress)
    people: People = field(default_factory=lambda: People.of(colleagues()))

    @property
    def engine(self) -> Engine:
        return self.services.engine

    @property
    def uow(self) -> UnitOfWork:
        return self.services.uow(PRACTICE.id)

    @property
    def now(self) -> datetime:
        return self.services.clock()

    @property
    def files(self) -> WatchedFiles:
        files = self.services.files
        assert isinstance(files, WatchedFiles)
        return files

    def walk(self, case: Case = CONSENT, to: Status = Status.RECEIVED, **form: Value) -> Walk:
        """A request of that kind, at that status, its documents drawn up."""
        walk = Walk(self.services, self.people).received(Channel.TELEPHONE)
        steps = (
            lambda: walk.captured({**case.form, **form}),
            lambda: walk.answered(case.answers).submitted(),
            lambda: walk.evaluated(),
            lambda: walk.decided(case.outcome, reason=case.reason).drawn_up(),
            lambda: walk.authorised(BY_ROLE[case.authoriser]).drawn_up(),
            lambda: close(walk),
        )
        for step in steps[: ORDER.index(to)]:
            step()
        return walk

    def uploaded(self, content: bytes = b"") -> Walk:
        """A request with one scan that nobody has read."""
        unlike = content or PDF + uuid4().bytes
        return Walk(self.services, self.people).uploaded(Upload("Grace Holloway.pdf", unlike))

    def request(self, walk: Walk) -> InformationRequest:
        with self.uow as uow:
            return uow.information_requests.get(walk.request_id)

    def assessment(self, walk: Walk) -> Assessment:
        with self.uow as uow:
            found = uow.assessments.current(walk.request_id)
        assert found is not None
        return found

    def decision(self, walk: Walk) -> Decision:
        with self.uow as uow:
            found = uow.decisions.current(walk.request_id)
        assert found is not None
        return found

    def letters(self, walk: Walk, *, draft: bool) -> list[Letter]:
        with self.uow as uow:
            return [one for one in letters_of(uow, walk.request_id) if one.draft is draft]

    def letter(self, walk: Walk, code: DocumentCode, *, draft: bool = False) -> Letter:
        return next(one for one in self.letters(walk, draft=draft) if one.code is code)

    def events(self, request_id: RequestId | None = None) -> list[str]:
        """What the audit log says, oldest first: of one request or of everything."""
        query = select(audit_event.c.event).order_by(audit_event.c.seq)
        if request_id is not None:
            query = query.where(audit_event.c.request_id == request_id)
        with reading(self.engine) as connection:
            return list(connection.execute(query).scalars())

    def jobs(self) -> list[tuple[str, str]]:
        """Actor and subject of every job, oldest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(job.c.actor, job.c.about).order_by(job.c.created_at))
            return [(row.actor, row.about) for row in rows]


def close(walk: Walk) -> Walk:
    """File the entry; what does not close by that is closed by hand."""
    from formsvc.services.record_entry import close_request

    walk.filed()
    with walk.uow as uow:
        is_open = uow.information_requests.get(walk.request_id).status is not Status.CLOSED
    if is_open:
        close_request(walk.uow, walk.request_id, by=walk.people.lead, at=walk.now)
    return walk


def settings_in(folder: Path, **changed: str) -> Settings:
    environ = {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(folder / "data"),
        "FORMSVC_KEY_FILE": str(folder / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(folder / "keys" / "session.key"),
    }
    return load_settings(environ | {f"FORMSVC_{name}": value for name, value in changed.items()})


def furnish(services: Services, people: Sequence[StaffMember] = (*colleagues(), *EXTRA)) -> None:
    """The tables, two practices, and everybody who works there."""
    upgrade_database(services)
    for practice in (PRACTICE, OTHER_PRACTICE):
        add_practice(services.uow(practice.id), practice, at=BEGAN)
    for person in people:
        add_colleague(services.uow(person.practice_id), person, password_hash=_HASH, at=BEGAN)
    add_agencies(services, at=BEGAN)


def make_empty_surgery(folder: Path) -> None:
    """What every surgery begins as, made once and copied."""
    services = build(settings_in(folder))
    furnish(services)
    services.engine.dispose()


def open_surgery(folder: Path, empty: Path | None = None, **changed: str) -> Surgery:
    """A surgery in that folder: a copy of the empty one, or furnished anew on the database in ``changed``."""
    if empty is not None:
        shutil.copytree(empty, folder, dirs_exist_ok=True)
    services = build(settings_in(folder, **changed))
    if empty is None:
        furnish(services)
    services.clock = Clock()
    services.files = WatchedFiles(services.files)
    surgery = Surgery(services)
    services.__dict__["reader"] = surgery.reader
    services.__dict__["press"] = surgery.press
    return surgery
