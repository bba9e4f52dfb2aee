"""The note of how a requester was checked (documents guide 6.2, example 2, and D28)."""

from __future__ import annotations

from formsvc.domain.agency import Agency
from formsvc.domain.verification import METHOD_LABELS, CallNote, CallOutcome, LocalRoute, Method
from formsvc.forms.fields import (
    Choice,
    ConfirmField,
    LongTextField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
)
from formsvc.forms.hidden import HiddenField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required, Telephone

NOT_YET = "not_yet"
REVEALS = {
    Method.SWITCHBOARD: ("number_used", "found_where", "answered_by", "spoken_to"),
    Method.IN_PERSON: ("identity_seen",),
}
ALWAYS = ("countersigned_name", "countersigned_rank", "words")
METHODS = (
    *(Choice(one.value, words, reveals=REVEALS.get(one, ())) for one, words in METHOD_LABELS.items()),
    Choice(NOT_YET, "I have not checked yet"),
)


class VerificationForm(PageForm):
    """Who was rung, on which number, found where, spoken to whom, with what result."""

    agency = HiddenField()  # the entry that stood beside the form
    method = RadiosField(
        "How did you check who the requester is?",
        [Required("Select how you checked who the requester is")],
        hint="Use a number you found yourself, for example the switchboard on the organisation’s website. "
        "Do not use the number in the request.",
        choices=METHODS,
    )
    number_used = TelephoneField("Which number did you ring?", [Telephone()], most=40, width=20)
    found_where = TextField(
        "Where did you find that number?", hint="For example: the force’s website, contact page", most=300
    )
    answered_by = TextField("Who answered?", hint="For example: the switchboard", most=200)
    spoken_to = TextField("Who confirmed it, and what is their role?", most=300)
    identity_seen = TextField(
        "What did you look at?", hint="For example: warrant card number 4471, with photograph", most=300
    )
    role_confirmed = ConfirmField(
        "Their role", words="They confirmed that this person works there, in the role on the request"
    )
    address_confirmed = ConfirmField(
        "Their address", words="They confirmed the address that a reply would go to"
    )
    local_route = RadiosField(
        "Did the request come by the route agreed locally?",
        [Required("Select whether it came by the agreed route")],
        choices=[Choice(one.value, one.label) for one in LocalRoute],
    )
    countersigned_name = TextField(
        "Who signed for it as supervisor? (if anybody)", hint="The name, if the call confirmed it", most=200
    )
    countersigned_rank = TextField("Their rank or role", most=100)
    outcome = RadiosField(
        "What came of it?",
        [Required("Select what came of the check")],
        choices=[
            Choice(CallOutcome.VERIFIED, "Verified", hint="The request is from them, and so is the address"),
            Choice(CallOutcome.PARTLY, "Partly", hint="Something is still to be confirmed"),
            Choice(
                CallOutcome.NOT_VERIFIED, "Not verified", hint="They did not know of it, or nobody could say"
            ),
        ],
    )
    words = LongTextField("Anything else? (optional)", most=2000, rows=3)

    @property
    def is_not_yet(self) -> bool:
        """Nobody has checked: that is no error, and leads to how to check."""
        return bool(self.method.data == NOT_YET)

    @property
    def note(self) -> CallNote:
        """The note in the core's own shape; what belongs to another way of checking is left out."""
        method = Method(self.method.data)
        words = {name: str(self[name].data or "") for name in (*REVEALS.get(method, ()), *ALWAYS)}
        return CallNote(
            method,
            CallOutcome(self.outcome.data),
            role_confirmed=bool(self.role_confirmed.data),
            address_confirmed=bool(self.address_confirmed.data),
            local_route=LocalRoute(self.local_route.data),
            **words,
        )


class ChooseAgencyForm(PageForm):
    """Which entry of the list stands beside the form: a question asked by GET."""

    agency = SelectField("Entry on your list", choices=[])

    @classmethod
    def of(cls, agencies: tuple[Agency, ...], chosen: Agency | None) -> ChooseAgencyForm:
        """The form with these agencies, one of them chosen."""
        form = cls(formdata=None, data={"agency": chosen.id if chosen else ""})
        form.agency.keep_choices([Choice(one.id, one.entry.title) for one in agencies])
        return form
