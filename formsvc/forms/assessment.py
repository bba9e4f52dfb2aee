"""The form of one question, made from the checklist: its answers as radios, ticks or texts, and a note."""

from __future__ import annotations

from typing import Any, cast

from formsvc.domain.assessment import AnswerValue, GivenAnswer
from formsvc.domain.checklist import Question, QuestionKind
from formsvc.domain.codes import Nation
from formsvc.forms.fields import CheckboxesField, Choice, LongTextField, RadiosField
from formsvc.forms.hidden import HiddenField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required

NOTE_LENGTH = 2000
SEVERAL = (QuestionKind.CLAIMS, QuestionKind.ADVISERS)


class QuestionForm(PageForm):
    """What every question's form has: the stamp of the answer that was on the page."""

    seen = HiddenField()

    @property
    def value(self) -> AnswerValue:
        """The answer in the core's own shape."""
        if "answer" in self:
            answer = self["answer"].data
            return tuple(answer) if isinstance(answer, list) else cast(str, answer)
        return {name.removeprefix("note_"): str(field.data) for name, field in self._fields.items()
                if name.startswith("note_") and field.data}  # fmt: skip


def question_form(
    question: Question, nation: Nation, given: GivenAnswer | None, *, seen: str
) -> QuestionForm:
    """The form of a question, filled with the answer that was given, if any."""
    kind = _form_class(question, nation)
    return kind(data=_data(question, given, seen)) if given else kind(data={"seen": seen})


def _data(question: Question, given: GivenAnswer, seen: str) -> dict[str, Any]:
    data: dict[str, Any] = {"seen": seen, "why": given.note}
    if question.kind is QuestionKind.NOTES and not isinstance(given.value, str | tuple):
        return data | {f"note_{code}": words for code, words in given.value.items()}
    return data | {"answer": given.value}


def _form_class(question: Question, nation: Nation) -> type[QuestionForm]:
    hint = question.hint_for(nation)
    choices = [Choice(option.code, option.label) for option in question.options]
    fields: dict[str, Any] = {}
    if question.kind is QuestionKind.NOTES:
        for option in question.options:
            fields[f"note_{option.code}"] = LongTextField(
                f"({option.code}) {option.label}", rows=3, most=NOTE_LENGTH
            )
    elif question.kind in SEVERAL:
        fields["answer"] = CheckboxesField(question.text, choices=choices, hint=hint)
    else:
        fields["answer"] = RadiosField(
            question.text,
            [Required("Select an answer, or leave this question for now")],
            choices=choices,
            hint=hint,
        )
    if question.kind is not QuestionKind.NOTES:
        fields["why"] = LongTextField(
            "How do you know? (optional)",
            rows=3,
            most=NOTE_LENGTH,
            hint="For example whom you called, on which number, and what was said. Kept with your answer.",
        )
    return type("QuestionForm", (QuestionForm,), fields)
