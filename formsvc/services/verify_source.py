"""Record how the requester was checked, and say whether that check stands (D28; decision guide Q03)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from formsvc.domain.agency import STALE_AFTER_MONTHS, Agency, AgencyId, is_named, likely_agencies
from formsvc.domain.audit_event import Event
from formsvc.domain.call_note_rules import check_note
from formsvc.domain.capture import Capture
from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import StaffId, StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.sender_domain import SenderFinding, judge_sender
from formsvc.domain.status import Status
from formsvc.domain.verification import (
    CallNote,
    Standing,
    VerificationCall,
    check_answer,
    needs_second,
    standing,
)
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record

LONDON = ZoneInfo("Europe/London")
ABOUT_THE_SOURCE = ("source_verified", "local_process", "senior_authorisation")


@dataclass(frozen=True)
class VerificationView:
    """What the page of checking a requester shows: of the requester only, nothing of the subject."""

    request: InformationRequest
    calls: Sequence[VerificationCall]  # newest first
    standing: Standing
    agencies: Sequence[Agency]  # the likeliest first
    agency: Agency | None  # the one whose entry stands beside the form
    sender: SenderFinding
    names: Mapping[StaffId, str]
    is_open: bool


def view_verification(
    uow: UnitOfWork,
    request_id: RequestId,
    *,
    agency_id: AgencyId | None = None,
    by: StaffMember,
    at: datetime,
) -> VerificationView:
    """The checks of a request beside the list's entry; the look is recorded."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.CALL_BACK, request)
        view = _gathered(uow, request, agency_id)
        record(uow, Event.SOURCE_CHECK_VIEWED, by=by, at=at, request_id=request_id)
        uow.commit()
    return view


def _gathered(uow: UnitOfWork, request: InformationRequest, agency_id: AgencyId | None) -> VerificationView:
    capture = request.capture
    organisation = capture.text("requester_org")
    agencies = likely_agencies(
        uow.agencies.everyone(), organisation=organisation, requester_class=request.requester_class
    )
    calls = uow.verifications.of_request(request.id)
    if agency_id:
        chosen: Agency | None = uow.agencies.get(agency_id)
    else:
        chosen = next((one for one in agencies if is_named(one, organisation)), None)
    return VerificationView(
        request=request,
        calls=tuple(reversed(calls)),
        standing=standing(calls, capture),
        agencies=agencies,
        agency=chosen,
        sender=judge_sender(capture.text("requester_email"), chosen.entry.email_domains if chosen else ()),
        names={person.id: person.name for person in uow.staff.everyone()},
        is_open=_is_open(request),
    )


def record_check(
    uow: UnitOfWork,
    request_id: RequestId,
    note: CallNote,
    *,
    agency_id: AgencyId | None,
    by: StaffMember,
    at: datetime,
    months: int = STALE_AFTER_MONTHS,
) -> VerificationCall:
    """Keep the note of a check. It answers nothing: Q03 may now be answered “yes” if the check stands.

    Raises ``VerificationFault`` for what does not count, such as a number that stands on the request.
    """
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.CALL_BACK, request)
        _check_open(request)
        agency = uow.agencies.get(agency_id) if agency_id else None
        capture = request.capture
        check_note(
            note, agency,
            judge_sender(capture.text("requester_email"), agency.entry.email_domains if agency else ()),
            _printed(uow, request), received_on=request.received_at.astimezone(LONDON).date(),
            today=at.astimezone(LONDON).date(), months=months,
        )  # fmt: skip
        call = VerificationCall(
            id=new_id(), practice_id=uow.practice_id, request_id=request_id, by=by.id, at=at, note=note,
            person=capture.text("requester_name"), organisation=capture.text("requester_org"),
            agency_id=agency.id if agency else None, agency_title=agency.entry.title if agency else "",
            needs_second=needs_second(by.id, agency), address=capture.text("requester_email"),
        )  # fmt: skip
        uow.verifications.add(call)
        record(uow, Event.SOURCE_CHECKED, by=by, at=at, request_id=request_id,
               about=("verification_call", call.id), outcome=note.outcome, method=note.method,
               needs_second=call.needs_second)  # fmt: skip
        uow.commit()
    return call


def second_check(
    uow: UnitOfWork, request_id: RequestId, call_id: str, *, by: StaffMember, at: datetime
) -> None:
    """A second colleague looked at the number that was used and where it was found (D28)."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.CALL_BACK, request)
        _check_open(request)
        call = uow.verifications.get(call_id)
        if call.request_id != request_id:
            raise NotFound()
        uow.verifications.put(call.seconded(by=by.id, at=at))
        record(uow, Event.SOURCE_CHECK_SECONDED, by=by, at=at, request_id=request_id,
               about=("verification_call", call_id))  # fmt: skip
        uow.commit()


def view_standing(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> Standing:
    """Whether the source is verified, for the page of a request whose look is recorded already."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_CASE_LINE, request)
        return standing_of(uow, request)


def standing_of(uow: UnitOfWork, request: InformationRequest) -> Standing:
    """Whether the source is verified, inside a unit of work at hand."""
    return standing(uow.verifications.of_request(request.id), request.capture)


def check_source_answer(uow: UnitOfWork, request: InformationRequest, key: str, value: object) -> None:
    """An answer about the source rests on a recorded check. Raises ``NotVerified``."""
    if key not in ABOUT_THE_SOURCE:
        return
    held = standing_of(uow, request)
    agency_id = held.call.agency_id if held.call else None
    check_answer(key, value, held, uow.agencies.get(agency_id) if agency_id else None)


def _is_open(request: InformationRequest) -> bool:
    return bool(request.capture.values) and request.status not in (Status.AUTHORISED, Status.CLOSED)


def _check_open(request: InformationRequest) -> None:
    if not request.capture.values:
        raise NotReady("Confirm the request form first, so that it is clear whom you are checking.")
    if not _is_open(request):
        raise NotReady("What was authorised rests on the check that was made. Nothing can be added to it.")


def _printed(uow: UnitOfWork, request: InformationRequest) -> Iterator[str]:
    """Every text that stands on the request: as it was read, and as it was confirmed."""
    yield from _texts(request.capture)
    for document in uow.documents.of_request(request.id):
        for found in document.suggestions.values():
            if found and isinstance(found.get("value"), str):
                yield found["value"]


def _texts(capture: Capture) -> Iterator[str]:
    return (value for value in capture.plain().values() if isinstance(value, str))
