"""The evaluation: what the checklist makes of the answers. It recommends; a person decides (INV-01)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from formsvc.domain.checklists import current
from formsvc.domain.codes import (
    DISCLOSE_OUTCOMES,
    Adviser,
    ChallengeItem,
    DocumentCode,
    Flag,
    Gateway,
    Outcome,
    ReleaseGate,
    ResponseTemplate,
    Scope,
)
from formsvc.domain.context import Answers, Context
from formsvc.domain.documents_called_for import documents_for, response_template_for
from formsvc.domain.explanation import findings_for
from formsvc.domain.finding import Finding, FindingState, finding_from
from formsvc.domain.flags import flags_for
from formsvc.domain.gates import open_gates
from formsvc.domain.missing import questions_missing
from formsvc.domain.provisions import IN_FORCE_TODAY, Provisions
from formsvc.domain.rules import (
    RULES_VERSION,
    Facts,
    Ruling,
    first_that_matches,
    first_that_matches_traced,
)
from formsvc.domain.rules.facts import TracedFacts
from formsvc.domain.would_change import Change, changes_that_would_matter

_Code = TypeVar("_Code", bound=StrEnum)
FIRST_RULES = "2026-11"  # what an evaluation was made by that does not say

GATEWAYS = {
    Outcome.DISCLOSE_CONSENT: Gateway.CONSENT,
    Outcome.DISCLOSE_REQUIRED_BY_LAW: Gateway.REQUIRED_BY_LAW,
    Outcome.DISCLOSE_PUBLIC_INTEREST: Gateway.PUBLIC_INTEREST,
    Outcome.DISCLOSE_OVERALL_BENEFIT: Gateway.OVERALL_BENEFIT,
    Outcome.EMERGENCY_DISCLOSURE: Gateway.PUBLIC_INTEREST,
}
_LAWYERS = (Adviser.LEGAL, Adviser.MDO)
_LEAD_AND_DEFENCE = (Adviser.MDO, Adviser.SAFEGUARDING_LEAD)
_GUARDIAN_AND_LEAD = (Adviser.CALDICOTT_GUARDIAN, Adviser.SAFEGUARDING_LEAD)
ADVISERS: Mapping[str, tuple[Adviser, ...]] = {
    "R01b": _LEAD_AND_DEFENCE,
    "R01c": _GUARDIAN_AND_LEAD,
    "R01e": (Adviser.SAFEGUARDING_LEAD,),
    "R02": (Adviser.CALDICOTT_GUARDIAN, Adviser.NAMED_GP_OR_DESIGNATED),
    "R03a": (Adviser.CALDICOTT_GUARDIAN,),
    "R05b": _LAWYERS,
    "R05c": _LAWYERS,
    "R05d": _LAWYERS,
    "R05g": _LAWYERS,
    "R05i": _LAWYERS,
    "R05h": _LEAD_AND_DEFENCE,
    "R09b": _LEAD_AND_DEFENCE,
    "R11b": _GUARDIAN_AND_LEAD,
    "R12c": (Adviser.CALDICOTT_GUARDIAN, Adviser.DPO, Adviser.MDO),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A recommendation with its reasons. Lists are sorted, so equal cases give equal evaluations."""

    outcome: Outcome
    rule: str
    gateway: Gateway
    scope: Scope
    challenge_items: tuple[ChallengeItem, ...]
    advice_from: tuple[Adviser, ...]
    flags: tuple[Flag, ...]
    documents: tuple[DocumentCode, ...]
    response_template: ResponseTemplate | None
    release_blocks: tuple[ReleaseGate, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    would_change: tuple[Change, ...]
    checklist_version: str
    rules_version: str = RULES_VERSION

    @property
    def is_nil_return(self) -> bool:
        return Flag.NIL_RETURN in self.flags

    def to_dict(self) -> dict[str, Any]:
        """Plain values, with the keys that other programs rely on."""
        return {
            "outcome": self.outcome.value,
            "rule": self.rule,
            "gateway": self.gateway.value,
            "scope": self.scope.value,
            "challenge_items": [code.value for code in self.challenge_items],
            "advice_from": [code.value for code in self.advice_from],
            "flags": [code.value for code in self.flags],
            "documents": [code.value for code in self.documents],
            "response_template": None if self.response_template is None else self.response_template.value,
            "release_blocks": [code.value for code in self.release_blocks],
            "findings": [finding.to_dict() for finding in self.findings],
            "missing": list(self.missing),
            "would_change": [change.to_dict() for change in self.would_change],
            "checklist_version": self.checklist_version,
        }

    def to_kept(self) -> dict[str, Any]:
        """The same for a store of our own: with what each finding rests on, and the version of the rules."""
        return {
            **self.to_dict(),
            "findings": [finding.to_kept() for finding in self.findings],
            "rules_version": self.rules_version,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Evaluation:
        """Read back what ``to_dict`` or ``to_kept`` wrote."""
        template = values["response_template"]
        return cls(
            outcome=Outcome(values["outcome"]),
            rule=values["rule"],
            gateway=Gateway(values["gateway"]),
            scope=Scope(values["scope"]),
            challenge_items=_codes(values["challenge_items"], ChallengeItem),
            advice_from=_codes(values["advice_from"], Adviser),
            flags=_codes(values["flags"], Flag),
            documents=_codes(values["documents"], DocumentCode),
            response_template=None if template is None else ResponseTemplate(template),
            release_blocks=_codes(values["release_blocks"], ReleaseGate),
            findings=tuple(finding_from(finding) for finding in values["findings"]),
            missing=tuple(values["missing"]),
            would_change=tuple(
                Change(change["question"], change["answer"], Outcome(change["outcome"]))
                for change in values["would_change"]
            ),
            checklist_version=values["checklist_version"],
            rules_version=values.get("rules_version", FIRST_RULES),
        )


def _codes(values: list[str], codes: type[_Code]) -> tuple[_Code, ...]:
    return tuple(codes(value) for value in values)


def evaluate(
    context: Context,
    answers: Answers,
    *,
    provisions: Provisions = IN_FORCE_TODAY,
    explain: bool = True,
    additions: bool = True,
) -> Evaluation:
    """What the checklist makes of these answers: pure, and the same each time (decision guide 5.4-5.9).

    ``additions``: with what the practice's own questions add, if it has any.
    """
    if not explain:
        case = Facts(context, answers, provisions)
        bare = assemble(case, first_that_matches(case))
        return with_additions(bare, case) if additions else bare
    traced = TracedFacts(context, answers, provisions)
    ruling = first_that_matches_traced(traced)
    read = dict(traced.read)  # by the rules; explaining reads more
    bare = assemble(Facts(context, answers, provisions), ruling)
    explained = replace(
        bare,
        findings=findings_for(traced, ruling, tuple(read), bare.release_blocks),
        missing=questions_missing(traced, tuple(read), bare.outcome),
        would_change=changes_that_would_matter(context, answers, provisions, ruling, read),
    )
    return with_additions(explained, traced) if additions else explained


def assemble(case: Facts, ruling: Ruling) -> Evaluation:
    """All that follows from a ruling; no reasons yet."""
    flags = flags_for(case, ruling)
    return Evaluation(
        outcome=ruling.outcome,
        rule=ruling.rule,
        gateway=GATEWAYS.get(ruling.outcome, Gateway.NONE),
        scope=_scope(ruling, flags),
        challenge_items=tuple(sorted(set(ruling.asks))),
        advice_from=ADVISERS.get(ruling.rule, ()),
        flags=tuple(sorted(flags)),
        documents=tuple(sorted(documents_for(case, ruling, flags))),
        response_template=response_template_for(case, ruling.outcome, flags),
        release_blocks=open_gates(case, ruling.outcome, is_nil_return=Flag.NIL_RETURN in flags),
        findings=(),
        missing=(),
        would_change=(),
        checklist_version=current().version,
    )


def _scope(ruling: Ruling, flags: frozenset[Flag]) -> Scope:
    if ruling.outcome is Outcome.EMERGENCY_DISCLOSURE or Flag.CHALLENGE_EXCESS in flags:
        return Scope.NARROWED
    return Scope.AS_REQUESTED if ruling.outcome in DISCLOSE_OUTCOMES else Scope.NONE


MAY_BECOME_A_CHALLENGE = frozenset(
    {Outcome.DISCLOSE_CONSENT, Outcome.DISCLOSE_OVERALL_BENEFIT, Outcome.DISCLOSE_PUBLIC_INTEREST}
)
BY_THE_PRACTICE = "local"  # stands where a rule's name would
LISTS_GAPS = frozenset({"R07b", "R10"})  # other challenges say as little as they can (INV-14)


def with_additions(found: Evaluation, case: Facts) -> Evaluation:
    """What the practice's own questions add. What the law requires, and an emergency, stay what they are."""
    effects = [effect for effect in current().effects if effect.applies(case.answers)]
    if not effects:
        return found
    said = tuple(
        Finding(effect.question, FindingState.NEEDS_A_PERSON, effect.says, effect.source, (effect.question,))
        for effect in effects
    )
    asking = [(effect.item, one) for effect, one in zip(effects, said, strict=True) if effect.item]
    flags = {*found.flags, *(effect.flag for effect in effects if effect.flag is not None)}
    findings = (*found.findings, *said) if found.findings else ()
    found = replace(found, flags=tuple(sorted(flags)), findings=findings)
    asks = tuple(sorted({*found.challenge_items, *(item for item, _ in asking)}))
    if asking and found.outcome in MAY_BECOME_A_CHALLENGE:
        return _challenged(found, case, asks, asking[0][1])
    return replace(found, challenge_items=asks) if found.rule in LISTS_GAPS else found


def _challenged(
    found: Evaluation, case: Facts, asks: tuple[ChallengeItem, ...], reason: Finding
) -> Evaluation:
    """What would have been shared waits until the practice's own question is answered as it needs to be."""
    bare = assemble(case, Ruling(BY_THE_PRACTICE, Outcome.CHALLENGE, asks))
    flags = {*bare.flags, *found.flags} - {Flag.CHALLENGE_EXCESS}
    if not found.findings:
        return replace(bare, flags=tuple(sorted(flags)))
    decides = replace(reason, question=BY_THE_PRACTICE, state=FindingState.DECIDES)
    others = (replace(one, state=FindingState.NOTED) if one.state is FindingState.DECIDES else one
              for one in found.findings)  # fmt: skip
    return replace(bare, flags=tuple(sorted(flags)), findings=(decides, *others), missing=found.missing)
