"""Answers that many questions share."""

from __future__ import annotations

from formsvc.domain.checklist import Option


def options(**labels: str) -> tuple[Option, ...]:
    """Options in their order; a trailing underscore keeps a code clear of Python's own words."""
    return tuple(Option(code.rstrip("_"), label) for code, label in labels.items())


NOT_SURE = Option("unknown", "I am not sure")
DOES_NOT_APPLY = Option("not_applicable", "This does not apply")
