"""Values in the forms that people and scanners give them."""

from __future__ import annotations

from datetime import date

import pytest

from formsvc.intake.fields.labels import match_label
from formsvc.intake.fields.officer import parse_person
from formsvc.intake.normalise.addresses import looks_like_address, tidy_address
from formsvc.intake.normalise.dates import birth_date, find_dates, first_date
from formsvc.intake.normalise.emails import find_emails
from formsvc.intake.normalise.names import is_name, tidy_name
from formsvc.intake.normalise.nhs_numbers import find_nhs_numbers
from formsvc.intake.normalise.phones import find_phones
from formsvc.intake.normalise.roles import read_role


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16/10/2026", date(2026, 10, 16)),
        ("3/10/75", date(1975, 10, 3)),
        ("16.10.2026", date(2026, 10, 16)),
        ("23-Oct-2026", date(2026, 10, 23)),
        ("22nd October 2026", date(2026, 10, 22)),
        ("Saturday 24 October 2026 at 10.30 am", date(2026, 10, 24)),
        ("9th day of October 2026", date(2026, 10, 9)),
        ("2026-10-16", date(2026, 10, 16)),
        ("8 Hydref 2026", date(2026, 10, 8)),
        ("31/02/2026", None),
        ("999 152 7133", None),
        ("44NX/53021/26", None),
    ],
)
def test_days_come_before_months_and_impossible_days_are_none(text: str, day: date | None) -> None:
    assert first_date(text) == day


def test_a_two_figure_year_of_birth_lies_in_the_past() -> None:
    found = find_dates("18/7/31")[0]
    assert birth_date(found, date(2026, 10, 1)) == date(1931, 7, 18)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to a.b-c@north-cc.gov.uk.Yours", ["a.b-c@north-cc.gov.uk"]),
        ("doreen.llewellyn-\npryce@brindley.gov.uk", ["doreen.llewellyn-pryce@brindley.gov.uk"]),
        ("kay.rudd @ elm.police.uk", ["kay.rudd@elm.police.uk"]),
        ("kay.rudd@elm.gov.ck", ["kay.rudd@elm.gov.uk"]),
        ("huw@morfa.gov.wales, or ring", ["huw@morfa.gov.wales"]),
        ("no address at all", []),
    ],
)
def test_mail_addresses_are_mended_where_lines_broke_them(text: str, found: list[str]) -> None:
    assert find_emails(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tel: 0113 496 0572", ["0113 496 0572"]),
        ("0114 496\n0453", ["0114 496 0453"]),
        ("+44 (0)113 496 0572", ["+44 113 496 0572"]),
        ("NHS 999 152 7133", []),
        ("101", []),
    ],
)
def test_telephone_numbers_have_the_length_and_beginning_of_one(text: str, found: list[str]) -> None:
    assert find_phones(text) == found


def test_an_nhs_number_agrees_with_its_check_digit() -> None:
    assert find_nhs_numbers("999 152 7133, 999 152 7134, 9991527133") == ["999 152 7133", "999 152 7133"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PENHALIGON, Doreen", "Doreen Penhaligon"),
        ("Mr Robert O’Brien", "Robert O’Brien"),
        ("DC 346993 Imran Ashdown", "Imran Ashdown"),
        ("AGNIESZKA KAUR-DHILLON", "Agnieszka Kaur-Dhillon"),
        ("Sgt Margaret Mubarak", "Margaret Mubarak"),
    ],
)
def test_a_name_is_written_forename_first_without_rank(text: str, name: str) -> None:
    assert tidy_name(text) == name
    assert is_name(name)


@pytest.mark.parametrize(
    "text", ["Date of birth", "Brindley Road Surgery", "cannot be traced", "Elmshire Police", "12"]
)
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert not is_name(tidy_name(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("T/DC", "Trainee Detective Constable"),
        ("PC 4410", "Police Constable"),
        ("Det. Supt. Ada Wren", "Detective Superintendent"),
        ("Social Worker, Assessment Team 2", "Social Worker"),
        ("Gweithiwr Cymdeithasol / Social Worker", "Social Worker"),
        ("Coroner's Officer", "Coroner's Officer"),
        ("Fosse Way", ""),
    ],
)
def test_ranks_and_titles_are_written_in_full(text: str, role: str) -> None:
    assert read_role(text) == role


def test_rank_number_and_name_are_told_apart_in_any_order() -> None:
    for text in ("DC 346993 Imran Ashdown", "DC Imran Ashdown 346993", "Imran Ashdown, DC 346993"):
        person = parse_person(text)
        assert (person.name, person.role, person.number) == ("Imran Ashdown", "Detective Constable", "346993")


def test_an_address_ends_with_its_postcode() -> None:
    assert (
        tidy_address("5 Mill Road,\nHarrow Green\nHG24LP tel 01632") == "5 Mill Road, Harrow Green, HG2 4LP"
    )
    assert not looks_like_address("Dates of all appointments since 2022")


@pytest.mark.parametrize(
    ("text", "key", "party"),
    [
        ("A2 Investigator (rank, name and number)", "person", "officer"),
        ("ur ref:", "reference", ""),
        ("Your ref", "sink", ""),
        ("Date by which a reply is needed", "deadline", ""),
        ("Meeting date", "sink", ""),
        ("Why it is sought, and why you are believed to hold it", "purpose", ""),
        ("Authorising officer's signature", "sign", "authoriser"),
        ("Manager e-mail", "sink", "other"),
        ("Organisation tel.", "sink", "practice"),
        ("H&C No:", "nhs", ""),
        ("Enw'r swyddog", "person", "officer"),
    ],
)
def test_labels_are_known_by_their_words(text: str, key: str, party: str) -> None:
    hit = match_label(text)
    assert hit is not None
    assert (hit.label.key, hit.label.party, hit.rest) == (key, party, "")


def test_a_sentence_is_no_label() -> None:
    for text in (
        "You are reminded that the Coroner has power",
        "I am the officer in the case of an investigation",
    ):
        assert match_label(text) is None


@pytest.mark.parametrize("ending", ["police.example", "gov.test", "council.invalid", "trust.org"])
def test_addresses_of_every_usual_and_reserved_ending_are_taken(ending: str) -> None:
    assert find_emails(f"Email jo.pryce@{ending}. Please reply") == [f"jo.pryce@{ending}"]


def test_a_number_run_into_an_address_is_parted_from_it() -> None:
    assert find_emails("0161 496 0777.jo.pryce@town.police.uk") == ["jo.pryce@town.police.uk"]
