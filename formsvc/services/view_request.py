"""Everything that the page of one request shows; each look is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.assessment import Assessment
from formsvc.domain.audit_event import AuditEvent, Event
from formsvc.domain.codes import label
from formsvc.domain.decision import Decision
from formsvc.domain.document import Document, PagePicture, check_may_go_out
from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.errors import NotFound
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import DocumentId, InformationRequest, RequestId, Subject
from formsvc.domain.letter_order import Letter, RecordEntryFiling
from formsvc.domain.people import StaffId, StaffMember
from formsvc.domain.permissions import Act, check_may, may
from formsvc.domain.policies import open_gates
from formsvc.domain.provisions import Provisions
from formsvc.domain.system_people import SYSTEM_NAMES
from formsvc.services.authorise import content_digest, drafts_of
from formsvc.services.decide import decided_evaluation
from formsvc.services.job_queue import JobStatus
from formsvc.services.letters import letters_of
from formsvc.services.ports import FileStore, KeptEvaluation, UnitOfWork
from formsvc.services.record_entry import open_steps
from formsvc.services.recording import record


@dataclass(frozen=True)
class RequestView:
    """One request with what belongs to it, as far as this person may see it."""

    request: InformationRequest
    may_see_content: bool
    documents: Sequence[Document]
    subjects: Sequence[Subject]
    emergencies: Sequence[EmergencyNote]
    assessment: Assessment | None
    evaluation: KeptEvaluation | None
    decision: Decision | None
    decided: Evaluation | None  # the evaluation as it stands under the person's decision
    sent_back: Decision | None  # the newest that was sent back, while none is current
    letters: Sequence[Letter]
    filings: Mapping[str, Sequence[RecordEntryFiling]]
    open_gates: Sequence[str]
    open_steps: Sequence[str]
    digest: str
    jobs: Mapping[str, JobStatus]
    names: Mapping[StaffId, str]
    events: Sequence[AuditEvent]


def view_request(
    uow: UnitOfWork,
    request_id: RequestId,
    *,
    by: StaffMember,
    at: datetime,
    provisions: Provisions,
    event: Event = Event.REQUEST_VIEWED,
    needs: Act = Act.SEE_CASE_LINE,
) -> RequestView:
    """The request and what belongs to it. Raises ``NotFound`` for one this person may not know of.

    ``needs`` is the right that the page asks for: a look that is refused is no look.
    """
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, needs, request)
        view = _gathered(uow, request, by, provisions)
        record(uow, event, by=by, at=at, request_id=request_id)
        uow.commit()
    return view


def _gathered(
    uow: UnitOfWork, request: InformationRequest, by: StaffMember, provisions: Provisions
) -> RequestView:
    documents = uow.documents.of_request(request.id)
    assessment = uow.assessments.current(request.id)
    decision = uow.decisions.current(request.id)
    decided = decided_evaluation(uow, request, decision, provisions=provisions) if decision else None
    letters = letters_of(uow, request.id)
    drafts = drafts_of(uow, decision) if decision else []
    return RequestView(
        request=request,
        may_see_content=may(by, Act.SEE_REQUEST, request) or may(by, Act.SEE_DRAFTS, request),
        documents=documents,
        subjects=uow.information_requests.subjects(request.id),
        emergencies=uow.emergencies.of_request(request.id),
        assessment=assessment,
        evaluation=uow.assessments.evaluation_of(assessment.id) if assessment else None,
        decision=decision,
        decided=decided,
        sent_back=_sent_back(uow, request, decision),
        letters=letters,
        filings={letter.id: uow.letters.filings(letter.id) for letter in letters},
        open_gates=tuple(label(g) for g in open_gates(decision, decided)) if decision and decided else (),
        open_steps=open_steps(uow, decision) if decision else (),
        digest=content_digest(request, drafts) if drafts else "",
        jobs=_jobs(uow, documents, assessment, letters),
        names={**SYSTEM_NAMES, **{person.id: person.name for person in uow.staff.everyone()}},
        events=uow.audit.of_request(request.id),
    )


def _sent_back(uow: UnitOfWork, request: InformationRequest, decision: Decision | None) -> Decision | None:
    if decision is not None:
        return None
    kept = [one for one in uow.decisions.of_request(request.id) if one.sent_back_because]
    return kept[-1] if kept else None


def _jobs(
    uow: UnitOfWork,
    documents: Sequence[Document],
    assessment: Assessment | None,
    letters: Sequence[Letter],
) -> Mapping[str, JobStatus]:
    abouts = [f"document:{document.id}" for document in documents]
    abouts += [f"assessment:{assessment.id}"] if assessment else []
    abouts += [f"letter:{letter.id}" for letter in letters]
    return uow.jobs.newest_about_each(abouts)


def view_page_picture(
    uow: UnitOfWork, files: FileStore, document_id: DocumentId, number: int, *, by: StaffMember, at: datetime
) -> tuple[PagePicture, Callable[[], bytes]]:
    """A page as the cage drew it; recorded before the first byte."""
    with uow:
        document = uow.documents.get(document_id)
        check_may(by, Act.SEE_REQUEST, uow.information_requests.get(document.request_id))
        picture = next((p for p in document.pictures if p.number == number), None)
        if picture is None:
            raise NotFound()
        record(uow, Event.PAGE_PICTURE_VIEWED, by=by, at=at, request_id=document.request_id,
               about=("document", document_id), page=number)  # fmt: skip
        uow.commit()
    return picture, lambda: files.open(picture.file_id)


def download_original(
    uow: UnitOfWork,
    files: FileStore,
    document_id: DocumentId,
    *,
    by: StaffMember,
    at: datetime,
    is_checked_first: bool = False,
) -> tuple[Document, Callable[[], bytes]]:
    """The original byte for byte, only ever a download; recorded before the first byte.

    ``is_checked_first``: a virus checker is set, so nothing goes out that it has not seen.
    """
    with uow:
        document = uow.documents.get(document_id)
        check_may(by, Act.SEE_REQUEST, uow.information_requests.get(document.request_id))
        check_may_go_out(document, is_checked_first=is_checked_first)
        record(uow, Event.ORIGINAL_DOWNLOADED, by=by, at=at, request_id=document.request_id,
               about=("document", document_id), sha256=document.sha256)  # fmt: skip
        uow.commit()
    return document, lambda: files.open(document.file_id)
