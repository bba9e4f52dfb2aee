"""Draw documents up, show them, hand them out: drawn once, kept by digest, recorded before the first byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.audit_event import Event
from formsvc.domain.decision import DecisionState
from formsvc.domain.errors import NotFound, NotReady, PermissionDenied
from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import SENT_OUT, DrawnPart, Letter, LetterFile, LetterId, LetterStatus
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may, may, may_authorise
from formsvc.domain.provisions import Provisions
from formsvc.domain.status import Status
from formsvc.services.case_file import case_file_for
from formsvc.services.decide import drawing_job
from formsvc.services.ports import Clock, Drawn, FileStore, LetterPress, UnitOfWork
from formsvc.services.recording import record


def draw_up_letter(
    uow: UnitOfWork,
    files: FileStore,
    press: LetterPress,
    letter_id: LetterId,
    *,
    clock: Clock,
    provisions: Provisions,
) -> None:
    """Draw a wanted document from its frozen case file. Drawing it twice makes one letter."""
    with uow:
        letter = uow.letters.get(letter_id)
        if letter.status is not LetterStatus.WANTED:
            return
        decision = uow.decisions.get(letter.decision_id)
        if decision.state in (DecisionState.SENT_BACK, DecisionState.SUPERSEDED):
            return
        case_file = case_file_for(uow, letter, decision, provisions=provisions)
    drawn = press.draw(letter.code, case_file, draft=letter.draft)
    finished = _finished(letter, drawn, files, at=clock())
    with uow:
        if uow.letters.get(letter_id).status is not LetterStatus.WANTED:
            return
        uow.letters.put(finished)
        blocked = finished.status is LetterStatus.BLOCKED
        record(uow, Event.LETTER_BLOCKED if blocked else Event.LETTER_DRAWN_UP, by=None, at=clock(),
               request_id=letter.request_id, about=("letter", letter.id), code=letter.code,
               draft=letter.draft)  # fmt: skip
        uow.commit()


def _finished(letter: Letter, drawn: tuple[Drawn, ...], files: FileStore, *, at: datetime) -> Letter:
    """The letter with its kept files; when a check blocks any part, no file at all."""
    blocked = any(part.blocked for part in drawn)
    parts = tuple(
        DrawnPart(
            n, part.d_number, part.preview, part.text, part.checks, part.wording_version,
            part.letterhead_version,
        )
        for n, part in enumerate(drawn, 1)
    )  # fmt: skip
    kept = []
    for n, part in enumerate(drawn, 1):
        for file in () if blocked else part.files:
            put = files.put(file.content)
            kept.append(LetterFile(n, part.stem, file.format, put.id, put.sha256, put.size))
    status = LetterStatus.BLOCKED if blocked else LetterStatus.DRAWN
    return replace(letter, status=status, drawn_at=at, parts=parts, files=tuple(kept))


@dataclass(frozen=True)
class Download:
    """A file to hand out under a name that says nothing of anybody."""

    name: str
    format: str
    content: Callable[[], bytes]


def download_letter(
    uow: UnitOfWork,
    files: FileStore,
    letter_id: LetterId,
    part: int,
    file_format: str,
    *,
    by: StaffMember,
    at: datetime,
) -> Download:
    """Record the download, commit, and only then give a way to the bytes that were authorised."""
    with uow:
        letter = uow.letters.get(letter_id)
        check_may_see_letter(uow, letter, by)
        if _is_sent(letter):
            check_may(by, Act.DOWNLOAD_LETTER, uow.information_requests.get(letter.request_id))
        file = next((f for f in letter.files if (f.part, f.format) == (part, file_format)), None)
        if file is None:
            raise NotFound()
        event = Event.LETTER_VIEWED if letter.draft else Event.LETTER_DOWNLOADED
        record(uow, event, by=by, at=at, request_id=letter.request_id, about=("letter", letter.id),
               code=letter.code, part=part, format=file_format, sha256=file.sha256)  # fmt: skip
        if not letter.draft and letter.downloaded_at is None:
            uow.letters.put(replace(letter, downloaded_at=at))
        uow.commit()
    name = f"{'DRAFT-' if letter.draft else ''}{file.stem}.{file.format}"
    return Download(name, file.format, lambda: files.open(file.file_id))


def view_letter(uow: UnitOfWork, letter_id: LetterId, *, by: StaffMember, at: datetime) -> Letter:
    """A document to be read as a page; the look is recorded."""
    with uow:
        letter = uow.letters.get(letter_id)
        check_may_see_letter(uow, letter, by)
        if letter.status is LetterStatus.WANTED:
            raise NotReady("This document is still being drawn up. It takes a second or two.")
        record(uow, Event.LETTER_VIEWED, by=by, at=at, request_id=letter.request_id,
               about=("letter", letter.id), code=letter.code)  # fmt: skip
        uow.commit()
    return letter


def check_may_see_letter(uow: UnitOfWork, letter: Letter, by: StaffMember) -> None:
    """Everything for those of the case, and while it waits for whoever may authorise it.

    Whoever only sends sees what goes out, never the log, the record entry or the weighing in them.
    """
    request = uow.information_requests.get(letter.request_id)
    decision = uow.decisions.get(letter.decision_id)
    if request.status is Status.DECIDED and letter.draft and may_authorise(by, decision.outcome):
        check_may(by, Act.SEE_CASE_LINE, request)
        return
    if not (_is_sent(letter) and may(by, Act.DOWNLOAD_LETTER, request)):
        check_may(by, Act.SEE_DRAFTS, request)


def _is_sent(letter: Letter) -> bool:
    return not letter.draft and letter.code in SENT_OUT


def letters_of(uow: UnitOfWork, request_id: RequestId) -> tuple[Letter, ...]:
    """The documents of the decision that holds, drafts before the authorised ones."""
    decision = uow.decisions.current(request_id)
    if decision is None:
        return ()
    return tuple(sorted(uow.letters.of_decision(decision.id), key=lambda one: (not one.draft, one.code)))


def letters_that_may_be_seen(
    uow: UnitOfWork, request_id: RequestId, *, by: StaffMember
) -> tuple[Letter, ...]:
    """Those of the decision that holds which this person may open."""
    with uow:
        shown = []
        for letter in letters_of(uow, request_id):
            try:
                check_may_see_letter(uow, letter, by)
            except (NotFound, PermissionDenied):
                continue
            shown.append(letter)
    return tuple(shown)


def ask_to_draw_again(uow: UnitOfWork, letter_id: LetterId, *, by: StaffMember, at: datetime) -> RequestId:
    """Have a document drawn up once more when its job was given up, or when a check had stopped it."""
    with uow:
        letter = uow.letters.get(letter_id)
        check_may_see_letter(uow, letter, by)
        if letter.status is LetterStatus.DRAWN:
            raise NotReady("This document is drawn up already.")
        if letter.status is LetterStatus.BLOCKED:
            uow.letters.put(replace(letter, status=LetterStatus.WANTED, drawn_at=None, parts=()))
        record(uow, Event.JOB_RUN_AGAIN, by=by, at=at, request_id=letter.request_id,
               about=("letter", letter.id))  # fmt: skip
        uow.jobs.add(drawing_job(letter))
        uow.commit()
    return letter.request_id
