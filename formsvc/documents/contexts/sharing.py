"""Letters that the practice writes unasked, and the paragraph for a referral (D19 to D21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.frame import Frame, FrameParts, frame_of, number_name
from formsvc.documents.contexts.needs import check_details, check_part
from formsvc.domain.disclosure import ScheduleItem
from formsvc.domain.letter import CaseFile


@dataclass(frozen=True, kw_only=True)
class SharingContext(Frame):
    name: str
    date_of_birth: date | None
    nhs_number: str
    number_name: str
    why_now: str
    statements: tuple[ScheduleItem, ...]
    agreement: str
    practice_actions: str
    what_we_ask: str
    by_when: str
    safe_contact: str
    not_in_front_of: str
    where_to_keep: str
    terms_explained: str
    ground: str


@dataclass(frozen=True, kw_only=True)
class ParagraphContext:
    """D21 knows no name, no address and nobody else."""

    need_to_know: str
    safe_contact: str
    contact_times: str
    lead: str
    telephone: str


_NEEDED = {
    "recipient": "the name and role of the person written to",
    "recipient_body": "where they work",
    "why_now": "why you write now",
    "agreement": "what the person knows and agreed, or why not",
}


def to_health_colleague(case: CaseFile) -> SharingContext:
    """D19. Raises ``DetailMissing`` where a part that the guide requires is not there."""
    check_details(case, "letter to a health colleague", _NEEDED)
    return _sharing(case, "letter to a health colleague")


def to_agency(case: CaseFile) -> SharingContext:
    """D20: as D19, with the ground named."""
    check_details(case, "letter to another agency", {**_NEEDED, "ground": "the ground for sharing"})
    return _sharing(case, "letter to another agency")


def _sharing(case: CaseFile, document: str) -> SharingContext:
    check_part(
        document,
        {
            "at least one labelled statement (“schedule” under “decision”)": case.decision.schedule,
            "what you ask them to do (“what_we_ask” under “decision”)": case.decision.what_we_ask,
        },
    )
    recipient = case.detail("recipient")
    addressee = (recipient, case.detail("recipient_body"), *case.detail("recipient_address").split("\n"))
    lines = tuple(line for line in (*addressee, case.detail("recipient_email")) if line.strip())
    frame: FrameParts = {
        **frame_of(case, addressee=lines, salutation=recipient.split(",")[0]),
        "theirs": "",
        "request_date": None,
    }
    return SharingContext(
        **frame,
        name=case.subject.name,
        date_of_birth=case.subject.date_of_birth,
        nhs_number=case.subject.nhs_number,
        number_name=number_name(case.sender.nation),
        why_now=case.detail("why_now"),
        statements=case.decision.schedule,
        agreement=_sentence(case.detail("agreement")),
        practice_actions=_sentence(case.detail("practice_actions")),
        what_we_ask=_sentence(case.decision.what_we_ask),
        by_when=case.detail("by_when"),
        safe_contact=case.subject.safe_contact.rstrip(". "),
        not_in_front_of=case.detail("not_in_front_of").rstrip(". "),
        where_to_keep=_sentence(case.detail("where_to_keep")),
        terms_explained=_sentence(case.detail("terms_explained")),
        ground=case.detail("ground").rstrip(". "),
    )


def paragraph(case: CaseFile) -> ParagraphContext:
    """D21, put in by a clinician for this referral only."""
    check_details(
        case,
        "paragraph for a referral letter",
        {
            "need_to_know": "the fact that they need to know, with its effect on the referral",
            "lead": "the safeguarding lead’s name",
        },
    )
    check_part(
        "paragraph for a referral letter",
        {"the safe way to reach the person (“safe_contact” under “subject”)": case.subject.safe_contact},
    )
    return ParagraphContext(
        need_to_know=_sentence(case.detail("need_to_know")),
        safe_contact=case.subject.safe_contact.rstrip(". "),
        contact_times=case.detail("contact_times").rstrip(". "),
        lead=case.detail("lead"),
        telephone=case.sender.telephone,
    )


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."
