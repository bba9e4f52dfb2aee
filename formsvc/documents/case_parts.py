"""One part of a case file, read value by value; every fault is a sentence that names the part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from formsvc.documents.typed_values import LONDON, format_date, format_moment
from formsvc.domain.context import plain
from formsvc.domain.errors import DomainError
from formsvc.domain.letter import Signatory


class BadCaseFile(DomainError):
    """The case file lacks something or holds what it cannot hold."""


@dataclass(frozen=True)
class CasePart:
    """One part of the case file, and what to call it in a message."""

    values: Mapping[Any, Any]
    name: str

    def __post_init__(self) -> None:
        if not isinstance(self.values, Mapping):
            raise BadCaseFile(f"{self.where} must be a list of keys and values.")

    @property
    def where(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    def part(self, key: str, *, needed: bool = False) -> CasePart:
        value = self.values.get(key)
        if value is None and needed:
            raise BadCaseFile(f"{self.where} has no “{key}”. Add it.")
        return CasePart({} if value is None else value, key)

    def parts(self, key: str) -> list[CasePart]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise BadCaseFile(f"“{key}” must be a list.")
        return [CasePart(entry, f"{key}, number {n},") for n, entry in enumerate(value, 1)]

    def text(self, key: str, *, needed: bool = False) -> str:
        value = plain(self.values.get(key))
        if isinstance(value, (Mapping, list)):
            raise BadCaseFile(f"{self.where}: “{key}” must be words, not a list.")
        words = "" if value is None else str(value).strip()
        if needed and not words:
            raise BadCaseFile(f"{self.where} has no “{key}”. Add it.")
        return words

    def words(self, key: str) -> str:
        """Words, in which a date alone is written out and a list has a line to each part."""
        value = self.values.get(key)
        if isinstance(value, datetime):
            return format_moment(value if value.tzinfo else value.replace(tzinfo=UTC))
        if isinstance(value, date):
            return format_date(value)
        if isinstance(value, list):
            return "\n".join(self.lines(key))
        return self.text(key)

    def lines(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if isinstance(value, list):
            return tuple(str(line).strip() for line in value if str(line).strip())
        words = self.text(key)
        return tuple(part.strip() for part in words.replace("\n", ",").split(",") if part.strip())

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value in (None, ""):
            return None
        if isinstance(value, datetime):
            return self._within(key, value.date())
        if isinstance(value, date):
            return self._within(key, value)
        try:
            return self._within(key, date.fromisoformat(str(value)[:10]))
        except ValueError:
            raise BadCaseFile(f"{self.where}: “{key}” must be a date, such as 2026-08-07.") from None

    def moment(self, key: str) -> datetime | None:
        value = self.values.get(key)
        if value in (None, ""):
            return None
        try:
            moment = value if isinstance(value, date) else datetime.fromisoformat(str(value))
        except ValueError:
            raise BadCaseFile(
                f"{self.where}: “{key}” must be a time, such as 2026-08-07T10:15:00Z."
            ) from None
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time(12), tzinfo=LONDON)
        self._within(key, moment.date())
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def _within(self, key: str, day: date) -> date:
        if not 1900 <= day.year <= 2200:
            raise BadCaseFile(f"{self.where}: “{key}” must have a year from 1900 to 2200.")
        return day

    def signatory(self, key: str) -> Signatory | None:
        value = self.values.get(key)
        if value in (None, "", {}):
            return None
        if isinstance(value, str):
            return Signatory(value)
        person = CasePart(value, key)
        return Signatory(person.text("name", needed=True), person.text("role"), person.text("registration"))
