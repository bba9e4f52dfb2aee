"""The actors: each takes ids and calls one use case. Safe to run twice.

The broker is set before this module is imported (``formsvc.worker.main``): dramatiq binds actors to it.
"""

from __future__ import annotations

import dramatiq

from formsvc.domain.assessment import AssessmentId
from formsvc.domain.errors import NotFound
from formsvc.domain.information_request import DocumentId
from formsvc.domain.letter_order import LetterId
from formsvc.domain.people import PracticeId
from formsvc.services import evaluate_assessment as evaluating
from formsvc.services import letters, quarantine
from formsvc.services import read_document as reading
from formsvc.services.virus_checker import CheckerAway
from formsvc.worker.parts import services


@dramatiq.actor(
    queue_name="reading", max_retries=2, min_backoff=2_000, time_limit=3_600_000, throws=NotFound,
    waits_for=CheckerAway,
)  # fmt: skip
def read_document(practice_id: str, document_id: str) -> None:
    """Have the cage read a document; its own limits end a slow one long before ours."""
    parts = services()
    reading.read_document(
        parts.uow(PracticeId(practice_id)), parts.files, parts.reader, DocumentId(document_id),
        clock=parts.clock, checker=parts.checker,
    )  # fmt: skip


@dramatiq.actor(queue_name="evaluation", max_retries=5, min_backoff=1_000, time_limit=30_000, throws=NotFound)
def destroy_original(practice_id: str, document_id: str) -> None:
    """Destroy the original of a refused document that a person has given up."""
    parts = services()
    quarantine.destroy_original(parts.uow(PracticeId(practice_id)), parts.files, DocumentId(document_id))


@dramatiq.actor(queue_name="evaluation", max_retries=3, min_backoff=1_000, time_limit=30_000, throws=NotFound)
def evaluate_assessment(practice_id: str, assessment_id: str) -> None:
    """Evaluate an assessment."""
    parts = services()
    evaluating.evaluate_assessment(
        parts.uow(PracticeId(practice_id)), AssessmentId(assessment_id),
        clock=parts.clock, provisions=parts.provisions,
    )  # fmt: skip


@dramatiq.actor(queue_name="documents", max_retries=3, min_backoff=1_000, time_limit=120_000, throws=NotFound)
def draw_up_letter(practice_id: str, letter_id: str) -> None:
    """Draw a document up in every format it has."""
    parts = services()
    letters.draw_up_letter(
        parts.uow(PracticeId(practice_id)), parts.files, parts.press, LetterId(letter_id),
        clock=parts.clock, provisions=parts.provisions,
    )  # fmt: skip


ALL = (read_document, destroy_original, evaluate_assessment, draw_up_letter)
