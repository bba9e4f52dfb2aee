"""What is asked of a virus checker: to find something, to find nothing, or to say that it is away."""

from __future__ import annotations

from typing import Protocol

AWAY = "UP-12"


class CheckerAway(Exception):
    """Nobody could check the file: it waits, and does not pass. ``sentence`` is for the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(AWAY)
        self.sentence = sentence


class VirusChecker(Protocol):
    """Looks at what arrived before anything opens it."""

    def check(self, content: bytes) -> None:
        """Return when nothing was found. Raises ``ReadingRefused`` (UP-11) or ``CheckerAway`` (UP-12)."""
        ...
