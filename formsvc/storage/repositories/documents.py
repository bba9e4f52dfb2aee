"""What arrived, and what was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import RowMapping, update

from formsvc.domain.document import Document, PagePicture, ReadingStatus
from formsvc.domain.information_request import DocumentId, RequestId
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import document


class SqlDocuments(Repository):
    table = document

    def add(self, document: Document) -> None:
        self._insert(
            {
                "id": document.id, "request_id": document.request_id, "name": document.name,
                "media_type": document.media_type, "size": document.size, "sha256": document.sha256,
                "file_id": document.file_id, "arrived_at": document.arrived_at,
                "arrived_by": document.arrived_by, "version": 0, **_changing(document),
            }
        )  # fmt: skip

    def get(self, document_id: DocumentId) -> Document:
        return _document(self._row(document_id))

    def put(self, document: Document) -> Document:
        return replace(document, version=self._update(document.id, document.version, _changing(document)))

    def of_request(self, request_id: RequestId) -> Sequence[Document]:
        rows = self._connection.execute(
            self._mine()
            .where(document.c.request_id == request_id)
            .order_by(document.c.arrived_at, document.c.id)
        )
        return [_document(row) for row in rows.mappings()]

    def with_digest(self, sha256: str) -> Sequence[Document]:
        rows = self._connection.execute(self._mine().where(document.c.sha256 == sha256))
        return [_document(row) for row in rows.mappings()]

    def refused(self) -> Sequence[Document]:
        """Those that were refused after they were kept, newest first."""
        rows = self._connection.execute(
            self._mine()
            .where(document.c.status.in_((ReadingStatus.REFUSED, ReadingStatus.DESTROYED)))
            .order_by(document.c.arrived_at.desc(), document.c.id)
        )
        return [_document(row) for row in rows.mappings()]

    def move(self, document_id: DocumentId, *, to: RequestId) -> None:
        """Let the document belong to another request."""
        kept = self.get(document_id)
        self._update(kept.id, kept.version, {"request_id": to})

    def note_progress(self, document_id: DocumentId, pages_read: int, page_count: int) -> None:
        """How far reading has come: shown on a page, so it takes no new version."""
        self._connection.execute(
            update(document)
            .where(document.c.practice_id == self._practice_id, document.c.id == document_id)
            .values(pages_read=pages_read, page_count=page_count)
        )


def _changing(document: Document) -> dict[str, Any]:
    return {
        "status": document.status,
        "refusal_code": document.refusal_code,
        "refusal": document.refusal,
        "page_count": document.page_count,
        "pages_read": document.pages_read,
        "reading": {
            "pictures": [asdict(picture) for picture in document.pictures],
            "suggestions": dict(document.suggestions),
            "warnings": list(document.warnings),
        },
    }


def _document(row: RowMapping) -> Document:
    reading = row["reading"]
    return Document(
        id=row["id"],
        practice_id=row["practice_id"],
        request_id=row["request_id"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        file_id=row["file_id"],
        arrived_at=row["arrived_at"],
        arrived_by=row["arrived_by"],
        status=ReadingStatus(row["status"]),
        refusal_code=row["refusal_code"],
        refusal=row["refusal"] or "",
        page_count=row["page_count"],
        pages_read=row["pages_read"],
        pictures=tuple(PagePicture(**picture) for picture in reading["pictures"]),
        suggestions=reading["suggestions"],
        warnings=tuple(reading["warnings"]),
        version=row["version"],
    )
