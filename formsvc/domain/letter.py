"""Everything that one run of documents is drawn from: one request, one subject, one decision.

``CaseFile`` is the whole; a letter never sees it. Each kind of letter is drawn from a context of its own that
holds only what that letter may say (``formsvc.documents.contexts``), and nobody's details but this one
subject's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.subject_safety import SubjectSafety

if TYPE_CHECKING:
    from formsvc.domain.evaluation import Evaluation

ALLEGED = frozenset({"alleged_perpetrator", "suspect", "offender"})
RELATIVES = frozenset({"child_at_risk", "child", "parent_or_carer", "family_member", "third_party"})


@dataclass(frozen=True)
class Sender:
    """The practice as its letters show it."""

    name: str
    address: tuple[str, ...]
    telephone: str
    email: str = ""
    ods_code: str = ""
    urgent_telephone: str = ""
    out_of_hours: str = ""
    working_hours: str = "Monday to Friday"
    nation: str = "england"


@dataclass(frozen=True)
class Signatory:
    """Someone of the practice, as they sign."""

    name: str
    role: str = ""
    registration: str = ""


@dataclass(frozen=True)
class RequestDetails:
    """The request as captured: the keys of the intake contract."""

    document_type: str = ""
    request_date: date | None = None
    requester_name: str = ""
    requester_role: str = ""
    collar_number: str = ""
    requester_org: str = ""
    requester_address: tuple[str, ...] = ()
    requester_email: str = ""
    requester_phone: str = ""
    reference: str = ""
    information_sought: str = ""
    purpose: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class LetterSubject:
    """Whom the information is about. ``knows`` is yes only with words on how the practice knows (P-2)."""

    name: str = ""
    date_of_birth: date | None = None
    nhs_number: str = ""
    address: tuple[str, ...] = ()
    role: str = ""
    knows: str = "unknown"
    knows_how: str = ""
    safe_contact: str = ""
    large_print: bool = False


@dataclass(frozen=True)
class OtherPerson:
    """Someone whose details must not stand in this subject's documents."""

    role: str = ""
    name: str = ""
    date_of_birth: date | None = None
    address: tuple[str, ...] = ()
    telephone: str = ""
    nhs_number: str = ""
    email: str = ""
    other_names: tuple[str, ...] = ()  # former, new and pet names
    places: tuple[str, ...] = ()  # school, refuge, place of work
    included_by_authoriser: bool = False  # F-2: bears on the purpose, and the authoriser ticked this person


@dataclass(frozen=True)
class WithheldPart:
    """What was kept back. ``item`` is for the log; letters give only the class of the reason (D03)."""

    item: str
    reason: str


@dataclass(frozen=True)
class DecisionDetails:
    """What a named person decided, and who authorised it; nobody yet means drafts."""

    outcome: str = ""
    departs: bool = False  # from what the checklist recommended
    decided_by: Signatory | None = None
    authorised_by: Signatory | None = None
    at: datetime | None = None
    authorised_at: datetime | None = None
    reason: str = ""
    schedule: tuple[ScheduleItem, ...] = ()
    withheld: tuple[WithheldPart, ...] = ()
    searched: str = ""
    searched_from: str = ""
    searched_to: str = ""
    power: str = ""
    consent_date: date | None = None
    consent_scope: str = ""
    told_on: date | None = None
    not_told_because: str = ""
    review_on: date | None = None
    sent_to: str = ""
    staff_action: str = ""
    longer_entry_agreed_by: str = ""  # P-5: the safeguarding lead by name
    person_status: str = ""  # P-4: alleged, charged, convicted …
    person_status_source: str = ""
    concern: str = ""
    what_we_ask: str = ""


@dataclass(frozen=True)
class AdviceTaken:
    adviser: str
    on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Verification:
    """How the requester was checked (D28)."""

    by: str = ""
    on: date | None = None
    method: str = ""


@dataclass(frozen=True)
class EmergencyCall:
    """What was shared by telephone because it could not wait (D25)."""

    at: datetime | None = None
    who_rang: str = ""
    how_checked: str = ""
    danger: str = ""
    told_what: str = ""
    told_whom: str = ""
    number_used: str = ""
    could_not_wait: str = ""
    tried_to_reach: str = ""
    decided_by: Signatory | None = None


@dataclass(frozen=True)
class Acceptance:
    """A named person's reason for passing a check that stops (documents guide 7)."""

    by: str
    reason: str


@dataclass(frozen=True)
class CaseFile:
    """One request, one subject, one decision: everything that a run of documents needs, and frozen."""

    sender: Sender
    request: RequestDetails
    subject: LetterSubject
    evaluation: Evaluation
    now: datetime
    reference: str = ""
    received_on: date | None = None
    channel: str = ""
    handler: Signatory | None = None
    reply_by: date | None = None
    people: tuple[OtherPerson, ...] = ()
    decision: DecisionDetails = field(default_factory=DecisionDetails)
    advice: tuple[AdviceTaken, ...] = ()
    verification: Verification = field(default_factory=Verification)
    emergency: EmergencyCall = field(default_factory=EmergencyCall)
    context: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)  # by check
    marking: str = "OFFICIAL-SENSITIVE"
    safety: SubjectSafety | None = None  # the questions of D09 and V-6; none where they were not put
    entries_of_others: tuple[str, ...] = ()  # the record entries of other people in the matter, to compare
    details: Mapping[str, str] = field(default_factory=dict)  # by key of ``sharing.DETAILS``
    checklist_version: str = ""
    recommended: str = ""  # what the checklist found, where ``evaluation`` is already that of the decision
    subject_index: int = 0

    @property
    def outcome(self) -> str:
        """What the person decided; the recommendation where nobody has yet."""
        return str(self.decision.outcome or self.evaluation.outcome)

    @property
    def is_alleged_perpetrator(self) -> bool:
        """Is the subject the one who may have done harm? Either source is enough, since a slip here is the
        grave one.
        """
        return self.subject.role in ALLEGED or self.context.get("subject_role") in ALLEGED

    @property
    def is_relative_or_child(self) -> bool:
        """A child, a parent or another of the family, whose entry follows D12."""
        roles = {self.subject.role, str(self.context.get("subject_role", ""))}
        return not self.is_alleged_perpetrator and not RELATIVES.isdisjoint(roles)

    @property
    def is_child(self) -> bool:
        role = self.context.get("subject_role") or self.subject.role
        return role in ("child_at_risk", "child") or self.context.get("subject_age") in ("under_16", "16_17")

    @property
    def letter_date(self) -> date:
        """The day of authorisation, or of the decision; failing both, the day of drawing up."""
        moment = self.decision.authorised_at or self.decision.at or self.now
        return moment.date()

    def detail(self, key: str) -> str:
        """What the author added under this key of ``sharing.DETAILS``; empty where nothing."""
        return self.details.get(key, "").strip()

    def answer(self, key: str) -> str:
        value = self.answers.get(key)
        return str(value) if value is not None else "unknown"
