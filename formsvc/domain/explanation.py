"""Findings with their reasons: what decided, what each answer amounts to, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from formsvc.domain import contradictions
from formsvc.domain.checklists import current
from formsvc.domain.codes import ClaimCode, ReleaseGate
from formsvc.domain.consequences import GATES, JUDGED_BY_A_PERSON, NOTED, SATISFYING
from formsvc.domain.finding import Finding, FindingState
from formsvc.domain.rules import Facts, Ruling
from formsvc.domain.rules.facts import UNKNOWN
from formsvc.domain.rules.grounds import grounds_of
from formsvc.domain.rules.reasons import REASONS
from formsvc.domain.sentences import SENTENCES, sentence_for

_CLAIMS = {
    ClaimCode.DPA_SCH2_PARA2: "Schedule 2 paragraph 2 is cited. It lifts some data protection duties; it "
    "compels "
    "nothing and does not set confidentiality aside.",
    ClaimCode.DPA_SCH2_PARA5: "Schedule 2 paragraph 5 is cited. It lifts some data protection duties; by "
    "itself it "
    "compels nothing.",
    ClaimCode.SERIOUS_VIOLENCE_DUTY: "The Serious Violence Duty is cited. It does not reach patient "
    "information.",
    ClaimCode.CJA2003_S325: "Section 325 is cited. It allows sharing; it does not require it.",
}


def findings_for(
    case: Facts, ruling: Ruling, read: tuple[str, ...], gates: tuple[ReleaseGate, ...]
) -> tuple[Finding, ...]:
    """What decided, then what each answer that was read amounts to, the open gates, and what does not "
    "agree."""
    reason = REASONS[ruling.rule]
    decides = Finding(
        ruling.rule, FindingState.DECIDES, reason.sentence, reason.source, grounds_of(case, ruling)
    )
    return (
        decides,
        *(
            finding_of_answer(key, case[key])
            for key in read
            if key in SENTENCES and not _is_beside_the_point(key, case[key])
        ),
        *_of_claims(case.claims),
        *(_of_gate(gate) for gate in gates),
        *contradictions.among(case),
    )


def _is_beside_the_point(key: str, answer: str) -> bool:
    """What was rightly answered as not applying is not worth a line; nor is that no law is relied on."""
    if key == "mandatory_basis":
        return answer == "none"
    return answer == "not_applicable" and state_of(key, answer) is FindingState.NOTED


@lru_cache(maxsize=1024)
def finding_of_answer(key: str, answer: str) -> Finding:
    """What an answer amounts to, in a sentence, with its source."""
    question = current().question(key)
    sentence = sentence_for(key, answer, question.label_of(answer))
    return Finding(key, state_of(key, answer), sentence, question.cited_source, (key,))


def state_of(key: str, answer: str) -> FindingState:
    """Does this answer satisfy its question? When in doubt a person is needed."""
    if answer == UNKNOWN or answer in JUDGED_BY_A_PERSON:
        return FindingState.NEEDS_A_PERSON
    if answer in SATISFYING.get(key, ()):
        return FindingState.SATISFIED
    if answer in NOTED.get(key, ()) or key not in SATISFYING:
        return FindingState.NOTED
    return FindingState.NOT_SATISFIED


def _of_claims(claims: Iterable[str]) -> list[Finding]:
    source = current().question("legal_basis_claimed").cited_source
    return [
        Finding("legal_basis_claimed", FindingState.NOTED, sentence, source, ("legal_basis_claimed",))
        for claim, sentence in _CLAIMS.items()
        if claim in claims
    ]


@lru_cache(maxsize=64)
def _of_gate(gate: ReleaseGate) -> Finding:
    key, what_to_do = GATES[gate.value]
    source = current().question(key).cited_source
    return Finding(
        key, FindingState.NOT_SATISFIED, f"Before anything leaves: {_lower(what_to_do)}", source, (key,)
    )


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
