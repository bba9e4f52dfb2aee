"""The process that watches the scan folder: every look takes what is whole, each file by itself."""

from __future__ import annotations

import threading
from pathlib import Path

import structlog

from formsvc.bootstrap import Services
from formsvc.domain.capture import Channel
from formsvc.domain.people import PracticeId
from formsvc.domain.system_people import SCANNER
from formsvc.intake.scan_folder import ScanFolder, Taken
from formsvc.services.receive import Upload
from formsvc.services.unattended import receive_unattended

LOOK_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Watch:
    """One folder for one practice."""

    def __init__(self, services: Services, practice_id: PracticeId) -> None:
        settings = services.settings
        self._services = services
        self._practice_id = practice_id
        self._folder = ScanFolder(Path(settings.scan_folder), settle_seconds=settings.scan_settle_seconds)

    def look(self) -> int:
        """Take what is whole; how many files were kept. What fails is left for the next look."""
        kept = 0
        try:
            for taken in self._folder.take_whole_files():
                kept += self._receive(taken)
        except OSError as error:  # the share is away, the disk is full
            log.warning("watch.folder_away", error=type(error).__name__)
        return kept

    def run(self, stop: threading.Event) -> None:
        """Look again and again until told to stop."""
        while not stop.is_set():
            self.look()
            stop.wait(LOOK_SECONDS)

    def _receive(self, taken: Taken) -> bool:
        services = self._services
        try:
            content = taken.content(services.settings.max_upload_bytes)
            arrival = receive_unattended(
                services.uow(self._practice_id), services.files, services.reader,
                Upload(taken.name, content), who=SCANNER, channel=Channel.SCAN_FOLDER, at=services.clock(),
            )  # fmt: skip
            if arrival.is_kept:
                taken.remove()
            else:
                self._folder.refuse(taken, f"{arrival.sentence} ({arrival.code})")
        except Exception as error:  # one bad file, or the database away: the others still get their turn
            log.warning("watch.left_for_later", error=type(error).__name__)
            return False
        log.info("watch.taken", request=arrival.request_id, new=arrival.is_new, code=arrival.code)
        return arrival.is_new
