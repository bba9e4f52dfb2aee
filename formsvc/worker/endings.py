"""How a delivered message ended, noted on the message until it is acknowledged.

Nothing is done unless somebody said so: a message without an ending goes back to the queue.
"""

from __future__ import annotations

from dataclasses import dataclass

from dramatiq import MessageProxy

from formsvc.services.job_queue import JobQueue

AGAIN_MS = 2_000


@dataclass(frozen=True)
class Ending:
    """What is to be written on the job's row."""

    done: bool = False
    delay_ms: int = AGAIN_MS
    failures: int = 0
    error_kind: str | None = None


def failures_of(message: MessageProxy) -> int:
    """How often the job had failed before this try."""
    return int(message.options.get("retries", 0))


def set_ending(message: MessageProxy, ending: Ending) -> None:
    """Note how it ended."""
    message.__dict__["formsvc_ending"] = ending


def ending_of(message: MessageProxy) -> Ending:
    """How it ended; to be tried again if nobody said."""
    ending = message.__dict__.get("formsvc_ending")
    if isinstance(ending, Ending):
        return ending
    error = message._exception
    return Ending(failures=failures_of(message), error_kind=type(error).__name__ if error else None)


def set_token(message: MessageProxy, token: str) -> None:
    """Note the claim under which it is ours."""
    message.__dict__["formsvc_token"] = token


def token_of(message: MessageProxy) -> str:
    """The claim under which it is ours; empty if it is not."""
    return str(message.__dict__.get("formsvc_token", ""))


def settle(jobs: JobQueue, message: MessageProxy) -> None:
    """Write the ending of an acknowledged message on its row: done, or back to the queue."""
    ending = ending_of(message)
    if ending.done:
        jobs.ack(message.message_id, token_of(message))
        return
    jobs.retry(
        message.message_id,
        token_of(message),
        delay_ms=ending.delay_ms,
        failures=ending.failures,
        error_kind=ending.error_kind,
    )


def give_up(jobs: JobQueue, message: MessageProxy) -> None:
    """Write the ending of a rejected message on its row: a dead letter."""
    ending = ending_of(message)
    jobs.nack(message.message_id, token_of(message), failures=ending.failures, error_kind=ending.error_kind)
