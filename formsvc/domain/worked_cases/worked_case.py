"""A worked case: a story, the answers that tell, and why. What it leads to is found by evaluating it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formsvc.domain.context import Answer, Context
from formsvc.domain.worked_cases.request_in_order import ANSWERS


@dataclass(frozen=True, kw_only=True)
class WorkedCase:
    """``differs`` are the answers that are not those of a request in order."""

    id: str
    title: str
    story: str
    why: str
    context: Context
    differs: Mapping[str, Answer]

    @property
    def answers(self) -> dict[str, Answer]:
        """Every answer of the case."""
        return {**ANSWERS, **self.differs}
