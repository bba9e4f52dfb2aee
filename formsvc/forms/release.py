"""The questions behind the open release gates, on one page."""

from __future__ import annotations

from typing import Any

from formsvc.domain.assessment import AnswerValue
from formsvc.domain.checklist import Question, QuestionKind
from formsvc.domain.codes import Nation
from formsvc.forms.fields import Choice, LongTextField, RadiosField
from formsvc.forms.hidden import HiddenField
from formsvc.forms.page_form import PageForm

FACTOR = "factor_"


class ReleaseForm(PageForm):
    seen = HiddenField()

    @property
    def answers(self) -> dict[str, AnswerValue]:
        """What was answered; a question left open stays open."""
        found: dict[str, AnswerValue] = {
            name: field.data
            for name, field in self._fields.items()
            if name != "seen" and not name.startswith(FACTOR) and field.data
        }
        notes = {
            name.removeprefix(FACTOR): str(field.data)
            for name, field in self._fields.items()
            if name.startswith(FACTOR) and field.data
        }
        return found | ({"balance_notes": notes} if notes else {})


def first_field(questions: tuple[Question, ...]) -> str:
    """The name of the first box on the page."""
    first = questions[0]
    return FACTOR + first.options[0].code if first.kind is QuestionKind.NOTES else first.key


def release_form(questions: tuple[Question, ...], nation: Nation, **kwargs: Any) -> ReleaseForm:
    """A form with one field for each open question."""
    fields: dict[str, Any] = {}
    for question in questions:
        if question.kind is QuestionKind.NOTES:
            for option in question.options:
                fields[FACTOR + option.code] = LongTextField(
                    f"({option.code}) {option.label}", rows=3, most=2000
                )
        else:
            fields[question.key] = RadiosField(
                question.text,
                choices=[Choice(option.code, option.label) for option in question.options],
                hint=question.hint_for(nation),
            )
    form: ReleaseForm = type("ReleaseForm", (ReleaseForm,), fields)(**kwargs)
    return form
