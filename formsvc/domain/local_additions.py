"""What a practice adds of its own: questions that lead to an item of a challenge or to a flag, never away.

An addition can only make the answer more careful. It turns sharing by consent, overall benefit or public
interest into a challenge, adds to the points of a challenge that lists gaps, or raises a flag. It never
touches what a law or an order requires, nor an emergency, and takes nothing away. Read strictly: what could
do more is refused when the program starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formsvc.domain.answers import UNANSWERED
from formsvc.domain.challenge import POINTS
from formsvc.domain.checklist import Checklist, Group, Option, Question
from formsvc.domain.codes import ChallengeItem, Flag
from formsvc.domain.errors import DomainError
from formsvc.domain.local_effects import LocalEffect

GROUP = Group("L", "Added by this practice")
MOST_QUESTIONS = 20
# Flags that only call for more care. Others change which documents there are, or say what is so.
FLAGS = frozenset({Flag.EXPEDITE, Flag.SEPARATE_ASSESSMENT_REQUIRED, Flag.HIDE_FROM_ONLINE_ACCESS})
_KEY = re.compile(r"local_[a-z][a-z0-9_]{2,39}")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
_VERSION = re.compile(r"[A-Za-z0-9.-]{1,8}")


class BadAddition(DomainError):
    """The practice's own questions cannot be taken as they are written."""


@dataclass(frozen=True)
class LocalAdditions:
    """One version of what a practice adds."""

    version: str
    questions: tuple[Question, ...]
    effects: tuple[LocalEffect, ...]


def additions_from(mapping: object) -> tuple[LocalAdditions, ...]:
    """Read every version, the one in use last. Raises ``BadAddition`` naming the place and the remedy."""
    listed = _part(mapping, "The file", {"versions"})["versions"]
    if not isinstance(listed, list) or not listed:
        raise BadAddition("The file must hold a list of versions, the one in use last.")
    versions = tuple(_version(one) for one in listed)
    if len({one.version for one in versions}) != len(versions):
        raise BadAddition("Two versions have the same name. Give each its own.")
    return versions


def extended(checklist: Checklist, additions: LocalAdditions) -> Checklist:
    """The checklist with the practice's own questions after all others: a version of its own."""
    return Checklist(
        version=f"{checklist.version}+{additions.version}",
        groups=(*checklist.groups, GROUP),
        questions=(*checklist.questions, *additions.questions),
        effects=additions.effects,
    )


def _version(mapping: object) -> LocalAdditions:
    part = _part(mapping, "A version", {"version", "questions"})
    name = _text(part, "version", "A version", longest=8)
    if not _VERSION.fullmatch(name):
        raise BadAddition(f"The version “{name}” may hold letters, figures, dots and hyphens only.")
    listed = part["questions"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_QUESTIONS:
        raise BadAddition(f"Version {name} must hold 1 to {MOST_QUESTIONS} questions.")
    read = [_question(one, number) for number, one in enumerate(listed, 47)]
    questions = tuple(question for question, _ in read)
    if len({question.key for question in questions}) != len(questions):
        raise BadAddition(f"Version {name} has two questions with the same key. Give each its own.")
    return LocalAdditions(name, questions, tuple(effect for _, effects in read for effect in effects))


def _question(mapping: object, number: int) -> tuple[Question, tuple[LocalEffect, ...]]:
    wanted = {"key", "topic", "text", "hint", "answered_by", "source", "options", "effects"}
    part = _part(mapping, "A question", wanted)
    key = _text(part, "key", "A question", longest=50)
    if not _KEY.fullmatch(key):
        raise BadAddition(
            f"The key “{key[:40]}” must begin with local_ and hold small letters, figures and _."
        )
    where = f"The question {key}"
    question = Question(
        number=f"Q{number}",
        key=key,
        group=GROUP.letter,
        topic=_text(part, "topic", where, longest=80),
        text=_text(part, "text", where, longest=250),
        hint=_text(part, "hint", where, longest=500),
        options=_options(part["options"], where),
        answered_by=_answered_by(part, where),
        source=_text(part, "source", where, longest=200),
    )
    effects = part["effects"]
    if not isinstance(effects, list) or not effects:
        raise BadAddition(f"{where} must have at least one effect: an item to ask for, or a flag.")
    return question, tuple(_effect(one, question, where) for one in effects)


def _options(listed: object, where: str) -> tuple[Option, ...]:
    if not isinstance(listed, list) or not 2 <= len(listed) <= 10:
        raise BadAddition(f"{where} must have 2 to 10 options.")
    options = []
    for one in listed:
        part = _part(one, f"{where}: an option", {"code", "label"})
        code = _text(part, "code", where, longest=30)
        if not _CODE.fullmatch(code):
            raise BadAddition(f"{where}: the code “{code}” must hold small letters, figures and _ only.")
        options.append(Option(code, _text(part, "label", where, longest=120)))
    if len({option.code for option in options}) != len(options):
        raise BadAddition(f"{where} has two options with the same code. Give each its own.")
    return tuple(options)


def _answered_by(part: Mapping[str, Any], where: str) -> str:
    who = _text(part, "answered_by", where, longest=30)
    if who not in ("Clinician", "Decision-maker", "Request handler"):
        raise BadAddition(f"{where}: answered_by must be Clinician, Decision-maker or Request handler.")
    return who


def _effect(mapping: object, question: Question, where: str) -> LocalEffect:
    part = _part(mapping, f"{where}: an effect", {"answers", "adds", "says"})
    answers = part["answers"]
    known = (*question.codes, UNANSWERED)
    if not isinstance(answers, list) or not answers or not set(map(str, answers)) <= set(known):
        raise BadAddition(f"{where}: an effect’s answers must be some of: {', '.join(known)}.")
    adds = str(part["adds"])
    item = next((one for one in ChallengeItem if one == adds and adds in POINTS), None)
    flag = next((one for one in FLAGS if one == adds), None)
    if item is None and flag is None:
        may = ", ".join(sorted(FLAGS))
        raise BadAddition(f"{where}: an effect may add an item to ask the requester for, or one of: {may}.")
    says = _text(part, "says", where, longest=250)
    if not says.endswith("."):
        raise BadAddition(f"{where}: what an effect says must be a sentence that ends with a full stop.")
    return LocalEffect(question.key, tuple(map(str, answers)), item, flag, says, question.source)


def _part(mapping: object, where: str, wanted: set[str]) -> Mapping[str, Any]:
    if not isinstance(mapping, Mapping):
        raise BadAddition(f"{where} must be a set of names and values.")
    unknown, absent = sorted(set(map(str, mapping)) - wanted), sorted(wanted - set(map(str, mapping)))
    if unknown:
        raise BadAddition(f"{where} has no “{unknown[0][:40]}”. It has: {', '.join(sorted(wanted))}.")
    if absent:
        raise BadAddition(f"{where} does not say {absent[0]}. Add it.")
    return mapping


def _text(part: Mapping[str, Any], key: str, where: str, *, longest: int) -> str:
    text = part[key]
    if not isinstance(text, str) or not 1 <= len(text.strip()) <= longest or not text.isprintable():
        raise BadAddition(f"{where}: {key} must be words on one line, {longest} characters at most.")
    return text.strip()


def versions_in(additions: Sequence[LocalAdditions], checklist: Checklist) -> tuple[Checklist, ...]:
    """Each version of the additions on top of this checklist."""
    return tuple(extended(checklist, one) for one in additions)


__all__ = ["BadAddition", "LocalAdditions", "additions_from", "extended", "versions_in"]
