"""What the checklist makes of one thing: a state, a sentence and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FindingState(StrEnum):
    DECIDES = "decides"  # the rule that settled the recommendation
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    NEEDS_A_PERSON = "needs_a_person"  # unknown, unanswered or for judgement
    NOTED = "noted"  # a fact that the recommendation rests on, neither good nor bad


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about a question (its key) or a rule (its code), with what it rests on."""

    question: str
    state: FindingState
    reason: str
    source: str
    rests_on: tuple[str, ...] = field(default=(), compare=False)

    def to_dict(self) -> dict[str, str]:
        return {
            "question": self.question,
            "state": self.state.value,
            "reason": self.reason,
            "source": self.source,
        }

    def to_kept(self) -> dict[str, Any]:
        """The same with the answers that it rests on, for a store of our own."""
        return {**self.to_dict(), "rests_on": list(self.rests_on)}


def finding_from(mapping: Mapping[str, Any]) -> Finding:
    """Read a finding back as ``to_dict`` or ``to_kept`` wrote it."""
    return Finding(
        mapping["question"],
        FindingState(mapping["state"]),
        mapping["reason"],
        mapping["source"],
        tuple(mapping.get("rests_on", ())),
    )
