"""What is put in comes out again, on SQLite and on PostgreSQL; nothing of it lies open; one practice only."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from formsvc.domain.assessment import Assessment, AssessmentId, GivenAnswer
from formsvc.domain.capture import Capture, CapturedValue, Channel, Origin, Urgency
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.decision import Authorisation, Decision, DecisionId, DecisionState
from formsvc.domain.disclosure import ScheduleItem, StatementLabel, WithheldItem, WithheldReason
from formsvc.domain.document import Document, PagePicture, ReadingStatus
from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.errors import ChangedMeanwhile, NotFound
from formsvc.domain.information_request import (
    DocumentId,
    InformationRequest,
    RequestId,
    Subject,
    SubjectId,
)
from formsvc.domain.letter_order import (
    DrawnPart,
    Letter,
    LetterFile,
    LetterId,
    LetterStatus,
    RecordEntryFiling,
)
from formsvc.domain.people import Practice, PracticeId, Role, StaffId, StaffMember
from formsvc.domain.status import Status
from formsvc.security.keys import KeyRing, create_key_file
from formsvc.services.recording import new_id
from formsvc.storage import migrate
from formsvc.storage.encryption import use_cipher
from formsvc.storage.engine import make_engine, reading
from formsvc.storage.unit_of_work import SqlUnitOfWork
from tests.databases import new_postgresql_database

NOW = datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=UTC)
OURS, THEIRS = PracticeId("p-ours"), PracticeId("p-theirs")
MARK = "Quillonmarker"
Uow = Callable[..., SqlUnitOfWork]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def furnished(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database of each kind with two practices in it."""
    folder = tmp_path_factory.mktemp("repositories")
    url = f"sqlite:///{folder / 'formsvc.sqlite3'}"
    if request.param == "postgresql":
        url = new_postgresql_database(request.getfixturevalue("postgresql_server"))
    engine = make_engine(url)
    migrate.upgrade(engine)
    use_cipher(engine, _keys(folder).column_cipher())
    for practice_id in (OURS, THEIRS):
        with _uow(engine, practice_id) as uow:
            uow.practices.add(
                Practice(
                    practice_id, "Brindley Road", "england", ("1 Road",), "A99999", "0161 496 0100", MARK
                )
            )
            uow.commit()
    yield engine
    engine.dispose()


def _keys(folder: Path) -> KeyRing:
    return create_key_file(folder / "keys" / "formsvc.key")


def _uow(engine: Engine, practice_id: PracticeId = OURS) -> SqlUnitOfWork:
    return SqlUnitOfWork(engine, practice_id, lambda number: f"digest-{len(number)}")


@pytest.fixture
def uow(furnished: Engine) -> Uow:
    return functools.partial(_uow, furnished)


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60).map(
    lambda words: f"{MARK} {words}"
)
TIMES = st.floats(0, 2e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
CODES = st.sampled_from(["a", "b", "c"])
VALUES = WORDS | st.booleans() | st.lists(WORDS, min_size=1, max_size=3).map(tuple)
CAPTURED = st.builds(
    CapturedValue, VALUES, st.sampled_from(Origin), CODES, TIMES, st.none() | CODES, st.none() | st.just(2)
)
ANSWERS = st.builds(
    GivenAnswer, WORDS | st.lists(WORDS).map(tuple) | st.dictionaries(CODES, WORDS), CODES, TIMES, WORDS
)
ITEMS = st.builds(ScheduleItem, WORDS, WORDS, st.sampled_from(StatementLabel), WORDS)
HELD = st.builds(WithheldItem, WORDS, st.sampled_from(WithheldReason))


def a_request(**more: Any) -> InformationRequest:
    usual: dict[str, Any] = {
        "id": RequestId(new_id()), "practice_id": OURS, "reference": f"R-{new_id()[:12]}",
        "status": Status.CAPTURED, "channel": Channel.POST, "received_at": NOW, "received_by": StaffId("s"),
    }  # fmt: skip
    return InformationRequest(**{**usual, **more})


def kept_request(uow: Uow, **more: Any) -> InformationRequest:
    request = a_request(**more)
    with uow() as work:
        work.information_requests.add(request)
        work.commit()
    return request


QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)  # fmt: skip


