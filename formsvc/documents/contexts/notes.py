"""Short letters and notes that a case may need on its way: D01, D22, D26, D27 (explicit) and D28."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.frame import Frame, requester_lines, to_requester
from formsvc.documents.contexts.needs import DetailMissing, check_details
from formsvc.documents.contexts.reports import initials_of
from formsvc.domain.challenge import points_for
from formsvc.domain.letter import CaseFile

CALL_RESULTS = ("verified", "not verified", "partly")
EXPLICIT_VERSIONS = ("not_registered", "nothing_relevant")


@dataclass(frozen=True, kw_only=True)
class AcknowledgementContext(Frame):
    handler: str
    reply_by: date
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChaserContext(Frame):
    wrote_on: str
    wanted: tuple[str, ...]
    reply_by: date | None


@dataclass(frozen=True, kw_only=True)
class ExplicitContext(Frame):
    """D27, explicit: says whether somebody is registered, so it has no name in it and needs a ground."""

    not_registered: bool
    ground: str


@dataclass(frozen=True, kw_only=True)
class MeetingContext:
    ours: str
    initials: str
    reason_on_list: str
    open_since: str
    code_and_review: str
    open_requests: str
    owner: str
    attendees: str
    excused: str
    meeting_date: str
    meeting_decision: str
    meeting_reason: str
    due: str
    entry_needed: str
    entry_visibility: str


@dataclass(frozen=True, kw_only=True)
class CallContext:
    ours: str
    theirs: str
    requester: tuple[str, ...]
    number_source: str
    number_called: str
    called_at: str
    who_answered: str
    who_confirmed: str
    role_confirmed: str
    address_confirmed: str
    call_result: str
    caller: str
    second_person: str


def acknowledgement(case: CaseFile) -> AcknowledgementContext:
    """D01. Raises ``DetailMissing`` without a day by which they hear."""
    if case.reply_by is None:
        raise DetailMissing("The acknowledgement needs the day by which they will hear. Add “reply_by”.")
    handler = case.handler
    return AcknowledgementContext(
        **to_requester(case, signed_by=handler),
        handler=", ".join(part for part in (handler.name, handler.role) if part) if handler else "",
        reply_by=case.reply_by,
        missing=_asked(case) or ("nothing further for now",),
    )


def chaser(case: CaseFile) -> ChaserContext:
    """D26, before the file is closed."""
    if case.reply_by is None:
        raise DetailMissing("The reminder needs the day by which they may still reply. Add “reply_by”.")
    return closing(case)


def closing(case: CaseFile) -> ChaserContext:
    """D26, when it is."""
    check_details(case, "letter", {"wrote_on": "the day on which we asked"})
    return ChaserContext(
        **to_requester(case, signed_by=case.handler),
        wrote_on=case.detail("wrote_on"),
        wanted=_asked(case),
        reply_by=case.reply_by,
    )


def _asked(case: CaseFile) -> tuple[str, ...]:
    """The unmet points by their titles, most important first; four at most: the letter is short."""
    points = points_for([str(item) for item in case.evaluation.challenge_items])
    return tuple(point.title[0].lower() + point.title[1:] for point in points[:4])


def explicit(case: CaseFile) -> ExplicitContext:
    """D27, explicit. Raises ``DetailMissing`` without a version that the authoriser chose, and its ground."""
    check_details(
        case,
        "explicit answer that nothing is held",
        {"explicit_version": "which version", "explicit_ground": "the ground for saying so"},
    )
    version = case.detail("explicit_version")
    if version not in EXPLICIT_VERSIONS:
        raise DetailMissing(f"“explicit_version” must be one of: {', '.join(EXPLICIT_VERSIONS)}.")
    return ExplicitContext(
        **to_requester(case),
        not_registered=version == "not_registered",
        ground=case.detail("explicit_ground").rstrip(". "),
    )


def agenda(case: CaseFile) -> MeetingContext:
    """D22: the line of one case."""
    check_details(
        case,
        "line for the practice meeting",
        {
            "reason_on_list": "the reason on the list",
            "open_since": "since when it is open",
            "owner": "who acts",
        },
    )
    return _meeting(case)


def meeting_note(case: CaseFile) -> MeetingContext:
    """D22: what the meeting decided on one case."""
    check_details(
        case,
        "note of the practice meeting",
        {
            "meeting_date": "the date of the meeting",
            "attendees": "who was there, with roles",
            "meeting_decision": "the decision",
            "meeting_reason": "its reason",
            "owner": "who acts",
            "due": "by when",
            "entry_needed": "whether a record entry is needed",
        },
    )
    return _meeting(case)


def _meeting(case: CaseFile) -> MeetingContext:
    kept = MeetingContext.__dataclass_fields__.keys() - {"ours", "initials"}
    return MeetingContext(
        ours=case.reference or "not yet given",
        initials=case.detail("initials") or initials_of(case.subject.name) or "not given",
        **{key: case.detail(key) for key in kept},
    )


def call_note(case: CaseFile) -> CallContext:
    """D28. A body that nobody here knew needs a second person."""
    check_details(
        case,
        "note of the verification call",
        {
            "number_source": "where the number was found",
            "number_called": "the number",
            "called_at": "when",
            "who_confirmed": "who confirmed",
            "call_result": "the result",
        },
    )
    result = case.detail("call_result").lower().replace("_", " ")
    if result not in CALL_RESULTS:
        raise DetailMissing(f"“call_result” must be one of: {', '.join(CALL_RESULTS)}.")
    if case.detail("agency_known") != "yes":
        check_details(
            case,
            "note of the verification call, for a body that is not marked as known (“agency_known: yes”),",
            {"second_person": "the second person’s name"},
        )
    return CallContext(
        ours=case.reference or "not yet given",
        theirs=case.request.reference,
        requester=requester_lines(case) or ("not given",),
        caller=case.verification.by or (case.handler.name if case.handler else "not recorded"),
        call_result=result,
        **{
            key: case.detail(key)
            for key in (
                "number_source", "number_called", "called_at", "who_answered", "who_confirmed",
                "role_confirmed", "address_confirmed", "second_person",
            )
        },
    )  # fmt: skip
