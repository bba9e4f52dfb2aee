"""The decision log: every answer, finding, decision and reason of one case, for the restricted file (D23)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from formsvc.documents.contexts.frame import Frame
from formsvc.documents.contexts.internal import ADVISERS, internal_frame, words_for
from formsvc.documents.typed_values import format_date
from formsvc.domain import checklists
from formsvc.domain.checklist import Question, QuestionKind
from formsvc.domain.codes import Outcome, SubjectRole, label
from formsvc.domain.disclosure import ScheduleItem, WithheldReason
from formsvc.domain.letter import AdviceTaken, CaseFile, WithheldPart

_FACTORS = {
    "a": "Harm or distress to the person",
    "b": "Harm to trust in doctors",
    "c": "Harm to others if withheld",
    "d": "Benefit to a person or to society",
    "e": "Nature of the information, and the person’s views",
    "f": "Whether less intrusion would do",
}


@dataclass(frozen=True, kw_only=True)
class LogContext(Frame):
    requester: tuple[str, ...]
    verified: str
    subject_part: str
    other_people: str
    information_sought: str
    purpose: str
    outcome: str
    recommended: str
    rule: str
    gateway: str
    scope: str
    checklist_version: str
    challenge_items: tuple[str, ...]
    flags: tuple[str, ...]
    release_blocks: tuple[str, ...]
    documents: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    factors: tuple[tuple[str, str], ...]
    advice: tuple[AdviceTaken, ...]
    decided_name: str
    decided_role: str
    decided_at: datetime | None
    authorised_name: str
    authorised_role: str
    authorised_at: datetime | None
    reason: str
    departs: bool
    schedule: tuple[ScheduleItem, ...]
    withheld: tuple[WithheldPart, ...]
    told: str
    not_told_because: str
    review_on: date | None


def log(case: CaseFile) -> LogContext:
    evaluation, decision, request, check = case.evaluation, case.decision, case.request, case.verification
    decider, authoriser = decision.decided_by, decision.authorised_by
    notes = case.answers.get("balance_notes") or {}
    return LogContext(
        **internal_frame(case),
        requester=tuple(
            part
            for part in (
                request.requester_name,
                request.requester_role,
                request.collar_number,
                request.requester_org,
            )
            if part
        ),
        verified="; ".join(
            part
            for part in (
                words_for(case.answer("source_verified")),
                check.method,
                f"by {check.by}" if check.by else "",
                format_date(check.on) if check.on else "",
            )
            if part
        ),
        subject_part=_part_words(case),
        other_people=_people_words(case),
        information_sought=request.information_sought,
        purpose=request.purpose,
        outcome=label(Outcome(case.outcome)),
        recommended=label(Outcome(case.recommended or evaluation.outcome)),
        rule=str(evaluation.rule),
        gateway=label(evaluation.gateway),
        scope=label(evaluation.scope),
        checklist_version=case.checklist_version,
        challenge_items=_labels(evaluation.challenge_items),
        flags=_labels(evaluation.flags),
        release_blocks=_labels(evaluation.release_blocks),
        documents=_labels(evaluation.documents),
        answers=_answers(case),
        factors=tuple((_FACTORS[key], str(notes[key])) for key in _FACTORS if notes.get(key)),
        advice=tuple(replace(a, adviser=ADVISERS.get(a.adviser, a.adviser)) for a in case.advice),
        decided_name=decider.name if decider else "",
        decided_role=decider.role if decider else "",
        decided_at=decision.at,
        authorised_name=authoriser.name if authoriser else "",
        authorised_role=authoriser.role if authoriser else "",
        authorised_at=decision.authorised_at,
        reason=decision.reason,
        departs=decision.departs or case.outcome != (case.recommended or str(evaluation.outcome)),
        schedule=decision.schedule,
        withheld=tuple(WithheldPart(part.item, _reason_words(part.reason)) for part in decision.withheld),
        told=words_for(case.answer("inform_patient")),
        not_told_because=decision.not_told_because,
        review_on=decision.review_on,
    )


def _people_words(case: CaseFile) -> str:
    """How many and in what part; never who (D23)."""
    if not case.people:
        return "none"
    parts = ", ".join(sorted(words_for(person.role or "other").lower() for person in case.people))
    return f"{len(case.people)} ({parts})"


def _reason_words(reason: str) -> str:
    """A reason given as a code becomes words; typed words stay as typed."""
    return WithheldReason(reason).label if reason in set(WithheldReason) else reason


def _part_words(case: CaseFile) -> str:
    role = case.context.get("subject_role")
    return label(SubjectRole(role)) if role else words_for(case.subject.role)


def _labels(codes: Iterable[StrEnum]) -> tuple[str, ...]:
    return tuple(label(code) for code in codes)


def _answers(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """Every answer in the words of the checklist that it was given under, in its order."""
    checklist = checklists.get(case.checklist_version) if case.checklist_version else checklists.current()
    given = ((question, case.answers.get(question.key)) for question in checklist.questions)
    return tuple(
        (question.topic, _answer_words(question, answer))
        for question, answer in given
        if answer not in (None, "", (), {}) and question.kind is not QuestionKind.NOTES
    )


def _answer_words(question: Question, answer: object) -> str:
    if isinstance(answer, str):
        return question.label_of(answer)
    codes = answer if isinstance(answer, tuple | list) else ()
    return "; ".join(question.label_of(str(code)) for code in codes)
