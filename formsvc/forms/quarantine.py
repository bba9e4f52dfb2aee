"""Why a refused file is taken out or destroyed."""

from __future__ import annotations

from wtforms.validators import Length

from formsvc.domain.quarantine import REASON_LENGTH
from formsvc.forms.fields import LongTextField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required

NO_NAMES = "Do not write anybody’s name"
MOST = 500
WHY_HAND_OVER = "Tell us why IT support needs the file"


def _long_enough(what: str) -> Length:
    return Length(min=REASON_LENGTH, message=f"{what}, in at least {REASON_LENGTH} characters")


class HandOverForm(PageForm):
    """Why IT support needs the file itself."""

    why_hand_over = LongTextField(
        "Why does IT support need the file?",
        [Required(WHY_HAND_OVER), _long_enough(WHY_HAND_OVER)],
        hint=NO_NAMES, most=MOST, rows=2,
    )  # fmt: skip


class DestroyForm(PageForm):
    """Why the original may go for good."""

    why_destroy = LongTextField(
        "Why are you destroying it?",
        [Required("Tell us why you are destroying it"), _long_enough("Tell us why you are destroying it")],
        hint=NO_NAMES, most=MOST, rows=2,
    )  # fmt: skip
