"""Answers that do not agree with each other. They change nothing by themselves; a person looks again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from formsvc.domain.codes import RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Answers, Context
from formsvc.domain.finding import Finding, FindingState
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.terms import REFUSALS

_SOURCE = "Decision guide 5.1 and 5.4, notes"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more answers that cannot all be right."""

    rests_on: tuple[str, ...]
    holds: Callable[[Facts], bool]
    sentence: str


def find(context: Context, answers: Answers) -> tuple[Finding, ...]:
    """Everything in these answers that does not agree, for a person to look at again."""
    return among(Facts(context, answers, IN_FORCE_TODAY))


def among(case: Facts) -> tuple[Finding, ...]:
    """The same, of a case."""
    return tuple(
        Finding(
            contradiction.rests_on[0],
            FindingState.NEEDS_A_PERSON,
            contradiction.sentence,
            _SOURCE,
            contradiction.rests_on,
        )
        for contradiction in CONTRADICTIONS
        if contradiction.holds(case)
    )


def _given(case: Facts) -> bool:
    return case["consent_status"] == "given"


def _is_adult(case: Facts) -> bool:
    return case.context.subject_age is SubjectAge.ADULT


CONTRADICTIONS = (
    Contradiction(
        ("consent_by", "capacity", "consent_status"),
        lambda case: (
            _given(case)
            and case["consent_by"] == "patient"
            and case["capacity"] in ("lacks_capacity", "child_not_competent")
        ),
        "The person consented, and it says that they cannot decide. Check capacity again.",
    ),
    Contradiction(
        ("consent_by", "consent_status"),
        lambda case: _given(case) and case["consent_by"] == "not_applicable",
        "Consent was given, and it says that nobody gave it. Say who did.",
    ),
    Contradiction(
        ("consent_by", "consent_status"),
        lambda case: _given(case) and case["consent_by"] == "parent_pr" and _is_adult(case),
        "A parent consented, and the person is an adult. A parent cannot consent for an adult.",
    ),
    Contradiction(
        ("consent_by", "capacity"),
        lambda case: (
            _given(case)
            and case["consent_by"] in ("parent_pr", "attorney_deputy_guardian")
            and case["capacity"] in ("has_capacity", "child_competent")
        ),
        "Somebody else consented, and the person can decide. Ask the person.",
    ),
    Contradiction(
        ("legal_basis_claimed", "consent_status"),
        lambda case: "consent_form" in case.claims and case["consent_status"] in (*REFUSALS, "not_sought"),
        "A consent form is cited, and consent was not given. Find out which is right.",
    ),
    Contradiction(
        ("consent_reason", "consent_status"),
        lambda case: _given(case) and case["consent_reason"] in ("accepted", "not_accepted"),
        "Consent was given, and there is a reason why nobody asked. Find out which is right.",
    ),
    Contradiction(
        ("consent_status",),
        lambda case: (
            case["consent_status"] == "implied_direct_care"
            and case.context.requester_class is not RequesterClass.HEALTH_PROFESSIONAL
        ),
        "Consent is implied only for care, to a health professional. It does not count for this requester.",
    ),
    Contradiction(
        ("mandatory_document", "mandatory_basis"),
        lambda case: (
            case["mandatory_document"] in ("valid_seen", "defective") and case["mandatory_basis"] == "none"
        ),
        "An order or notice was seen, and it says that nothing requires sharing. Check both.",
    ),
    Contradiction(
        ("duty_triggered", "mandatory_basis"),
        lambda case: case["duty_triggered"] == "yes" and case["mandatory_basis"] == "none",
        "A duty is said to arise, and it says that nothing requires sharing. Check both.",
    ),
    Contradiction(
        ("capacity",),
        lambda case: (
            (case.context.subject_role is SubjectRole.DECEASED) != (case["capacity"] == "deceased")
            and case["capacity"] != UNKNOWN
        ),
        "It is not clear whether the person has died. Check their part in the matter and their capacity.",
    ),
    Contradiction(
        ("capacity",),
        lambda case: (
            case["capacity"] in ("child_competent", "child_not_competent")
            and case.context.subject_age is not SubjectAge.UNDER_16
        ),
        "The person is answered for as a child under 16, and is older. Check their age and capacity.",
    ),
    Contradiction(
        ("harm_target",),
        lambda case: case["harm_target"] == "subject_only" and not _is_adult(case),
        "Only the person is at risk, and they are under 18. Answer that a child is at risk.",
    ),
    Contradiction(
        ("harm_target", "imminent_risk"),
        lambda case: case["harm_target"] == "none" and case["imminent_risk"] in ("cannot_wait", "can_wait"),
        "Someone is in danger, and nobody faces serious harm. Check both.",
    ),
    Contradiction(
        ("info_relevant", "subject_match"),
        lambda case: case["subject_match"] == "not_registered" and case["info_relevant"] == "yes",
        "You hold information, and nobody registered here matches. Check whose record it is.",
    ),
    Contradiction(
        ("vir_written", "request_form"),
        lambda case: case["request_form"] == "oral_only" and case["vir_written"] == "complete",
        "The request was only spoken, and its writing is complete. Check both.",
    ),
    Contradiction(
        ("overall_benefit", "capacity"),
        lambda case: (
            case["overall_benefit"] in ("yes", "no")
            and case["capacity"] in ("has_capacity", "child_competent")
        ),
        "Overall benefit is answered for a person who can decide. It counts only for those who cannot.",
    ),
    Contradiction(
        ("legal_basis_claimed",),
        lambda case: "none" in case.claims and len(case.claims) > 1,
        "It says that nothing is cited, and that something is. Check what is cited.",
    ),
)
