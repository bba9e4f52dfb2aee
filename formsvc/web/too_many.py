"""Too often: say when to try again."""

from __future__ import annotations

from werkzeug.exceptions import TooManyRequests


class TooManyTries(TooManyRequests):
    """429 with ``Retry-After``. ``TooManyTries(900)`` says 15 minutes."""

    def __init__(self, seconds: int) -> None:
        super().__init__(retry_after=seconds)
        minutes = max(1, round(seconds / 60))
        unit = "minute" if minutes == 1 else "minutes"
        self.description = f"That was too many tries. Wait {minutes} {unit}, then try again."
