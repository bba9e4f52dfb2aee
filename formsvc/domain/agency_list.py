"""The list of agencies as a CSV file: every row is checked, a fault is named by its row, all or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from formsvc.domain.agency import AgencyEntry, AgencyFault, check_entry, domains_from
from formsvc.domain.errors import DomainError

COLUMNS = (
    "name", "agency_class", "nation", "team", "telephone", "found_where", "checked_on", "email_domains",
    "local_process", "process_checked_on", "countersigned_by", "notes",
)  # fmt: skip
NEEDED = ("name", "agency_class")
MOST_ROWS = 2000
LONGEST = 2000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class RowFault:
    """What is wrong with one row; the first row under the headings is row 2, as in a spreadsheet."""

    row: int
    sentence: str


class ListRefused(DomainError):
    """Nothing was taken in. ``faults`` has each bad row with what to mend."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__(faults[0].sentence)
        self.faults = tuple(faults)


def read_list(content: bytes, *, today: date) -> tuple[AgencyEntry, ...]:
    """The entries of a file. Raises ``ListRefused`` with every row that is wrong."""
    rows = _rows(_text(content))
    entries, faults, seen = [], [], set()
    for number, row in rows:
        try:
            entry = _entry(row)
            check_entry(entry, today=today)
        except AgencyFault as fault:
            faults.append(RowFault(number, f"Row {number}: {fault}."))
            continue
        if (key := same_entry(entry)) in seen:
            faults.append(RowFault(number, f"Row {number}: “{entry.title}” is in the file twice."))
        seen.add(key)
        entries.append(entry)
    if faults:
        raise ListRefused(faults)
    return tuple(entries)


def write_list(entries: Iterable[AgencyEntry]) -> str:
    """The list as CSV. A value that a spreadsheet would take for a formula gets an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_escaped(_word(getattr(entry, column))) for column in COLUMNS])
    return out.getvalue()


def same_entry(entry: AgencyEntry) -> tuple[str, str, str]:
    """What tells one entry from the next: name, team and nation."""
    return (entry.name.casefold(), entry.team.casefold(), entry.nation)


def _text(content: bytes) -> str:
    if not content.strip():
        raise ListRefused([RowFault(1, "The file is empty. Save it again and upload that.")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListRefused(
            [RowFault(1, "We could not read the file. Save it as “CSV UTF-8” and upload that.")]
        ) from None


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise ListRefused(
            [RowFault(1, "This is not a CSV file that we can read. Save it as “CSV UTF-8” and try again.")]
        ) from None
    headings = [heading.strip().lower().replace(" ", "_") for heading in table[0]]
    _check_headings(headings)
    if len(table) - 1 > MOST_ROWS:
        raise ListRefused(
            [RowFault(1, f"The file has {len(table) - 1} rows; we take {MOST_ROWS}. Split it.")]
        )
    rows, faults = [], []
    for number, row in enumerate(table[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(headings):
            faults.append(RowFault(number, f"Row {number}: it has more columns than the first row."))
        cells = dict(zip(headings, (_unescaped(cell) for cell in row), strict=False))
        rows.append((number, cells))
    if faults:
        raise ListRefused(faults)
    if not rows:
        raise ListRefused([RowFault(2, "The file has headings and no agencies. Add at least one.")])
    return rows


def _check_headings(headings: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in headings]
    unknown = [name for name in headings if name and name not in COLUMNS]
    if missing:
        raise ListRefused(
            [
                RowFault(
                    1,
                    f"The first row has no column named {' or '.join(missing)}. Export the list to see all.",
                )
            ]
        )
    if unknown:
        raise ListRefused(
            [RowFault(1, f"We do not know the column “{unknown[0]}”. Take it out or rename it.")]
        )
    if len(set(headings)) != len(headings):
        raise ListRefused([RowFault(1, "Two columns have the same name. Take one out.")])


def _entry(row: dict[str, str]) -> AgencyEntry:
    words = {column: row.get(column, "") for column in COLUMNS}
    for column, value in words.items():
        if len(value) > LONGEST:
            raise AgencyFault(column, f"{column} must be {LONGEST:,} characters or fewer")
    return AgencyEntry(
        name=words["name"],
        agency_class=words["agency_class"],
        nation=words["nation"],
        team=words["team"],
        telephone=words["telephone"],
        found_where=words["found_where"],
        checked_on=_day(words, "checked_on"),
        email_domains=domains_from(words["email_domains"]),
        local_process=words["local_process"],
        process_checked_on=_day(words, "process_checked_on"),
        countersigned_by=words["countersigned_by"],
        notes=words["notes"],
    )


def _day(words: dict[str, str], column: str) -> date | None:
    if not words[column]:
        return None
    try:
        return date.fromisoformat(words[column])
    except ValueError:
        raise AgencyFault(column, f"{column} must be a date like 2026-11-20") from None


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _escaped(word: str) -> str:
    return f"'{word}" if word.startswith(_FORMULA) else word


def _unescaped(cell: str) -> str:
    word = " ".join(cell.split())
    return word[1:] if word.startswith("'") and word[1:].startswith(_FORMULA) else word
