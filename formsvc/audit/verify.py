"""Does the audit log still say what was written? (promise P6)

Found: a field changed by one bit, a row removed, put in or swapped, the end cut off (the head row knows how
many there were). Not found from inside: a chain rewritten whole, head row and all. For that, note the head
now and then where this server cannot write, and hand it back as the expected head.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from formsvc.audit.chain import Chain
from formsvc.storage.audit_chain import BEGINNING, FIELDS
from formsvc.storage.audit_log import Head, audit_event, audit_head, head_of

_BATCH = 5_000


@dataclass(frozen=True)
class Verified:
    """How many events hold, the number of the first that does not, and the hash the chain ends with."""

    events: int
    first_bad: int | None
    head: str

    @property
    def holds(self) -> bool:
        return self.first_bad is None


def verify(connection: Connection, *, expected: Head | None = None) -> Verified:
    """Check every event from the first to the head, and that an earlier head still lies on the chain."""
    head = head_of(connection)
    if head is None:
        return Verified(0, 1, BEGINNING)
    chain = Chain()
    first_bad = _follow(connection, chain, head, expected)
    return Verified(chain.events, first_bad, chain.head)


def _follow(connection: Connection, chain: Chain, head: Head, expected: Head | None) -> int | None:
    columns = [audit_event.c[name] for name in (*FIELDS, "hash")]
    while chain.first_bad is None and chain.events < head.events:
        stop = min(chain.events + _BATCH, head.events)
        if expected is not None and chain.events < expected.events:
            stop = min(stop, expected.events)
        before = chain.events
        in_turn = select(*columns).where(audit_event.c.seq > before, audit_event.c.seq <= stop)
        chain.follow(tuple(row) for row in connection.execute(in_turn.order_by(audit_event.c.seq)))
        if chain.first_bad is None and chain.events < stop:
            return chain.events + 1  # a row is missing at the end of the batch
        if expected is not None and chain.events == expected.events and chain.head != expected.hash:
            return expected.events
    if chain.first_bad is not None:
        return chain.first_bad
    return _end_is_wrong(connection, chain, head, expected)


def _end_is_wrong(connection: Connection, chain: Chain, head: Head, expected: Head | None) -> int | None:
    if chain.head != head.hash:
        return max(chain.events, 1)
    if expected is not None and expected.events > chain.events:
        return chain.events + 1
    latest = select(audit_head.c.events).scalar_subquery()
    beyond = select(func.min(audit_event.c.seq)).where((audit_event.c.seq > latest) | (audit_event.c.seq < 1))
    return None if connection.execute(beyond).scalar_one() is None else chain.events + 1


def read_head(words: str) -> Head:
    """A head as ``formsvc audit verify`` prints it: the number of events, a colon, the hash."""
    number, _, link = words.partition(":")
    if not number.isdigit() or len(link) != 64 or not set(link) <= set("0123456789abcdef"):
        raise ValueError("An expected head is a number of events, a colon and 64 digits, as printed before.")
    return Head(int(number), link)
