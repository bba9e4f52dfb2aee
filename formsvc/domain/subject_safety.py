"""What has to be known before anything reaches the person: may they be told, and how (D09, V-6, V-10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReasonNotToTell(StrEnum):
    """The seven reasons not to write to the person (documents guide D09)."""

    N1 = "N-1"
    N2 = "N-2"
    N3 = "N-3"
    N4 = "N-4"
    N5 = "N-5"
    N6 = "N-6"
    N7 = "N-7"


QUESTIONS = {
    ReasonNotToTell.N1: "Could telling put anyone at risk of harm, or spoil an enquiry?",
    ReasonNotToTell.N2: "Is the concern about this person, or do they share a home, post, telephone, e-mail "
    "or app with someone it is about?",
    ReasonNotToTell.N3: "Could someone else open their post or see their app?",
    ReasonNotToTell.N4: "Is the person a child, or unable to decide about this?",
    ReasonNotToTell.N5: "Were they told face to face, or did they agree in writing to this very disclosure?",
    ReasonNotToTell.N6: "Does a law or a court forbid telling them?",
    ReasonNotToTell.N7: "Is their address, name or registration protected or in doubt?",
}
WHAT_THEN = {
    ReasonNotToTell.N1: "Record the reason and a day to look again. Ask the agency when it may lift.",
    ReasonNotToTell.N2: "Hold the letter. A second person has to agree before anything is sent.",
    ReasonNotToTell.N3: "Tell them in person, alone, if that is safe.",
    ReasonNotToTell.N4: "Consider whom to tell, and check that this is not the source of the risk.",
    ReasonNotToTell.N5: "A letter is not needed. Note when they were told.",
    ReasonNotToTell.N6: "Do not send a letter.",
    ReasonNotToTell.N7: "Do not post anything.",
}
ANSWERS = {"yes": "Yes", "no": "No", "not_sure": "I am not sure"}
KNOWS = {"yes": "Yes, and I can say how we know", "no": "No", "unknown": "I am not sure"}
FORMATS = {"none": "No", "large_print": "Large print", "other": "Another format or language"}


@dataclass(frozen=True)
class SubjectSafety:
    """The answers for one subject. An answer that is not there was not given."""

    reasons: Mapping[str, str] = field(default_factory=dict)  # by N-number: yes, no, not_sure
    others_see_record: str = ""  # V-6: could anyone else see, or force a sight of, the online record?
    knows: str = "unknown"
    knows_how: str = ""
    safe_contact: str = ""
    other_format: str = "none"
    format_words: str = ""

    @property
    def unanswered(self) -> tuple[ReasonNotToTell, ...]:
        return tuple(reason for reason in ReasonNotToTell if reason not in self.reasons)

    @property
    def reasons_found(self) -> tuple[ReasonNotToTell, ...]:
        """Those that are not plainly ruled out: not sure counts as a reason."""
        return tuple(reason for reason in ReasonNotToTell if self.reasons.get(reason, "no") != "no")

    @property
    def may_be_told_by_letter(self) -> bool:
        """All seven answered, and all of them no."""
        return not self.unanswered and not self.reasons_found

    @property
    def needs_access_review(self) -> bool:
        """V-6: review online access now, and think of the enhanced-review code."""
        return self.others_see_record in ("yes", "not_sure")
