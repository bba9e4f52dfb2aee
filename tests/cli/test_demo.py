"""The demonstration: only in its mode, plausible, audited, added to without harm."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import nhs_number as standard
import pytest
from sqlalchemy import func, select

from formsvc.audit.verify import verify
from formsvc.bootstrap import Services, build, upgrade_database
from formsvc.cli import main
from formsvc.cli.demonstration.inventing import nhs_number, request_form
from formsvc.cli.demonstration.many import add_requests
from formsvc.cli.demonstration.people import PRACTICE, add_people
from formsvc.domain.capture_labels import CLAIMED_BASES, DOCUMENT_TYPES
from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.settings import load_settings
from formsvc.storage.audit_log import audit_event
from formsvc.storage.engine import reading
from formsvc.storage.tables import information_request, subject

DRAMA = re.compile(r"(0161 496 0|020 7946 0|07700 900|029 2018 0|0131 496 0|0141 496 0|028 9649 6)\d{3}")


@pytest.fixture
def environ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    ours = {
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(tmp_path / "data"),
        "FORMSVC_KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
    }
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    return ours


@pytest.fixture
def services(environ: dict[str, str]) -> Services:
    services = build(load_settings(environ))
    upgrade_database(services)
    add_people(services, at=services.clock())
    return services


def forms(count: int) -> list[dict[str, object]]:
    random = Random(7)
    return [request_form(random, date(2026, 11, 20))[1] for _ in range(count)]


def test_numbers_are_of_the_range_that_nobody_has_with_the_right_check_digit():
    random = Random(1)
    numbers = [nhs_number(random) for _ in range(300)]
    assert all(number.startswith("999") and standard.is_valid(number) for number in numbers)
    assert len(set(numbers)) > 290


def test_forms_use_only_known_codes_and_numbers_that_ring_nowhere():
    for form in forms(500):
        assert form["document_type"] in DOCUMENT_TYPES
        assert set(form["legal_basis"]) <= set(CLAIMED_BASES)
        RequesterClass(form["requester_class"])
        SubjectRole(form["subject_part"])
        SubjectAge(form["subject_age"])
        assert DRAMA.fullmatch(form["requester_phone"])
        assert form["requester_email"].endswith(".example")


def test_every_nation_and_many_agencies_ask():
    made = forms(500)
    assert {form["nation"] for form in made} == set(Nation)
    assert len({form["requester_class"] for form in made}) >= 10


def test_the_same_seed_invents_the_same_people():
    assert forms(20) == forms(20)


def test_many_requests_are_spread_over_states_and_each_has_its_events(services: Services):
    added = add_requests(services, 90, seed=1)
    with reading(services.engine) as connection:
        rows = connection.execute(select(information_request)).mappings().all()
        subjects = connection.execute(select(func.count()).select_from(subject)).scalar_one()
        events = connection.execute(select(audit_event.c.request_id, audit_event.c.event)).all()
        assert verify(connection).holds
    assert (added.requests, len(rows)) == (90, 90)
    assert len({row["reference"] for row in rows}) == 90
    statuses = Counter(row["status"] for row in rows)
    assert statuses["closed"] > 45
    assert set(statuses) >= {"closed", "captured"}
    assert subjects == sum(row["capture"] != {} for row in rows)
    heard = Counter(request_id for request_id, event in events if event == "REQUEST_RECEIVED")
    assert heard == Counter(row["id"] for row in rows)
    checked = {request_id for request_id, event in events if event == "SOURCE_CHECK_SECONDED"}
    assert checked == {request_id for request_id, event in events if event == "ASSESSMENT_BEGUN"}
    ended = {request_id for request_id, event in events if event == "REQUEST_WITHDRAWN"}
    assert ended == {row["id"] for row in rows if row["status"] == "closed"}


def test_adding_again_adds_more(services: Services):
    add_requests(services, 5, seed=1)
    add_requests(services, 5, seed=1)
    with reading(services.engine) as connection:
        assert connection.execute(select(func.count()).select_from(information_request)).scalar_one() == 10


def test_of_a_hundred_some_have_gone_the_whole_way(services: Services):
    add_requests(services, 100, seed=3)
    with reading(services.engine) as connection:
        statuses = set(connection.execute(select(information_request.c.status)).scalars())
    assert {"decided", "authorised", "closed"} <= statuses


def test_the_command_makes_the_practice_once_and_says_who_can_sign_in(environ, capsys):
    assert main(["demo"]) == 0
    first = capsys.readouterr().err
    assert "Making the demonstration practice" in first
    assert "guardian@demonstration.example" in first
    assert "demonstration-only" in first
    assert main(["demo", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    services = build()
    assert [practice.id for practice in services.practices()] == [PRACTICE.id]
    with reading(services.engine) as connection:
        statuses = Counter(connection.execute(select(information_request.c.status)).scalars())
    assert set(statuses) == {"received", "captured", "evaluated", "decided", "authorised", "closed"}


def test_outside_its_mode_it_makes_nothing(environ, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("FORMSVC_DEMONSTRATION", "no")
    assert main(["demo"]) == 2
    assert "FORMSVC_DEMONSTRATION=yes" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_demonstration_is_not_served_as_real(environ, services, monkeypatch, capsys):
    monkeypatch.setenv("FORMSVC_DEMONSTRATION", "no")
    assert main(["web"]) == 2
    assert "whose passwords everybody knows" in capsys.readouterr().err


def test_a_scan_to_upload_is_new_each_time(environ, services, tmp_path, capsys):
    scans = []
    for name in ("one.png", "two.png"):
        assert main(["demo", "--quiet", "--scan", str(tmp_path / name)]) == 0
        scans.append((tmp_path / name).read_bytes())
    assert all(scan.startswith(b"\x89PNG") for scan in scans)
    assert "upload it as reception" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["0", "-1", "many", "1000001"])
def test_a_wrong_number_is_refused(environ, word, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--requests", word])
    assert ended.value.code == 2
    assert "a number from 1 to 1000000" in capsys.readouterr().err
