"""The approved list of SNOMED CT codes, suggested by whose record it is (documents guide 2.5, C-1 to C-5).

The list is data with a version. Each id passed its check digit; whether it is still active was not checked
against a release, so a person looks it up before choosing it. The product writes no code anywhere (C-2).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from formsvc.domain.record_entry import EntryKind

EFFECTIVE = date(2026, 11, 1)
APPROVED_BY = ""  # C-5: nobody yet; a practice enters the name of whoever checked the list

# The code that closes another: it is added, and the earlier one is kept (C-4).
CLOSES = {
    "836881000000105": "810771000000107",
    "342191000000101": "342891000000105",
    "375041000000100": "375071000000106",
    "135891007": "135890008",
    "764841000000100": "764951000000107",
    "766561000000109": "766601000000109",
    "758941000000108": "1078361000000107",
    "1364731000000104": "1364751000000106",
}
# Silent on the part somebody had in it: barred from the record of the one who may have done harm (P-6).
AMBIGUOUS = frozenset({"371772001", "429746005"})

_RECORDS = {
    "victim": {"victim", "person at risk", "patient"},
    "adult_at_risk": {"adult at risk", "person at risk", "patient", "adult or child at risk"},
    "child_at_risk": {"child", "person at risk", "patient", "adult or child at risk"},
    "child": {"child", "person at risk", "patient", "adult or child at risk"},
    "parent_or_carer": {"parent", "household member", "other household member", "pregnant patient"},
    "family_member": {"sibling", "household member", "other household member"},
    "witness": {"witness", "patient who made it"},
    "missing_person": {"person at risk", "patient", "adult or child at risk"},
    "alleged_perpetrator": {"alleged perpetrator", "managed person"},
}
_OF_THE_ALLEGED = frozenset({"alleged perpetrator", "managed person"})


@dataclass(frozen=True)
class RecordCode:
    """One concept with whose record it is for."""

    id: str
    term: str
    records: frozenset[str]
    online: str
    role: str
    cautions: tuple[str, ...]
    source: str

    @property
    def needs_the_lead(self) -> bool:
        """Off until the safeguarding lead has decided (P-5, P-6)."""
        return bool(self.records & _OF_THE_ALLEGED)

    @property
    def closed_by(self) -> RecordCode | None:
        """The code to add when this ends."""
        return by_id().get(CLOSES.get(self.id, ""))


@cache
def by_id() -> dict[str, RecordCode]:
    """Every code of the list."""
    text = files("formsvc.domain").joinpath("record_codes.csv").read_text("utf-8")
    return {row["concept_id"]: _code(row) for row in csv.DictReader(text.splitlines())}


def codes_for(subject_part: str, *, lead_agreed: bool = False) -> tuple[RecordCode, ...]:
    """What may be suggested for this person's record, in the order of the list; none where nothing fits.

    For the one who may have done harm nothing is suggested until the safeguarding lead has agreed (P-6).
    """
    wanted = _RECORDS.get(subject_part, set())
    fit = (code for code in by_id().values() if code.records & wanted)
    return tuple(code for code in fit if lead_agreed or not code.needs_the_lead)


def code_fault(code_id: str, kind: EntryKind, *, lead_agreed: bool = False) -> str:
    """Why this code may not stand with this entry; empty where it may (C-1, C-5, P-6)."""
    code = by_id().get(code_id.strip())
    if code is None:
        return "This code is not on the approved list. Choose one that is, or none."
    if kind is not EntryKind.POINTER:
        return (
            "This code is for another person's record. Choose one for this record."
            if code.needs_the_lead
            else ""
        )
    if not code.needs_the_lead:
        return "This code may not stand in this person's record. Choose no code."
    return "" if lead_agreed else "The safeguarding lead has to decide on a code for this record first."


def _code(row: dict[str, str]) -> RecordCode:
    parts = [part.strip() for part in row["use"].split("|")]
    named = dict(
        part.split("=", 1) for part in parts if part.split("=", 1)[0] in ("record", "online", "role")
    )
    rest = [part for part in parts if part.split("=", 1)[0] not in ("record", "online", "role")]
    return RecordCode(
        id=row["concept_id"],
        term=row["term"],
        records=frozenset(named["record"].split(",")),
        online=named.get("online", "hide"),
        role=named.get("role", ""),
        cautions=tuple(part.removeprefix("effect=") for part in rest),
        source=row["source"],
    )
