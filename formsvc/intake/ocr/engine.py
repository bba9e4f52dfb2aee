"""What every engine gives back: runs of text with their place in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from formsvc.intake.prepare import Picture


@dataclass(frozen=True)
class ReadLine:
    """One run of text as read, its box in pixels, how sure from 0 to 1."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float


class Engine(Protocol):
    """An engine reads a grey picture at its own favourite resolution."""

    name: str
    dpi: int

    def read(self, grey: Picture) -> list[ReadLine]:
        """Every run of text in the picture."""
        ...
