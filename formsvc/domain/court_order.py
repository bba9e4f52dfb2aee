"""An order or summons held against what it must have; each defect named (decision guide 3.1, Q14-Q16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrderKind(StrEnum):
    PRODUCTION_ORDER = "production_order"
    COURT_ORDER = "court_order"
    WITNESS_SUMMONS = "witness_summons"
    SEARCH_WARRANT = "search_warrant"
    NOT_AN_ORDER = "not_an_order"

    @property
    def label(self) -> str:
        return {
            "production_order": "Production order (PACE, Schedule 1)",
            "court_order": "Another order of a judge or court",
            "witness_summons": "Witness summons to produce documents",
            "search_warrant": "Search warrant",
            "not_an_order": "A draft, an application or a solicitor’s letter",
        }[self.value]


class Addressee(StrEnum):
    THIS_PRACTICE = "this_practice"
    SOMEBODY_ELSE = "somebody_else"
    NOT_NAMED = "not_named"

    @property
    def label(self) -> str:
        return {
            "this_practice": "This practice or its partners",
            "somebody_else": "Another practice or body",
            "not_named": "Nobody is named",
        }[self.value]


class Stage(StrEnum):
    BEFORE_CHARGE = "before_charge"
    AFTER_CHARGE = "after_charge"
    NOT_CRIMINAL = "not_criminal"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "before_charge": "Before charge: the police are investigating",
            "after_charge": "After charge: a case is before the criminal court",
            "not_criminal": "Not a criminal case: family, civil, tribunal",
            "unknown": "It does not say",
        }[self.value]


class Ternary(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True)
class CourtOrder:
    """What the paper says, as a person read it."""

    kind: OrderKind
    seen: bool  # the order itself, or a copy of it; not a description
    court: str = ""
    judge: str = ""
    dated: date | None = None
    comply_by: date | None = None
    sealed: bool = False  # signed or sealed
    addressee: Addressee = Addressee.NOT_NAMED
    patient: str = ""  # whom it names; empty: nobody
    material: str = ""  # what must be produced
    wider: Ternary = Ternary.UNSURE  # is more asked for than the order covers?
    stage: Stage = Stage.UNKNOWN
    excluded_material: bool = True  # health records held in confidence are (PACE ss11, 12)
    first_access_conditions: Ternary = Ternary.UNSURE  # the order says that a set of conditions was met
    nation: str = "england"


def defects(order: CourtOrder, *, today: date) -> tuple[str, ...]:
    """Every fault, in the order of reading. None means nothing was found, not that the order is lawful."""
    return (*_of_the_paper(order, today), *_of_the_power(order), *_of_the_scope(order))


def _of_the_paper(order: CourtOrder, today: date) -> Iterator[str]:
    if order.kind is OrderKind.NOT_AN_ORDER:
        yield "A draft, an application or a solicitor’s letter is not an order, and compels nothing."
    if not order.seen:
        yield "Nobody has seen the order itself. Ask for a copy before anything is produced."
    if not order.court:
        yield "It does not say which court made it."
    if not order.judge:
        yield "It names no judge, sheriff or court officer who made it."
    if order.dated is None:
        yield "It bears no date."
    elif order.dated > today:
        yield "Its date is in the future."
    if order.dated and order.comply_by and order.comply_by < order.dated:
        yield "The day to comply by is before the day it was made."
    elif order.comply_by and order.comply_by < today:
        yield "The day to comply by has passed. Ring the court office on a number you found yourself."
    if not order.sealed:
        yield "It is neither signed nor sealed."
    if order.addressee is Addressee.SOMEBODY_ELSE:
        yield "It is addressed to somebody else, so it does not bind this practice."
    if order.addressee is Addressee.NOT_NAMED:
        yield "It does not name this practice as the one that must produce the records."


def _of_the_power(order: CourtOrder) -> Iterator[str]:
    scotland = order.nation == "scotland"
    if order.kind is OrderKind.SEARCH_WARRANT and order.excluded_material and not scotland:
        yield (
            "A magistrate’s search warrant cannot reach health records held in confidence, which are "
            "excluded material (PACE 1984 ss8(1)(d), 11, 12). A judge’s production order is needed."
        )
    if order.kind is OrderKind.PRODUCTION_ORDER:
        yield from _of_a_production_order(order, scotland=scotland)
    if order.kind is OrderKind.WITNESS_SUMMONS and order.stage is Stage.BEFORE_CHARGE:
        yield "A witness summons belongs to a case in court. Before charge the police need another power."


def _of_a_production_order(order: CourtOrder, *, scotland: bool) -> Iterator[str]:
    if scotland:
        yield "PACE does not run in Scotland. An order served across the border needs advice first."
    if order.stage is Stage.AFTER_CHARGE:
        yield (
            "A production order is for an investigation. After charge the usual way is a witness summons. "
            "Ask under which power it was made."
        )
    if order.excluded_material and order.first_access_conditions is not Ternary.YES:
        yield (
            "Health records are excluded material (PACE 1984 ss11, 12). The order does not show that the "
            "access conditions for such material were met (Schedule 1). Ask the court or take advice."
        )


def _of_the_scope(order: CourtOrder) -> Iterator[str]:
    if not order.patient:
        yield "It does not say whose records are meant. An order about one person does not reach the family."
    if not order.material:
        yield "It does not say what must be produced."
    if order.wider is Ternary.YES:
        yield "More is asked for than the order covers. Only what it covers may go."
    if order.wider is Ternary.UNSURE:
        yield "Nobody has held what is asked for against the order’s own terms."


def offered_answers(order: CourtOrder, *, today: date) -> dict[str, str]:
    """What this offers for Q14 to Q16; a person gives the answers."""
    basis = {
        OrderKind.PRODUCTION_ORDER: "production_order",
        OrderKind.NOT_AN_ORDER: "none",
    }.get(order.kind, "court_order")
    paper = (*_of_the_paper(order, today), *_of_the_power(order))
    document = "not_seen" if not order.seen else "defective" if paper else "valid_seen"
    scope = {Ternary.YES: "wider", Ternary.NO: "within", Ternary.UNSURE: "unclear"}[order.wider]
    return {"mandatory_basis": basis, "mandatory_document": document, "mandatory_scope": scope}
