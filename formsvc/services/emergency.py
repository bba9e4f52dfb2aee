"""The emergency route: share what protects life now, record it here, finish the rest afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.capture import Channel, Urgency
from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.services.ports import UnitOfWork
from formsvc.services.receive import begin_request
from formsvc.services.recording import new_id, record


def record_emergency(
    uow: UnitOfWork,
    words: Mapping[str, str],
    *,
    request_id: RequestId | None = None,
    by: StaffMember,
    at: datetime,
) -> RequestId:
    """Keep the note of what was shared by telephone, on a new request or on the one at hand.

    ``words`` has who_rang, how_checked, danger, told_what, told_whom, number_used, could_not_wait,
    decided_by_name and decided_by_role. Usable by the most senior person present (security guide 3, note).
    """
    check_may(by, Act.RECORD_EMERGENCY)
    with uow:
        if request_id is None:
            request = begin_request(uow, Channel.TELEPHONE, by=by, at=at, is_emergency=True)
        else:
            request = uow.information_requests.get(request_id)
            check_may(by, Act.SEE_CASE_LINE, request)
        uow.information_requests.put(
            replace(request, is_emergency=True, urgency=Urgency.EMERGENCY, due_on=at.date())
        )
        note = EmergencyNote(
            id=new_id(), practice_id=uow.practice_id, request_id=request.id, recorded_by=by.id,
            recorded_at=at, **words,
        )  # fmt: skip
        uow.emergencies.add(note)
        record(uow, Event.EMERGENCY_RECORDED, by=by, at=at, request_id=request.id,
               about=("emergency_note", note.id))  # fmt: skip
        uow.commit()
    return request.id
