"""Where an information request is, and where it may go from there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from formsvc.domain.errors import IllegalTransition


class Status(StrEnum):
    RECEIVED = "received"  # a scan or a telephone call; nobody has confirmed the form yet
    CAPTURED = "captured"  # a person has confirmed the form; the checklist can be answered
    ASSESSED = "assessed"  # the answers are handed over for evaluation
    EVALUATED = "evaluated"  # findings are there; a person decides
    DECIDED = "decided"  # a named person has decided; somebody else authorises
    AUTHORISED = "authorised"  # letters may leave; the record entry waits to be made
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]


STATUS_LABELS = {
    Status.RECEIVED: "Received",
    Status.CAPTURED: "Ready to assess",
    Status.ASSESSED: "Being checked",
    Status.EVALUATED: "Ready to decide",
    Status.DECIDED: "Waiting for authorisation",
    Status.AUTHORISED: "Authorised",
    Status.CLOSED: "Closed",
}

TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.CAPTURED, Status.CLOSED}),
    Status.CAPTURED: frozenset({Status.ASSESSED, Status.CLOSED}),
    # by hand with a reason when the evaluation does not come; back when the answers are opened again
    Status.ASSESSED: frozenset({Status.EVALUATED, Status.DECIDED, Status.CAPTURED}),
    Status.EVALUATED: frozenset({Status.DECIDED, Status.CAPTURED, Status.EVALUATED}),
    Status.DECIDED: frozenset({Status.AUTHORISED, Status.EVALUATED, Status.CAPTURED}),
    Status.AUTHORISED: frozenset({Status.CLOSED, Status.CAPTURED}),  # back when the agency answers
    Status.CLOSED: frozenset(),
}

OPEN_STATUSES = frozenset(Status) - {Status.CLOSED}


def check_transition(now: Status, then: Status) -> None:
    """Raise ``IllegalTransition`` unless the table lets ``now`` become ``then``."""
    if then not in TRANSITIONS[now]:
        raise IllegalTransition(
            f"This request is at “{now.label}”, so that cannot be done now. "
            "Go back to the request to see what can."
        )
