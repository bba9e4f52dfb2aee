"""Ranks and job titles, short and in full."""

from __future__ import annotations

import re

_BASE = {
    "pc": "Police Constable",
    "wpc": "Police Constable",
    "pcso": "Police Community Support Officer",
    "dc": "Detective Constable",
    "sc": "Special Constable",
    "ps": "Sergeant",
    "sgt": "Sergeant",
    "pps": "Sergeant",
    "ds": "Detective Sergeant",
    "di": "Detective Inspector",
    "insp": "Inspector",
    "pi": "Inspector",
    "ci": "Chief Inspector",
    "ch insp": "Chief Inspector",
    "c/insp": "Chief Inspector",
    "dci": "Detective Chief Inspector",
    "supt": "Superintendent",
    "d/supt": "Detective Superintendent",
    "det supt": "Detective Superintendent",
    "dsupt": "Detective Superintendent",
    "dsu": "Detective Superintendent",
    "ch supt": "Chief Superintendent",
    "c/supt": "Chief Superintendent",
    "dcs": "Detective Chief Superintendent",
    "det sgt": "Detective Sergeant",
    "d/sgt": "Detective Sergeant",
    "d/con": "Detective Constable",
    "det con": "Detective Constable",
    "d/insp": "Detective Inspector",
    "det insp": "Detective Inspector",
    "det ch insp": "Detective Chief Inspector",
    "io": "Investigating Officer",
    "hhj": "Circuit Judge",
}
_FULL = (
    "detective chief superintendent",
    "detective superintendent",
    "detective chief inspector",
    "detective inspector",
    "detective sergeant",
    "detective constable",
    "chief superintendent",
    "superintendent",
    "chief inspector",
    "inspector",
    "police inspector",
    "police sergeant",
    "sergeant",
    "special constable",
    "police constable",
    "constable",
    "police community support officer",
    "police staff investigator",
    "civilian investigator",
    "investigating officer",
    "financial investigator",
    "investigator",
    "police investigator",
)
_CANON = {
    "police inspector": "Inspector",
    "police sergeant": "Sergeant",
    "constable": "Police Constable",
}
_PREFIX = {"t": "Trainee", "trainee": "Trainee", "a": "Acting", "acting": "Acting", "temporary": "Temporary"}
_SHORT = "|".join(re.escape(key).replace(r"\ ", r"\.?\s?") for key in sorted(_BASE, key=len, reverse=True))
_RANK = re.compile(
    rf"(?<![\w/@.\-])(?:(?P<prefix>t|a|trainee|acting|temporary|temp)(?:/\s?|\s))?"
    rf"(?:(?P<full>{'|'.join(_FULL)})|(?P<short>{_SHORT}))\b\.?(?!['’@/])",
    re.I,
)
_TDC = re.compile(r"\bTDC\b")
_JOB_HEAD = (
    "worker|officer|practitioner|manager|co-?ordinator|assessor|lead|head|director|consultant|nurse|"
    "investigator|"
    "administrator|advocate|adviser|advisor|clerk|solicitor|judge|coroner|fiscal|supervisor|"
    "superintendent|analyst|"
    "inspector|specialist|registrar|sheriff|recorder|depute|deputy|assistant|chair|representative|guardian|"
    "psychologist|therapist|visitor|examiner|swyddog|cymdeithasol"
)
_JOB = re.compile(
    rf"^(?:(?:[A-Z][\w'’\-]*|of|the|and|for|in|to|&|/)\s+){{0,6}}(?:[\w'’\-]*\s)?(?:{_JOB_HEAD})s?\b"
    r"(?:\s*\([^)]*\))?(?:\s+(?:for|of)\s+[\w\s]+)?$",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w/.\-])(?:[A-Z]{1,3}\s?)?\d{2,7}[A-Z]?(?![\w/.\-@])")


def _titled(text: str) -> str:
    small = {"of", "the", "and", "for", "in", "to"}
    words = re.sub(r"\s+", " ", text).strip(" ,.;:-–").split(" ")
    return " ".join(
        word
        if (word.lower() in small and place)
        or not (word.islower() or word.isupper())
        or word in ("MARAC", "MASH", "GP")
        else "-".join(part.capitalize() for part in word.split("-"))
        for place, word in enumerate(words)
    )


def _rank_of(match: re.Match[str]) -> str:
    if match["full"]:
        full = match["full"].lower()
        rank = _CANON.get(full) or _titled(full)
    else:
        key = re.sub(r"\s+", " ", match["short"].lower().replace(".", " ")).strip()
        rank = _BASE.get(key) or _BASE.get(key.replace(" ", "")) or _titled(key)
    prefix = (match["prefix"] or "").lower()
    if prefix == "t" and "Constable" not in rank:
        return f"Temporary {rank}"
    return f"{_PREFIX[prefix]} {rank}" if prefix in _PREFIX else rank


def _usable(match: re.Match[str]) -> bool:
    """Two-letter ranks count only in capitals (or with a prefix such as T/), so that words are safe."""
    short = match["short"]
    return short is None or len(short) > 4 or short[:1].isupper()


def find_rank(text: str) -> str:
    """The first police rank in the text, in full; empty where there is none."""
    trainee = _TDC.search(text)
    for match in _RANK.finditer(text):
        if _usable(match):
            return _rank_of(match)
    return "Trainee Detective Constable" if trainee else ""


def strip_roles(text: str) -> str:
    """The text without police ranks and numbers before or after the name."""
    line = _TDC.sub(" ", text)
    line = _RANK.sub(lambda match: " " if _usable(match) else match.group(), line)
    return re.sub(r"\s+", " ", line).strip(" ,")


def _english_part(line: str) -> str:
    """Of a title in two languages, the English: "Gweithiwr Cymdeithasol / Social Worker"."""
    parts = re.split(r"\s+/\s+", line)
    titled = [
        part for part in parts if _JOB.match(part) and not re.search(r"(?i)gweith|swyddog|cymdeith", part)
    ]
    return titled[0] if len(parts) > 1 and titled else line


def find_job_title(text: str) -> str:
    """The text as a job title, in full, where it has the shape of one: also a judge's or coroner's."""
    line = re.sub(r"\s+", " ", text).strip(" ,.;:-–")
    line = re.split(r"\s*[,;|]\s*|\s[-–]\s", line)[0]
    line = _english_part(line)
    line = re.sub(r"\s+\d{2,7}$", "", line)
    if 4 < len(line) <= 60 and "@" not in line and _JOB.match(line):
        return _titled(line)
    return ""


def read_role(text: str) -> str:
    """A rank or job title in full; empty where the text is neither."""
    line = text.strip(" ,.;:-–")
    if re.fullmatch(r"T/?DC\.?", line):
        return "Trainee Detective Constable"
    rank, title = find_rank(line), find_job_title(line)
    return (
        title if rank in ("Investigating Officer", "Investigator") and title.endswith(rank) else rank or title
    )


def find_number(text: str) -> str:
    """The collar, warrant or force number in text that may also hold rank and name."""
    for match in _NUMBER.finditer(text):
        bare = match.group()
        rest = re.sub(r"^(?:PC|DC|DS|PS|DI|TDC|SC)\s?", "", bare)
        if not re.fullmatch(r"(?:19|20)\d{2}", rest) or len(text.split()) <= 4:
            return rest
    return ""
