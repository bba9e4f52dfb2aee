"""Who may do what: the table of the security guide, section 3, as data; ``policies`` says when."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from formsvc.domain.codes import Outcome
from formsvc.domain.errors import NotFound, PermissionDenied
from formsvc.domain.information_request import InformationRequest
from formsvc.domain.people import Role, StaffMember
from formsvc.domain.status import Status


class Act(StrEnum):
    """What a colleague may be asked to do to a request."""

    REGISTER = "register"
    SEE_CASE_LINE = "see_case_line"
    SEE_REQUEST = "see_request"
    ANSWER_URGENCY = "answer_urgency"
    ANSWER_ADMINISTRATIVE = "answer_administrative"
    ASSESS = "assess"
    DECIDE = "decide"
    RECORD_EMERGENCY = "record_emergency"
    SEE_DRAFTS = "see_drafts"
    DOWNLOAD_LETTER = "download_letter"
    FILE_RECORD_ENTRY = "file_record_entry"
    CALL_BACK = "call_back"
    KEEP_AGENCIES = "keep_agencies"
    MANAGE_JOBS = "manage_jobs"
    SEE_QUARANTINE = "see_quarantine"
    CLEAR_QUARANTINE = "clear_quarantine"
    READ_AUDIT = "read_audit"


class Right(StrEnum):
    YES = "yes"
    OWN = "own"  # own step or assigned cases
    NO = "no"


_R, _C, _S, _G, _I, _P, _A, _U = (
    Role.RECEPTION, Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN,
    Role.IG_LEAD, Role.PRACTICE_MANAGER, Role.ADMIN, Role.AUDITOR,
)  # fmt: skip

RIGHTS: Mapping[Act, Mapping[Role, Right]] = {
    Act.REGISTER: dict.fromkeys((_R, _C, _S, _G, _I, _P), Right.YES),
    Act.SEE_CASE_LINE: {**dict.fromkeys((_R, _S, _G, _I, _P, _U), Right.YES), _C: Right.OWN},
    Act.SEE_REQUEST: {_R: Right.OWN, _C: Right.OWN, **dict.fromkeys((_S, _G, _I), Right.YES)},
    Act.ANSWER_URGENCY: dict.fromkeys((_C, _S, _G), Right.YES),
    Act.ANSWER_ADMINISTRATIVE: {
        **dict.fromkeys((_R, _C, _P), Right.OWN), **dict.fromkeys((_S, _G, _I), Right.YES),
    },
    Act.ASSESS: {_C: Right.OWN, **dict.fromkeys((_S, _G), Right.YES)},
    Act.DECIDE: {_C: Right.OWN, **dict.fromkeys((_S, _G), Right.YES)},
    # with no clinician on site, the most senior person present, on the same page (note to the table)
    Act.RECORD_EMERGENCY: dict.fromkeys((_R, _C, _S, _G, _P), Right.YES),
    Act.SEE_DRAFTS: {_C: Right.OWN, **dict.fromkeys((_S, _G, _I), Right.YES)},
    Act.DOWNLOAD_LETTER: {_R: Right.OWN, _C: Right.OWN, _P: Right.OWN, **dict.fromkeys((_S, _G), Right.YES)},
    Act.FILE_RECORD_ENTRY: {_C: Right.OWN, **dict.fromkeys((_S, _G), Right.YES)},
    Act.CALL_BACK: {**dict.fromkeys((_R, _S, _G, _I, _P), Right.YES), _C: Right.OWN},
    # whoever keeps the list says which numbers count, so reception, who ring, do not
    Act.KEEP_AGENCIES: dict.fromkeys((_S, _G, _I, _P), Right.YES),
    Act.MANAGE_JOBS: dict.fromkeys((_P, _A), Right.YES),
    Act.SEE_QUARANTINE: dict.fromkeys((_I, _P, _A), Right.YES),  # codes, digests, sizes; nothing of anybody
    Act.CLEAR_QUARANTINE: dict.fromkeys((_P, _A), Right.YES),
    Act.READ_AUDIT: dict.fromkeys((_G, _I, _U), Right.YES),
}  # fmt: skip

MAY_AUTHORISE: Mapping[Outcome, frozenset[Role]] = {
    Outcome.DISCLOSE_CONSENT: frozenset({_C, _S, _G}),
    Outcome.DISCLOSE_REQUIRED_BY_LAW: frozenset({_G}),  # or a partner, see below
    Outcome.DISCLOSE_PUBLIC_INTEREST: frozenset({_S, _G}),
    Outcome.DISCLOSE_OVERALL_BENEFIT: frozenset({_S, _G}),
    Outcome.DECLINE: frozenset({_S, _G}),
    Outcome.EMERGENCY_DISCLOSURE: frozenset({_C, _S, _G}),
    # decision guide 5.6: a trained handler, after a clinician has answered question 1
    Outcome.CHALLENGE: frozenset({_R, _C, _S, _G, _I, _P}),
    Outcome.SEEK_ADVICE: frozenset({_R, _C, _S, _G, _I, _P}),
}


def right_of(person: StaffMember, act: Act) -> Right:
    """The strongest right that any of the person's roles gives."""
    if not person.is_active:
        return Right.NO
    rights = {RIGHTS[act].get(role, Right.NO) for role in person.roles}
    return Right.YES if Right.YES in rights else Right.OWN if Right.OWN in rights else Right.NO


