"""The leak check finds what is planted in any of 200 ways, and seldom cries wolf."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from formsvc.documents.checks.leaks import leaked_details
from formsvc.domain.codes import DocumentCode

sys.path.insert(0, str(Path(__file__).parent))

from plantings import WAYS, people
from strangers import strangers

from .conftest import CALLED_FOR, case_of

PEOPLE = list(people(4, seed=11))


def test_there_are_two_hundred_kinds_of_planting():
    assert len(WAYS) >= 200


@pytest.mark.parametrize("way", sorted(WAYS))
def test_what_is_planted_is_found(way):
    for person in PEOPLE:
        case = case_of("S01", people=[person.case_file])
        assert leaked_details(f"She said that {WAYS[way](person)} was named there.", case)


def test_strangers_are_seldom_found_where_they_do_not_stand(press):
    letters = [
        " ".join(press.words(DocumentCode(code), case_of(scenario, answers=answers, people=[])))
        for code, (scenario, answers) in CALLED_FOR.items()
    ]
    cases = [case_of("S01", people=[stranger]) for stranger in strangers(40)]
    alarms = sum(bool(leaked_details(words, case)) for case in cases for words in letters)
    assert alarms <= 0.01 * len(cases) * len(letters)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bright Star Nursery", ["the school, refuge or place of work of another person (child)"]),
        ("bright-star", ["the school, refuge or place of work of another person (child)"]),
        ("a bright morning", []),
        ("Nia Parry-Jones", ["the name of another person (child)"]),
        ("Mrs Young came", ["the name of another person (child)"]),
        ("a young person", []),
    ],
)
def test_schools_and_former_names_are_looked_for_too(text, found):
    child = {
        "role": "child",
        "name": "Tomos Young",
        "other_names": ["Nia Parry-Jones"],
        "school": "Bright Star Nursery",
    }
    assert leaked_details(text, case_of("S01", people=[child])) == found
