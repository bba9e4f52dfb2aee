"""Release gates (guide 5.5): what must be settled after the decision, before anything leaves (INV-20)."""

from __future__ import annotations

from collections.abc import Callable

from formsvc.domain.codes import DISCLOSE_OUTCOMES, Outcome, ReleaseGate, SubjectRole
from formsvc.domain.rules.facts import UNKNOWN, Facts

FACTORS = ("a", "b", "c", "d", "e", "f")


def open_gates(case: Facts, outcome: Outcome, *, is_nil_return: bool) -> tuple[ReleaseGate, ...]:
    """The gates still open for this outcome, in order. An emergency waits for a name only."""
    if outcome is Outcome.EMERGENCY_DISCLOSURE:
        gates: tuple[ReleaseGate, ...] = (ReleaseGate.G1,)
    elif outcome not in DISCLOSE_OUTCOMES or is_nil_return:
        return ()
    elif outcome is Outcome.DISCLOSE_PUBLIC_INTEREST:
        gates = tuple(ReleaseGate)
    else:
        gates = tuple(gate for gate in ReleaseGate if gate is not ReleaseGate.G10)
    return tuple(gate for gate in gates if GATES[gate](case))


def g1_no_named_decision_maker(case: Facts) -> bool:
    """INV-01: never the system, never reception."""
    return case["decision_maker"] != "named"


def g2_no_minimum_dataset(case: Facts) -> bool:
    """INV-11: a schedule lists every item."""
    return case["minimum_dataset"] != "defined"


def g3_third_parties_not_reviewed(case: Facts) -> bool:
    """Other people's details are looked for and taken out unless needed."""
    return case["third_party_info"] not in ("none", "reviewed")


def g4_restricted_information_not_reviewed(case: Facts) -> bool:
    """Information under special legal restriction is looked for."""
    return case["restricted_info"] not in ("none", "reviewed")


def g5_no_data_protection_basis(case: Facts) -> bool:
    """The second question is answered too (guide 1.1)."""
    return case["dp_basis"] != "recorded"


def g6_no_secure_channel(case: Facts) -> bool:
    """UK GDPR Art 5(1)(f) and 32."""
    return case["return_channel"] != "secure_verified"


def g7_telling_the_patient_undecided(case: Facts) -> bool:
    """GMC Confidentiality paras 67, 69: the default is to tell; the decision is recorded."""
    return case["inform_patient"] not in ("before", "after", "unsafe", "would_prejudice", "not_practicable")


def g8_tipping_off(case: Facts) -> bool:
    """INV-13: answered for an alleged perpetrator, and nobody is told where telling could harm."""
    risk = case["tipping_off_risk"]
    if case.context.subject_role is SubjectRole.ALLEGED_PERPETRATOR and risk not in ("yes", "no"):
        return True
    return risk in ("yes", UNKNOWN) and case["inform_patient"] in ("before", "after")


def g9_online_visibility_undecided(case: Facts) -> bool:
    """RCGP toolkit Part 4: hidden by default; decided before anything leaves."""
    return case["online_visibility"] not in ("hidden", "visible_ok")


def g10_balance_notes_incomplete(case: Facts) -> bool:
    """INV-10: each of the six factors in words (GMC Confidentiality para 68)."""
    notes = case.balance_notes
    return not all(str(notes.get(factor) or "").strip() for factor in FACTORS)


GATES: dict[ReleaseGate, Callable[[Facts], bool]] = {
    ReleaseGate.G1: g1_no_named_decision_maker,
    ReleaseGate.G2: g2_no_minimum_dataset,
    ReleaseGate.G3: g3_third_parties_not_reviewed,
    ReleaseGate.G4: g4_restricted_information_not_reviewed,
    ReleaseGate.G5: g5_no_data_protection_basis,
    ReleaseGate.G6: g6_no_secure_channel,
    ReleaseGate.G7: g7_telling_the_patient_undecided,
    ReleaseGate.G8: g8_tipping_off,
    ReleaseGate.G9: g9_online_visibility_undecided,
    ReleaseGate.G10: g10_balance_notes_incomplete,
}
