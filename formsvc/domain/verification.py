"""How the practice checked that a request comes from whom it names (documents guide D28; decision guide Q03).

A check belongs to one request and to the requester that the form named when it was made: a chaser, a
duplicate or a changed name begins again. Details printed on the request prove nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from formsvc.domain.agency import Agency, AgencyId
from formsvc.domain.capture import Capture
from formsvc.domain.errors import DomainError, NotReady, PermissionDenied
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId, StaffId


class Method(StrEnum):
    """The ways of checking that count (documents guide 6.2, example 2)."""

    SWITCHBOARD = "switchboard"
    KNOWN_ADDRESS = "known_address"
    IN_PERSON = "in_person"

    @property
    def label(self) -> str:
        return METHOD_LABELS[self]


METHOD_LABELS = {
    Method.SWITCHBOARD: "We rang a number that we found ourselves",
    Method.KNOWN_ADDRESS: "They wrote from an address that we had checked before",
    Method.IN_PERSON: "We checked their identity in person",
}


class CallOutcome(StrEnum):
    VERIFIED = "verified"
    PARTLY = "partly"
    NOT_VERIFIED = "not_verified"

    @property
    def label(self) -> str:
        return {"verified": "Verified", "partly": "Partly", "not_verified": "Not verified"}[self.value]


class LocalRoute(StrEnum):
    """Did it come by the locally agreed route? (Q06, the same codes.)"""

    FOLLOWED = "followed"
    NOT_FOLLOWED = "not_followed"
    NONE_EXISTS = "none_exists"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "followed": "Yes, by the agreed route",
            "not_followed": "No, it came another way",
            "none_exists": "We know of no agreed route",
            "unknown": "I am not sure",
        }[self.value]


class VerificationFault(DomainError):
    """A note that cannot stand as it is; ``field`` is the one to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class CallNote:
    """What the colleague writes down (D28)."""

    method: Method
    outcome: CallOutcome
    number_used: str = ""
    found_where: str = ""
    answered_by: str = ""
    spoken_to: str = ""
    role_confirmed: bool = False
    address_confirmed: bool = False
    identity_seen: str = ""  # in person: which card, which number
    local_route: LocalRoute = LocalRoute.UNKNOWN
    countersigned_name: str = ""
    countersigned_rank: str = ""
    words: str = ""


@dataclass(frozen=True)
class VerificationCall:
    """One check of one request, never changed; a second person may stand behind it afterwards."""

    id: str
    practice_id: PracticeId
    request_id: RequestId
    by: StaffId
    at: datetime
    note: CallNote
    person: str  # the requester and the organisation that the form named then
    organisation: str
    agency_id: AgencyId | None = None
    agency_title: str = ""
    needs_second: bool = False
    seconded_by: StaffId | None = None
    seconded_at: datetime | None = None
    address: str = ""  # the email address on the form then: where a reply would go
    version: int = 0

    def seconded(self, *, by: StaffId, at: datetime) -> VerificationCall:
        """With a second person behind it, who is not the first (D28, two-person rule)."""
        if not self.needs_second or self.seconded_by:
            raise NotReady("This check needs nobody else.")
        if by == self.by:
            raise PermissionDenied("Someone else must look at the number that you used.")
        return replace(self, seconded_by=by, seconded_at=at)

    @property
    def is_complete(self) -> bool:
        """Verified, and by two people where that is needed."""
        return self.note.outcome is CallOutcome.VERIFIED and (not self.needs_second or bool(self.seconded_by))

    @property
    def people(self) -> frozenset[StaffId]:
        return frozenset(person for person in (self.by, self.seconded_by) if person)

    def is_about(self, capture: Capture) -> bool:
        """Does the form still name the requester, and the address, that this check was about?"""
        checked = (self.person, self.organisation, self.address)
        named = (capture.text(key) for key in ("requester_name", "requester_org", "requester_email"))
        return [_same(word) for word in checked] == [_same(word) for word in named]


@dataclass(frozen=True)
class Standing:
    """Whether a request's source is verified now, by which note, and in a sentence why or why not."""

    sentence: str
    call: VerificationCall | None = None  # only one that stands

    @property
    def stands(self) -> bool:
        return self.call is not None


def needs_second(by: StaffId, agency: Agency | None) -> bool:
    """Two people for an agency that is not on the list, or whose number this same person put there (D28)."""
    return agency is None or agency.checked_by in (None, by)


def standing(calls: Sequence[VerificationCall], capture: Capture) -> Standing:
    """Is the source verified? The newest note speaks; what was noted on another request never does."""
    if not calls:
        return Standing("Nobody has recorded how the requester was checked.")
    newest = max(calls, key=lambda call: call.at)
    if not newest.is_about(capture):
        return Standing("The form names another requester or address now than was checked. Check again.")
    if newest.note.outcome is CallOutcome.NOT_VERIFIED:
        return Standing("The newest check could not verify the requester.")
    if newest.note.outcome is CallOutcome.PARTLY:
        return Standing("The requester is verified in part only. Finish the check.")
    if not newest.is_complete:
        return Standing(
            "The agency is new to your list, so a second colleague must look at the number that was used."
        )
    return Standing("The requester was checked, and the check stands.", newest)


def check_answer(key: str, value: object, held: Standing, agency: Agency | None) -> None:
    """An answer about the source rests on a recorded check (Q03, Q06, Q07). Raises ``NotVerified``."""
    if key == "source_verified" and value == "yes" and not held.stands:
        raise NotVerified(f"{held.sentence} Record the check first, then answer “yes”.")
    note = held.call.note if held.call else None
    if note is None:
        return
    if key == "local_process" and value == "followed" and note.local_route is LocalRoute.NOT_FOLLOWED:
        raise NotVerified(
            "The note of the check says that it came another way. Record a new check if it did not."
        )
    needs_name = agency is not None and agency.entry.needs_countersignature and not note.countersigned_name
    if key == "senior_authorisation" and value == "yes" and needs_name:
        raise NotVerified(
            f"The process agreed with this agency needs the signature of: {_rank(agency)}. The note of the "
            "check names nobody. Record who signed."
        )


class NotVerified(NotReady):
    """An answer or a release that rests on a check of the source which is not there."""


def _rank(agency: Agency | None) -> str:
    return agency.entry.countersigned_by if agency else ""


def _same(words: str) -> str:
    return " ".join(words.lower().split())


def method_in_words(call: VerificationCall) -> str:
    """How the requester was checked, in a phrase for letters and logs: no number, no colleague's name."""
    match call.note.method:
        case Method.SWITCHBOARD:
            return f"call back on a number found independently ({call.note.found_where})"
        case Method.KNOWN_ADDRESS:
            return "an address on an official domain that the practice had checked before"
        case Method.IN_PERSON:
            return f"identity checked in person ({call.note.identity_seen})"
