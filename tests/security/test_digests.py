"""Keyed digests find an exact value and give nothing away."""

from __future__ import annotations

import pytest

from formsvc.security.digests import Digester

PLACE = "subject.nhs_number_digest"


@pytest.mark.parametrize(
    "typed", ["9991234567", "999 123 4567", "999-123-4567", " 9991234567 ", "９９９1234567"]
)
def test_an_nhs_number_is_found_however_it_was_typed(typed: str) -> None:
    digester = Digester({1: b"1" * 32})
    assert digester.digest(PLACE, typed) == digester.digest(PLACE, "9991234567")


def test_other_values_places_and_keys_give_other_digests() -> None:
    digester = Digester({1: b"1" * 32})
    found = {
        digester.digest(PLACE, "9991234567"),
        digester.digest(PLACE, "9991234568"),
        digester.digest("other.column", "9991234567"),
        Digester({1: b"2" * 32}).digest(PLACE, "9991234567"),
    }
    assert len(found) == 4
    assert not any("9991234567" in digest for digest in found)


def test_rows_from_before_a_rotation_are_still_found() -> None:
    before = Digester({1: b"1" * 32}).digest(PLACE, "9991234567")
    after = Digester({1: b"1" * 32, 2: b"2" * 32})
    assert before in after.candidates(PLACE, "9991234567")
    assert after.candidates(PLACE, "9991234567")[0] == after.digest(PLACE, "9991234567") != before


def test_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match="no key"):
        Digester({})
