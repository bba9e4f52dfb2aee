"""One case as the rules read it."""

from __future__ import annotations

from collections.abc import Mapping

from formsvc.domain.codes import ClaimCode
from formsvc.domain.context import Answer, Context
from formsvc.domain.provisions import Provisions

UNKNOWN = "unknown"
SCHEDULE_2_CLAIMS = frozenset({ClaimCode.DPA_SCH2_PARA2.value, ClaimCode.DPA_SCH2_PARA5.value})


class Facts:
    """Context, answers, the law's settings. A missing answer is unknown; unknown is never yes (INV-08)."""

    __slots__ = ("_answers", "context", "provisions")

    def __init__(self, context: Context, answers: Mapping[str, Answer], provisions: Provisions) -> None:
        self.context = context
        self.provisions = provisions
        self._answers = answers

    def __getitem__(self, question: str) -> str:
        answer = self._answers.get(question)
        return answer if isinstance(answer, str) else UNKNOWN

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers as they were given."""
        return self._answers

    @property
    def claims(self) -> frozenset[str]:
        """What the requester cites, word for word; a claim is never proof."""
        claimed = self._answers.get("legal_basis_claimed")
        return frozenset(claimed) if isinstance(claimed, tuple | list | frozenset | set) else frozenset()

    @property
    def balance_notes(self) -> Mapping[str, str]:
        """The six factors in words; the software keeps them and never scores them (INV-10)."""
        notes = self._answers.get("balance_notes")
        return notes if isinstance(notes, Mapping) else {}


class TracedFacts(Facts):
    """Facts that remember which questions were read, so that what was not read can be left alone."""

    __slots__ = ("place", "read")

    def __init__(self, context: Context, answers: Mapping[str, Answer], provisions: Provisions) -> None:
        super().__init__(context, answers, provisions)
        self.place = 0  # of the rule that reads just now
        self.read: dict[str, int] = {}  # with the place of the rule that read it first

    def __getitem__(self, question: str) -> str:
        if question not in self.read:
            self.read[question] = self.place
        return super().__getitem__(question)

    @property
    def claims(self) -> frozenset[str]:
        self.read.setdefault("legal_basis_claimed", self.place)
        return super().claims
