"""What arrives while nobody looks, in the scan folder or the mailbox: kept once, or said why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formsvc.domain.capture import Channel
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import StaffId
from formsvc.domain.system_people import system_person
from formsvc.services.ports import DocumentReader, FileStore, UnitOfWork
from formsvc.services.receive import SeenBefore, Upload, UploadRefused, receive_documents


@dataclass(frozen=True)
class Arrival:
    """What became of it: kept (now or before), or refused with a code and a sentence."""

    request_id: RequestId | None = None
    is_new: bool = False
    code: str = ""
    sentence: str = ""

    @property
    def is_kept(self) -> bool:
        return self.request_id is not None


def receive_unattended(
    uow: UnitOfWork,
    files: FileStore,
    reader: DocumentReader,
    upload: Upload,
    *,
    who: StaffId,
    channel: Channel,
    at: datetime,
) -> Arrival:
    """Keep it as a request of its own. Doing it again keeps nothing twice: its digest is known by then."""
    person = system_person(who, uow.practice_id)
    try:
        request_id = receive_documents(uow, files, reader, [upload], by=person, at=at, channel=channel)
    except SeenBefore as seen:
        return Arrival(seen.request_id)
    except UploadRefused as refused:
        _, code, sentence = refused.refusals[0]
        return Arrival(code=code, sentence=sentence)
    return Arrival(request_id, is_new=True)
