"""NHS, CHI and H&C numbers: ten digits whose last is a check digit."""

from __future__ import annotations

import re

from nhs_number.validate import is_valid as _check_digit_agrees

_TEN = re.compile(r"(?<![\d/])\d(?:[ \-–.]?\d){9}(?![\d/])")


def is_valid(text: str) -> bool:
    """Whether the ten digits agree with their check digit."""
    digits = re.sub(r"\D", "", text)
    return len(digits) == 10 and len(set(digits)) > 1 and bool(_check_digit_agrees(digits))


def write(text: str) -> str:
    """The number written 3-3-4."""
    digits = re.sub(r"\D", "", text)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def find_nhs_numbers(text: str) -> list[str]:
    """Every number with a right check digit, written 3-3-4; a telephone number (leading 0) is none."""
    return [
        write(found)
        for found in _TEN.findall(text)
        if is_valid(found) and not re.match(r"0[1237]\d{2,3}[ \-]", found)
    ]
