"""A practice with its pages on a database of its own: real services, and a reader that reads no scans."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from formsvc.bootstrap import Services, build, upgrade_database
from formsvc.domain.document import Document
from formsvc.domain.information_request import DocumentId, InformationRequest, RequestId
from formsvc.domain.people import Practice, PracticeId, Role, StaffMember
from formsvc.domain.status import Status
from formsvc.services.colleagues import add_colleague, add_practice
from formsvc.services.ports import ReadingDone, ReadingRefused, ReadPicture
from formsvc.services.read_document import read_document
from formsvc.settings import Settings
from formsvc.web import create_app
from tests.web.client import PageClient
from tests.web.fakes import _HASH, colleague

PRACTICE = PracticeId("p-1")
PDF = b"%PDF-1.4 invented"
PICTURE = b"\xff\xd8\xff\xe0 a picture"


def found(value: Any, **more: Any) -> dict[str, Any]:
    """A field as the reader hands it over."""
    usual = {"confidence": 0.99, "review": False, "source": "ocr", "page": 1, "box": [0.1, 0.2, 0.5, 0.25]}
    return {"value": value, **usual, **more}


SUGGESTED: Mapping[str, Any] = {
    "document_type": found("police_data_request", source="derived", box=None),
    "jurisdiction": found("england", source="derived", page=None, box=None),
    "request_date": found("2026-11-20"),
    "requester_name": found("Yasmin Okonkwo"),
    "requester_org": found("Harbour Police"),
    "reference": found("44/1234/26"),
    "subject_name": found("Alma Example"),
    "subject_dob": found("1990-02-01", review=True),
    "subject_nhs_number": found("9990000018"),
    "subject_role": found("suspect", source="tick"),
    "information_sought": found("Dates of attendance since June"),
    "legal_basis": found(["public_interest", "dpa_sch2_para2"], source="tick"),
    "consent_sought": found(False, source="tick"),
    "purpose": None,
}


@dataclass
class FakeReader:
    """Takes what begins like a PDF, refuses the rest with the sentence for a HEIC photo."""

    suggested: Mapping[str, Any] = field(default_factory=lambda: dict(SUGGESTED))
    warnings: tuple[str, ...] = ()
    refuses: tuple[str, str] | None = None

    def check(self, content: bytes) -> str:
        if not content:
            raise ReadingRefused("UP-01", "The file is empty. Scan or save it again.")
        if not content.startswith(b"%PDF"):
            raise ReadingRefused("UP-03", "This is a HEIC photo. Save it as a JPEG or PDF and upload that.")
        return "application/pdf"

    def read(
        self, path: Path, *, practice: Practice, on_page: Callable[[int, int], None] | None = None
    ) -> ReadingDone:
        if self.refuses:
            raise ReadingRefused(*self.refuses)
        if on_page:
            on_page(1, 2)
        pictures = tuple(ReadPicture(number, 800, 1100, "image/jpeg", PICTURE) for number in (1, 2))
        return ReadingDone(2, pictures, self.suggested, self.warnings)


@dataclass
class House:
    """What a test does at the practice."""

    app: Flask
    services: Services
    reader: FakeReader

    def colleague(self, *roles: Role, name: str = "Asha Menon") -> StaffMember:
        person = colleague(*roles, name=name, email=f"{name.lower().replace(' ', '.')}@practice.example")
        uow = self.services.uow(PRACTICE)
        add_colleague(uow, person, password_hash=_HASH, at=self.services.clock())
        return person

    def sign_in(self, *roles: Role, name: str = "Asha Menon") -> PageClient:
        client = self.app.test_client()
        assert isinstance(client, PageClient)
        assert client.sign_in(self.colleague(*roles, name=name)).status_code == 303
        return client

    def send_files(self, client: PageClient, *sent: tuple[bytes, str]) -> TestResponse:
        """Upload these contents under these names."""
        data = {
            "csrf_token": client.token(),
            "files": [(io.BytesIO(content), name) for content, name in sent],
        }
        return client.post("/requests/upload", data=data, content_type="multipart/form-data")

    def upload(self, client: PageClient, *contents: bytes) -> RequestId:
        """Upload files that are taken; the request that they began."""
        answer = self.send_files(client, *((content, "scan.pdf") for content in contents or (PDF,)))
        assert answer.status_code == 303, answer.text
        return RequestId(answer.location.split("/")[-2])

    def read(self, request_id: RequestId) -> None:
        """What the worker does with every document that waits."""
        for document in self.documents(request_id):
            read_document(
                self.services.uow(PRACTICE), self.services.files, self.reader, document.id,
                clock=self.services.clock,
            )  # fmt: skip

    def documents(self, request_id: RequestId) -> list[Document]:
        with self.services.uow(PRACTICE) as uow:
            return list(uow.documents.of_request(request_id))

    def document(self, request_id: RequestId) -> DocumentId:
        return self.documents(request_id)[0].id

    def request(self, request_id: RequestId) -> InformationRequest:
        with self.services.uow(PRACTICE) as uow:
            return uow.information_requests.get(request_id)

    def assign(self, request_id: RequestId, to: StaffMember) -> None:
        """Let a clinician have taken it."""
        with self.services.uow(PRACTICE) as uow:
            uow.information_requests.put(uow.information_requests.get(request_id).assigned(to.id))
            uow.commit()

    def move(self, request_id: RequestId, status: Status) -> None:
        """Let the request have gone on."""
        with self.services.uow(PRACTICE) as uow:
            uow.information_requests.put(uow.information_requests.get(request_id).moved_to(status))
            uow.commit()

    def requests(self) -> list[RequestId]:
        with self.services.uow(PRACTICE) as uow:
            return [row.request_id for row in uow.information_requests.open_rows(after=None, limit=100)]

    def events(self, request_id: RequestId) -> list[str]:
        with self.services.uow(PRACTICE) as uow:
            return [event.event.value for event in uow.audit.of_request(request_id)]


def empty_practice(settings: Settings) -> None:
    """The tables and one practice, made once and copied for each test."""
    services = build(settings)
    upgrade_database(services)
    practice = Practice(
        PRACTICE, "Brindley Road Surgery", "england", ("1 Brindley Road", "Harbour Town"), "A99999",
        "020 7946 0100", "reception@practice.example", is_demonstration=True,
    )  # fmt: skip
    add_practice(services.uow(PRACTICE), practice, at=services.clock())
    services.engine.dispose()


def open_house(settings: Settings) -> House:
    """The pages over a practice that is there already."""
    services = build(settings)
    reader = FakeReader()
    services.__dict__["reader"] = reader
    app = create_app(settings, services)
    app.test_client_class = PageClient
    return House(app, services, reader)
