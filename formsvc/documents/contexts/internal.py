"""Notes that stay in the practice or go to an adviser: advice, incident."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from formsvc.documents.contexts.frame import Frame, FrameParts, frame_of
from formsvc.documents.typed_values import clean, format_date
from formsvc.domain.letter import CaseFile

ADVISERS = {
    "safeguarding_lead": "Safeguarding lead",
    "caldicott_guardian": "Caldicott Guardian",
    "ig_lead": "Information governance lead",
    "dpo": "Data protection officer",
    "mdo": "Medical defence organisation",
    "named_gp_or_designated": "Named GP or designated professional",
    "legal": "Legal adviser",
    "lmc": "Local medical committee",
}
AGENCIES = {
    "police": "a police force",
    "service_police": "the service police",
    "other_law_enforcement": "another law-enforcement body",
    "probation_prison": "the probation or prison service",
    "court": "a court",
    "coroner_or_fiscal": "a coroner or procurator fiscal",
    "children_social_care": "children’s social care",
    "adult_social_care": "adult social care",
    "safeguarding_board_or_partner": "a safeguarding board or partner",
    "marac": "a multi-agency risk assessment conference",
    "mappa_ppani": "multi-agency public protection arrangements",
    "death_or_practice_review": "a review body",
    "health_professional": "a health professional",
    "education": "a school or college",
    "substance_misuse": "a drug and alcohol service",
    "care_provider": "a care provider",
    "domestic_abuse_service": "a domestic abuse service",
    "homelessness_service": "a homelessness service",
    "legal_representative": "a legal representative",
    "private_individual": "a private individual",
}
_WORDS = {"dpo": "DPO", "mdo": "MDO", "nhs": "NHS", "gp": "GP"}


@dataclass(frozen=True, kw_only=True)
class AdviceContext(Frame):
    """Whom it concerns stands in the case file, not here; an outside adviser sees no name (D06 to D08)."""

    adviser: str
    adviser_name: str
    outside: bool
    agency: str
    information_sought: str
    purpose: str
    question: str
    proposal: str
    consent: str
    risk_to: str
    restricted: str
    reply_by: date | None
    data_protection: str


@dataclass(frozen=True, kw_only=True)
class IncidentContext(Frame):
    agency: str
    claimed: tuple[str, ...]
    checked_by: str
    checked_on: date | None
    checked_how: str
    warn_subject: bool
    own_emergency_call: bool


def advice(case: CaseFile) -> tuple[AdviceContext, ...]:
    """One note for each adviser that the evaluation names."""
    return tuple(_advice_for(case, str(adviser)) for adviser in case.evaluation.advice_from)


def _advice_for(case: CaseFile, adviser: str) -> AdviceContext:
    anonymous = Anonymiser(case)
    return AdviceContext(
        **internal_frame(case),
        adviser=adviser,
        adviser_name=ADVISERS.get(adviser, words_for(adviser)),
        outside=adviser in ("mdo", "legal", "lmc", "named_gp_or_designated"),
        agency=agency_of(case),
        information_sought=anonymous(case.request.information_sought).rstrip(". "),
        purpose=anonymous(case.request.purpose).rstrip(". "),
        question=question_of(case),
        proposal=anonymous(case.decision.reason),
        consent=words_for(case.answer("consent_status")).lower(),
        risk_to=words_for(case.answer("harm_target")).lower(),
        restricted=words_for(case.answer("restricted_info")).lower(),
        reply_by=case.reply_by,
        data_protection=words_for(case.answer("dp_basis")).lower(),
    )


def incident(case: CaseFile) -> IncidentContext:
    flags = case.evaluation.flags
    request, check = case.request, case.verification
    return IncidentContext(
        **internal_frame(case),
        agency=agency_of(case),
        claimed=tuple(
            part for part in (request.requester_name, request.requester_role, request.requester_org) if part
        ),
        checked_by=check.by,
        checked_on=check.on,
        checked_how=check.method,
        warn_subject="warn_subject_if_safe" in flags,
        own_emergency_call="practice_makes_own_999_call" in flags,
    )


def agency_of(case: CaseFile) -> str:
    """The kind of body that asks, without its name."""
    return AGENCIES.get(str(case.context.get("requester_class", "")), "an outside body")


def question_of(case: CaseFile) -> str:
    """The adviser's question in one line, by the rule that sent the case to them."""
    return {
        "R02": "Who, with no connection to the case, can take this decision?",
        "R05b": "Does the law that is cited require us to share, and how far?",
        "R05c": "Does the order or law that is cited bind this practice, which is in another nation?",
        "R05d": "Is the order or notice valid, and how do we answer it?",
        "R05g": "Are there grounds to ask the court or body to narrow or vary the requirement?",
    }.get(str(case.evaluation.rule), "Should we share what is asked for, share less, or not share?")


def words_for(code: str) -> str:
    """A code as words: ``consent_status`` becomes "Consent status"."""
    words = [_WORDS.get(word, word) for word in code.replace("_", " ").lower().split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


class Anonymiser:
    """Names and numbers of everyone in the case as "Patient A", "Person B", "the requester" (documents guide
    D08).
    """

    def __init__(self, case: CaseFile) -> None:
        pairs: list[tuple[str, str]] = []
        subject, request = case.subject, case.request
        _add_person(pairs, "Patient A", subject.name, subject.nhs_number, *subject.address)
        for letter, person in zip("BCDEFGHIJ", case.people, strict=False):
            _add_person(
                pairs,
                f"Person {letter}",
                person.name,
                person.nhs_number,
                person.telephone,
                person.email,
                *person.address,
            )
        _add_person(
            pairs, "the requester", request.requester_name, request.requester_email, request.requester_phone
        )
        _add_person(pairs, "the agency", request.requester_org, request.reference)
        who = "date of birth withheld"
        for born in (subject.date_of_birth, *(person.date_of_birth for person in case.people)):
            if born:
                forms = (format_date(born), f"{born:%d/%m/%Y}", f"{born:%d.%m.%Y}", born.isoformat())
                pairs += [(form, who) for form in forms]
        self._pairs = sorted(pairs, key=lambda pair: -len(pair[0]))

    def __call__(self, text: str) -> str:
        for typed, shown in self._pairs:
            text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", shown, text, flags=re.IGNORECASE)
        return text


def _add_person(pairs: list[tuple[str, str]], shown: str, *details: str) -> None:
    for place, detail in enumerate(map(clean, details)):
        if len(detail) > 2:
            pairs.append((detail, shown if place == 0 else "withheld"))
    parts = clean(details[0]).split() if shown not in ("the agency",) else []
    pairs += [(part, shown) for part in parts if len(part) > 2]


def internal_frame(case: CaseFile) -> FrameParts:
    """The frame of a note that stays in the practice."""
    return frame_of(case, signed_by=case.handler or case.decision.decided_by)
