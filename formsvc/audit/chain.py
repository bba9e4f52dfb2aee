"""The chain of audit events, looked at link by link. Pure: rows in, the first bad one out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from formsvc.storage.audit_chain import BEGINNING, link_hash

Row = Sequence[str | int | None]  # the fields in the order of FIELDS, then the hash


class Chain:
    """Takes events in order and remembers where the chain stands."""

    def __init__(self) -> None:
        self.events = 0
        self.head = BEGINNING
        self.first_bad: int | None = None

    def follow(self, rows: Iterable[Row]) -> None:
        """Go along these rows until one does not hold; the rest are not looked at."""
        if self.first_bad is not None:
            return
        for row in rows:
            *values, link = row
            if values[0] != self.events + 1 or values[-1] != self.head or link != link_hash(values):
                self.first_bad = self.events + 1
                return
            self.events += 1
            self.head = str(link)
