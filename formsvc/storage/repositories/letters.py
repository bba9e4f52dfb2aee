"""Letters, their files, and the steps of filing a record entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import RowMapping, delete, insert, select

from formsvc.domain.codes import DocumentCode
from formsvc.domain.decision import DecisionId
from formsvc.domain.letter_order import (
    DrawnPart,
    Letter,
    LetterFile,
    LetterId,
    LetterStatus,
    RecordEntryFiling,
)
from formsvc.storage.jobs import insert_once
from formsvc.storage.repositories.base import Repository
from formsvc.storage.tables import letter, letter_file, record_entry_filing


class SqlLetters(Repository):
    table = letter

    def add(self, letter: Letter) -> bool:
        done = self._connection.execute(
            insert_once(self._connection, self.table).values(
                id=letter.id,
                practice_id=self._practice_id,
                request_id=letter.request_id,
                decision_id=letter.decision_id,
                code=letter.code,
                draft=letter.draft,
                wanted_at=letter.wanted_at,
                version=0,
                **_changing(letter),
            )
        )
        return bool(done.rowcount == 1)

    def get(self, letter_id: LetterId) -> Letter:
        return self._letter(self._row(letter_id))

    def put(self, letter: Letter) -> Letter:
        version = self._update(letter.id, letter.version, _changing(letter))
        self._connection.execute(delete(letter_file).where(letter_file.c.letter_id == letter.id))
        if letter.files:
            self._connection.execute(
                insert(letter_file),
                [
                    {"letter_id": letter.id, "practice_id": self._practice_id, **asdict(file)}
                    for file in letter.files
                ],
            )
        return replace(letter, version=version)

    def of_decision(self, decision_id: DecisionId) -> Sequence[Letter]:
        rows = self._connection.execute(
            self._mine().where(letter.c.decision_id == decision_id).order_by(letter.c.code)
        )
        return [self._letter(row) for row in rows.mappings().all()]

    def filings(self, letter_id: LetterId) -> Sequence[RecordEntryFiling]:
        rows = self._connection.execute(
            select(record_entry_filing)
            .where(
                record_entry_filing.c.practice_id == self._practice_id,
                record_entry_filing.c.letter_id == letter_id,
            )
            .order_by(record_entry_filing.c.part)
        )
        return [
            RecordEntryFiling(
                row["letter_id"], row["part"], row["made_by"], row["made_at"], row["hidden_by"],
                row["hidden_at"],
            )
            for row in rows.mappings()
        ]  # fmt: skip

    def put_filing(self, filing: RecordEntryFiling) -> None:
        self.get(filing.letter_id)
        mine = record_entry_filing
        self._connection.execute(
            delete(mine).where(mine.c.letter_id == filing.letter_id, mine.c.part == filing.part)
        )
        self._connection.execute(insert(mine).values(practice_id=self._practice_id, **asdict(filing)))

    def _letter(self, row: RowMapping) -> Letter:
        files = self._connection.execute(
            select(letter_file)
            .where(letter_file.c.letter_id == row["id"])
            .order_by(letter_file.c.part, letter_file.c.format)
        )
        return Letter(
            id=row["id"],
            practice_id=row["practice_id"],
            request_id=row["request_id"],
            decision_id=row["decision_id"],
            code=DocumentCode(row["code"]),
            draft=row["draft"],
            wanted_at=row["wanted_at"],
            status=LetterStatus(row["status"]),
            drawn_at=row["drawn_at"],
            files=tuple(
                LetterFile(f["part"], f["stem"], f["format"], f["file_id"], f["sha256"], f["size"])
                for f in files.mappings()
            ),
            parts=tuple(_part(kept) for kept in row["parts"]),
            downloaded_at=row["downloaded_at"],
            version=row["version"],
        )


def _changing(letter: Letter) -> dict[str, Any]:
    return {
        "status": letter.status,
        "drawn_at": letter.drawn_at,
        "parts": [
            {**asdict(part), "checks": [dict(check) for check in part.checks]} for part in letter.parts
        ],
        "downloaded_at": letter.downloaded_at,
    }


def _part(kept: dict[str, Any]) -> DrawnPart:
    return DrawnPart(**{**kept, "checks": tuple(kept["checks"])})
