"""Answers, read strictly: a sentence names the question and what was wrong with the answer."""

from __future__ import annotations

from collections.abc import Mapping

from formsvc.domain.checklist import Checklist, Question, QuestionKind
from formsvc.domain.checklists import current
from formsvc.domain.context import Answer, plain, quoted
from formsvc.domain.errors import DomainError

UNANSWERED = "unknown"  # a question that offers no “not sure” is simply not answered


class BadAnswer(DomainError):
    """An answer to a question that is not there, or one that the question does not offer."""


def answers_from(mapping: object, checklist: Checklist | None = None) -> dict[str, Answer]:
    """Read answers by question key; what is blank is left out. Raises ``BadAnswer``."""
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise BadAnswer("The answers must be a list of questions and answers, such as “imminent_risk: no”.")
    questions = (checklist or current()).by_key
    answers: dict[str, Answer] = {}
    for key, value in mapping.items():
        question = questions.get(key) if isinstance(key, str) else None
        if question is None:
            raise BadAnswer(f"There is no question {quoted(key)}. Check its spelling.")
        answer = answer_to(question, value)
        if answer is not None:
            answers[question.key] = answer
    return answers


def answer_to(question: Question, value: object) -> Answer | None:
    """One answer as the rules read it; none when the question was not answered."""
    if value is None:
        return None
    match question.kind:
        case QuestionKind.CHOICE:
            return _choice(question, value)
        case QuestionKind.NOTES:
            return _notes(question, value)
        case QuestionKind.CLAIMS | QuestionKind.ADVISERS:
            return _several(question, value)


def _choice(question: Question, value: object) -> str | None:
    answer = plain(value)
    if isinstance(answer, str):
        code = question.code_named.get(answer)
        if code is not None or answer in (UNANSWERED, ""):
            return code
    raise BadAnswer(f"{question.key} cannot be {quoted(value)}. Give one of: {', '.join(question.codes)}.")


def _several(question: Question, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple | set | frozenset):
        raise BadAnswer(f"{question.key} must be a list, such as [{question.codes[0]}].")
    given = [_code_of(item) for item in value]
    for item, code in zip(value, given, strict=True):
        if code not in question.codes:
            known = ", ".join(question.codes)
            raise BadAnswer(f"{question.key} cannot hold {quoted(item)}. Give any of: {known}.")
    return tuple(str(code) for code in dict.fromkeys(given))


def _code_of(item: object) -> object:
    """Advice may be written with its date and note: ``{adviser: dpo, date: …, note: …}``."""
    if isinstance(item, Mapping):
        return item.get("adviser", item.get("code"))
    return item


def _notes(question: Question, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise BadAnswer(f"{question.key} must give a text for each of {', '.join(question.codes)}.")
    notes: dict[str, str] = {}
    for key, text in value.items():
        if key not in question.codes:
            known = ", ".join(question.codes)
            raise BadAnswer(f"{question.key} has no factor {quoted(key)}. Its factors are {known}.")
        if text is None:
            continue
        if not isinstance(text, str):
            raise BadAnswer(f"{question.key}, factor {key}, must be words.")
        notes[str(key)] = text
    return notes
