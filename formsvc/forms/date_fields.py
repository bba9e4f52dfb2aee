"""Fields for a date in three boxes, with or without a time of day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from wtforms import Field

from formsvc.forms import widgets
from formsvc.forms.dates import LONDON, PARTS, DateFault, london_to_utc, read_date, read_time
from formsvc.forms.text import clean_line

Validators = Sequence[Callable[[Any, Any], Any]]


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
