"""The decision: the choice, its reason, and every item that goes or stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wtforms import FieldList, Form, FormField

from formsvc.domain.codes import Outcome, label
from formsvc.domain.disclosure import ScheduleItem, StatementLabel, WithheldItem, WithheldReason
from formsvc.forms.fields import Choice, LongTextField, RadiosField, SelectField, TextField
from formsvc.forms.hidden import HiddenField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required

ROWS = 3
MOST_ROWS = 40
HINTS = {
    Outcome.CHALLENGE: "A letter asks for exactly the points that are not met.",
    Outcome.DECLINE: "A letter says so, with no word on whether the person is a patient.",
    Outcome.SEEK_ADVICE: "The requester gets a holding letter while you ask.",
    Outcome.EMERGENCY_DISCLOSURE: "Only what protects life, to a number that you found yourself, 999 or 101.",
}


class ScheduleRow(Form):
    """One item that goes. An empty row counts for nothing."""

    item = TextField("Item", hint="For example: consultation note about the injury, 1 page", most=500)
    dates = TextField("Date or dates", most=100)
    label = SelectField(
        "What kind of statement it is", choices=[Choice(one.value, one.label) for one in StatementLabel]
    )
    source = TextField("Where it comes from", hint="For example: GP record, Dr Example", most=200)

    def validate(self, extra_validators: Any = None) -> bool:
        if not self.is_filled:
            return True
        right = super().validate(extra_validators)
        for name, message in (
            ("item", "Enter what the item is"),
            ("dates", "Enter the date or dates of the item"),
            ("label", "Select what kind of statement the item is"),
            ("source", "Enter where the item comes from"),
        ):
            if not self[name].data:
                self[name].errors = [*self[name].errors, message]
                right = False
        return right

    @property
    def is_filled(self) -> bool:
        return any(self[name].data for name in ("item", "dates", "label", "source"))


class WithheldRow(Form):
    """One kind of thing kept back: the words are for the log, the reason class for the letter."""

    item = TextField("What is kept back (for the log only)", most=500)
    reason = SelectField("Why", choices=[Choice(one.value, one.label) for one in WithheldReason])

    def validate(self, extra_validators: Any = None) -> bool:
        if not (self.item.data or self.reason.data):
            return True
        right = super().validate(extra_validators)
        if not self.item.data:
            self.item.errors = [*self.item.errors, "Enter what is kept back"]
        if not self.reason.data:
            self.reason.errors = [*self.reason.errors, "Select why it is kept back"]
        return right and bool(self.item.data and self.reason.data)


class DecisionForm(PageForm):
    """What the person decides. ``version`` is the request as it was when the page was drawn."""

    version = HiddenField()
    outcome = RadiosField(
        "What do you decide?",
        [Required("Select what you decide")],
        choices=[Choice(one.value, label(one), hint=HINTS.get(one, "")) for one in Outcome],
    )
    reason = LongTextField(
        "Why? (needed when you depart from the recommendation)",
        hint="Your own words. They are kept with the decision and stand in the log, never in a letter.",
        most=4000,
        rows=4,
    )
    schedule = FieldList(FormField(ScheduleRow), min_entries=ROWS, max_entries=MOST_ROWS)
    withheld = FieldList(FormField(WithheldRow), min_entries=2, max_entries=MOST_ROWS)

    @property
    def schedule_items(self) -> tuple[ScheduleItem, ...]:
        return tuple(
            ScheduleItem(
                str(row.item.data), str(row.dates.data), StatementLabel(row.label.data), str(row.source.data)
            )
            for row in (entry.form for entry in self.schedule.entries)
            if row.is_filled
        )

    @property
    def withheld_items(self) -> tuple[WithheldItem, ...]:
        return tuple(
            WithheldItem(str(row.item.data), WithheldReason(row.reason.data))
            for row in (entry.form for entry in self.withheld.entries)
            if row.item.data
        )

    def recommend(self, outcome: Outcome) -> None:
        """Put what the checklist recommends first, and say so."""
        chosen = [choice for choice in self.outcome.options if choice.value == outcome.value]
        others = [choice for choice in self.outcome.options if choice.value != outcome.value]
        first = [replace(choice, label=f"{choice.label} (recommended)", divider="") for choice in chosen]
        if others and first:
            others[0] = replace(others[0], divider="or decide otherwise, with a reason")
        self.outcome.options = first + others

    def add_rows(self) -> None:
        """Three more empty rows, for who works without script."""
        for _ in range(min(ROWS, MOST_ROWS - len(self.schedule.entries))):
            self.schedule.append_entry()


class SendBackForm(PageForm):
    """Why the decision goes back."""

    because = LongTextField(
        "Why do you send it back?", [Required("Tell your colleague why")], most=2000, rows=3
    )


class AuthoriseForm(PageForm):
    """The digest of what was read."""

    digest = HiddenField()
    stops = LongTextField(
        "Why may the documents go all the same?",
        hint="Some checks stopped. Your reason and your name are kept with the documents.",
        most=2000,
        rows=3,
    )
