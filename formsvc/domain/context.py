"""What is set at capture: who asks, where, about whom. Read strictly, with a sentence for each fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.errors import DomainError

Answer = str | tuple[str, ...] | Mapping[str, str]
Answers = Mapping[str, Answer]  # by question key; a missing answer is unknown

_Code = TypeVar("_Code", bound=StrEnum)


class BadContext(DomainError):
    """The context of a case is missing something or holds what it cannot hold."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, where, and about whom."""

    nation: Nation
    requester_class: RequesterClass
    subject_role: SubjectRole
    subject_age: SubjectAge
    other_patients_named: bool

    def to_dict(self) -> dict[str, str]:
        """The same keys and codes as a case file."""
        return {
            "nation": self.nation.value,
            "requester_class": self.requester_class.value,
            "subject_role": self.subject_role.value,
            "subject_age": self.subject_age.value,
            "other_patients_named": "yes" if self.other_patients_named else "no",
        }


CONTEXT_KEYS = ("nation", "requester_class", "subject_role", "subject_age", "other_patients_named")


def context_from(mapping: object) -> Context:
    """Read a context. Raises ``BadContext`` naming the key and what it may be."""
    if not isinstance(mapping, Mapping):
        raise BadContext("The context must be a list of keys and values, such as “nation: england”.")
    unknown = sorted(str(key) for key in mapping if key not in CONTEXT_KEYS)
    if unknown:
        known = ", ".join(CONTEXT_KEYS)
        raise BadContext(f"The context has no key {quoted(unknown[0])}. Its keys are {known}.")
    return Context(
        nation=_code(mapping, "nation", Nation),
        requester_class=_code(mapping, "requester_class", RequesterClass),
        subject_role=_code(mapping, "subject_role", SubjectRole),
        subject_age=_code(mapping, "subject_age", SubjectAge),
        other_patients_named=_yes_or_no(mapping, "other_patients_named"),
    )


def _code(mapping: Mapping[object, object], key: str, codes: type[_Code]) -> _Code:
    value = _present(mapping, key)
    if isinstance(value, str):
        try:
            return codes(value)
        except ValueError:
            pass
    raise BadContext(f"The context’s {key} is {quoted(value)}. Give one of: {', '.join(codes)}.")


def _yes_or_no(mapping: Mapping[object, object], key: str) -> bool:
    value = plain(_present(mapping, key))
    if value == "yes":
        return True
    if value == "no":
        return False
    raise BadContext(f"The context’s {key} is {quoted(value)}. Give yes or no.")


def _present(mapping: Mapping[object, object], key: str) -> object:
    value = mapping.get(key)
    if value is None:
        raise BadContext(f"The context does not say {key}. Add it.")
    return value


def plain(value: object) -> object:
    """YAML reads a bare yes or no as true or false; read it back as the word that was written."""
    if value is True:
        return "yes"
    if value is False:
        return "no"
    return value


def quoted(value: object) -> str:
    """A value as an error may show it: short, and on one line."""
    text = " ".join(str(value).split()) if not isinstance(value, Mapping | list | tuple) else "a list"
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def answers_from(mapping: object) -> Answers:
    """Read answers under the current checklist. Raises ``BadAnswer`` naming the question and its options."""
    from formsvc.domain import answers  # the checklist stands above the context

    return answers.answers_from(mapping)
