"""Is anything of a request still being worked on in the background? Asked every second by a waiting page."""

from __future__ import annotations

from dataclasses import dataclass

from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.status import Status
from formsvc.services.job_queue import JobState
from formsvc.services.letters import letters_of
from formsvc.services.ports import UnitOfWork

WORKING = (JobState.WAITING, JobState.RUNNING, JobState.FAILED)


@dataclass(frozen=True)
class RequestStatus:
    status: Status
    is_working: bool


def request_status(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> RequestStatus:
    """The status and whether a job of it runs or waits. Shows no content, so it is no look to record."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_CASE_LINE, request)
        abouts = [
            f"letter:{letter.id}"
            for letter in letters_of(uow, request_id)
            if letter.status is LetterStatus.WANTED
        ]
        assessment = uow.assessments.current(request_id)
        if assessment is not None and request.status is Status.ASSESSED:
            abouts.append(f"assessment:{assessment.id}")
        jobs = [uow.jobs.newest_about(about) for about in abouts]
    return RequestStatus(request.status, any(job is not None and job.state in WORKING for job in jobs))
