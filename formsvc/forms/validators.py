"""Checks of shape. Each message says what to do and names the thing (style guide, "Forms and pages")."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import Field, Form
from wtforms.validators import StopValidation, ValidationError

LONDON = ZoneInfo("Europe/London")

NHS_NUMBER_MISSING = "Enter an NHS number, or select that you do not have it"
_NATIONAL_INSURANCE = re.compile(r"[A-Za-z]{2}\d{6}[A-Da-d]")
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}")
_TELEPHONE = re.compile(r"(?:\+|00)?[\d ()\-.]{3,24}(?: ?(?:x|ext\.?|extension) ?\d{1,6})?", re.IGNORECASE)


def london_today() -> date:
    """The date on the practice's wall."""
    return datetime.now(LONDON).date()


class Required:
    """Something was typed or chosen. ``Required("Enter the requester's name")``."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors:  # it was given, but could not be read: that message is the better one
            raise StopValidation()
        if not field.data:
            raise StopValidation(self.message)


class Optional:
    """Nothing given is fine, and nothing else is then checked."""

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors or not field.data:
            raise StopValidation()


class RequiredWhen:
    """Needed when another field holds one of these values: ``RequiredWhen("agency", "other", message=…)``."""

    def __init__(self, other: str, *values: str, message: str) -> None:
        self.other, self.values, self.message = other, frozenset(values), message

    def __call__(self, form: Form, field: Field) -> None:
        chosen = form[self.other].data
        held = {str(value) for value in chosen} if isinstance(chosen, list | tuple | set) else {str(chosen)}
        if self.values.isdisjoint(held):
            field.errors = []
            raise StopValidation()
        Required(self.message)(form, field)


class Longest:
    """At most so many characters: ``Longest(500, "Reason")``."""

    def __init__(self, most: int, noun: str) -> None:
        self.most, self.noun = most, noun

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and len(field.data) > self.most:
            raise ValidationError(f"{self.noun} must be {self.most:,} characters or fewer")


class Email:
    """It looks like an e-mail address. Whether it is theirs, people check."""

    def __init__(
        self, message: str = "Enter an email address in the correct format, like name@example.org"
    ) -> None:
        self.message = message

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and not (len(field.data) <= 254 and _EMAIL.fullmatch(field.data)):
            raise ValidationError(self.message)


class Telephone:
    """It looks like a telephone number: 020 7946 0000, +44 7700 900000, 101 ext 5."""

    def __init__(self, message: str = "Enter a telephone number, like 020 7946 0000") -> None:
        self.message = message

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and not (
            _TELEPHONE.fullmatch(field.data) and sum(c.isdigit() for c in field.data) >= 3
        ):
            raise ValidationError(self.message)


class NhsNumber:
    """Ten digits with a right check digit (documents guide, 6.2, example 4)."""

    def __call__(self, form: Form, field: Field) -> None:
        fault = nhs_number_fault(field.data or "")
        if fault:
            raise ValidationError(fault)


def nhs_number_fault(typed: str) -> str | None:
    """What is wrong with this NHS number, or None."""
    digits = re.sub(r"[\s\-–—]", "", typed)
    if _NATIONAL_INSURANCE.fullmatch(digits):
        return "That looks like a National Insurance number. Enter the NHS number instead"
    if not (digits.isascii() and digits.isdigit()):
        return "NHS number must only include numbers, spaces and dashes"
    if len(digits) < 10:
        return "NHS number is too short. Check you have all 10 digits"
    if len(digits) > 10:
        return "NHS number is too long. Check for extra digits"
    if not _check_digit_holds(digits):
        return "Check the NHS number. It does not match the usual pattern, so a digit may be wrong"
    return None


def _check_digit_holds(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


class InThePast:
    """Today or earlier. ``noun`` begins the sentence: "Date the request was received"."""

    def __init__(self, noun: str, *, today: Callable[[], date] = london_today) -> None:
        self.message, self.today = f"{noun} must be today or in the past", today

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and _as_date(field.data) > self.today():
            raise ValidationError(self.message)


class InTheFuture:
    """Tomorrow or later."""

    def __init__(
        self, message: str = "Enter a date in the future", *, today: Callable[[], date] = london_today
    ) -> None:
        self.message, self.today = message, today

    def __call__(self, form: Form, field: Field) -> None:
        if field.data and _as_date(field.data) <= self.today():
            raise ValidationError(self.message)


def _as_date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.astimezone(LONDON).date()
    found: date = value
    return found
