"""Go through an order, or a victim information request, element by element; what is missing is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from formsvc.domain.audit_event import Event
from formsvc.domain.court_order import CourtOrder, defects
from formsvc.domain.errors import NotReady
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.paper_check import Paper, PaperCheck
from formsvc.domain.people import StaffId, StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.terms import is_victim_information_request
from formsvc.domain.status import Status
from formsvc.domain.victim_request import VictimRequest, gaps
from formsvc.services.assess import context_of
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record

LONDON = ZoneInfo("Europe/London")
ORDER_BASES = frozenset({"court_order", "production_order", "witness_summons", "warrant"})


@dataclass(frozen=True)
class PapersView:
    """The newest reading of each kind of paper on a request, and which kinds it is likely to have."""

    request: InformationRequest
    order: PaperCheck | None
    victim_request: PaperCheck | None
    may_have_order: bool
    is_victim_request: bool
    names: Mapping[StaffId, str]
    nation: str


def view_papers(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember, at: datetime, provisions: Provisions
) -> PapersView:
    """What was found in the papers; the look is recorded."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        view = _gathered(uow, request, provisions)
        record(uow, Event.REQUEST_VIEWED, by=by, at=at, request_id=request_id)
        uow.commit()
    return view


def papers_of(
    uow: UnitOfWork, request: InformationRequest, *, by: StaffMember, provisions: Provisions
) -> PapersView:
    """The same for the page of a request whose look is recorded already."""
    with uow:
        check_may(by, Act.SEE_REQUEST, request)
        return _gathered(uow, request, provisions)


def record_paper(
    uow: UnitOfWork,
    request_id: RequestId,
    paper: Paper,
    *,
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
) -> tuple[str, ...]:
    """Keep what a colleague read, and give the defects in sentences. It answers nothing by itself."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        _check_open(request)
        if isinstance(paper, VictimRequest) and not _is_victim_request(request, provisions):
            raise NotReady(
                "These rules are for the police of England and Wales, and service police, who ask about "
                "somebody who may have been harmed. This request is not one of those."
            )
        found = sentences(paper, today=at.astimezone(LONDON).date())
        check = PaperCheck(new_id(), uow.practice_id, request_id, by.id, at, paper)
        uow.paper_checks.add(check)
        record(uow, Event.PAPER_CHECKED, by=by, at=at, request_id=request_id, about=("paper_check", check.id),
               kind="court_order" if isinstance(paper, CourtOrder) else "victim_request",
               defects=len(found))  # fmt: skip
        uow.commit()
    return found


def sentences(paper: Paper, *, today: date) -> tuple[str, ...]:
    """What is missing or wrong, each with where that is asked for."""
    if isinstance(paper, CourtOrder):
        return defects(paper, today=today)
    return tuple(f"{gap.sentence} ({gap.section})" for gap in gaps(paper))


def _gathered(uow: UnitOfWork, request: InformationRequest, provisions: Provisions) -> PapersView:
    checks = uow.paper_checks.of_request(request.id)
    orders = [check for check in checks if isinstance(check.paper, CourtOrder)]
    victims = [check for check in checks if isinstance(check.paper, VictimRequest)]
    return PapersView(
        request=request,
        order=orders[-1] if orders else None,
        victim_request=victims[-1] if victims else None,
        may_have_order=bool(orders) or _may_have_order(request),
        is_victim_request=_is_victim_request(request, provisions),
        names={person.id: person.name for person in uow.staff.everyone()},
        nation=request.capture.text("nation") or uow.practices.get().nation,
    )


def _may_have_order(request: InformationRequest) -> bool:
    claimed = request.capture.get("legal_basis")
    bases = set(claimed) if isinstance(claimed, tuple | list) else set()
    is_court = request.requester_class == "court" or request.capture.text("document_type") == "court_order"
    return is_court or bool(bases & ORDER_BASES)


def _is_victim_request(request: InformationRequest, provisions: Provisions) -> bool:
    if not request.capture.values:
        return False
    return is_victim_information_request(Facts(context_of(request), {}, provisions))


def _check_open(request: InformationRequest) -> None:
    if not request.capture.values:
        raise NotReady("Confirm the request form first.")
    if request.status in (Status.AUTHORISED, Status.CLOSED):
        raise NotReady("What was authorised stays as it is. Nothing can be added to it.")