@QUICK
@given(st.dictionaries(CODES, CAPTURED), TIMES, st.none() | DAYS, st.sampled_from(Urgency), WORDS)
def test_a_request_comes_out_as_it_went_in(
    uow: Uow, values: dict[str, CapturedValue], at: datetime, due: date | None, urgency: Urgency, why: str
) -> None:
    request = kept_request(uow)
    changed = replace(
        request, capture=Capture(MappingProxyType(values)), received_at=at, due_on=due, urgency=urgency,
        is_emergency=True, status=Status.CLOSED, closed_at=at, closed_because=why, assigned_to=StaffId("s"),
    )  # fmt: skip
    with uow() as work:
        put = work.information_requests.put(changed)
        work.commit()
    with uow() as work:
        assert work.information_requests.get(request.id) == put == replace(changed, version=1)


@QUICK
@given(WORDS, st.none() | DAYS, st.booleans())
def test_a_subject_comes_out_as_it_went_in(uow: Uow, words: str, born: date | None, main: bool) -> None:
    request = kept_request(uow)
    person = Subject(
        SubjectId(new_id()), request.id, "victim", "adult", words, born, words, "9990000018", 1, main
    )
    for changed in (person, replace(person, name=words + "!", age="under_16")):
        with uow() as work:
            work.information_requests.put_subject(changed)
            work.commit()
        with uow() as work:
            assert work.information_requests.subjects(request.id) == [changed]


@QUICK
@given(st.dictionaries(CODES, ANSWERS), st.none() | TIMES)
def test_an_assessment_comes_out_as_it_went_in(
    uow: Uow, answers: dict[str, GivenAnswer], at: datetime | None
) -> None:
    made = assessment_on(uow, kept_request(uow))
    changed = replace(made, answers=MappingProxyType(answers), submitted_at=at, submitted_by=StaffId("s"))
    with uow() as work:
        put = work.assessments.put(changed)
        work.commit()
    with uow() as work:
        assert work.assessments.get(made.id) == put == work.assessments.current(made.request_id)
        assert work.assessments.count(made.request_id) == 1


def assessment_on(uow: Uow, request: InformationRequest) -> Assessment:
    made = Assessment(AssessmentId(new_id()), OURS, request.id, SubjectId(new_id()), 1, "2026-11")
    with uow() as work:
        work.information_requests.put_subject(Subject(made.subject_id, request.id, "victim", "adult"))
        work.assessments.add(made)
        work.commit()
    return made


def decision_on(uow: Uow, made: Assessment, **more: Any) -> Decision:
    decision = Decision(
        DecisionId(new_id()), OURS, made.request_id, made.subject_id, made.id, None, Outcome.DECLINE,
        departs=True, reason=MARK, schedule=(), withheld=(), decided_by=StaffId("s"), decided_at=NOW, **more,
    )  # fmt: skip
    with uow() as work:
        work.decisions.add(decision)
        work.commit()
    return decision


@QUICK
@given(st.lists(ITEMS, max_size=3).map(tuple), st.lists(HELD, max_size=3).map(tuple), WORDS, TIMES)
def test_a_decision_comes_out_as_it_went_in(
    uow: Uow, items: tuple[ScheduleItem, ...], held: tuple[WithheldItem, ...], words: str, at: datetime
) -> None:
    decision = decision_on(uow, assessment_on(uow, kept_request(uow)))
    changed = replace(
        decision, schedule=items, withheld=held, reason=words, state=DecisionState.AUTHORISED,
        authorisation=Authorisation(StaffId("g"), at, "0" * 64, words), sent_back_by=StaffId("x"),
        sent_back_because=words,
    )  # fmt: skip
    with uow() as work:
        put = work.decisions.put(changed)
        work.commit()
    with uow() as work:
        assert work.decisions.get(decision.id) == put == work.decisions.current(decision.request_id)
        assert work.decisions.of_request(decision.request_id) == [put]


