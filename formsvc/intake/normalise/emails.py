"""E-mail addresses, also those broken over two lines or run into the next sentence."""

from __future__ import annotations

import re

# Endings are named, since scans run the next word into the address; the last are for examples (RFC 6761).
_TOP = (
    r"(?:uk|net|com|org|wales|cymru|scot|eu|ie|im|je|gg|info|london|gov|edu|biz|co|io|legal|law|care|health|"
    r"agency|support|charity|foundation|ngo|cloud|online|email|example|test|invalid)"
)
_EMAIL = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._+'’\-]*@(?:[A-Za-z0-9\-]+\.)+?{_TOP}(?![a-z0-9\-])(?!\.[a-z]{{2,}})"
)
_BROKEN_AFTER = re.compile(r"(?<=[\w])([.\-_])\s+(?=[\w.\-]+@)")
_BROKEN_AT = re.compile(r"(?<=[\w])\s?@\s?(?=[\w])")
_BROKEN_IN_DOMAIN = re.compile(r"(@[\w.\-]*[.\-])\s+(?=[a-z])")
_BROKEN_BEFORE_DOT = re.compile(r"(@[\w.\-]+)\s+(?=\.[a-z]{2})")


_LIKE_UK = re.compile(r"(@[\w.\-]+\.)(?:[gq]ov|police|nhs)\.(?:[acnv][kx]|u[xhlt]|[0o]k)(?![\w.])")


_NUMBER_BEFORE = re.compile(r"(?<=\d{4})\.(?=[a-z][\w\-]*[.@])")  # "... 0777.jane.doe@", a space lost


def mend(text: str) -> str:
    """The text with e-mail addresses joined that a line end or a space had broken."""
    text = re.sub(r"(?<=[a-z])[,](?=(?:gov|police|nhs|org|co|uk|net)\b)", ".", text) if "@" in text else text
    for pattern, replacement in (
        (_NUMBER_BEFORE, ", "),
        (_BROKEN_AT, "@"),
        (_BROKEN_AFTER, r"\1"),
        (_BROKEN_IN_DOMAIN, r"\1"),
        (_BROKEN_BEFORE_DOT, r"\1"),
    ):
        text = pattern.sub(replacement, text)
    return _LIKE_UK.sub(_as_uk, text)


def _as_uk(match: re.Match[str]) -> str:
    """ "gov.ck" and "qov.ak" are poor readings of gov.uk."""
    body = match.group()[len(match[1]) :].rpartition(".")[0]
    return f"{match[1]}{'gov' if body.endswith('ov') else body}.uk"


def find_emails(text: str) -> list[str]:
    """Every address in the text, in order, in small letters."""
    if "@" in text and text.upper() == text:  # typed in capitals throughout
        text = text.lower()
    return [found.strip(".'’-").lower() for found in _EMAIL.findall(mend(text))]


def domain_of(address: str) -> str:
    """What stands after the @."""
    return address.rpartition("@")[2].lower()
