"""The table of rules (decision guide 5.4) written down a second time, flat, to hold the first to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from formsvc.domain.context import Context

RUNS_IN = {
    "court_order": "ewsn", "inquiry_notice": "ewsn", "terrorism_s19": "ewsn", "terrorism_s38b": "ewsn",
    "production_order": "ewn", "coroner_notice": "ewn", "rta_s172": "ews", "fgm_s5b": "ew", "asp_s10": "s",
    "sswba_s137": "w", "ni_cla_s5": "n", "care_act_s45": "e", "ca2004_s16d": "e", "ca2004_s16h": "e",
    "ca2004_s16n": "e", "ca2004_s16la": "e",
}  # fmt: skip
BY_PAPER = {
    "court_order", "production_order", "coroner_notice", "asp_s10", "care_act_s45", "ca2004_s16d",
    "ca2004_s16h", "ca2004_s16n", "sswba_s137", "inquiry_notice",
}  # fmt: skip
POLICE = {"police", "service_police", "other_law_enforcement"}
DEATHS = {"coroner_or_fiscal", "death_or_practice_review"}
NO = ("refused", "withdrawn")


def rule_for(context: Context, given: Mapping[str, Any]) -> str:  # noqa: C901, PLR0911 - a flat table
    """The rule that the guide’s table names. Section 16LA is not in force; the victim rules are."""

    def q(key: str) -> str:
        return str(given.get(key, "unknown"))

    asker, nation = context.requester_class.value, context.nation.value[0]
    lacks = q("capacity") == "lacks_capacity" or (
        q("capacity") == "child_not_competent" and q("harm_target") != "child"
    )
    nothing = q("info_relevant") in ("none_held", "held_not_relevant")
    basis, arises = q("mandatory_basis"), q("duty_triggered")
    paper, duty = basis in BY_PAPER, basis in RUNS_IN and basis not in BY_PAPER
    duty_met = duty and arises == "yes" and basis != "ca2004_s16la"
    svd_only = set(given.get("legal_basis_claimed", ())) - {"dpa_sch2_para2", "dpa_sch2_para5", "none"} == {
        "serious_violence_duty"
    }
    victim = context.subject_role.value in ("victim", "child_at_risk", "adult_at_risk")
    vir = victim and (asker == "service_police" or (asker in POLICE and nation in "ew"))

    if q("imminent_risk") == "cannot_wait":
        if q("source_verified") == "failed":
            return "R01c"
        if q("subject_match") == "not_registered" or nothing:
            return "R01d"
        if q("subject_match") != "matched":
            return "R01f"
        alone = q("harm_target") == "subject_only" and q("capacity") == "has_capacity"
        if alone and context.subject_age.value == "adult" and q("consent_status") in NO:
            return "R01b"
        return "R01a"
    if q("imminent_risk") == "unknown":
        return "R01e"
    if q("conflict_of_interest") != "no":
        return "R02"
    if q("source_verified") != "yes":
        return "R03a" if q("source_verified") == "failed" else "R03b"
    if q("subject_match") == "not_registered":
        return "R04a"
    if q("subject_match") in ("ambiguous", "unknown"):
        return "R04b"
    if q("subject_match") == "not_individual":
        idle = basis == "ca2004_s16la" and arises == "yes" and nation == "e"
        if basis == "none" or (duty and arises not in ("yes", "unknown")) or idle:
            return "R08" if svd_only else "R04c"
    if basis == "unknown":
        return "R05a"
    if basis == "other":
        return "R05b"
    if basis != "none" and nation not in RUNS_IN[basis]:
        return "R05c"
    if paper and q("mandatory_document") != "valid_seen":
        return "R05d" if q("mandatory_document") == "defective" else "R05e"
    if paper and q("mandatory_scope") not in ("within", "wider"):
        return "R05f"
    if duty and arises == "unknown":
        return "R05h"
    silent = q("consent_status") in (*NO, "unknown")
    if basis == "ni_cla_s5" and duty_met and context.subject_role.value == "victim" and silent:
        return "R05i"
    if paper or duty_met:
        return "R05g" if q("grounds_to_object") in ("yes", "unknown") else "R05"
    if nothing:
        return "R06"
    right = {
        "patient": q("capacity") in ("has_capacity", "child_competent"),
        "parent_pr": q("capacity") == "child_not_competent" and q("proxy_implicated") == "no",
        "attorney_deputy_guardian": q("capacity") == "lacks_capacity" and q("proxy_implicated") == "no",
    }.get(q("consent_by"), False)
    full = all(q(f"consent_{part}") == "yes" for part in ("informed", "specific", "free"))
    given_well = q("consent_status") == "given" and right and full
    if given_well or (q("consent_status") == "implied_direct_care" and asker == "health_professional"):
        unclear = q("info_specified") not in ("specific", "too_wide")
        no_purpose = q("purpose_explained") not in ("yes", "partly")
        return "R07b" if unclear or no_purpose or (vir and q("request_form") != "written") else "R07a"
    if svd_only:
        return "R08"
    crime = q("serious_crime") == "yes"
    if not lacks and asker not in DEATHS:
        if q("harm_target") == "none" and q("serious_crime") == "no":
            return "R09a"
        if q("harm_target") == "subject_only" and not crime and q("capacity") == "unknown":
            return "R09b"
        if q("harm_target") == "subject_only" and not crime and q("consent_status") in NO:
            return "R09c"
    if _gap(q, asker, vir=vir, lacks=lacks, crime=crime, context=context):
        return "R10"
    if lacks:
        child_perhaps = q("capacity") == "child_not_competent" and q("harm_target") == "unknown"
        if q("overall_benefit") == "yes" and not child_perhaps:
            return "R11a"
        if q("overall_benefit") != "no":
            return "R11b"
        if q("harm_target") not in ("others", "child") and not crime:
            return "R11c"
    if q("balance") == "favours_disclosure":
        # Not knowing never helps, and INV-09 holds for deaths and reviews too.
        may_stand = (
            q("harm_target") in ("subject_only", "unknown")
            and not crime
            and q("consent_status") in (*NO, "unknown")
            and (q("capacity") in ("has_capacity", "child_competent") or asker not in DEATHS)
        )
        return "R12c" if may_stand else "R12a"
    return "R12b" if q("balance") == "favours_confidentiality" else "R12c"


def _gap(q: Any, asker: str, *, vir: bool, lacks: bool, crime: bool, context: Context) -> bool:
    unasked = q("consent_status") in ("not_sought", "unknown") and q("consent_reason") != "accepted"
    dead = q("capacity") == "deceased" or (
        q("capacity") == "unknown" and context.subject_role.value == "deceased"
    )
    harmless = q("harm_target") in ("unknown", "none") and not crime and not lacks and asker not in DEATHS
    return any(
        (
            q("request_form") != "written",
            q("local_process") in ("not_followed", "unknown"),
            asker in POLICE and q("senior_authorisation") in ("no", "unknown"),
            q("info_specified") in ("unspecified", "unknown"),
            q("purpose_explained") != "yes",
            q("risk_described") not in ("yes", "not_applicable") or harmless,
            q("necessity_explained") != "yes",
            q("info_relevant") == "unknown",
            q("less_intrusive") != "none",
            vir and q("vir_written") not in ("complete", "exemption_claimed"),
            vir and q("vir_notice") not in ("given", "exemption_claimed"),
            q("counselling_request") in ("sole_not_justified", "unknown"),
            unasked and q("capacity") != "lacks_capacity" and not dead,
            # A valid consent was dealt with above, so a consent given here is one that does not count.
            q("consent_status") == "given" and q("balance") != "favours_disclosure",
        )
    )
