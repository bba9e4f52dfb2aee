"""What can go wrong in the core. Each message is a sentence for the person, and says what to do."""

from __future__ import annotations


class DomainError(Exception):
    """The base of all expected refusals. ``str(error)`` is fit to show to a person."""


class NotFound(DomainError):
    """There is no such thing, or it is not yours to see: the two look the same (P4)."""

    def __init__(self, message: str = "We could not find that page.") -> None:
        super().__init__(message)


class PermissionDenied(DomainError):
    """This person may not do this."""


class NotReady(DomainError):
    """The time for this has not come, or has passed."""


class IllegalTransition(NotReady):
    """The status does not lead there."""


class ChangedMeanwhile(DomainError):
    """A colleague changed it first; the person's own words are kept on the page."""

    def __init__(
        self,
        message: str = "A colleague changed this while you had it open. "
        "Your words are still on this page. Check theirs, then save again.",
    ) -> None:
        super().__init__(message)


class CannotBeOverridden(DomainError):
    """An invariant of the decision guide (5.7) that no reason sets aside."""
