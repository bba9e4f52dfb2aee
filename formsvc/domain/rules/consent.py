"""R06-R08: nothing held, valid consent, and the one duty that never reaches patient information."""

from __future__ import annotations

from formsvc.domain.codes import ChallengeItem, Outcome
from formsvc.domain.rules.facts import Facts
from formsvc.domain.rules.ruling import Ruling
from formsvc.domain.rules.terms import (
    is_victim_information_request,
    nothing_relevant_held,
    only_serious_violence_duty_claimed,
    valid_consent,
)


def r06_nothing_held(case: Facts) -> Ruling | None:
    """Nothing that bears on the purpose: a nil return, to a verified requester only (INV-14)."""
    return Ruling("R06", Outcome.DECLINE) if nothing_relevant_held(case) else None


def r07b_consent_to_an_unclear_request(case: Facts) -> Ruling | None:
    """Consent is to something: the request must say what and why, and a VIR must be in writing (s44C(1))."""
    if not valid_consent(case):
        return None
    asks = []
    if case["info_specified"] not in ("specific", "too_wide"):
        asks.append(ChallengeItem.SPECIFY_INFORMATION)
    if case["purpose_explained"] not in ("yes", "partly"):
        asks.append(ChallengeItem.EXPLAIN_PURPOSE)
    if is_victim_information_request(case) and case["request_form"] != "written":
        asks.append(ChallengeItem.WRITTEN_REQUEST)
    return Ruling("R07b", Outcome.CHALLENGE, tuple(asks)) if asks else None


def r07a_valid_consent(case: Facts) -> Ruling | None:
    """INV-03: the right person consented, informed, specifically and freely (GMC Confidentiality para 9)."""
    if not valid_consent(case):
        return None
    too_wide = case["info_specified"] == "too_wide"
    return Ruling("R07a", Outcome.DISCLOSE_CONSENT, (ChallengeItem.NARROW_REQUEST,) if too_wide else ())


def r08_serious_violence_duty(case: Facts) -> Ruling | None:
    """PCSCA 2022 ss10(6)(a), 16(4)(a), 17(6)(a): the duty excludes patient information (INV-15)."""
    return Ruling("R08", Outcome.DECLINE) if only_serious_violence_duty_claimed(case) else None
