"""What colleagues answered to the checklist, for one subject of one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import EllipsisType, MappingProxyType
from typing import NewType

from formsvc.domain.errors import ChangedMeanwhile, NotReady
from formsvc.domain.information_request import RequestId, SubjectId
from formsvc.domain.people import PracticeId, StaffId

AssessmentId = NewType("AssessmentId", str)
AnswerValue = str | tuple[str, ...] | Mapping[str, str]


class AssessmentState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class GivenAnswer:
    """One answer, with who gave it and when (INV-19)."""

    value: AnswerValue
    by: StaffId
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Assessment:
    """Once submitted never edited, only superseded. Answers that no longer apply are kept but not used."""

    id: AssessmentId
    practice_id: PracticeId
    request_id: RequestId
    subject_id: SubjectId
    number: int
    checklist_version: str
    answers: Mapping[str, GivenAnswer] = field(default_factory=lambda: MappingProxyType({}))
    state: AssessmentState = AssessmentState.DRAFT
    submitted_by: StaffId | None = None
    submitted_at: datetime | None = None
    version: int = 0

    def answered(
        self, key: str, answer: GivenAnswer, *, seen: GivenAnswer | EllipsisType | None = Ellipsis
    ) -> Assessment:
        """With one more answer. ``seen`` is what the person had before their eyes: if a colleague has
        answered that question since, raises ``ChangedMeanwhile``."""
        self._check_draft()
        if seen is not Ellipsis and _differs(self.answers.get(key), seen):
            raise ChangedMeanwhile()
        return replace(self, answers=MappingProxyType({**self.answers, key: answer}))

    def submitted(self, *, by: StaffId, at: datetime) -> Assessment:
        self._check_draft()
        return replace(self, state=AssessmentState.SUBMITTED, submitted_by=by, submitted_at=at)

    def superseded(self) -> Assessment:
        return replace(self, state=AssessmentState.SUPERSEDED)

    def values(self) -> dict[str, AnswerValue]:
        return {key: answer.value for key, answer in self.answers.items()}

    def _check_draft(self) -> None:
        if self.state is not AssessmentState.DRAFT:
            raise NotReady("These answers have been handed in. Open them again to change them.")


def _differs(now: GivenAnswer | None, seen: GivenAnswer | EllipsisType | None) -> bool:
    if now is None or not isinstance(seen, GivenAnswer):
        return now is not None
    return (now.value, now.by, now.at) != (seen.value, seen.by, seen.at)
