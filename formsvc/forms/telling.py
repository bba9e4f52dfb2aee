"""Whether the person can be told, and how they are reached safely (documents guide D09, V-6)."""

from __future__ import annotations

from formsvc.domain.subject_safety import (
    ANSWERS,
    FORMATS,
    KNOWS,
    QUESTIONS,
    WHAT_THEN,
    ReasonNotToTell,
    SubjectSafety,
)
from formsvc.forms.fields import Choice, RadiosField, TextField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required, RequiredWhen

_ANSWERS = [Choice(code, words) for code, words in ANSWERS.items()]


def _question(reason: ReasonNotToTell) -> RadiosField:
    return RadiosField(
        QUESTIONS[reason],
        [Required("Select yes, no, or that you are not sure")],
        hint=f"If yes: {WHAT_THEN[reason][0].lower()}{WHAT_THEN[reason][1:]}",
        choices=_ANSWERS,
    )


class TellingForm(PageForm):
    """The seven questions, then how the person is reached. Nothing is filled in beforehand."""

    n1 = _question(ReasonNotToTell.N1)
    n2 = _question(ReasonNotToTell.N2)
    n3 = _question(ReasonNotToTell.N3)
    n4 = _question(ReasonNotToTell.N4)
    n5 = _question(ReasonNotToTell.N5)
    n6 = _question(ReasonNotToTell.N6)
    n7 = _question(ReasonNotToTell.N7)
    others_see_record = RadiosField(
        "Does anyone else have, or could anyone force, sight of this person’s online record?",
        [Required("Select whether anyone else could see the online record")],
        hint="For example a parent or carer with proxy access, or a partner who knows the password",
        choices=_ANSWERS,
    )
    knows = RadiosField(
        "Does the person know of the request?",
        [Required("Select whether the person knows of the request")],
        choices=[
            Choice(code, words, reveals=("knows_how",) if code == "yes" else ())
            for code, words in KNOWS.items()
        ],
    )
    knows_how = TextField(
        "How do we know that they know?",
        [RequiredWhen("knows", "yes", message="Enter how the practice knows that the person knows")],
        hint="For example: told us themselves on 3 November 2026",
        most=300,
    )
    safe_contact = TextField(
        "What is the safe way to reach them? (optional)",
        hint="The way and the times only. For example: own mobile, calls only, before 3pm",
        most=200,
    )
    other_format = RadiosField(
        "Do they need letters in another format?",
        [Required("Select whether they need another format")],
        choices=[
            Choice(code, words, reveals=("format_words",) if code == "other" else ())
            for code, words in FORMATS.items()
        ],
    )
    format_words = TextField(
        "Which format or language?",
        [RequiredWhen("other_format", "other", message="Enter which format or language")],
        most=200,
    )

    @property
    def safety(self) -> SubjectSafety:
        """The answers as the core keeps them."""
        return SubjectSafety(
            reasons={str(r): str(self[f"n{n}"].data) for n, r in enumerate(ReasonNotToTell, 1)},
            others_see_record=str(self.others_see_record.data),
            knows=str(self.knows.data),
            knows_how=str(self.knows_how.data or "").strip() if self.knows.data == "yes" else "",
            safe_contact=str(self.safe_contact.data or "").strip(),
            other_format=str(self.other_format.data),
            format_words=str(self.format_words.data or "").strip(),
        )

    def show(self, safety: SubjectSafety) -> None:
        """Put back what was answered last time."""
        for n, reason in enumerate(ReasonNotToTell, 1):
            self[f"n{n}"].data = safety.reasons.get(reason)
        for name in (
            "others_see_record",
            "knows",
            "knows_how",
            "safe_contact",
            "other_format",
            "format_words",
        ):
            self[name].data = getattr(safety, name)
