"""R05: required by law. The paper is seen, or the duty arises from what the practice knows (guide 3.1)."""

from __future__ import annotations

from formsvc.domain.codes import ChallengeItem, Outcome, SubjectRole
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import (
    COMPULSORY_POWERS,
    DOCUMENT_POWERS,
    KNOWLEDGE_DUTIES,
    REFUSALS,
    power_is_in_force,
)


def r05a_power_not_named(case: Facts) -> Ruling | None:
    """Said to be compulsory, or nobody has looked: ask which power."""
    if case["mandatory_basis"] == UNKNOWN:
        return Ruling("R05a", Outcome.CHALLENGE, (ChallengeItem.CITE_POWER,))
    return None


def r05b_other_power(case: Facts) -> Ruling | None:
    """A power that the guide does not know is for a lawyer."""
    return Ruling("R05b", Outcome.SEEK_ADVICE) if case["mandatory_basis"] == "other" else None


def r05c_power_of_another_nation(case: Facts) -> Ruling | None:
    """Never a silent refusal: orders can be executed across borders (guide 3.1)."""
    runs_in = COMPULSORY_POWERS.get(case["mandatory_basis"])
    if runs_in is not None and case.context.nation not in runs_in:
        return Ruling("R05c", Outcome.SEEK_ADVICE)
    return None


def r05d_defective_document(case: Facts) -> Ruling | None:
    """INV-07: a faulty order is neither ignored nor obeyed on trust."""
    if _rests_on_a_document(case) and case["mandatory_document"] == "defective":
        return Ruling("R05d", Outcome.SEEK_ADVICE)
    return None


def r05e_document_not_seen(case: Facts) -> Ruling | None:
    """A threat of an order is not an order: ask for the copy."""
    if _rests_on_a_document(case) and case["mandatory_document"] != "valid_seen":
        return Ruling("R05e", Outcome.CHALLENGE, (ChallengeItem.COPY_OF_ORDER,))
    return None


def r05f_scope_of_document_unclear(case: Facts) -> Ruling | None:
    """INV-06: exactly its terms, so the terms must be known."""
    if _rests_on_a_document(case) and case["mandatory_scope"] not in ("within", "wider"):
        return Ruling("R05f", Outcome.CHALLENGE, (ChallengeItem.SCOPE_OF_ORDER,))
    return None


def r05h_nobody_has_said_whether_the_duty_arises(case: Facts) -> Ruling | None:
    """A duty that rests on what the practice knows: somebody must read its conditions."""
    if case["mandatory_basis"] in KNOWLEDGE_DUTIES and case["duty_triggered"] == UNKNOWN:
        return Ruling("R05h", Outcome.SEEK_ADVICE)
    return None


def r05i_victim_refuses_under_ni_section_5(case: Facts) -> Ruling | None:
    """CLA (NI) 1967 s5: how far a refusal excuses is unsettled, and not knowing is no better (INV-08)."""
    if (
        case["mandatory_basis"] == "ni_cla_s5"
        and _duty_arises(case)
        and case.context.subject_role is SubjectRole.VICTIM
        and case["consent_status"] in (*REFUSALS, UNKNOWN)
    ):
        return Ruling("R05i", Outcome.SEEK_ADVICE)
    return None


def r05g_grounds_to_object(case: Facts) -> Ruling | None:
    """An order is obeyed or taken back to the court that made it, never ignored (INV-07)."""
    if _compels(case) and case["grounds_to_object"] in ("yes", UNKNOWN):
        return Ruling("R05g", Outcome.SEEK_ADVICE)
    return None


def r05_required_by_law(case: Facts) -> Ruling | None:
    """A valid order or a duty that arises; what lies outside it is challenged (INV-06)."""
    if not _compels(case):
        return None
    beyond_section_172 = case["mandatory_basis"] == "rta_s172" and case["info_specified"] != "specific"
    if case["mandatory_scope"] == "wider" or beyond_section_172:
        return Ruling("R05", Outcome.DISCLOSE_REQUIRED_BY_LAW, (ChallengeItem.OUTSIDE_POWER,))
    return Ruling("R05", Outcome.DISCLOSE_REQUIRED_BY_LAW)


def _rests_on_a_document(case: Facts) -> bool:
    return case["mandatory_basis"] in DOCUMENT_POWERS


def _duty_arises(case: Facts) -> bool:
    return case["duty_triggered"] == "yes" and power_is_in_force(case)


def _compels(case: Facts) -> bool:
    return _rests_on_a_document(case) or (case["mandatory_basis"] in KNOWLEDGE_DUTIES and _duty_arises(case))
