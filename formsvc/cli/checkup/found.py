"""What a check found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    MISSING = "missing"
    MISCONFIGURED = "misconfigured"


@dataclass(frozen=True)
class Found:
    """One part: how it is, in a sentence, and what to do when it is not well."""

    state: State
    says: str
    remedy: str = ""


def ok(says: str) -> Found:
    return Found(State.OK, says)


def missing(says: str, remedy: str) -> Found:
    return Found(State.MISSING, says, remedy)


def misconfigured(says: str, remedy: str) -> Found:
    return Found(State.MISCONFIGURED, says, remedy)


Check = Callable[[], Found]


def looked_at(check: Check) -> Found:
    """The check's answer; a check that fails says so by the kind of fault alone, and the others go on."""
    try:
        return check()
    except ModuleNotFoundError as error:
        return missing(f"The Python package {error.name} is not installed.", "Run: make run")
    except Exception as error:  # whatever is broken, the rest is still worth knowing
        return misconfigured(
            f"This could not be looked at ({type(error).__name__}).", "Mend the parts above, then try again."
        )
