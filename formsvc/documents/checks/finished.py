"""A finished document as its checks see it, and what a check says of it (documents guide 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from formsvc.documents.kind import AnyCode
from formsvc.domain.letter import CaseFile
from formsvc.domain.record_entry import EntryKind


class Level(StrEnum):
    BLOCK = "BLOCK"  # cannot be passed: no file
    STOP = "STOP"  # needs a named person and a reason: until then a draft
    WARN = "WARN"  # says so


class Result(StrEnum):
    PASS = "pass"  # noqa: S105 -- not a password
    FAIL = "fail"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Finished:
    """The words as a person would read them, and where they come from."""

    case: CaseFile
    code: AnyCode
    d_number: str
    text: str
    title: str
    file_stem: str
    draft: bool
    entry_kind: EntryKind | None = None
    characters_replaced: bool = False
    for_outside_adviser: bool = False

    @property
    def is_pointer(self) -> bool:
        return self.entry_kind is EntryKind.POINTER


@dataclass(frozen=True)
class CheckResult:
    """One check's answer. The message is for the person who can put it right."""

    id: str
    level: Level
    result: Result
    message: str

    @property
    def failed(self) -> bool:
        return self.result is Result.FAIL

    def accepted(self, by: str, reason: str) -> CheckResult:
        """The same stop, passed by a named person for a reason."""
        return replace(self, result=Result.ACCEPTED, message=f"{self.message} Accepted by {by}: {reason}")

    def to_dict(self) -> dict[str, str]:
        return {
            "id": self.id,
            "level": self.level.value,
            "result": self.result.value,
            "message": self.message,
        }


def passed(check: str, level: Level) -> CheckResult:
    return CheckResult(check, level, Result.PASS, "")


def failed(check: str, level: Level, message: str) -> CheckResult:
    return CheckResult(check, level, Result.FAIL, message)


def judged(check: str, level: Level, fault: str) -> CheckResult:
    """Passed when there is nothing to say."""
    return failed(check, level, fault) if fault else passed(check, level)
