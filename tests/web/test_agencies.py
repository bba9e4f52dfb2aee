"""The list of agencies through the pages: kept, marked, taken in, given out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from formsvc.domain.people import Role
from tests.factories import open_surgery
from tests.web.pages import Pages, links

LEAD, RECEPTION = Role.SAFEGUARDING_LEAD, Role.RECEPTION
ENTRY = {
    "name": "Harbour Police", "agency_class": "police", "nation": "england", "telephone": "020 7946 0777",
    "found_where": "The force’s website", "checked_on-day": "1", "checked_on-month": "11",
    "checked_on-year": "2026", "email_domains": "harbour.police.example",
}  # fmt: skip


def entries(pages: Pages):
    with pages.surgery.uow as uow:
        return {agency.entry.name: agency for agency in uow.agencies.everyone()}


def test_the_list_says_where_each_number_was_found_and_marks_what_is_out_of_date(pages: Pages) -> None:
    page = pages.get(RECEPTION, "/agencies")
    assert "found: The force’s website, contact page." in page.text
    assert "Last checked 14 September 2026" in page.text
    assert page.text.count("Out of date</strong>") == 1  # the MARAC's, of May 2025
    assert "/agencies/new" not in links(page)


@pytest.mark.parametrize("role", Role)
def test_who_reads_the_list_and_who_keeps_it(pages: Pages, role: Role) -> None:
    reads = role not in (Role.ADMIN, Role.AUDITOR)
    keeps = reads and role not in (Role.RECEPTION, Role.CLINICIAN)
    assert pages.get(role, "/agencies").status_code == (200 if reads else 403)
    for path in ("/agencies/new", "/agencies/import", "/agencies/list.csv"):
        assert pages.get(role, path).status_code == (200 if keeps else 403), path


def test_an_agency_is_added_changed_and_marked_as_checked(pages: Pages) -> None:
    assert pages.send(LEAD, "/agencies/new", **ENTRY).status_code == 303
    agency = entries(pages)["Harbour Police"]
    path = f"/agencies/{agency.id}"
    assert 'value="harbour.police.example"' in pages.get(LEAD, path).text
    changed = {**ENTRY, "team": "Disclosure unit", "countersigned_by": "Inspector", "version": "0"}
    assert pages.send(LEAD, path, **changed).status_code == 303
    assert entries(pages)["Harbour Police"].entry.title == "Harbour Police, Disclosure unit"
    assert pages.send(LEAD, path, **changed).status_code == 409  # a colleague was first
    assert pages.send(Role.PRACTICE_MANAGER, f"{path}/checked").status_code == 303
    now = entries(pages)["Harbour Police"]
    assert (now.entry.checked_on.isoformat(), now.checked_by) != ("2026-11-01", agency.checked_by)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Enter the name of the agency"),
        ({"agency_class": ""}, "Select what kind of agency it is"),
        ({"found_where": ""}, "Enter where you found the number"),
        ({"telephone": "none"}, "Enter a telephone number"),
        ({"checked_on-year": "2199"}, "must be today or in the past"),
        ({"email_domains": "not a domain"}, "is no email domain"),
        ({"name": "Anytown Police", "team": "Force disclosure unit"}, "are on the list already"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(pages: Pages, changed: dict, words: str) -> None:
    answer = pages.send(LEAD, "/agencies/new", **{**ENTRY, **changed})
    assert answer.status_code == 422
    assert words in answer.text
    assert "Harbour Police" not in entries(pages)


def upload(pages: Pages, content: bytes):
    client = pages.of(LEAD)
    data = {"csrf_token": client.token(), "file": (io.BytesIO(content), "list.csv")}
    return client.post("/agencies/import", data=data, content_type="multipart/form-data")


def test_a_list_goes_out_and_comes_back_as_it_was(pages: Pages) -> None:
    before = entries(pages)
    out = pages.get(LEAD, "/agencies/list.csv")
    assert out.headers["Content-Disposition"] == 'attachment; filename="agencies.csv"'
    assert upload(pages, out.data).status_code == 303
    assert entries(pages) == before
    assert pages.surgery.events()[-1] == "AGENCIES_EXPORTED"


def test_promise_a_formula_in_the_list_does_not_run_in_a_spreadsheet(pages: Pages) -> None:
    words = '=HYPERLINK("http://evil.example")'
    pages.send(LEAD, "/agencies/new", **{**ENTRY, "notes": words})
    out = pages.get(LEAD, "/agencies/list.csv").data
    rows = csv.DictReader(io.StringIO(out.decode("utf-8-sig")))
    row = next(row for row in rows if row["name"] == "Harbour Police")
    assert row["notes"] == f"'{words}"
    assert upload(pages, out).status_code == 303
    assert entries(pages)["Harbour Police"].entry.notes == words


def test_promise_one_bad_row_and_nothing_is_taken_in(pages: Pages) -> None:
    before = entries(pages)
    rows = "name,agency_class,telephone,found_where\nGood,police,101,Website\n,police,,\nBad,dragon,,\n"
    answer = upload(pages, rows.encode())
    assert answer.status_code == 422
    assert "Row 3: Enter the name of the agency." in answer.text
    assert "Row 4: Select what kind of agency it is." in answer.text
    assert entries(pages) == before


def test_a_file_adds_and_changes(pages: Pages) -> None:
    rows = (
        "name,agency_class,nation,team,telephone,found_where\n"
        "Harbour Police,police,england,,020 7946 0001,Website\n"
        "Anytown MARAC,marac,england,Co-ordinator,0161 496 0767,Website\n"
    )
    assert upload(pages, rows.encode()).status_code == 303
    assert "1 added, 1 changed." in pages.get(LEAD, "/agencies").text
    assert entries(pages)["Anytown MARAC"].entry.telephone == "0161 496 0767"


def test_no_file_is_asked_for(pages: Pages) -> None:
    assert "Select the CSV file" in pages.send(LEAD, "/agencies/import", files=True).text


def test_after_how_many_months_a_number_is_out_of_date_is_a_setting(
    tmp_path: Path, empty_surgery: Path
) -> None:
    surgery = open_surgery(tmp_path / "strict", empty_surgery, AGENCY_STALE_MONTHS="1")
    page = Pages(surgery).get(RECEPTION, "/agencies").text
    assert "not checked in the last 1 months" not in page
    assert "not checked in the last month" in page
    assert page.count("Out of date</strong>") == 3
    surgery.engine.dispose()
