"""Our fields: what is typed comes out clean and typed, and each draws itself as an NHS.UK component."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wtforms import fields as plain

from formsvc.forms import widgets
from formsvc.forms.choice_fields import CheckboxesField, Choice, ConfirmField, RadiosField, SelectField
from formsvc.forms.date_fields import DateField, DateTimeField
from formsvc.forms.text import MOST_CHARACTERS, clean_line, clean_text
from formsvc.forms.validators import Longest, NhsNumber

__all__ = [
    "CheckboxesField",
    "Choice",
    "ConfirmField",
    "DateField",
    "DateTimeField",
    "EmailField",
    "FilesField",
    "LongTextField",
    "NhsNumberField",
    "PasswordField",
    "RadiosField",
    "SelectField",
    "TelephoneField",
    "TextField",
]

Validators = Sequence[Callable[[Any, Any], Any]]


class TextField(plain.StringField):
    """One line."""

    widget: Any = widgets.TextInput()
    clean = staticmethod(clean_line)

    def __init__(
        self,
        label: str,
        validators: Validators = (),
        *,
        hint: str = "",
        noun: str = "",
        most: int = MOST_CHARACTERS,
        width: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, [*validators, Longest(most, noun or label)], description=hint, **kwargs)
        self.most, self.width = most, width

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = self.clean(str(valuelist[0]) if valuelist else "")


class EmailField(TextField):
    """An e-mail address, kept in lower case."""

    widget: Any = widgets.TextInput(type="email", autocomplete="email", spellcheck=False)

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        self.data = (self.data or "").lower()


class TelephoneField(TextField):
    """A telephone number as typed."""

    widget: Any = widgets.TextInput(type="tel", autocomplete="off")


class NhsNumberField(TextField):
    """An NHS number, kept as ten digits; shown in threes and fours."""

    widget: Any = widgets.TextInput(inputmode="numeric", spellcheck=False, autocomplete="off")

    def __init__(self, label: str, validators: Validators = (), **kwargs: Any) -> None:
        super().__init__(label, [*validators, NhsNumber()], width=kwargs.pop("width", 10), **kwargs)

    @property
    def digits(self) -> str:
        """The ten digits, once the field has been found right."""
        return "".join(sign for sign in self.data or "" if sign.isdigit())


class PasswordField(plain.StringField):
    """A password: never trimmed, never shown again."""

    widget: Any = widgets.PasswordInput()

    def __init__(self, label: str, validators: Validators = (), *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(label, list(validators), description=hint, **kwargs)


class LongTextField(TextField):
    """Several lines, with the count of characters left where ``most`` is given."""

    widget: Any = widgets.TextArea()
    clean = staticmethod(clean_text)

    def __init__(self, label: str, validators: Validators = (), *, rows: int = 5, **kwargs: Any) -> None:
        self.counts = "most" in kwargs
        super().__init__(label, validators, **kwargs)
        self.rows = rows


class FilesField(plain.MultipleFileField):
    """Files from the person's computer; ``data`` is a list of uploads, empty ones left out."""

    widget: Any = widgets.FileInput()

    def __init__(
        self,
        label: str,
        validators: Validators = (),
        *,
        hint: str = "",
        accept: str = "",
        multiple: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, list(validators), description=hint, **kwargs)
        self.accept, self.multiple = accept, multiple

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = [upload for upload in valuelist if getattr(upload, "filename", "")]
