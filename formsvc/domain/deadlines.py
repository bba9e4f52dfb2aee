"""When a reply is due, in working days of the practice's nation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from formsvc.domain.capture import Urgency

# Policy, not law: a practice may set others. Counted from the day after receipt.
DAYS_TO_REPLY = {Urgency.EMERGENCY: 0, Urgency.URGENT: 1, Urgency.ROUTINE: 5}


def add_working_days(start: date, days: int, holidays: Collection[date]) -> date:
    """The ``days``-th working day after ``start``; with 0, ``start`` itself or the next working day."""
    day = start
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    if day != start and days > 0:
        days -= 1
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day, holidays):
            day += timedelta(days=1)
    return day


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def reply_due(
    received_on: date, urgency: Urgency, stated_deadline: date | None, holidays: Collection[date]
) -> date:
    """The earlier of the requester's deadline and our own number of working days."""
    ours = (
        received_on
        if urgency is Urgency.EMERGENCY
        else add_working_days(received_on, DAYS_TO_REPLY[urgency], holidays)
    )
    return ours if stated_deadline is None else max(received_on, min(ours, stated_deadline))
