"""A victim information request, element by element (PCSCA 2022 ss44A-44D; decision guide 3.3).

The duties are on the police. The practice asks, and uses what is missing in its letter; a gap is no bar to an
emergency, to what the law requires, or to what the person has validly agreed to (decision guide 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Given(StrEnum):
    """Is an element there?"""

    YES = "yes"
    NO = "no"
    EXEMPT = "exempt"  # left out, and they say why

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "exempt": "Left out, and they say why they may"}[self.value]


class Counselling(StrEnum):
    NONE = "none"
    INCLUDED = "included"
    ONLY = "only"

    @property
    def label(self) -> str:
        return {
            "none": "No",
            "included": "Yes, among other things",
            "only": "Yes, and it asks for nothing else",
        }[self.value]


@dataclass(frozen=True)
class VictimRequest:
    """What the request says of itself, as a person read it."""

    in_writing: bool
    information: bool
    reason: Given
    handling: Given
    notice: Given
    line_of_enquiry: bool
    relevance: bool
    necessity: bool
    no_other_means: bool  # or nothing irrelevant is swept up
    views_recorded: bool
    counselling: Counselling
    probative_value: bool = False
    presumption_met: bool = False
    senior_approval: bool = False


@dataclass(frozen=True)
class Gap:
    """What is missing, in a sentence, with the section that asks for it."""

    sentence: str
    section: str


def gaps(request: VictimRequest) -> tuple[Gap, ...]:
    """Every element that is missing, in the order of the Act."""
    return (*_grounds(request), *_counselling(request), *_notice(request), *_writing(request))


def _grounds(request: VictimRequest) -> Iterator[Gap]:
    if not request.line_of_enquiry:
        yield Gap("It names no reasonable line of enquiry.", "s44A(3)(b)")
    if not request.relevance:
        yield Gap("It does not say why the information is relevant to that line of enquiry.", "s44A(3)(b)")
    if not request.necessity:
        yield Gap("It does not say why the request is necessary and proportionate.", "s44A(3)(c)")
    if not request.no_other_means:
        yield Gap(
            "It may sweep up what is irrelevant, and does not say that there is no other practicable way.",
            "s44A(7)-(8)",
        )


def _counselling(request: VictimRequest) -> Iterator[Gap]:
    if request.counselling is Counselling.NONE:
        return
    if not request.probative_value:
        yield Gap(
            "It asks for counselling notes and does not say why they are likely to have substantial "
            "probative value.",
            "s44A(4)",
        )
    if not request.presumption_met:
        yield Gap(
            "It does not say how the code’s presumption against asking for counselling notes was overcome.",
            "s44D(2)",
        )
    if not request.senior_approval:
        yield Gap(
            "Nobody senior is named as having approved asking for counselling notes.", "code of practice"
        )


def _notice(request: VictimRequest) -> Iterator[Gap]:
    if request.notice is Given.NO:
        yield Gap("The person was given no written notice, and no exemption is claimed.", "s44B")
    if not request.views_recorded:
        yield Gap("It does not record what the person thinks of the request.", "code of practice")


def _writing(request: VictimRequest) -> Iterator[Gap]:
    if not request.in_writing:
        yield Gap("It is not in writing.", "s44C(1)")
    if not request.information:
        yield Gap("It does not state the information wanted. No exemption covers that.", "s44C(1)(a)")
    if request.reason is Given.NO:
        yield Gap("It does not state the reason, and claims no exemption.", "s44C(1)(b)")
    if request.handling is Given.NO:
        yield Gap("It does not state how the information will be dealt with, and claims no exemption.",
                  "s44C(1)(c)")  # fmt: skip


def offered_answers(request: VictimRequest) -> dict[str, str]:
    """What this offers for Q27 to Q29; a person gives the answers."""
    missing = (
        not request.in_writing or not request.information or Given.NO in (request.reason, request.handling)
    )
    exempt = Given.EXEMPT in (request.reason, request.handling)
    written = "incomplete" if missing else "exemption_claimed" if exempt else "complete"
    notice = {Given.YES: "given", Given.NO: "not_given", Given.EXEMPT: "exemption_claimed"}[request.notice]
    justified = request.probative_value and request.presumption_met
    kind = {Counselling.INCLUDED: "included", Counselling.ONLY: "sole"}.get(request.counselling)
    counselling = "none" if kind is None else f"{kind}_{'justified' if justified else 'not_justified'}"
    return {"vir_written": written, "vir_notice": notice, "counselling_request": counselling}
