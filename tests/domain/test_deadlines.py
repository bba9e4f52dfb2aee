"""Replies fall due on working days, counted from the day after receipt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formsvc.domain.capture import Urgency
from formsvc.domain.deadlines import add_working_days, is_working_day, reply_due

CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}  # England and Wales
MONDAY = date(2026, 11, 16)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
HOLIDAYS = st.frozensets(DAYS, max_size=30)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, date(2026, 11, 17)),
        (MONDAY, 5, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 21), 0, date(2026, 11, 23)),  # a Saturday counts as nothing
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 2, date(2026, 11, 24)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 25), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 5, date(2027, 1, 5)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(start: date, days: int, expected: date) -> None:
    assert add_working_days(start, days, CHRISTMAS) == expected


@pytest.mark.parametrize(
    ("urgency", "stated", "expected"),
    [
        (Urgency.ROUTINE, None, date(2026, 11, 23)),
        (Urgency.URGENT, None, date(2026, 11, 17)),
        (Urgency.EMERGENCY, None, MONDAY),
        (Urgency.ROUTINE, date(2026, 11, 18), date(2026, 11, 18)),  # theirs is earlier
        (Urgency.ROUTINE, date(2026, 12, 18), date(2026, 11, 23)),  # ours is earlier
        (Urgency.ROUTINE, date(2026, 11, 2), MONDAY),  # a date that has passed is today
    ],
)
def test_the_earlier_of_their_date_and_ours(urgency: Urgency, stated: date | None, expected: date) -> None:
    assert reply_due(MONDAY, urgency, stated, CHRISTMAS) == expected


@given(DAYS, st.integers(0, 20), HOLIDAYS)
def test_a_due_day_is_a_working_day_with_that_many_before_it(
    start: date, days: int, holidays: frozenset[date]
) -> None:
    due = add_working_days(start, days, holidays)
    between = [start + timedelta(n) for n in range(1, (due - start).days + 1)]
    assert is_working_day(due, holidays)
    counted = sum(is_working_day(day, holidays) for day in between)
    assert counted == days or (days == 0 and counted == 1 and not is_working_day(start, holidays))


@given(DAYS, st.sampled_from(list(Urgency)), st.none() | DAYS, HOLIDAYS)
def test_a_reply_is_never_due_before_it_came_in(
    received: date, urgency: Urgency, stated: date | None, holidays: frozenset[date]
) -> None:
    due = reply_due(received, urgency, stated, holidays)
    assert received <= due
    assert stated is None or due <= max(received, stated)
