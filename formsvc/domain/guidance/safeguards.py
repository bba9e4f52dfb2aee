"""The invariants, the gates and the settings explained: what each needs, and what each does today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from formsvc.domain.codes import Nation, Outcome, ReleaseGate
from formsvc.domain.consequences import GATES as WAITS_FOR
from formsvc.domain.evaluation import assemble
from formsvc.domain.gates import GATES
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules import Facts, Ruling
from formsvc.domain.rules.terms import COMPULSORY_POWERS, DOCUMENT_POWERS
from formsvc.domain.worked_cases import request_in_order


@dataclass(frozen=True)
class GateGuide:
    """A release gate: which answer it waits for, why, and under which outcomes it stands."""

    gate: ReleaseGate
    question: str
    what_to_do: str
    why: str
    outcomes: tuple[Outcome, ...]


def gate_guides() -> tuple[GateGuide, ...]:
    """The ten gates, in order."""
    return tuple(
        GateGuide(gate, *WAITS_FOR[gate.value], (GATES[gate].__doc__ or "").strip(), _stands_under(gate))
        for gate in ReleaseGate
    )


def _stands_under(gate: ReleaseGate) -> tuple[Outcome, ...]:
    """Found by trying each outcome with nothing answered."""
    case = Facts(request_in_order.CONTEXT, {}, Provisions())
    return tuple(
        outcome for outcome in Outcome if gate in assemble(case, Ruling("departure", outcome)).release_blocks
    )


@dataclass(frozen=True)
class SettingGuide:
    """A setting of the law or of policy: its present value and what it changes."""

    name: str
    title: str
    value: str
    effect: str


TITLES_AND_EFFECTS: Mapping[str, tuple[str, str]] = {
    "vir_in_force_from": (
        "Victim information request rules in force from",
        "From this day a police request in England and Wales about somebody who may have been harmed is "
        "asked for the writing and the notice that sections 44B and 44C require (rule R10), and a consent"
        " to it needs the request in writing (rule R07b).",
    ),
    "recognised_legitimate_interests_from": (
        "Recognised legitimate interests from",
        "Explains why this basis is not used: a practice that gives NHS care is a public authority for "
        "that work. It changes no recommendation.",
    ),
    "ca2004_s16la_in_force": (
        "Children Act 2004 section 16LA in force",
        "While it is not, a request that cites section 16LA is weighed like any other, with a warning. "
        "Once it is, and its conditions are met, sharing is required by law (rule R05).",
    ),
    "child_sexual_offence_reporting_duty_in_force": (
        "Duty to report child sexual offences in force",
        "A duty to report, not a power to demand: it changes no recommendation about a request. It is "
        "shown here so that the practice can keep in mind whether it binds.",
    ),
    "domestic_abuse_death_review_regime": (
        "Review after a death from domestic abuse",
        "The name of the review in force. It changes no recommendation: such a review is weighed.",
    ),
    "police_supervisor_rank": (
        "Rank of the supervisor who authorises a police request",
        "Custom, not law. It changes no recommendation: the rule asks for a named supervisor (R10).",
    ),
    "consent_max_age_months": (
        "Months after which consent is confirmed again",
        "Policy. Whoever answers question 24 judges the age of a consent by it; an older consent that "
        "nobody confirmed does not count (rules R07a and R10).",
    ),
    "retrospective_record_hours": (
        "Hours in which an emergency is written up",
        "Policy. What an emergency leaves open is due within this time. It changes no recommendation.",
    ),
}


def setting_guides(provisions: Provisions) -> tuple[SettingGuide, ...]:
    """Each setting with its value today."""
    return tuple(
        SettingGuide(
            field.name,
            TITLES_AND_EFFECTS[field.name][0],
            _words(getattr(provisions, field.name)),
            TITLES_AND_EFFECTS[field.name][1],
        )
        for field in fields(provisions)
        if field.name in TITLES_AND_EFFECTS
    )


_REVIEWS = {"dhr": "domestic homicide review", "dardr": "domestic abuse related death review"}


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return _REVIEWS.get(str(value), str(value))


@dataclass(frozen=True)
class PowerGuide:
    """A law or an order that can compel the practice, and where it runs."""

    code: str
    rests_on_a_document: bool
    nations: tuple[Nation, ...]


def power_guides() -> tuple[PowerGuide, ...]:
    """Every compulsory power that the rules know."""
    return tuple(
        PowerGuide(code, code in DOCUMENT_POWERS, tuple(nation for nation in Nation if nation in runs_in))
        for code, runs_in in COMPULSORY_POWERS.items()
    )
