"""Fields whose answers are a closed list, each option with its words, hint and what it reveals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from formsvc.forms import widgets

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
