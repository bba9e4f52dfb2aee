"""What a rule says when it matches."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from formsvc.domain.codes import ChallengeItem, Outcome
from formsvc.domain.rules.facts import Facts


class Ruling(NamedTuple):
    """The rule that fired, its outcome, and what the requester is to be asked."""

    rule: str
    outcome: Outcome
    asks: tuple[ChallengeItem, ...] = ()


Rule = Callable[[Facts], Ruling | None]
