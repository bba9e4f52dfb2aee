"""What happened, in the past tense. Each event has its sentence; details are ids and codes only (P7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formsvc.domain.people import PracticeId


class Event(StrEnum):
    PRACTICE_CREATED = "PRACTICE_CREATED"
    COLLEAGUE_ADDED = "COLLEAGUE_ADDED"
    PASSWORD_SET = "PASSWORD_SET"  # noqa: S105 - the name of an event
    SIGNED_IN = "SIGNED_IN"
    SIGNED_OUT = "SIGNED_OUT"
    SIGN_IN_FAILED = "SIGN_IN_FAILED"
    WORKLIST_VIEWED = "WORKLIST_VIEWED"
    REQUEST_RECEIVED = "REQUEST_RECEIVED"
    REQUEST_VIEWED = "REQUEST_VIEWED"
    DOCUMENT_RECEIVED = "DOCUMENT_RECEIVED"
    DOCUMENT_REFUSED = "DOCUMENT_REFUSED"
    DOCUMENT_READ = "DOCUMENT_READ"
    DOCUMENT_REREAD_ASKED = "DOCUMENT_REREAD_ASKED"
    PAGE_PICTURE_VIEWED = "PAGE_PICTURE_VIEWED"
    ORIGINAL_DOWNLOADED = "ORIGINAL_DOWNLOADED"
    QUARANTINE_VIEWED = "QUARANTINE_VIEWED"
    ORIGINAL_HANDED_OVER = "ORIGINAL_HANDED_OVER"
    ORIGINAL_DESTROYED = "ORIGINAL_DESTROYED"
    REQUEST_CAPTURED = "REQUEST_CAPTURED"
    EMERGENCY_RECORDED = "EMERGENCY_RECORDED"
    SOURCE_CHECKED = "SOURCE_CHECKED"
    SOURCE_CHECK_SECONDED = "SOURCE_CHECK_SECONDED"
    SOURCE_CHECK_VIEWED = "SOURCE_CHECK_VIEWED"
    PAPER_CHECKED = "PAPER_CHECKED"
    AGENCY_ADDED = "AGENCY_ADDED"
    AGENCY_CHANGED = "AGENCY_CHANGED"
    AGENCY_MARKED_CHECKED = "AGENCY_MARKED_CHECKED"
    AGENCIES_EXPORTED = "AGENCIES_EXPORTED"
    ASSESSMENT_BEGUN = "ASSESSMENT_BEGUN"
    ASSESSMENT_VIEWED = "ASSESSMENT_VIEWED"
    QUESTION_ANSWERED = "QUESTION_ANSWERED"
    ASSESSMENT_SUBMITTED = "ASSESSMENT_SUBMITTED"
    ASSESSMENT_REOPENED = "ASSESSMENT_REOPENED"
    ASSESSMENT_EVALUATED = "ASSESSMENT_EVALUATED"
    EVALUATION_ASKED_AGAIN = "EVALUATION_ASKED_AGAIN"
    EVALUATION_VIEWED = "EVALUATION_VIEWED"
    REQUEST_REEVALUATED = "REQUEST_REEVALUATED"
    REEVALUATION_SEEN = "REEVALUATION_SEEN"
    REQUEST_DECIDED = "REQUEST_DECIDED"
    DECISION_SENT_BACK = "DECISION_SENT_BACK"
    DECISION_AUTHORISED = "DECISION_AUTHORISED"
    LETTER_DRAWN_UP = "LETTER_DRAWN_UP"
    LETTER_BLOCKED = "LETTER_BLOCKED"
    LETTER_VIEWED = "LETTER_VIEWED"
    LETTER_DOWNLOADED = "LETTER_DOWNLOADED"
    SUBJECT_SAFETY_ANSWERED = "SUBJECT_SAFETY_ANSWERED"
    RECORD_ENTRY_MADE = "RECORD_ENTRY_MADE"
    RECORD_ENTRY_HIDDEN = "RECORD_ENTRY_HIDDEN"
    REQUEST_CLOSED = "REQUEST_CLOSED"
    REQUEST_WITHDRAWN = "REQUEST_WITHDRAWN"
    DOCUMENT_MOVED = "DOCUMENT_MOVED"
    REQUEST_JOINED = "REQUEST_JOINED"
    LATER_REQUEST_JOINED = "LATER_REQUEST_JOINED"
    JOB_RUN_AGAIN = "JOB_RUN_AGAIN"


SENTENCES: Mapping[Event, str] = {
    Event.PRACTICE_CREATED: "The practice was set up.",
    Event.COLLEAGUE_ADDED: "A colleague was given an account.",
    Event.PASSWORD_SET: "A colleague's password was set.",
    Event.SIGNED_IN: "Signed in.",
    Event.SIGNED_OUT: "Signed out.",
    Event.SIGN_IN_FAILED: "A sign-in failed.",
    Event.WORKLIST_VIEWED: "Looked at the worklist.",
    Event.REQUEST_RECEIVED: "The request was received.",
    Event.REQUEST_VIEWED: "Looked at the request.",
    Event.DOCUMENT_RECEIVED: "A document was received and kept.",
    Event.DOCUMENT_REFUSED: "A document was refused.",
    Event.DOCUMENT_READ: "A document was read.",
    Event.DOCUMENT_REREAD_ASKED: "Asked for a document to be read again.",
    Event.PAGE_PICTURE_VIEWED: "Looked at a page of a document.",
    Event.ORIGINAL_DOWNLOADED: "Downloaded the original of a document.",
    Event.QUARANTINE_VIEWED: "Looked at the refused files.",
    Event.ORIGINAL_HANDED_OVER: "Took a refused file out for IT support, with a reason.",
    Event.ORIGINAL_DESTROYED: "Destroyed a refused file, with a reason.",
    Event.REQUEST_CAPTURED: "Confirmed the request form.",
    Event.EMERGENCY_RECORDED: "Recorded what was shared in an emergency.",
    Event.SOURCE_CHECKED: "Recorded how the requester was checked.",
    Event.SOURCE_CHECK_SECONDED: "Stood behind the check of the requester, as the second person.",
    Event.SOURCE_CHECK_VIEWED: "Looked at the check of the requester.",
    Event.PAPER_CHECKED: "Went through what the requester’s paper must have.",
    Event.AGENCY_ADDED: "An agency was added to the list.",
    Event.AGENCY_CHANGED: "An agency on the list was changed.",
    Event.AGENCY_MARKED_CHECKED: "An agency’s number was found again and confirmed.",
    Event.AGENCIES_EXPORTED: "Downloaded the list of agencies.",
    Event.ASSESSMENT_BEGUN: "Began the assessment.",
    Event.ASSESSMENT_VIEWED: "Looked at the assessment.",
    Event.QUESTION_ANSWERED: "Answered a question.",
    Event.ASSESSMENT_SUBMITTED: "Handed the answers in.",
    Event.ASSESSMENT_REOPENED: "Opened the answers again.",
    Event.ASSESSMENT_EVALUATED: "The answers were evaluated.",
    Event.EVALUATION_ASKED_AGAIN: "Asked for the answers to be evaluated again.",
    Event.EVALUATION_VIEWED: "Looked at the findings.",
    Event.REQUEST_REEVALUATED: "The answers were evaluated again under newer rules.",
    Event.REEVALUATION_SEEN: "Looked at what newer rules find otherwise.",
    Event.REQUEST_DECIDED: "Decided.",
    Event.DECISION_SENT_BACK: "Sent the decision back.",
    Event.DECISION_AUTHORISED: "Authorised the decision.",
    Event.LETTER_DRAWN_UP: "A document was drawn up.",
    Event.LETTER_BLOCKED: "A document was not drawn up because a check failed.",
    Event.LETTER_VIEWED: "Looked at a document.",
    Event.LETTER_DOWNLOADED: "Downloaded a document.",
    Event.SUBJECT_SAFETY_ANSWERED: "Answered whether the person can be told safely.",
    Event.RECORD_ENTRY_MADE: "Confirmed that the record entry was made.",
    Event.RECORD_ENTRY_HIDDEN: "Confirmed that the record entry is hidden from online access.",
    Event.REQUEST_CLOSED: "The request was closed.",
    Event.REQUEST_WITHDRAWN: "The request was closed without a decision.",
    Event.DOCUMENT_MOVED: "A document was moved here from a later request.",
    Event.REQUEST_JOINED: "Joined this request to an earlier one and closed it.",
    Event.LATER_REQUEST_JOINED: "Joined a later request to this one.",
    Event.JOB_RUN_AGAIN: "Asked for a stopped job to be run again.",
}


@dataclass(frozen=True)
class AuditEvent:
    """One thing that happened. ``actor`` is a staff id, or ``worker`` for what nobody pressed."""

    practice_id: PracticeId
    event: Event
    at: datetime
    actor: str
    request_id: str | None = None
    about_type: str = ""
    about_id: str = ""
    details: Mapping[str, str | int | bool] = field(default_factory=dict)
