"""Postal addresses on one line, known by their postcode."""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})\b")
_STREET = re.compile(
    r"\b(road|rd|street|st|lane|ln|avenue|ave|close|drive|dr|crescent|terrace|row|hill|way|place|court|"
    r"gardens?|"
    r"grove|walk|square|view|approach|park|green|mews|rise|flat|house|apartment|cottage|farm|heol|"
    r"ffordd|stryd|"
    r"clos|lon|parc|hostel|nfa|no fixed (?:abode|address))\b",
    re.I,
)


def find_postcode(text: str) -> re.Match[str] | None:
    """The last postcode in the text."""
    matches = list(_POSTCODE.finditer(text.upper()))
    return matches[-1] if matches else None


def same_postcode(one: str, other: str) -> bool:
    """Whether both texts name the same postcode."""
    first, second = find_postcode(one), find_postcode(other)
    return bool(first and second and first.groups() == second.groups())


def tidy_address(text: str) -> str:
    """One line, commas between the parts, nothing after the postcode."""
    line = re.sub(r"\s*[\n;|]\s*", ", ", text.strip())
    line = re.sub(r"\s*,(?:\s*,)*\s*", ", ", line)
    line = re.sub(r"\s+", " ", line)
    code = find_postcode(line)
    if code:
        line = f"{line[: code.start()].rstrip(' ,.')}, {code.group(1)} {code.group(2)}"
    return line.strip(" ,.:")


def looks_like_address(text: str) -> bool:
    """Whether the text is an address: a postcode, or a number and a word for a street."""
    if len(text) > 160 or "@" in text:
        return False
    if find_postcode(text):
        return len(text) > 10
    return bool(_STREET.search(text) and re.search(r"\d", text))
