"""Typed text made safe to keep: NFC, no control or bidirectional characters (security guide, section 4)."""

from __future__ import annotations

import unicodedata

MOST_CHARACTERS = 10_000

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_KEPT_CONTROLS = frozenset("\n\t")


def clean_text(value: str | None) -> str:
    """Several lines as typed: line ends as ``\\n``, no trailing spaces, nothing that cannot be seen."""
    if not value:
        return ""
    unified = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in unicodedata.normalize("NFC", unified) if _may_stay(sign))
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def clean_line(value: str | None) -> str:
    """One line: as ``clean_text``, with every run of white space made one space."""
    return " ".join(clean_text(value).split())


def _may_stay(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    if sign in _BIDI or sign in _INVISIBLE:
        return False
    return unicodedata.category(sign) not in ("Cc", "Cs")
