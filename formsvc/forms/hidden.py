"""A value that the page carries for itself, such as the stamp of what was shown."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from wtforms import fields as plain

from formsvc.forms.text import clean_line


class HiddenField(plain.StringField):
    """One short line, not shown. It has no id: a page may hold several."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = clean_line(str(valuelist[0]) if valuelist else "")[:200]

    def __call__(self, **_: Any) -> Markup:
        return Markup('<input type="hidden" name="{}" value="{}">').format(self.name, self.data or "")
