"""Our fields: what is typed comes out clean and typed, and each draws itself as an NHS.UK component."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wtforms import Field
from wtforms import fields as plain
from wtforms.validators import StopValidation

from formsvc.forms import widgets
from formsvc.forms.dates import LONDON, PARTS, DateFault, london_to_utc, read_date, read_time
from formsvc.forms.text import MOST_CHARACTERS, clean_line, clean_text
from formsvc.forms.validators import Longest, NhsNumber

Validators = Sequence[Callable[[Any, Any], Any]]


@dataclass(frozen=True)
class Choice:
    """An option: its value, its words, a hint under it, and the fields that show when it is chosen."""

    value: str
    label: str
    hint: str = ""
    reveals: tuple[str, ...] = ()
    divider: str = ""  # a word such as "or" that stands before this option
    alone: bool = False  # a tick here takes away all others: "Nothing", "None of these"


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


class _ChoosingMixin:
    """One answer of a closed list; an empty or unknown one is None, so that ``Required`` speaks."""

    reveals: tuple[str, ...]

    def keep_choices(self, choices: Sequence[Choice]) -> None:
        self.options = list(choices)
        self.reveals = tuple(name for choice in self.options for name in choice.reveals)

    def known(self, value: Any) -> bool:
        return any(str(choice.value) == str(value) for choice in self.options)


class RadiosField(_ChoosingMixin, Field):
    """One of a few, each perhaps with a hint and fields of its own."""

    widget: Any = widgets.Radios()

    def __init__(
        self,
        label: str,
        validators: Validators = (),
        *,
        choices: Sequence[Choice],
        hint: str = "",
        inline: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, list(validators), description=hint, **kwargs)
        self.inline = inline
        self.keep_choices(choices)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = valuelist[0] if valuelist and self.known(valuelist[0]) else None


class SelectField(RadiosField):
    """One of many, in a list that drops down; begins with nothing chosen."""

    widget: Any = widgets.Select()


class CheckboxesField(_ChoosingMixin, Field):
    """Any number of a few; ``data`` is a list in the order of the options."""

    widget: Any = widgets.Checkboxes()

    def __init__(
        self,
        label: str,
        validators: Validators = (),
        *,
        choices: Sequence[Choice],
        hint: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, list(validators), description=hint, **kwargs)
        self.keep_choices(choices)

    def process_data(self, value: Any) -> None:
        self.data: Any = list(value or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = {str(value) for value in valuelist}
        self.data = [choice.value for choice in self.options if str(choice.value) in given]

    def pre_validate(self, form: Any) -> None:
        lone = [choice for choice in self.options if choice.alone and choice.value in self.data]
        if lone and len(self.data) > 1:
            raise StopValidation(f"Select “{lone[0].label}” or the others, not both")


class ConfirmField(CheckboxesField):
    """A single tick: "I have called back". ``data`` is True or False."""

    def __init__(self, label: str, validators: Validators = (), *, words: str = "", **kwargs: Any) -> None:
        super().__init__(label, validators, choices=[Choice("yes", words or label)], **kwargs)
        self.legend_hidden = not words

    def process_data(self, value: Any) -> None:
        self.data = bool(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = "yes" in valuelist

    def pre_validate(self, form: Any) -> None:
        """Nothing to weigh: there is one box."""


class DateField(Field):
    """A date in three boxes. ``noun`` begins its messages: "Date the request was received"."""

    widget: Any = widgets.DateBoxes()
    parts: tuple[str, ...] = PARTS

    def __init__(
        self, label: str, validators: Validators = (), *, noun: str = "", hint: str = "", **kwargs: Any
    ) -> None:
        self.noun = noun or label
        self.typed: dict[str, str] = dict.fromkeys(self.parts, "")
        self.faulty: tuple[str, ...] = ()
        super().__init__(label, list(validators), description=hint, **kwargs)

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        if formdata is not None:
            self.typed = {part: clean_line(formdata.get(f"{self.name}-{part}", "")) for part in self.parts}
        super().process(formdata, *args, **kwargs)

    def process_data(self, value: Any) -> None:
        self.data = value
        if value is not None and not any(self.typed.values()):
            self.typed = self.spell(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        try:
            self.data = self.read()
        except DateFault as fault:
            self.faulty = fault.parts
            raise ValueError(fault.message) from None

    def spell(self, value: Any) -> dict[str, str]:
        day: date = value
        return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}

    def read(self) -> date | datetime | None:
        return read_date([self.typed[part] for part in PARTS], noun=self.noun)

    def box_id(self, part: str) -> str:
        """The first box carries the field's own id, so that its error link leads somewhere."""
        return self.id if part == self.parts[0] else f"{self.id}-{part}"

    @property
    def error_id(self) -> str:
        return self.box_id(self.faulty[0] if self.faulty else self.parts[0])


class DateTimeField(DateField):
    """A date and a time of day in London; ``data`` is an aware datetime in UTC."""

    parts = (*PARTS, "time")

    def spell(self, value: Any) -> dict[str, str]:
        local = value.astimezone(LONDON)
        return {**super().spell(local.date()), "time": f"{local:%H:%M}"}

    def read(self) -> datetime | None:
        day = read_date([self.typed[part] for part in PARTS], noun=self.noun)
        at = read_time(self.typed["time"], noun=self.noun)
        if day is None and at is None:
            return None
        if day is None:
            raise DateFault(f"{self.noun} must include a date", PARTS)
        if at is None:
            raise DateFault(f"{self.noun} must include a time, like 14:30", ("time",))
        return london_to_utc(day, at)


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
