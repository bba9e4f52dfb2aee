"""The subject as far as read: the first source keeps its word, another raises doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from formsvc.intake.fields.view import Value
from formsvc.intake.normalise.addresses import find_postcode
from formsvc.intake.normalise.dates import FoundDate, birth_date
from formsvc.intake.normalise.names import same_name


@dataclass
class Subject:
    """What was read of the subject, field by field, with the other people named."""

    fields: dict[str, Value] = field(default_factory=dict)
    role: Value | None = None
    others: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def put(subject: Subject, key: str, value: Value) -> None:
    """The first source keeps its word; another that says otherwise raises doubt."""
    known = subject.fields.get(key)
    if known is None:
        subject.fields[key] = value
        return
    if differs(key, str(known.value), str(value.value)):
        subject.fields[key] = Value(known.value, known.pieces, known.mark, doubt=True)
        if key == "name":
            subject.warnings.append("Two people are named who could be the patient. Check the name.")


def differs(key: str, one: str, other: str) -> bool:
    if key == "name":
        return not same_name(one, other)
    if key == "address":
        codes = find_postcode(one), find_postcode(other)
        return bool(codes[0] and codes[1] and codes[0].groups() != codes[1].groups())
    return re.sub(r"\W", "", one) != re.sub(r"\W", "", other)


def born_on(found: list[FoundDate], latest: date | None) -> tuple[str, bool] | None:
    for item in found:
        born = birth_date(item, latest)
        if born is not None:
            return born.isoformat(), item.short_year and born.year % 100 <= 26
    return None