def may(person: StaffMember, act: Act, information_request: InformationRequest | None = None) -> bool:
    """May this person do this (to this request)? The pair of ``check_may``."""
    right = right_of(person, act)
    if right is Right.NO:
        return False
    if information_request is None or right is Right.YES:
        return True
    return is_own(person, act, information_request)


def check_may(person: StaffMember, act: Act, information_request: InformationRequest | None = None) -> None:
    """Raise ``NotFound`` for a request the person may not see, else ``PermissionDenied``."""
    if may(person, act, information_request):
        return
    if information_request is not None and not may(person, Act.SEE_CASE_LINE, information_request):
        raise NotFound()
    raise PermissionDenied("Your role does not cover this. Ask your safeguarding lead to do it.")


def is_own(person: StaffMember, act: Act, information_request: InformationRequest) -> bool:
    """Is it the person's own step or assigned case, in a role whose right is for those only?

    Each role counts by itself: what a person has as practice manager does not widen what they may do as
    clinician.
    """
    own = (role for role in person.roles if RIGHTS[act].get(role) is Right.OWN)
    return any(_is_own_as(role, person, act, information_request) for role in own)


def _is_own_as(role: Role, person: StaffMember, act: Act, information_request: InformationRequest) -> bool:
    """A clinician has what is assigned to them or to nobody yet. Reception has a request until a clinician
    has taken it, and afterwards again to send the authorised letters."""
    if role is Role.CLINICIAN:
        if information_request.assigned_to in (None, person.id):
            return True
        # somebody has to authorise it
        return act is Act.SEE_CASE_LINE and information_request.status is Status.DECIDED
    if role is Role.RECEPTION and act is not Act.DOWNLOAD_LETTER:
        return information_request.assigned_to is None and information_request.status in (
            Status.RECEIVED,
            Status.CAPTURED,
        )
    return True


def may_authorise(person: StaffMember, outcome: Outcome) -> bool:
    """Does the person's role cover authorising this outcome? (Decision guide 5.6.)"""
    if not person.is_active:
        return False
    if outcome is Outcome.DISCLOSE_REQUIRED_BY_LAW and person.is_partner and person.holds(Role.CLINICIAN):
        return True
    return person.holds(*MAY_AUTHORISE[outcome])


def check_may_authorise(person: StaffMember, outcome: Outcome, *, decided_by: str) -> None:
    """A decision is authorised by someone with the role, and not by whoever made it."""
    if not may_authorise(person, outcome):
        raise PermissionDenied(
            "Your role does not cover authorising this. Ask one of those named on the practice page."
        )
    if person.id == decided_by:
        raise PermissionDenied("Someone else must authorise what you decided.")
