"""Confirm the request form: from here on its values are a person's, wherever they were read."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from formsvc.domain.audit_event import Event
from formsvc.domain.capture import Capture, Origin, Urgency, Value, merge_capture
from formsvc.domain.deadlines import reply_due
from formsvc.domain.document import Document, ReadingStatus
from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.information_request import InformationRequest, RequestId, Subject, SubjectId
from formsvc.domain.likeness import marks_of
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.status import Status
from formsvc.services.ports import Holidays, UnitOfWork
from formsvc.services.recording import new_id, record

LONDON = ZoneInfo("Europe/London")


def confirm_capture(
    uow: UnitOfWork,
    request_id: RequestId,
    given: Mapping[str, Value],
    *,
    seen_version: int,
    by: StaffMember,
    at: datetime,
    holidays: Holidays,
) -> None:
    """Keep the form as the person confirmed it. Raises ``ChangedMeanwhile`` if a colleague was first."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        check_may_capture(request)
        if request.version != seen_version:
            raise ChangedMeanwhile()
        document = suggesting_document(uow, request_id)
        capture = _merged(given, document, request.capture, by=by, at=at)
        urgency = Urgency(capture.text("urgency") or Urgency.ROUTINE)
        received_on = request.received_at.astimezone(LONDON).date()
        due_on = reply_due(
            received_on, urgency, capture.day("deadline"), holidays(capture.text("nation") or "england")
        )
        uow.information_requests.put(
            request.captured(
                capture, urgency=urgency, due_on=due_on, requester_class=capture.text("requester_class")
            )
        )
        uow.information_requests.put_subject(_subject(uow, request_id, capture))
        uow.request_marks.put(request_id, marks_of(capture))
        origins = [value.origin for value in capture.values.values()]
        record(uow, Event.REQUEST_CAPTURED, by=by, at=at, request_id=request_id,
               from_scan=origins.count(Origin.SCAN), changed=origins.count(Origin.CHANGED),
               typed=origins.count(Origin.TYPED))  # fmt: skip
        uow.commit()


def check_may_capture(request: InformationRequest) -> None:
    """The form may be confirmed, and confirmed again, until the answers are handed in."""
    if request.status not in (Status.RECEIVED, Status.CAPTURED):
        raise NotReady(
            "The form can be changed until the answers are handed in. Open the answers again first."
        )


def suggesting_document(uow: UnitOfWork, request_id: RequestId) -> Document | None:
    """The document whose suggestions fill the form: the first that was read."""
    for document in uow.documents.of_request(request_id):
        if document.status is ReadingStatus.READ:
            return document
    return None


def suggested_values(document: Document | None) -> dict[str, Value]:
    """Key to suggested value, in the form's own types."""
    if document is None:
        return {}
    return {key: _form_value(found["value"]) for key, found in document.suggestions.items() if found}


def _form_value(value: Any) -> Value:
    """As the form gives it back, so that a value left alone is seen to be the one that was read."""
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    return tuple(value) if isinstance(value, list) else value


def _merged(
    given: Mapping[str, Value], document: Document | None, before: Capture, *, by: StaffMember, at: datetime
) -> Capture:
    pages = {
        key: found.get("page") for key, found in (document.suggestions if document else {}).items() if found
    }
    return merge_capture(
        given, suggested_values(document), by=by.id, at=at, before=before,
        document_id=document.id if document else None, pages=pages,
    )  # fmt: skip


def _subject(uow: UnitOfWork, request_id: RequestId, capture: Capture) -> Subject:
    known = next((s for s in uow.information_requests.subjects(request_id) if s.is_main), None)
    subject = known or Subject(SubjectId(new_id()), request_id, part="", age="")
    return replace(
        subject,
        part=capture.text("subject_part"),
        age=capture.text("subject_age"),
        name=capture.text("subject_name"),
        date_of_birth=capture.day("subject_dob"),
        address=capture.text("subject_address"),
        nhs_number=capture.text("subject_nhs_number"),
    )


def age_group(born: date | None, on: date) -> str:
    """The checklist's age group of somebody born then; empty when the date is not known."""
    if born is None:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return "under_16" if years < 16 else "16_17" if years < 18 else "adult"


def withdraw_request(
    uow: UnitOfWork, request_id: RequestId, *, because: str, by: StaffMember, at: datetime
) -> None:
    """Close a request without a decision (not a request, sent twice, withdrawn), with the reason."""
    if not because.strip():
        raise NotReady("Tell us why the request is being closed.")
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_REQUEST, request)
        if request.status not in (Status.RECEIVED, Status.CAPTURED):
            raise NotReady("A request whose answers are handed in is closed when its decision is filed.")
        uow.information_requests.put(request.closed(at=at, because=because))
        record(uow, Event.REQUEST_WITHDRAWN, by=by, at=at, request_id=request_id)
        uow.commit()
