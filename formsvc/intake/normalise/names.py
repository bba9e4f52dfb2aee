"""Names of people: which text may be one, and how it is written."""

from __future__ import annotations

import re
import unicodedata

from formsvc.intake.normalise.roles import strip_roles

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|rev|hhj|his honour judge|her honour judge|"
    r"his honour|"
    r"her honour|the honourable|judge|master|baby)\b\.?\s+)+",
    re.I,
)
_LETTERS = "QUAL|BA|BSc|MSc|MA|FRCS|FRCP|MRCGP|RN|RMN|LLB|KC|QC|OBE|MBE"
_TAIL = re.compile(rf"(?:,?\s+(?:{_LETTERS}))+$")
_PART = r"[A-ZÀ-ÖØ-Þ][\w'’.\-À-ÿ]*"
_NAME = re.compile(
    rf"^{_PART}(?:\s+(?:{_PART}|de|da|van|von|der|den|al|el|bin|ibn|ap|ab|ferch|la|le|du|dos|of))*$"
)
_NOT_NAMES = frozenset(
    [
        "name",
        "surname",
        "forename",
        "forenames",
        "address",
        "telephone",
        "phone",
        "tel",
        "mobile",
        "email",
        "e-mail",
        "date",
        "dob",
        "birth",
        "number",
        "no",
        "nhs",
        "ref",
        "reference",
        "rank",
        "collar",
        "station",
        "department",
        "dept",
        "team",
        "unit",
        "police",
        "constabulary",
        "force",
        "council",
        "trust",
        "service",
        "services",
        "surgery",
        "practice",
        "hospital",
        "clinic",
        "centre",
        "officer",
        "officers",
        "section",
        "act",
        "data",
        "protection",
        "request",
        "information",
        "required",
        "consent",
        "yes",
        "none",
        "unknown",
        "not",
        "known",
        "n/a",
        "signed",
        "signature",
        "status",
        "suspect",
        "victim",
        "witness",
        "missing",
        "urgent",
        "routine",
        "crime",
        "offence",
        "incident",
        "case",
        "court",
        "order",
        "road",
        "street",
        "lane",
        "avenue",
        "close",
        "drive",
        "the",
        "this",
        "that",
        "please",
        "dear",
        "sir",
        "madam",
        "doctor",
        "manager",
        "lead",
        "colleague",
        "partners",
        "gp",
        "general",
        "practitioner",
        "mother",
        "father",
        "child",
        "children",
        "adult",
        "person",
        "subject",
        "patient",
        "details",
        "parent",
        "full",
        "first",
        "last",
        "middle",
        "other",
        "authorised",
        "authorising",
        "inspector",
        "sergeant",
        "constable",
        "detective",
        "superintendent",
        "chief",
        "reply",
        "response",
        "needed",
        "by",
        "to",
        "from",
        "at",
        "for",
        "and",
        "or",
        "with",
        "your",
        "our",
        "their",
        "when",
        "where",
        "what",
        "why",
        "official",
        "sensitive",
        "restricted",
        "confidential",
        "private",
        "group",
        "sex",
        "gender",
        "male",
        "female",
        "ethnicity",
        "borough",
        "county",
        "city",
        "health",
        "social",
        "care",
        "community",
        "safeguarding",
        "protection",
        "department",
        "benefits",
        "agency",
        "conference",
        "hub",
        "public",
        "multi-agency",
        "children's",
        "adults",
        "duty",
        "jan",
        "feb",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "september",
        "october",
        "november",
        "december",
        "desk",
        "mailbox",
        "inbox",
        "admin",
        "enquiries",
        "disclosure",
        "records",
        "operations",
        "control",
        "room",
        "help",
        "support",
        "worker",
        "coordinator",
        "practitioner",
        "coroner",
        "judge",
        "solicitor",
        "enforcement",
        "regards",
        "sincerely",
        "faithfully",
    ]
)


def fold(text: str) -> str:
    """Small letters without accents, plain apostrophes: for comparing."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("–", "-"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def same_name(one: str, other: str) -> bool:
    """Whether two writings are the same name: order of parts and capitals do not matter."""
    first, second = (sorted(re.findall(r"[a-z']+", fold(text))) for text in (one, other))
    return bool(first) and first == second


def _capital(part: str) -> str:
    if not part.isupper() and not part.islower():
        return part
    titled = re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), part)
    titled = re.sub(r"(['’])S\b", r"\1s", titled)
    return re.sub(r"\bMc([a-z])", lambda match: "Mc" + match.group(1).upper(), titled)


def tidy_name(text: str) -> str:
    """Forename surname, without title, rank or number; "SURNAME, Forename" is turned round."""
    line = re.sub(r"[\n\s]+", " ", text).strip(" ,.:;-–_|*")
    line = re.sub(r"\s*\([^)]*\)?\s*$", "", line)
    line = re.sub(r"(?<=\w)- (?=[A-Z])", "-", line)
    line = _TAIL.sub("", _TITLES.sub("", strip_roles(line)))
    turned = re.fullmatch(r"([^,]+),\s*([^,]+)", line)
    if turned:
        line = f"{_TITLES.sub('', turned[2])} {turned[1]}"
    line = re.sub(r"\b\d[\d/]*\b", " ", line)
    parts = re.sub(r"\s+", " ", line).strip(" ,.:;-–_|*").split(" ")
    if line.islower():
        return " ".join(parts)
    return " ".join(_capital(part) for part in parts)


def is_name(text: str, *, parts: int = 2) -> bool:
    """Whether tidied text has the shape of a person's name of at least so many parts."""
    words = text.split()
    if not parts <= len(words) <= 6 or len(text) > 50 or re.search(r"\d|@", text):
        return False
    if any(word.strip(".,'’").lower() in _NOT_NAMES for word in words):
        return False
    return bool(_NAME.match(text)) and any(len(word) > 2 for word in words)