@QUICK
@given(WORDS, st.lists(WORDS, max_size=3).map(tuple), st.dictionaries(CODES, st.none() | WORDS))
def test_a_document_comes_out_as_it_went_in(
    uow: Uow, words: str, warnings: tuple[str, ...], suggested: dict[str, Any]
) -> None:
    request = kept_request(uow)
    document = Document(
        DocumentId(new_id()), OURS, request.id, words, "application/pdf", 9, new_id() * 2, "f", NOW, "s"
    )  # fmt: skip
    read = replace(
        document, status=ReadingStatus.READ, refusal=words, refusal_code="UP-04", page_count=2,
        pictures=(PagePicture(1, "f1", "image/png", 8, 9),), suggestions=suggested, warnings=warnings,
    )  # fmt: skip
    with uow() as work:
        work.documents.add(document)
        put = work.documents.put(read)
        work.documents.note_progress(document.id, 1, 2)
        work.commit()
    with uow() as work:
        expected = replace(put, pages_read=1)
        assert work.documents.get(document.id) == expected
        assert work.documents.of_request(request.id) == [expected]
        assert work.documents.with_digest(document.sha256) == [expected]


def letter_on(uow: Uow, decision: Decision) -> Letter:
    letter = Letter(
        LetterId(new_id()), OURS, decision.request_id, decision.id, DocumentCode.RECORD_ENTRY, True, NOW
    )
    with uow() as work:
        assert work.letters.add(letter)
        assert not work.letters.add(replace(letter, id=LetterId(new_id())))  # ordered twice is ordered once
        work.commit()
    return letter


@QUICK
@given(WORDS, TIMES)
def test_a_letter_comes_out_as_it_went_in(uow: Uow, words: str, at: datetime) -> None:
    decision = decision_on(uow, assessment_on(uow, kept_request(uow)))
    letter = letter_on(uow, decision)
    part = DrawnPart(1, "D01", words, words, ({"id": "F-1", "message": words},), "1", "2")
    drawn = replace(
        letter, status=LetterStatus.DRAWN, drawn_at=at, downloaded_at=at, parts=(part,),
        files=tuple(LetterFile(1, "R-1", kind, f"f-{kind}", "0" * 64, 5) for kind in ("docx", "pdf")),
    )  # fmt: skip
    with uow() as work:
        put = work.letters.put(drawn)
        filing = RecordEntryFiling(letter.id, 1, StaffId("s"), at, None, None)
        for one in (RecordEntryFiling(letter.id, 1), filing):
            work.letters.put_filing(one)
        work.commit()
    with uow() as work:
        assert work.letters.get(letter.id) == put
        assert work.letters.of_decision(decision.id) == [put]
        assert work.letters.filings(letter.id) == [filing]


@QUICK
@given(WORDS, TIMES)
def test_an_emergency_note_comes_out_as_it_went_in(uow: Uow, words: str, at: datetime) -> None:
    request = kept_request(uow)
    note = EmergencyNote(new_id(), OURS, request.id, StaffId("s"), at, *[words] * 9)
    with uow() as work:
        work.emergencies.add(note)
        work.commit()
    with uow() as work:
        assert work.emergencies.of_request(request.id) == [note]


def test_colleagues_are_found_by_id_and_address_whatever_its_case(uow: Uow) -> None:
    person = StaffMember(
        StaffId(new_id()), OURS, "Zoë O’Hara", f"{new_id()}@example.org",
        frozenset({Role.CLINICIAN, Role.ADMIN}),
        job_title="GP", registration_number="GMC 1", is_partner=True,
    )  # fmt: skip
    with uow() as work:
        work.staff.add(person, password_hash="kept")
        work.commit()
    with uow() as work:
        assert work.staff.get(person.id) == person == work.staff.by_email(person.email.upper())
        assert person in work.staff.everyone()
    with uow(THEIRS) as work:
        assert work.staff.by_email(person.email) is None
        with pytest.raises(NotFound):
            work.staff.get(person.id)


def test_the_second_of_two_writers_is_told(uow: Uow) -> None:
    request = kept_request(uow)
    made = assessment_on(uow, request)
    decision = decision_on(uow, made)
    letter = letter_on(uow, decision)
    for repository, thing in (
        ("information_requests", request), ("assessments", made), ("decisions", decision), ("letters", letter)
    ):  # fmt: skip
        with uow() as work:
            getattr(work, repository).put(thing)
            work.commit()
        with uow() as work, pytest.raises(ChangedMeanwhile):
            getattr(work, repository).put(thing)


