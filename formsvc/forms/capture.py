"""The request form: what the request says of itself, read from a scan or typed, and confirmed by a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from wtforms import Field

from formsvc.domain.capture import CAPTURE_KEYS, Urgency, Value
from formsvc.domain.capture_labels import CLAIMED_BASES, DOCUMENT_TYPES
from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole, label
from formsvc.forms.fields import (
    CheckboxesField,
    Choice,
    ConfirmField,
    DateField,
    EmailField,
    LongTextField,
    NhsNumberField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
)
from formsvc.forms.page_form import PageForm
from formsvc.forms.text import clean_line, clean_text
from formsvc.forms.validators import Email, InThePast, Optional, Required, Telephone

NOT_STATED = "not_stated"
YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice(NOT_STATED, "It does not say"))
NATIONS = [Choice(nation.value, label(nation)) for nation in Nation]
PARTS = [
    Choice(
        part.value, label(part) if part is not SubjectRole.OTHER else "Something else, or I am not sure yet"
    )
    for part in SubjectRole
]
BOOLEANS = ("consent_sought", "consent_given", "requester_signed", "authoriser_signed")
DATES = ("request_date", "subject_dob", "deadline")
LONG_TEXTS = ("information_sought", "purpose", "consent_reason")

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The request", ("document_type", "requester_class", "request_date", "reference", "urgency", "deadline")),
    (
        "Who is asking",
        ("requester_name", "requester_role", "collar_number", "requester_org", "requester_email",
         "requester_phone", "requester_signed"),
    ),
    ("Who authorised it", ("authoriser_name", "authoriser_role", "authoriser_signed")),
    (
        "Whom it is about",
        ("subject_name", "subject_dob", "subject_nhs_number", "subject_address", "subject_part",
         "subject_age", "other_patients_named"),
    ),
    ("What they ask for", ("information_sought", "purpose")),
    ("Consent, as they state it", ("consent_sought", "consent_given", "consent_reason")),
    ("The law, as they state it", ("jurisdiction", "legal_basis", "nation")),
)  # fmt: skip


class CaptureForm(PageForm):
    """One page. Blank is data: only what every later step needs is required."""

    document_type = SelectField(
        "What kind of document is it?",
        choices=[Choice(code, words) for code, words in DOCUMENT_TYPES.items()],
    )
    requester_class = SelectField(
        "Who is asking for information?",
        [Required("Select who is asking for information")],
        choices=[Choice(one.value, label(one)) for one in RequesterClass],
        hint="This helps us show the right checks",
    )
    request_date = DateField("Date of the request", [InThePast("Date of the request")])
    reference = TextField("Requester’s reference", hint="Crime, incident or case number", most=200, width=20)
    urgency = RadiosField(
        "How urgent do they say it is?",
        choices=[Choice(one.value, one.label) for one in Urgency],
        hint="What they say. It does not decide anything",
    )
    deadline = DateField("Last day for the reply", hint="Leave blank if they give none")

    requester_name = TextField("Requester’s name", hint="Without rank or title", most=200)
    requester_role = TextField("Requester’s rank or job title", most=200)
    collar_number = TextField("Collar, warrant or staff number", most=60, width=10)
    requester_org = TextField("Requester’s organisation", most=300)
    requester_email = EmailField("Requester’s email address", [Email()], most=254)
    requester_phone = TelephoneField("Requester’s telephone number", [Telephone()], most=60, width=20)
    requester_signed = RadiosField("Has the requester signed?", choices=YES_OR_NO, inline=True)

    authoriser_name = TextField("Authoriser’s name", hint="A supervisor, or the judge or coroner", most=200)
    authoriser_role = TextField("Authoriser’s rank or job title", most=200)
    authoriser_signed = RadiosField("Has the authoriser signed?", choices=YES_OR_NO, inline=True)

    subject_name = TextField("Person’s name", most=300)
    subject_dob = DateField("Date of birth", [InThePast("Date of birth")])
    subject_nhs_number = NhsNumberField(
        "NHS number", [Optional()], hint="10 digits. Enter a CHI or H&C number here too", width=20
    )
    subject_address = TextField("Person’s address", most=500)
    subject_part = RadiosField(
        "What is the person’s part in this?",
        [Required("Select the person’s part in this")],
        hint="This decides what can safely go in their record. Choose what you know now. You can change it",
        choices=PARTS,
    )
    subject_age = RadiosField(
        "Age group",
        hint="Only if you do not know the date of birth",
        choices=[Choice(one.value, label(one)) for one in SubjectAge],
        inline=True,
    )
    other_patients_named = RadiosField(
        "Does it name any other patients of yours?",
        hint="Each of them is looked at separately",
        choices=(Choice("yes", "Yes"), Choice("no", "No, or not that we know of")),
        inline=True,
    )

    information_sought = LongTextField(
        "What do they ask for?", hint="In their words. Leave blank if they do not say", rows=6
    )
    purpose = LongTextField("What do they want it for?", hint="In their words", rows=6)

    consent_sought = RadiosField(
        "Was the person asked, or told?", choices=YES_OR_NO, inline=True, hint="For a young child, the parent"
    )
    consent_given = RadiosField("Did they agree?", choices=YES_OR_NO, inline=True)
    consent_reason = LongTextField("If the person was not asked, why not?", hint="In their words", rows=2)

    jurisdiction = RadiosField(
        "Which nation does the request come from?",
        choices=NATIONS,
        hint="By the sender, or the law they cite",
        inline=True,
    )
    legal_basis = CheckboxesField(
        "What do they say lets you share it?",
        hint="What they tick or rely on. You judge later whether it holds",
        choices=[Choice(code, words) for code, words in CLAIMED_BASES.items()],
    )
    nation = RadiosField(
        "Which nation’s rules apply here?",
        [Required("Select which nation’s rules apply")],
        choices=NATIONS,
        hint="Usually the nation that your practice is in",
        inline=True,
    )

    checked_unsure = ConfirmField("I have checked each value marked “Not sure” against the scan")

    def check_unsure(self, unsure: Collection[str]) -> bool:
        """Doubtful values that were left as they were read are confirmed by a tick of their own."""
        if not unsure or self.checked_unsure.data:
            return True
        self.add_error("checked_unsure", "Check each value marked “Not sure”, then tick to say so")
        return False

    def values(self) -> dict[str, Value]:
        """Every key with what was given, in the types that a capture keeps."""
        return {name: kept_value(self[name]) for name in CAPTURE_KEYS if name in self}


def kept_value(field: Field) -> Value:
    """One field's value as a capture keeps it: ISO dates, booleans, codes; None for blank."""
    data: Any = field.data
    if isinstance(data, date):
        return data.isoformat()
    if isinstance(field, NhsNumberField):
        return field.digits or None
    if isinstance(data, list):
        return tuple(data) or None
    if field.short_name in BOOLEANS:
        return {"yes": True, "no": False}.get(data)
    return data or None


