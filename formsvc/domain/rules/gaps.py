"""R10: what is missing before anyone can weigh. Every gap goes into one letter."""

from __future__ import annotations

from collections.abc import Callable

from formsvc.domain.codes import ChallengeItem, Outcome
from formsvc.domain.rules.facts import UNKNOWN, Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import (
    DEATH_INVESTIGATORS,
    LAW_ENFORCEMENT,
    is_victim_information_request,
    lacks,
    somebody_could_be_asked,
    valid_consent,
)


def r10_gaps(case: Facts) -> Ruling | None:
    """Not enough to decide: ask for every missing thing at once."""
    asks = gaps(case)
    return Ruling("R10", Outcome.CHALLENGE, asks) if asks else None


def gaps(case: Facts) -> tuple[ChallengeItem, ...]:
    """Every gap, and with them what goes beyond need; nothing when there is no gap."""
    found = tuple(item for item, is_open in GAPS if is_open(case))
    return found + excess(case) if found else ()


def excess(case: Facts) -> tuple[ChallengeItem, ...]:
    """What goes beyond need: asked for with other gaps, else left out of the disclosure and challenged."""
    items = []
    if case["info_specified"] == "too_wide":
        items.append(ChallengeItem.NARROW_REQUEST)
    if case["counselling_request"] == "included_not_justified":
        items.append(ChallengeItem.COUNSELLING_JUSTIFICATION)
    return tuple(items)


def gap_written_request(case: Facts) -> bool:
    """GMC PCYP para 48(b): a valid request is in writing."""
    return case["request_form"] != "written"


def gap_local_process(case: Facts) -> bool:
    """RCGP toolkit Part 5, general principle 2."""
    return case["local_process"] not in ("followed", "none_exists")


def gap_senior_authorisation(case: Facts) -> bool:
    """Accepted practice on force forms: a named supervisor stands behind the request."""
    return case.context.requester_class in LAW_ENFORCEMENT and case["senior_authorisation"] in ("no", UNKNOWN)


def gap_specify_information(case: Facts) -> bool:
    """GMC PCYP para 49: the complete record is not usually shared (INV-11)."""
    return case["info_specified"] not in ("specific", "too_wide")


def gap_explain_purpose(case: Facts) -> bool:
    """RCGP toolkit Part 5, general principle 3."""
    return case["purpose_explained"] != "yes"


def gap_describe_risk(case: Facts) -> bool:
    """GMC Confidentiality paras 64, 68: nobody can weigh a harm that is not described."""
    if case["risk_described"] not in ("yes", "not_applicable"):
        return True
    return (
        case["harm_target"] in (UNKNOWN, "none")
        and case["serious_crime"] != "yes"
        and case.context.requester_class not in DEATH_INVESTIGATORS
        and not lacks(case)
    )


def gap_explain_necessity(case: Facts) -> bool:
    """ICO law-enforcement toolkit, stage one, question 5."""
    return case["necessity_explained"] != "yes"


def gap_clarify_relevance(case: Facts) -> bool:
    """The practice does not know what bears on the purpose."""
    return case["info_relevant"] not in ("yes", "none_held", "held_not_relevant")


def gap_less_intrusive_route(case: Facts) -> bool:
    """GMC Confidentiality para 68, last factor."""
    return case["less_intrusive"] != "none"


def gap_vir_written(case: Facts) -> bool:
    """PCSCA 2022 s44C."""
    return is_victim_information_request(case) and vir_writing_is_defective(case)


def gap_vir_notice(case: Facts) -> bool:
    """PCSCA 2022 s44B."""
    return is_victim_information_request(case) and vir_notice_is_defective(case)


def vir_writing_is_defective(case: Facts) -> bool:
    """The writing neither states the three things nor claims an exemption (s44C)."""
    return case["vir_written"] not in ("complete", "exemption_claimed")


def vir_notice_is_defective(case: Facts) -> bool:
    """The victim was not given notice, and no exemption is claimed (s44B)."""
    return case["vir_notice"] not in ("given", "exemption_claimed")


def gap_counselling_justification(case: Facts) -> bool:
    """PCSCA 2022 s44A(4), s44D(2): counselling notes alone need a higher reason; nor is unanswered one."""
    return case["counselling_request"] in ("sole_not_justified", UNKNOWN)


def gap_consent_position(case: Facts) -> bool:
    """RCGP toolkit Part 5, general principle 4: not asked, and no good reason why not."""
    return (
        case["consent_status"] in ("not_sought", UNKNOWN)
        and case["consent_reason"] != "accepted"
        and somebody_could_be_asked(case)
    )


def gap_confirm_consent(case: Facts) -> bool:
    """INV-03: a consent that does not count, and nothing else to stand on (5.4 note 1)."""
    nothing_else = case["balance"] != "favours_disclosure"
    return case["consent_status"] == "given" and nothing_else and not valid_consent(case)


GAPS: tuple[tuple[ChallengeItem, Callable[[Facts], bool]], ...] = (
    (ChallengeItem.WRITTEN_REQUEST, gap_written_request),
    (ChallengeItem.LOCAL_PROCESS, gap_local_process),
    (ChallengeItem.SENIOR_AUTHORISATION, gap_senior_authorisation),
    (ChallengeItem.SPECIFY_INFORMATION, gap_specify_information),
    (ChallengeItem.EXPLAIN_PURPOSE, gap_explain_purpose),
    (ChallengeItem.DESCRIBE_RISK, gap_describe_risk),
    (ChallengeItem.EXPLAIN_NECESSITY, gap_explain_necessity),
    (ChallengeItem.CLARIFY_RELEVANCE, gap_clarify_relevance),
    (ChallengeItem.LESS_INTRUSIVE_ROUTE, gap_less_intrusive_route),
    (ChallengeItem.VIR_WRITTEN, gap_vir_written),
    (ChallengeItem.VIR_NOTICE, gap_vir_notice),
    (ChallengeItem.COUNSELLING_JUSTIFICATION, gap_counselling_justification),
    (ChallengeItem.CONSENT_POSITION, gap_consent_position),
    (ChallengeItem.CONFIRM_CONSENT, gap_confirm_consent),
)
