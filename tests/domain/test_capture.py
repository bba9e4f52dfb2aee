"""Where each confirmed value came from, who confirmed it, and that blank is data."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formsvc.domain.capture import CAPTURE_KEYS, Capture, Channel, Origin, Urgency, Value, merge_capture
from formsvc.domain.people import StaffId

FIRST, LATER = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)
ADA, BEN = StaffId("ada"), StaffId("ben")
VALUES = (
    st.none() | st.booleans() | st.sampled_from(["", "a", "b"]) | st.sampled_from([(), ("x",), ("x", "y")])
)
FORMS = st.dictionaries(st.sampled_from(CAPTURE_KEYS[:6]), VALUES)


def merged(given_: dict[str, Value], suggested: dict[str, Value], before: Capture | None = None) -> Capture:
    return merge_capture(
        given_, suggested, by=ADA, at=FIRST, before=before or Capture(), document_id="d1",
        pages={key: 2 for key in suggested},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given_", "suggested", "origin"),
    [
        ("AP/1", "AP/1", Origin.SCAN),
        ("AP/1", "AP/7", Origin.CHANGED),
        ("AP/1", None, Origin.TYPED),
        ("AP/1", "", Origin.TYPED),
        (("consent",), ("consent",), Origin.SCAN),
        (("consent",), ("court_order",), Origin.CHANGED),
        (("consent",), (), Origin.TYPED),
        (False, False, Origin.SCAN),
        (False, True, Origin.CHANGED),
        (False, None, Origin.TYPED),
    ],
)
def test_a_value_says_where_it_came_from(given_: Value, suggested: Value, origin: Origin) -> None:
    value = merged({"reference": given_}, {"reference": suggested}).values["reference"]
    assert (value.value, value.origin, value.confirmed_by, value.confirmed_at) == (given_, origin, ADA, FIRST)
    assert (value.document_id, value.page) == ((None, None) if origin is Origin.TYPED else ("d1", 2))


@pytest.mark.parametrize("blank", [None, "", ()])
def test_blank_is_blank_whatever_was_suggested(blank: Value) -> None:
    capture = merged({"purpose": blank}, {"purpose": "Suggested words"})
    assert capture.values == {}
    assert capture.get("purpose") is None
    assert capture.text("purpose") == ""


def test_what_was_confirmed_before_and_not_altered_keeps_its_history() -> None:
    before = merged({"reference": "AP/1", "purpose": "Assault"}, {"reference": "AP/1"})
    after = merge_capture(
        {"reference": "AP/1", "purpose": "Assault and theft"}, {"reference": "AP/2"}, by=BEN, at=LATER,
        before=before,
    )  # fmt: skip
    assert after.values["reference"] == before.values["reference"]
    assert (after.values["purpose"].confirmed_by, after.values["purpose"].origin) == (BEN, Origin.TYPED)


def test_a_capture_is_read_as_words_and_days() -> None:
    capture = merged({"request_date": "2026-11-16", "consent_sought": True}, {})
    assert capture.day("request_date") == date(2026, 11, 16)
    assert capture.day("deadline") is None
    assert capture.text("consent_sought") == ""
    assert capture.plain() == {"request_date": "2026-11-16", "consent_sought": True}


@given(FORMS, FORMS, FORMS)
def test_what_a_person_confirms_is_what_is_kept(
    first: dict[str, Value], suggested: dict[str, Value], second: dict[str, Value]
) -> None:
    """Nothing suggested gets in by itself, and nothing left out of the second form stays."""
    before = merged(first, suggested)
    after = merge_capture(second, suggested, by=BEN, at=LATER, before=before)
    assert after.plain() == {key: value for key, value in second.items() if value not in (None, "", ())}
    for key, value in after.values.items():
        assert value.confirmed_by == (ADA if before.get(key) == value.value else BEN)


def test_the_most_urgent_comes_first_and_everything_has_words() -> None:
    assert sorted(Urgency, key=lambda one: one.rank) == [
        Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE,
    ]  # fmt: skip
    assert all(one.label for one in (*Urgency, *Channel))
