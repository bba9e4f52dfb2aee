"""What an answer to a practice's own question adds to an evaluation: only ever more care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formsvc.domain.codes import ChallengeItem, Flag


@dataclass(frozen=True)
class LocalEffect:
    """When one of these answers is given, this item is asked for or this flag is raised."""

    question: str
    answers: tuple[str, ...]
    item: ChallengeItem | None
    flag: Flag | None
    says: str
    source: str

    def applies(self, answers: Mapping[str, object]) -> bool:
        """A question that nobody answered counts as not known, as all others do (INV-08)."""
        given = answers.get(self.question)
        return (given if isinstance(given, str) else "unknown") in self.answers
