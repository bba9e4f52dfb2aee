"""What every engine gives back: runs of text with their place in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
    tilt: float = 0.0  # degrees by which it slopes down to the right


class Engine(Protocol):
    """An engine finds lines and reads them in a grey picture at its own favourite resolution."""

    name: str
    dpi: int

    def find_lines(self, grey: Picture) -> list[NDArray[np.float32]]:
        """The corners of every run of text."""
        ...

    def turns_needed(self, grey: Picture, found: Sequence[NDArray[np.float32]]) -> int:
        """How many clockwise quarters would make the page upright."""
        ...

    def read_lines(self, grey: Picture, found: Sequence[NDArray[np.float32]]) -> list[ReadLine]:
        """What the lines found say."""
        ...


def turned_over(
    grey: Picture, found: Sequence[NDArray[np.float32]]
) -> tuple[Picture, list[NDArray[np.float32]]]:
    """The picture upside down, and the lines found in it."""
    height, width = grey.shape
    corner = np.array([width, height], np.float32)
    return np.ascontiguousarray(grey[::-1, ::-1]), [np.roll(corner - box, 2, axis=0) for box in found]
