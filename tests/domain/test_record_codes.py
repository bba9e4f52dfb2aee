"""The approved list of codes and the notes on clinical systems (documents guide 2.4, 2.5, C-1 to C-5)."""

from __future__ import annotations

import pytest

from formsvc.domain.record_codes import AMBIGUOUS, CLOSES, EFFECTIVE, by_id, code_fault, codes_for
from formsvc.domain.record_entry import EntryKind
from formsvc.domain.record_systems import SYSTEMS

MULTIPLY = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]  # fmt: skip
PERMUTE = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
    [8, 9, 1, 6, 0, 4, 3, 5, 2, 7], [9, 4, 5, 3, 1, 2, 6, 8, 7, 0], [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
    [2, 7, 9, 3, 8, 0, 6, 4, 1, 5], [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
]  # fmt: skip


def passes_verhoeff(number):
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = MULTIPLY[check][PERMUTE[place % 8][int(digit)]]
    return check == 0


def test_the_list_has_its_83_concepts_each_with_a_good_check_digit():
    assert len(by_id()) == 83
    assert all(passes_verhoeff(code) for code in by_id())
    assert all(code.term and code.records and code.source for code in by_id().values())
    assert EFFECTIVE.year == 2026


def test_a_closing_code_is_on_the_list_and_is_added():
    for opened, closing in CLOSES.items():
        assert by_id()[opened].closed_by is by_id()[closing]
    assert by_id()["135890008"].closed_by is None


def test_nothing_is_suggested_for_the_alleged_person_until_the_lead_has_agreed():
    assert codes_for("alleged_perpetrator") == ()
    agreed = {code.id for code in codes_for("alleged_perpetrator", lead_agreed=True)}
    assert "206411000000103" in agreed
    assert not agreed & AMBIGUOUS


@pytest.mark.parametrize(
    ("part", "fits", "never"),
    [
        ("victim", "879911000000102", "342191000000101"),
        ("child_at_risk", "342191000000101", "879911000000102"),
        ("adult_at_risk", "766561000000109", "836881000000105"),
        ("parent_or_carer", "375041000000100", "342191000000101"),
    ],
)
def test_a_code_is_suggested_with_the_record_it_is_meant_for(part, fits, never):
    offered = {code.id for code in codes_for(part)}
    assert fits in offered
    assert never not in offered
    assert not any(code.needs_the_lead for code in codes_for(part, lead_agreed=False))


def test_an_unknown_part_is_offered_nothing():
    assert codes_for("somebody") == ()


def test_every_ambiguous_code_is_refused_for_the_alleged_person():
    for code in AMBIGUOUS:
        assert code_fault(code, EntryKind.POINTER, lead_agreed=True)
    assert not code_fault("206411000000103", EntryKind.POINTER, lead_agreed=True)
    assert not code_fault("879911000000102", EntryKind.SUBJECT)


def test_every_system_says_where_how_to_hide_and_what_nobody_confirmed():
    assert [system.code for system in SYSTEMS] == ["emis_web", "systmone", "vision", "medicus"]
    for system in SYSTEMS:
        assert system.where.text.endswith(".")
        assert system.hiding.text.endswith(".")
        assert system.short_limit < system.standard_limit
    assert any(
        note.unverified for system in SYSTEMS for note in (system.where, system.hiding, *system.watch_for)
    )
    assert not {s.code for s in SYSTEMS if s.keeps_hidden} & {"vision", "medicus"}
