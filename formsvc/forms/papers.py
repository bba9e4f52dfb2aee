"""What an order says, and what a victim information request says, as the person who reads them answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from formsvc.domain.court_order import Addressee, CourtOrder, OrderKind, Stage, Ternary
from formsvc.domain.victim_request import Counselling, Given, VictimRequest
from formsvc.forms.fields import Choice, DateField, LongTextField, RadiosField, TextField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
YES_NO_UNSURE = (
    Choice(Ternary.YES, "Yes"), Choice(Ternary.NO, "No"), Choice(Ternary.UNSURE, "I am not sure"),
)  # fmt: skip


def _choices(codes: type[Any]) -> list[Choice]:
    return [Choice(code.value, code.label) for code in codes]


def _yes_no(question: str, missing: str, hint: str = "") -> RadiosField:
    return RadiosField(question, [Required(missing)], choices=YES_NO, hint=hint, inline=True)


class CourtOrderForm(PageForm):
    """The order in front of you, line by line."""

    kind = RadiosField("What is it?", [Required("Select what it is")], choices=_choices(OrderKind))
    seen = _yes_no("Have you the order itself in front of you, or a copy?", "Select whether you have seen it")
    court = TextField("Which court made it?", most=200)
    judge = TextField("Which judge, sheriff or officer of the court?", most=200)
    dated = DateField("Date of the order", noun="The date of the order")
    comply_by = DateField("Day to comply by", noun="The day to comply by")
    sealed = _yes_no("Is it signed or sealed?", "Select whether it is signed or sealed")
    addressee = RadiosField(
        "Who must produce the records?", [Required("Select who must produce the records")],
        choices=_choices(Addressee),
    )  # fmt: skip
    patient = TextField("Whose records does it name?", most=300)
    material = LongTextField("What must be produced? (its own words)", most=3000, rows=3)
    wider = RadiosField(
        "Does the request ask for more than the order covers?",
        [Required("Select whether more is asked for")],
        choices=YES_NO_UNSURE,
    )
    stage = RadiosField(
        "How far is the case?", [Required("Select how far the case is")], choices=_choices(Stage)
    )
    excluded_material = _yes_no(
        "Are health records asked for?", "Select whether health records are asked for",
        "Records of physical or mental health held in confidence are excluded material (PACE 1984 ss11, 12)",
    )  # fmt: skip
    first_access_conditions = RadiosField(
        "For a production order: does it say that the access conditions for excluded material are met?",
        [Required("Select whether it says so, or that you are not sure")],
        choices=YES_NO_UNSURE,
        hint="PACE 1984, Schedule 1. For any other order, select that you are not sure",
    )

    def order(self, nation: str) -> CourtOrder:
        """The order in the core's own shape."""
        return CourtOrder(
            kind=OrderKind(self.kind.data),
            seen=_is_yes(self.seen),
            court=_words(self.court),
            judge=_words(self.judge),
            dated=self.dated.data,
            comply_by=self.comply_by.data,
            sealed=_is_yes(self.sealed),
            addressee=Addressee(self.addressee.data),
            patient=_words(self.patient),
            material=_words(self.material),
            wider=Ternary(self.wider.data),
            stage=Stage(self.stage.data),
            excluded_material=_is_yes(self.excluded_material),
            first_access_conditions=Ternary(self.first_access_conditions.data),
            nation=nation,
        )


class VictimRequestForm(PageForm):
    """Sections 44A to 44D, element by element."""

    in_writing = _yes_no("Is it in writing?", "Select whether it is in writing")
    information = _yes_no("Does it state the information wanted?", "Select whether it states what is wanted")
    reason = RadiosField(
        "Does it state the reason?",
        [Required("Select whether it states the reason")],
        choices=_choices(Given),
    )
    handling = RadiosField(
        "Does it state how the information will be dealt with?",
        [Required("Select whether it states how the information will be dealt with")],
        choices=_choices(Given),
    )
    notice = RadiosField(
        "Was the person given written notice?",
        [Required("Select whether notice was given")],
        choices=_choices(Given),
        hint="For a child, or an adult who lacks capacity: a parent, guardian or another suitable adult",
    )
    line_of_enquiry = _yes_no(
        "Does it name a reasonable line of enquiry?", "Select whether it names a line of enquiry"
    )
    relevance = _yes_no(
        "Does it say why the information is relevant to that?", "Select whether it says why it is relevant"
    )
    necessity = _yes_no(
        "Does it say why the request is necessary and proportionate?", "Select whether it says why"
    )
    no_other_means = _yes_no(
        "Is it narrow, or does it say that there is no other practicable way?",
        "Select whether it is narrow or says so",
    )
    views_recorded = _yes_no(
        "Does it record what the person thinks of the request?", "Select whether it records what they think"
    )
    counselling = RadiosField(
        "Does it ask for counselling or therapy notes?",
        [Required("Select whether it asks for counselling notes")],
        choices=_choices(Counselling),
        hint="Answer the next three only if it does",
    )
    probative_value = RadiosField(
        "Does it say why those notes are likely to have substantial probative value?", choices=YES_NO,
        inline=True,
    )  # fmt: skip
    presumption_met = RadiosField(
        "Does it say how the presumption against asking for them was overcome?", choices=YES_NO, inline=True
    )
    senior_approval = RadiosField(
        "Does it name somebody senior who approved asking for them?", choices=YES_NO, inline=True
    )

    @property
    def victim_request(self) -> VictimRequest:
        """The request in the core's own shape; what was left blank is not there."""
        return VictimRequest(
            in_writing=_is_yes(self.in_writing),
            information=_is_yes(self.information),
            reason=Given(self.reason.data),
            handling=Given(self.handling.data),
            notice=Given(self.notice.data),
            line_of_enquiry=_is_yes(self.line_of_enquiry),
            relevance=_is_yes(self.relevance),
            necessity=_is_yes(self.necessity),
            no_other_means=_is_yes(self.no_other_means),
            views_recorded=_is_yes(self.views_recorded),
            counselling=Counselling(self.counselling.data),
            probative_value=_is_yes(self.probative_value),
            presumption_met=_is_yes(self.presumption_met),
            senior_approval=_is_yes(self.senior_approval),
        )


def plain(paper: CourtOrder | VictimRequest) -> dict[str, Any]:
    """A paper's values as the form shows them again."""
    shown: dict[str, Any] = {}
    for name in paper.__dataclass_fields__:
        value = getattr(paper, name)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        shown[name] = value.value if isinstance(value, StrEnum) else value
    return shown


def _is_yes(field: RadiosField) -> bool:
    return bool(field.data == "yes")


def _words(field: TextField) -> str:
    return str(field.data or "")
