"""What makes two requests look like one, however it was written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from formsvc.domain.capture import Capture, CapturedValue, Origin
from formsvc.domain.likeness import Marks, marks_of
from formsvc.domain.people import StaffId

AT = datetime(2026, 11, 20, tzinfo=UTC)


def form(**values: str) -> Capture:
    return Capture(
        {key: CapturedValue(value, Origin.TYPED, StaffId("s"), AT) for key, value in values.items()}
    )


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("requester_org", "Harbour Police", "  harbour   POLICE "),
        ("requester_org", "The Harbour Police", "Police, Harbour"),
        ("reference", "44AB/1234/26", "44ab 1234-26"),
        ("subject_nhs_number", "999 000 0018", "9990000018"),
    ],
)
def test_the_same_is_seen_however_it_is_written(key, one, other):
    assert marks_of(form(**{key: one})) == marks_of(form(**{key: other}))
    assert marks_of(form(**{key: one})) != marks_of(form(**{key: other + "9x"}))


def test_a_person_is_their_name_and_date_of_birth():
    one = marks_of(form(subject_name="Ms Zoë O’Brien", subject_dob="1990-02-01"))
    assert one == marks_of(form(subject_name="OBRIEN, Zoe", subject_dob="1990-02-01"))
    assert one != marks_of(form(subject_name="OBRIEN, Zoe", subject_dob="1990-02-02"))


@pytest.mark.parametrize("half", [{"subject_name": "Zoe Example"}, {"subject_dob": "1990-02-01"}, {}])
def test_half_of_it_is_nobody(half):
    assert marks_of(form(**half)) == Marks()
