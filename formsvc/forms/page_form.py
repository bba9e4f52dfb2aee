"""What every form of ours shares: data of this request, and its faults as links for the error summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField


class PageForm(FlaskForm):  # type: ignore[misc]  # it ships no types
    """A form of one page. The token against forgery is the web's to check, for every unsafe request."""

    class Meta:
        csrf = False

    @property
    def error_links(self) -> list[dict[str, str]]:
        """Each fault with a link to the box to mend, in the order of the page."""
        links = [{"text": str(error)} for error in self.form_errors]
        for field in self:
            links.extend(_links(field))
        return links

    @property
    def has_errors(self) -> bool:
        return bool(self.error_links)

    def add_error(self, name: str, message: str) -> None:
        """Put what the core refused beside the field it is about."""
        field = self[name]
        field.errors = [*field.errors, message]

    @property
    def revealed(self) -> frozenset[str]:
        """Names of the fields that stand inside another field's option."""
        return frozenset(name for field in self for name in getattr(field, "reveals", ()))

    @property
    def shown(self) -> Iterator[Field]:
        """The fields in order, without those that an option of another field shows."""
        inside = self.revealed
        return (field for field in self if field.short_name not in inside)


def _links(field: Any) -> Iterator[dict[str, str]]:
    if isinstance(field, FormField):
        for inner in field.form:
            yield from _links(inner)
        return
    if isinstance(field, FieldList):
        yield from (
            {"text": str(error), "href": f"#{field.id}"} for error in field.errors if isinstance(error, str)
        )
        for entry in field.entries:
            yield from _links(entry)
        return
    target = getattr(field, "error_id", field.id)
    yield from ({"text": str(error), "href": f"#{target}"} for error in field.errors)
