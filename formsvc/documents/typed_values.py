"""What people typed, made safe to stand in a letter: it comes out as typed, and never as structure.

Every value passes ``finalize`` on its way into the wording. The wording is Markdown, so each mark that
Markdown could read is escaped; what nobody can see on paper (controls, direction marks, zero-width
characters) is taken out.
"""

from __future__ import annotations

import re
import string
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from jinja2 import Undefined

LONDON = ZoneInfo("Europe/London")

_PUNCTUATION = re.compile("([" + re.escape(string.punctuation) + "])")
_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn"})


class EmptyValue(Exception):
    """The wording asked for a value that is not there: a fault in the wording, never shown as "None"."""


class Wording(str):
    """Markdown that is ours, not typed: it passes ``finalize`` untouched."""

    __slots__ = ()


def clean_lines(value: str) -> list[str]:
    """The typed lines, without what cannot be seen, each with single spaces."""
    return [_visible(line) for line in _LINE_ENDS.split(value)]


def clean(value: str) -> str:
    """One line, without what cannot be seen."""
    return " ".join(line for line in clean_lines(value) if line)


def _visible(line: str) -> str:
    kept = (" " if c == "\t" else c for c in line if c == "\t" or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(kept).split())


def escape_markdown(line: str) -> str:
    """Every ASCII mark escaped, as CommonMark 2.4 allows, so none can be read as Markdown."""
    return _PUNCTUATION.sub(r"\\\1", line)


def finalize(value: object) -> str:
    """What any ``{{ value }}`` of the wording becomes."""
    match value:
        case Wording():
            return value
        case Undefined():
            return str(value)  # StrictUndefined raises here and names what is missing
        case str():
            return Wording(escape_markdown(clean(value)))
        case bool() | None:
            raise EmptyValue("A value the letter needs is missing.")
        case int():
            return Wording(str(value))
        case datetime():
            return Wording(escape_markdown(format_moment(value)))
        case date():
            return Wording(format_date(value))
    raise EmptyValue(f"A letter cannot show a {type(value).__name__}.")


def as_lines(value: str | tuple[str, ...] | list[str]) -> Wording:
    """The filter ``|lines``: one typed line to a line, by hard breaks. Only for paragraphs."""
    lines = clean_lines(value) if isinstance(value, str) else [clean(line) for line in value]
    return Wording("\\\n".join(escape_markdown(line) for line in lines if line))


def together(value: str) -> Wording:
    """The filter ``|together``: a telephone number, say, that is not to be parted at a line's end."""
    return Wording(escape_markdown(clean(value)).replace(" ", "\N{NO-BREAK SPACE}"))


def format_date(value: date) -> str:
    """7 August 2026 (documents guide 5.2)."""
    return f"{value.day} {value:%B %Y}"


def format_moment(value: datetime) -> str:
    """7 August 2026, 10:15am, as the clocks of the United Kingdom show it."""
    local = value.astimezone(LONDON) if value.tzinfo else value
    return f"{format_date(local)}, {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def format_nhs_number(value: str) -> Wording:
    """Three groups, 3-3-4, kept on one line (documents guide 5.1); anything else as typed."""
    digits = re.sub(r"[\s-]", "", clean(value))
    if re.fullmatch(r"\d{10}", digits):
        return Wording(f"{digits[:3]}\N{NO-BREAK SPACE}{digits[3:6]}\N{NO-BREAK SPACE}{digits[6:]}")
    return Wording(escape_markdown(clean(value)))
