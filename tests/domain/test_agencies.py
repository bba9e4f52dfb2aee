"""The list of agencies: whole entries, stale ones, the likeliest first, a file all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from formsvc.domain.agency import (
    Agency,
    AgencyEntry,
    AgencyFault,
    AgencyId,
    check_entry,
    domains_from,
    is_named,
    likely_agencies,
)
from formsvc.domain.agency_list import COLUMNS, MOST_ROWS, ListRefused, read_list, write_list
from formsvc.domain.people import PracticeId

TODAY = date(2026, 11, 20)
ENTRY = AgencyEntry(
    "Harbour Police", "police", "england", "Disclosure unit", "020 7946 0700", "Website", date(2026, 9, 1),
    ("harbour.police.example", "hp.example"), "By the unit’s form", date(2026, 9, 2),
    "Inspector", "Ask for Kim",
)  # fmt: skip


def agency(name: str, kind: str = "police") -> Agency:
    return Agency(AgencyId(name), PracticeId("p"), replace(ENTRY, name=name, agency_class=kind))


@pytest.mark.parametrize(
    ("checked_on", "stale"),
    [
        (None, True), (date(2026, 11, 20), False), (date(2025, 11, 20), False), (date(2025, 11, 19), True),
        (date(2025, 12, 1), False), (date(2025, 10, 30), True),
    ],
)  # fmt: skip
def test_a_number_goes_stale_after_twelve_months(checked_on: date | None, stale: bool) -> None:
    entry = replace(ENTRY, checked_on=checked_on, process_checked_on=checked_on)
    one = Agency(AgencyId("a"), PracticeId("p"), entry)
    assert one.is_stale(TODAY) is stale
    assert one.process_is_stale(TODAY) is stale
    assert not replace(one, entry=replace(entry, local_process="")).process_is_stale(TODAY)


def test_the_months_are_a_setting() -> None:
    one = Agency(AgencyId("a"), PracticeId("p"), ENTRY)
    assert one.is_stale(TODAY, months=2)
    assert not one.is_stale(TODAY, months=3)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"), ({"agency_class": "dragons"}, "agency_class"),
        ({"nation": "france"}, "nation"),
        ({"telephone": "9"}, "telephone"), ({"found_where": ""}, "found_where"),
        ({"email_domains": ("not a domain",)}, "email_domains"),
        ({"checked_on": date(2026, 11, 21)}, "checked_on"),
        ({"telephone": "", "email_domains": ()}, "checked_on"),
        ({"process_checked_on": date(2027, 1, 1)}, "process_checked_on"),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_whole_is_refused_at_its_field(changed: dict[str, object], field: str) -> None:
    check_entry(ENTRY, today=TODAY)
    with pytest.raises(AgencyFault) as fault:
        check_entry(replace(ENTRY, **changed), today=TODAY)  # type: ignore[arg-type]
    assert fault.value.field == field


def test_the_likeliest_entry_comes_first() -> None:
    found = likely_agencies(
        [agency("Zeal Council", "court"), agency("Other Police"), agency("Harbour Police")],
        organisation="harbour-police", requester_class="police",
    )  # fmt: skip
    assert [one.entry.name for one in found] == ["Harbour Police", "Other Police", "Zeal Council"]
    assert is_named(found[0], "HARBOUR POLICE")
    assert not is_named(found[1], "")
    assert not is_named(found[1], "Harbour Police")


def test_domains_are_read_however_they_are_separated() -> None:
    assert domains_from(" @Harbour.Police.uk, hp.example;hp.example\nthird.example. ") == (
        "harbour.police.uk", "hp.example", "third.example",
    )  # fmt: skip


def test_the_list_written_reads_back_the_same() -> None:
    entries = (ENTRY, AgencyEntry("=cmd()", "court", "", notes="+1", telephone="", team="@home"))
    text = write_list(entries)
    assert "'=cmd()" in text
    assert read_list(text.encode("utf-8-sig"), today=TODAY) == entries


def refusal(content: bytes | str) -> list[str]:
    with pytest.raises(ListRefused) as refused:
        read_list(content.encode() if isinstance(content, str) else content, today=TODAY)
    return [fault.sentence for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"  \n", "The file is empty"),
        (b"\xff\xfe\x00n", "Save it as “CSV UTF-8”"),
        ('name,agency_class\n"never closed,police\n', "not a CSV file"),
        ("agency_class\npolice\n", "no column named name"),
        ("name,agency_class,shoe_size\nA,police,9\n", "do not know the column “shoe_size”"),
        ("name,agency_class,name\nA,police,B\n", "Two columns have the same name"),
        ("name,agency_class\n\n", "no agencies"),
        ("name,agency_class\nA,police,extra\n", "Row 2: it has more columns"),
        ("name,agency_class,checked_on\nA,police,20/11/2026\n", "Row 2: checked_on must be a date"),
        ("name,agency_class\nA,police\nA,police\n", "Row 3: “A” is in the file twice."),
        (f"name,agency_class,notes\nA,police,{'x' * 2001}\n", "Row 2: notes must be 2,000 characters"),
        ("name,agency_class\n" + "A,police\n" * (MOST_ROWS + 1), "Split it"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(content: bytes | str, sentence: str) -> None:
    assert any(sentence in said for said in refusal(content))


def test_every_bad_row_is_named() -> None:
    said = refusal("name,agency_class\n,police\nGood,police\nBad,dragons\n")
    assert [words.partition(":")[0] for words in said] == ["Row 2", "Row 4"]


def test_columns_are_those_of_an_entry() -> None:
    assert set(COLUMNS) == set(AgencyEntry.__dataclass_fields__)
