"""The evaluation as it stands when a person decides otherwise: other papers and gates, the same reasons."""

from __future__ import annotations

from dataclasses import replace

from formsvc.domain.codes import Flag, Gateway, Outcome, Scope
from formsvc.domain.context import Answers, Context
from formsvc.domain.documents_called_for import documents_for, response_template_for
from formsvc.domain.evaluation import GATEWAYS, Evaluation
from formsvc.domain.flags import flags_for
from formsvc.domain.gates import open_gates
from formsvc.domain.provisions import Provisions
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.gaps import gaps
from formsvc.domain.rules.ruling import Ruling

BY_A_PERSON = "departure"  # stands where a rule's name would: none of them fired for this outcome


def as_decided(
    context: Context, answers: Answers, found: Evaluation, chosen: Outcome, *, provisions: Provisions
) -> Evaluation:
    """``found`` itself where the person took it; else what their choice calls for.

    The rule stays the one that fired, for the log; documents, flags and gates are those of the choice.
    A challenge by choice asks for every gap there is.
    """
    if chosen is found.outcome:
        return found
    case = Facts(context, answers, provisions)
    asks = gaps(case) if chosen is Outcome.CHALLENGE else ()
    ruling = Ruling(BY_A_PERSON, chosen, asks)
    flags = flags_for(case, ruling)
    scope = Scope.NONE
    if chosen.discloses:
        scope = Scope.NARROWED if chosen is Outcome.EMERGENCY_DISCLOSURE else Scope.AS_REQUESTED
    return replace(
        found,
        outcome=chosen,
        gateway=GATEWAYS.get(chosen, Gateway.NONE),
        scope=scope,
        challenge_items=tuple(sorted(asks)),
        flags=tuple(sorted(flags)),
        documents=tuple(sorted(documents_for(case, ruling, flags))),
        response_template=response_template_for(case, chosen, flags),
        release_blocks=open_gates(case, chosen, is_nil_return=Flag.NIL_RETURN in flags),
    )
