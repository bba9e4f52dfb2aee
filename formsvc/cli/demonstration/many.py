"""Many plausible requests, written in large transactions, each with its audit events in the same commit.

The values are made by the same domain functions as in real use; what a service does in six transactions is
written in one of many requests, which is what makes a hundred thousand quick. A few go the whole way through
the services, letters and all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from formsvc.bootstrap import Services
from formsvc.cli.demonstration.made_request import Made, Maker
from formsvc.cli.demonstration.people import PRACTICE, colleagues
from formsvc.cli.demonstration.walk import People
from formsvc.cli.demonstration.whole_way import walk_some

BATCH = 1000
DAYS_BACK = 700
Say = Callable[[str], None]


@dataclass(frozen=True)
class Added:
    """What was added, and how long it took."""

    requests: int
    events: int
    seconds: float
    walking_seconds: float  # for those that go the whole way: never more than fifteen


def add_requests(services: Services, count: int, *, seed: int, say: Say = lambda _: None) -> Added:
    """Add ``count`` requests. The same seed invents the same people; adding again adds more."""
    began = time.monotonic()
    random = Random(seed)  # noqa: S311 - invents, protects nothing
    people = People.of(colleagues())
    walked = min(5, count // 100)
    maker = Maker(random, people, services.provisions, services.holidays)
    moments = iter(_moments(random, count - 3 * walked, services.clock()))
    today = services.clock().date()
    events = added = 0
    while batch := list(islice(moments, BATCH)):
        events += _write(services, [maker.make(at, today=today) for at in batch])
        added += len(batch)
        if added % 10_000 == 0:
            say(f"{added} requests …")
    written = time.monotonic()
    walk_some(services, people, random, walked)
    done = time.monotonic()
    return Added(count, events, done - began, done - written)


def _moments(random: Random, count: int, now: datetime) -> Iterator[datetime]:
    """When they came in: in order, over the last two years or so, in the hours that a practice is open."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    days = sorted(random.randrange(1, DAYS_BACK) for _ in range(count))
    for back in reversed(days):
        yield today - timedelta(days=back) + timedelta(seconds=random.randrange(8 * 3600, 18 * 3600))


def _write(services: Services, made: list[Made]) -> int:
    """One transaction: the rows of these requests and, in the order of time, their events."""
    with services.uow(PRACTICE.id) as uow:
        events = []
        for one in made:
            request = replace(
                one.request, reference=uow.information_requests.next_reference(one.request.received_at.year)
            )
            uow.information_requests.add(request)
            if one.subject is not None:
                uow.information_requests.put_subject(one.subject)
            if one.check is not None:
                uow.verifications.add(one.check)
                uow.verifications.put(one.check)
            if one.assessment is not None:
                uow.assessments.add(one.assessment)
            if one.evaluation is not None:
                uow.assessments.add_evaluation(one.evaluation)
            events += one.events
        events.sort(key=lambda event: event.at)
        uow.audit.record_all(events)
        uow.commit()
    return len(events)
