"""What the use cases need from outside. ``bootstrap`` hands the real things over; tests hand fakes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from formsvc.domain.agency import Agency, AgencyId
from formsvc.domain.assessment import Assessment, AssessmentId
from formsvc.domain.audit_event import AuditEvent
from formsvc.domain.decision import Decision, DecisionId
from formsvc.domain.document import Document
from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import (
    DocumentId,
    InformationRequest,
    RequestId,
    Subject,
    SubjectId,
)
from formsvc.domain.letter import CaseFile
from formsvc.domain.letter_order import Letter, LetterId, RecordEntryFiling
from formsvc.domain.likeness import Alike, Marks
from formsvc.domain.paper_check import PaperCheck
from formsvc.domain.people import Practice, PracticeId, StaffId, StaffMember
from formsvc.domain.quarantine import QuarantineStep
from formsvc.domain.reevaluation import Reevaluation
from formsvc.domain.status import Status
from formsvc.domain.subject_safety import SubjectSafety
from formsvc.domain.verification import VerificationCall
from formsvc.services.job_queue import DeadLetter, Job, JobStatus


@dataclass(frozen=True)
class KeptEvaluation:
    """An evaluation as it was made, of one assessment, by one version of the checklist and software."""

    id: str
    assessment_id: AssessmentId
    evaluation: Evaluation
    evaluated_at: datetime
    software_version: str


@dataclass(frozen=True)
class WorklistRow:
    """One line of the worklist: nothing that identifies the subject."""

    request_id: RequestId
    reference: str
    status: Status
    urgency: str
    requester_class: str
    received_at: datetime
    due_on: date | None
    assigned_to: StaffId | None
    is_emergency: bool
    decided_by: StaffId | None
    outcome: str


class InformationRequests(Protocol):
    def add(self, information_request: InformationRequest) -> None: ...
    def get(self, request_id: RequestId) -> InformationRequest:
        """Raises ``NotFound``, also for another practice's."""
        ...

    def put(self, information_request: InformationRequest) -> InformationRequest:
        """Write back; raises ``ChangedMeanwhile`` unless ``version`` is still the stored one."""
        ...

    def next_reference(self, year: int) -> str: ...
    def open_rows(self, *, after: str | None, limit: int) -> Sequence[WorklistRow]: ...
    def subjects(self, request_id: RequestId) -> Sequence[Subject]: ...
    def put_subject(self, person: Subject) -> None: ...


class Documents(Protocol):
    def add(self, document: Document) -> None: ...
    def get(self, document_id: DocumentId) -> Document: ...
    def put(self, document: Document) -> Document: ...
    def of_request(self, request_id: RequestId) -> Sequence[Document]: ...
    def with_digest(self, sha256: str) -> Sequence[Document]: ...
    def refused(self) -> Sequence[Document]:
        """Those that were refused after they were kept, newest first."""
        ...

    def move(self, document_id: DocumentId, *, to: RequestId) -> None: ...
    def note_progress(self, document_id: DocumentId, pages_read: int, page_count: int) -> None: ...


class RequestMarks(Protocol):
    def put(self, request_id: RequestId, marks: Marks) -> None: ...
    def like(self, request_id: RequestId) -> Sequence[Alike]: ...


class QuarantineSteps(Protocol):
    def add(self, step: QuarantineStep) -> None: ...
    def of_document(self, document_id: DocumentId) -> Sequence[QuarantineStep]: ...


class Assessments(Protocol):
    def add(self, assessment: Assessment) -> None: ...
    def get(self, assessment_id: AssessmentId) -> Assessment: ...
    def put(self, assessment: Assessment) -> Assessment: ...
    def current(self, request_id: RequestId) -> Assessment | None:
        """The newest that is not superseded, of the main subject."""
        ...

    def count(self, request_id: RequestId) -> int: ...
    def add_evaluation(self, kept: KeptEvaluation) -> bool:
        """Keep it; False if this assessment has one already (the job ran twice)."""
        ...

    def evaluation_of(self, assessment_id: AssessmentId) -> KeptEvaluation | None: ...


class Reevaluations(Protocol):
    def add(self, new: Reevaluation) -> bool:
        """Keep it; False if these answers were evaluated again by that version already."""
        ...

    def get(self, reevaluation_id: str) -> Reevaluation: ...
    def see(self, seen: Reevaluation) -> None: ...
    def of_request(self, request_id: RequestId) -> Sequence[Reevaluation]:
        """The newest first."""
        ...

    def newest(self, *, limit: int) -> Sequence[Reevaluation]: ...


class Decisions(Protocol):
    def add(self, decision: Decision) -> None: ...
    def get(self, decision_id: DecisionId) -> Decision: ...
    def put(self, decision: Decision) -> Decision: ...
    def current(self, request_id: RequestId) -> Decision | None:
        """The one that waits or was authorised, if any."""
        ...

    def of_request(self, request_id: RequestId) -> Sequence[Decision]: ...


class Letters(Protocol):
    def add(self, letter: Letter) -> bool:
        """Order it; False if this decision has that document at that stage already."""
        ...

    def get(self, letter_id: LetterId) -> Letter: ...
    def put(self, letter: Letter) -> Letter: ...
    def of_decision(self, decision_id: DecisionId) -> Sequence[Letter]: ...
    def filings(self, letter_id: LetterId) -> Sequence[RecordEntryFiling]: ...
    def put_filing(self, filing: RecordEntryFiling) -> None: ...