def test_promise_another_practices_rows_are_neither_found_nor_changed(uow: Uow) -> None:
    request = kept_request(uow)
    made = assessment_on(uow, request)
    decision = decision_on(uow, made)
    letter = letter_on(uow, decision)
    with uow(THEIRS) as work:
        for get in (
            lambda: work.information_requests.get(request.id), lambda: work.assessments.get(made.id),
            lambda: work.decisions.get(decision.id), lambda: work.letters.get(letter.id),
            lambda: work.letters.put_filing(RecordEntryFiling(letter.id, 1)),
            lambda: work.information_requests.open_rows(after=request.id, limit=5),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                get()
        for repository, thing in (
            ("information_requests", request), ("assessments", made), ("decisions", decision),
            ("letters", letter),
        ):  # fmt: skip
            with pytest.raises(ChangedMeanwhile):
                getattr(work, repository).put(thing)
        assert work.assessments.current(request.id) is None
        assert work.assessments.count(request.id) == 0
        assert work.decisions.current(request.id) is None
        assert list(work.letters.of_decision(decision.id)) == []
        assert list(work.information_requests.subjects(request.id)) == []
        assert list(work.documents.of_request(request.id)) == []
        assert list(work.emergencies.of_request(request.id)) == []
        assert list(work.audit.of_request(request.id)) == []


def test_references_are_counted_apart_for_each_practice_and_year(uow: Uow) -> None:
    with uow() as work:
        first = [work.information_requests.next_reference(2031) for _ in range(2)]
        other = work.information_requests.next_reference(2032)
    with uow(THEIRS) as work:
        theirs = work.information_requests.next_reference(2031)
    assert (first, other, theirs) == (["DL-2031-0001", "DL-2031-0002"], "DL-2032-0001", "DL-2031-0001")


def test_the_worklist_is_urgent_first_and_its_pages_join_without_gap_or_repeat(uow: Uow) -> None:
    """Equal dates, no dates and equal moments: the id decides, so that a page begins where the last ended."""
    practice = PracticeId(f"p-{new_id()[:8]}")
    with uow(practice) as work:
        work.practices.add(Practice(practice, "Worklist", "england", (), "", "", ""))
        for n in range(30):
            work.information_requests.add(
                a_request(
                    practice_id=practice,
                    urgency=list(Urgency)[n % 3],
                    is_emergency=n == 17,
                    due_on=(None, date(2026, 11, 23), date(2026, 11, 24))[n // 3 % 3],
                    received_at=NOW + timedelta(seconds=n // 9),
                    status=Status.CLOSED if n % 10 == 9 else Status.RECEIVED,
                )
            )
        work.commit()
    with uow(practice) as work:
        whole = work.information_requests.open_rows(after=None, limit=100)
        paged, after = [], None
        while page := work.information_requests.open_rows(after=after, limit=4):
            paged += page
            after = page[-1].request_id
    assert len(whole) == 27
    assert paged == whole
    assert sum(row.is_emergency for row in whole) == 1
    ranks = [0 if row.is_emergency else Urgency(row.urgency).rank for row in whole]
    assert ranks == sorted(ranks)
    for rank in set(ranks):
        dues = [row.due_on or date.max for row, of in zip(whole, ranks, strict=True) if of == rank]
        assert dues == sorted(dues)


def test_promise_no_word_of_a_case_lies_open_in_any_column(furnished: Engine, uow: Uow) -> None:
    made = assessment_on(uow, kept_request(uow, closed_because=MARK, capture=Capture({
        "subject_name": CapturedValue(MARK, Origin.TYPED, StaffId("s"), NOW)})))  # fmt: skip
    decision_on(uow, made)
    named = text("SELECT name FROM sqlite_master WHERE type = 'table'")
    if furnished.dialect.name == "postgresql":
        named = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    with reading(furnished) as connection:
        for table in connection.execute(named).scalars().all():
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            for row in rows:
                for value in row:
                    shown = bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                    assert MARK.encode() not in shown, table


def test_a_unit_of_work_undoes_what_was_not_committed_and_may_be_entered_again(uow: Uow) -> None:
    request = a_request()
    work = uow()
    with work:
        work.information_requests.add(request)
    with work:
        with pytest.raises(NotFound):
            work.information_requests.get(request.id)
        with pytest.raises(RuntimeError, match="open already"):
            work.__enter__()
        work.information_requests.add(request)
        work.commit()
    with work:
        assert work.information_requests.get(request.id) == request
    with pytest.raises(RuntimeError, match="no open unit of work"):
        work.commit()