def shown_values(values: Mapping[str, Value]) -> dict[str, Any]:
    """Kept or suggested values as the fields take them; what no field can show is left out."""
    return {key: shown for key, value in values.items() if (shown := _shown(key, value)) is not None}


def _shown(key: str, value: Value) -> Any:
    if value is None or key not in CAPTURE_KEYS:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return [code for code in _options(key) if code in value]
    return _day(value) if key in DATES else _shown_text(key, value)


def _shown_text(key: str, value: str) -> str:
    """As the form itself cleans what is sent, so that an untouched value is known for one."""
    if key == "subject_nhs_number":
        return _in_threes(value)
    if key == "requester_email":
        return clean_line(value).lower()
    return clean_text(value) if key in LONG_TEXTS else clean_line(value)


def _in_threes(value: str) -> str:
    digits = "".join(sign for sign in value if sign.isdigit())
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else clean_line(value)


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def words_of(key: str, value: Value) -> str:
    """A value in words, for a list: what a person chose, a date written out, yes or no."""
    if value in (None, "", ()):
        return "Blank"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if key in DATES and (day := _day(value)):
        return f"{day.day} {day:%B %Y}"
    options = _options(key)
    given = value if isinstance(value, tuple) else (str(value),)
    return "; ".join(sorted(options.get(one, one) for one in given))


def _options(key: str) -> Mapping[str, str]:
    field = getattr(CaptureForm, key, None)
    choices = field.kwargs.get("choices", ()) if field is not None else ()
    return {str(choice.value): choice.label for choice in choices}


def label_of(key: str) -> str:
    """What the form calls a field."""
    field = getattr(CaptureForm, key, None)
    return str(field.args[0]) if field is not None and field.args else key.replace("_", " ").capitalize()