class Emergencies(Protocol):
    def add(self, note: EmergencyNote) -> None: ...
    def of_request(self, request_id: RequestId) -> Sequence[EmergencyNote]: ...


class SubjectSafeties(Protocol):
    """The answers on one person's safety: each saving is kept, and the last counts."""

    def add(
        self, row_id: str, subject_id: SubjectId, safety: SubjectSafety, *, by: StaffId, at: datetime
    ) -> None: ...
    def of_subject(self, subject_id: SubjectId) -> SubjectSafety | None: ...


class Agencies(Protocol):
    def add(self, new: Agency) -> None: ...
    def get(self, agency_id: AgencyId) -> Agency: ...
    def put(self, changed: Agency) -> Agency: ...
    def everyone(self) -> Sequence[Agency]: ...


class Verifications(Protocol):
    def add(self, call: VerificationCall) -> None: ...
    def get(self, call_id: str) -> VerificationCall: ...
    def put(self, call: VerificationCall) -> VerificationCall: ...
    def of_request(self, request_id: RequestId) -> Sequence[VerificationCall]: ...


class PaperChecks(Protocol):
    def add(self, check: PaperCheck) -> None: ...
    def of_request(self, request_id: RequestId) -> Sequence[PaperCheck]: ...


class Staff(Protocol):
    def get(self, staff_id: StaffId) -> StaffMember: ...
    def add(self, person: StaffMember, *, password_hash: str) -> None: ...
    def set_password(self, staff_id: StaffId, password_hash: str) -> None: ...
    def everyone(self) -> Sequence[StaffMember]: ...
    def by_email(self, email: str) -> StaffMember | None: ...


class Practices(Protocol):
    def get(self) -> Practice: ...
    def add(self, new: Practice) -> None: ...


class AuditLog(Protocol):
    def record(self, event: AuditEvent) -> None:
        """Append to the chain, in this unit of work: no event, no change."""
        ...

    def record_all(self, events: Iterable[AuditEvent]) -> None: ...

    def of_request(self, request_id: RequestId, *, limit: int = 500) -> Sequence[AuditEvent]: ...


class Jobs(Protocol):
    def add(self, job: Job) -> str:
        """Queue it in this unit of work, to start only if the change is committed; its message id."""
        ...

    def newest_about(self, about: str) -> JobStatus | None: ...
    def newest_about_each(self, abouts: Sequence[str]) -> Mapping[str, JobStatus]:
        """The same for several things in one question; those without a job are not in it."""
        ...

    def dead(self) -> Sequence[DeadLetter]: ...
    def run_again(self, message_id: str) -> bool: ...


class UnitOfWork(Protocol):
    """One practice's data in one transaction. Leaving it without ``commit`` undoes everything."""

    @property
    def practice_id(self) -> PracticeId: ...
    @property
    def information_requests(self) -> InformationRequests: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def request_marks(self) -> RequestMarks: ...
    @property
    def quarantine(self) -> QuarantineSteps: ...
    @property
    def assessments(self) -> Assessments: ...
    @property
    def reevaluations(self) -> Reevaluations: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def emergencies(self) -> Emergencies: ...
    @property
    def subject_safety(self) -> SubjectSafeties: ...
    @property
    def agencies(self) -> Agencies: ...
    @property
    def verifications(self) -> Verifications: ...
    @property
    def paper_checks(self) -> PaperChecks: ...
    @property
    def staff(self) -> Staff: ...
    @property
    def practices(self) -> Practices: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def jobs(self) -> Jobs: ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None: ...


@dataclass(frozen=True)
class KeptFile:
    id: str
    sha256: str
    size: int


class FileStore(Protocol):
    """Sealed files, each under its own key; what is opened is checked against its digest."""

    def put(self, content: bytes) -> KeptFile: ...
    def open(self, file_id: str) -> bytes: ...
    def delete(self, file_id: str) -> None: ...


@dataclass(frozen=True)
class ReadPicture:
    number: int
    width: int
    height: int
    media_type: str
    content: bytes


@dataclass(frozen=True)
class ReadingDone:
    """What reading a document gave: pictures to show and suggestions; never an answer."""

    page_count: int
    pictures: tuple[ReadPicture, ...]
    suggestions: Mapping[str, Any]
    warnings: tuple[str, ...]


class ReadingRefused(Exception):
    """The document was refused with a listed code; ``sentence`` is for the person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class DocumentReader(Protocol):
    """Opens hostile documents in the cage."""

    def check(self, content: bytes) -> str:
        """The media type by content. Raises ``ReadingRefused``."""
        ...

    def read(
        self, path: Path, *, practice: Practice, on_page: Callable[[int, int], None] | None = None
    ) -> ReadingDone:
        """Raises ``ReadingRefused``."""
        ...


@dataclass(frozen=True)
class DrawnFile:
    format: str
    content: bytes


@dataclass(frozen=True)
class Drawn:
    """One part of a document, drawn in every format it has; ``blocked`` when a check stopped it."""

    stem: str
    d_number: str
    files: tuple[DrawnFile, ...]
    preview: str
    text: str
    checks: tuple[Mapping[str, Any], ...]
    wording_version: str
    letterhead_version: str
    blocked: bool


class LetterPress(Protocol):
    """Draws documents from a frozen case file, the same bytes every time."""

    def draw(self, code: str, case_file: CaseFile, *, draft: bool) -> tuple[Drawn, ...]: ...


class Clock(Protocol):
    def __call__(self) -> datetime: ...


class Holidays(Protocol):
    def __call__(self, nation: str) -> Collection[date]: ...
