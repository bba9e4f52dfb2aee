"""A checklist: a published set of questions with a version. Each question keeps its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from formsvc.domain.codes import Nation
from formsvc.domain.errors import NotFound
from formsvc.domain.local_effects import LocalEffect

_SEED = "RCGP Safeguarding toolkit Part 5"  # the sources call it the seed


class QuestionKind(StrEnum):
    CHOICE = "choice"  # one of the options
    CLAIMS = "claims"  # any of the options
    NOTES = "notes"  # a text for each option (the six factors)
    ADVISERS = "advisers"  # any of the options; date and words of advice go in the note


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its code, and the words for the page."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, as it is asked, who answers it, and where it comes from."""

    number: str
    key: str
    group: str  # the letter of its group
    topic: str  # what it is about, in a few words, for lists and findings
    text: str
    hint: str
    options: tuple[Option, ...]
    answered_by: str
    source: str
    kind: QuestionKind = QuestionKind.CHOICE
    hints_by_nation: Mapping[Nation, str] = field(default_factory=lambda: MappingProxyType({}))

    def hint_for(self, nation: Nation) -> str:
        """The hint in the words of that nation's law and bodies."""
        return self.hints_by_nation.get(nation, self.hint)

    @property
    def cited_source(self) -> str:
        """The source in words that a reader outside this project knows."""
        named = self.source.replace("section 3 of this guide", "the statutes that the answers name")
        return named.replace("Seed, ", f"{_SEED}, ").replace("seed, ", f"{_SEED}, ")

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    @cached_property
    def code_named(self) -> Mapping[str, str]:
        """Each code by itself: one string for each, however many cases are read."""
        return MappingProxyType({code: code for code in self.codes})

    def label_of(self, code: str) -> str:
        """The words for an answer; an unanswered question has not been answered."""
        for option in self.options:
            if option.code == code:
                return option.label
        return "Not answered yet"


@dataclass(frozen=True)
class Group:
    """A page's worth of questions."""

    letter: str
    title: str


@dataclass(frozen=True)
class Checklist:
    """A version of the questions, in their order."""

    version: str
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    effects: tuple[LocalEffect, ...] = ()  # of questions that the practice added

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        return MappingProxyType({question.key: question for question in self.questions})

    def question(self, key: str) -> Question:
        """Raises ``NotFound`` for a key that this version does not have."""
        if key not in self.by_key:
            raise NotFound("This version of the checklist has no such question.")
        return self.by_key[key]

    def in_group(self, letter: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.group == letter)
