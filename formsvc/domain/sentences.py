"""What each answer amounts to, in words that a tired doctor understands, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

NOT_SAID = "unknown"

_CHECK = "Ring a number that you found yourself before you share anything."
_PAPER = "Ask for a copy of the order or notice, and check it."
_COUNSELLING = "Ask why they are needed, and leave them out until that is answered."

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "imminent_risk": {
        "cannot_wait": "Somebody is in immediate danger, and it cannot wait for the usual checks.",
        "can_wait": "Somebody is in danger, and there is time for the usual checks. Deal with this first.",
        "no": "Nobody is in immediate danger.",
        NOT_SAID: "Nobody has said whether somebody is in immediate danger. Get a clinician to look now.",
    },
    "conflict_of_interest": {
        "yes": "The person who would decide is connected with the case. Find somebody independent.",
        "no": "The person who decides is independent.",
        NOT_SAID: "Nobody has said whether the person who would decide is independent. Find out before they "
        "decide.",
    },
    "source_verified": {
        "yes": "You have checked who is asking.",
        "pending": f"You have not finished checking who is asking. {_CHECK}",
        "failed": "You checked, and they are not who they say they are. Share nothing with them.",
        NOT_SAID: f"Nobody has checked who is asking. {_CHECK}",
    },
    "return_channel": {
        "secure_verified": "There is a checked, secure way to reply.",
        "not_secure": "The way to reply is not secure. Find one that is before anything leaves.",
        NOT_SAID: "Nobody has said whether the way to reply is secure. Find out before anything leaves.",
    },
    "request_form": {
        "written": "The request is in writing.",
        "oral_only": "The request was only spoken. Ask for it in writing.",
        NOT_SAID: "Nobody has said whether the request is in writing. If it is not, ask for it in writing.",
    },
    "local_process": {
        "followed": "The request came by the agreed local route.",
        "not_followed": "The request did not come by the agreed local route. Ask for it that way.",
        "none_exists": "You know of no agreed local route for such requests.",
        NOT_SAID: "Nobody has said whether there is an agreed local route and whether it was followed. Find "
        "out.",
    },
    "senior_authorisation": {
        "yes": "A named supervisor has authorised the request.",
        "no": "No supervisor is named. Ask who authorised the request.",
        "not_applicable": "No supervisor’s authorisation is needed here.",
        NOT_SAID: "Nobody has said whether a supervisor authorised the request. Look, or ask who did.",
    },
    "subject_match": {
        "matched": "The details match exactly one record.",
        "ambiguous": "More than one record could be meant. Ask for more details; do not guess.",
        "not_registered": "Nobody registered here matches. Say so, to a checked requester only.",
        "not_individual": "The request is for a group or a list. Ask for named people, or offer figures that "
        "identify nobody.",
        NOT_SAID: "Nobody has said whose record it is. Look, and do not guess.",
    },
    "info_specified": {
        "specific": "The request says clearly what is wanted.",
        "too_wide": "The request asks for more than it needs. Ask for less, and leave the rest out.",
        "unspecified": "The request does not say what is wanted. Ask what, and for which dates.",
        NOT_SAID: "Nobody has said whether the request is clear about what is wanted. Read it for that.",
    },
    "purpose_explained": {
        "yes": "The request explains what the information is for.",
        "partly": "The request explains only in part what the information is for. Ask for the rest.",
        "no": "The request does not explain what the information is for. Ask.",
        NOT_SAID: "Nobody has said whether the request explains what the information is for. Read it for "
        "that.",
    },
    "risk_described": {
        "yes": "The request describes the risk.",
        "partly": "The request describes the risk only in part. Ask who is at risk, of what, and how soon.",
        "no": "The request does not describe the risk. Ask who is at risk, of what, and how soon.",
        "not_applicable": "The request need not describe a risk here.",
        NOT_SAID: "Nobody has said whether the request describes the risk. Read it for that.",
    },
    "necessity_explained": {
        "yes": "The request says why this is needed and why less would not do.",
        "partly": "The request says only in part why this is needed. Ask why less would not do.",
        "no": "The request does not say why this is needed. Ask, and ask why less would not do.",
        NOT_SAID: "Nobody has said whether the request explains why this is needed. Read it for that.",
    },
    "mandatory_basis": {
        "none": "No law or order requires you to share.",
        "other": "A law or an order is relied on that this checklist does not know.",
        NOT_SAID: "Nobody has named the law or order that is said to require this. Ask which it is.",
    },
    "mandatory_document": {
        "valid_seen": "You have seen the order or notice, and it is in order.",
        "not_seen": f"You have not seen the order or notice. {_PAPER}",
        "defective": "Something that matters is wrong with the order or notice. Take advice; neither obey "
        "nor ignore it.",
        "not_applicable": f"An order or notice is relied on, and nobody has looked at one. {_PAPER}",
        NOT_SAID: f"Nobody has said whether the order or notice was seen. {_PAPER}",
    },
    "mandatory_scope": {
        "within": "The order or law covers everything that is asked for.",
        "wider": "More is asked for than the order or law covers. Leave the rest out.",
        "unclear": "It is not clear what the order or law covers. Find out before you share.",
        "not_applicable": "Nobody has said what the order or law covers. Find out before you share.",
        NOT_SAID: "Nobody has said what the order or law covers. Find out before you share.",
    },
    "duty_triggered": {
        "yes": "The conditions of that law are met.",
        "no": "The conditions of that law are not met.",
        "not_applicable": "The conditions of that law are not in question here.",
        NOT_SAID: "Nobody has said whether the conditions of that law are met. Read them against the facts.",
    },
    "grounds_to_object": {
        "yes": "There is a good reason to object. Raise it with the court or body, through advisers.",
        "no": "There is no reason to object.",
        "not_applicable": "There is nothing to object to.",
        NOT_SAID: "Nobody has said whether there is a reason to object. Look for one before you comply.",
    },
    "capacity": {
        "has_capacity": "The person can decide about this.",
        "lacks_capacity": "The person cannot decide about this.",
        "child_competent": "The child is under 16 and can decide about this.",
        "child_not_competent": "The child is under 16 and cannot decide about this.",
        "deceased": "The person has died.",
        NOT_SAID: "Nobody has said whether the person can decide about this. Assess it.",
    },
    "consent_status": {
        "given": "Consent was given.",
        "implied_direct_care": "Consent is said to be implied, for direct care.",
        "refused": "Consent was refused.",
        "withdrawn": "Consent was given and then withdrawn.",
        "not_sought": "Nobody has asked for consent.",
        "not_applicable": "Consent does not come into it here.",
        NOT_SAID: "Nobody has said whether consent was asked for. Find out.",
    },
    "consent_by": {
        "patient": "The person themselves consented.",
        "parent_pr": "Somebody with parental responsibility consented.",
        "attorney_deputy_guardian": "An attorney, deputy or guardian for health and welfare consented.",
        "other_no_authority": "Somebody without legal authority consented. Their view counts; it is no "
        "consent.",
        "not_applicable": "Nobody is named who consented. Find out who did.",
        NOT_SAID: "Nobody has said who consented. Find out, and by what authority.",
    },
    "proxy_implicated": {
        "yes": "Whoever consented is part of the concern, so their consent does not count. Do not rely on "
        "it.",
        "no": "Whoever consented is not part of the concern.",
        "not_applicable": "Somebody else consented, and nobody has said whether they are part of the "
        "concern. Find out.",
        NOT_SAID: "Nobody has said whether whoever consented is part of the concern. Find out.",
    },
    "consent_informed": {
        "yes": "Whoever consented knew what would be shared.",
        "no": "Whoever consented did not know what would be shared. Show them before you rely on it.",
        "not_applicable": "Nobody has said whether whoever consented knew what would be shared. Show them.",
        NOT_SAID: "Nobody has said whether whoever consented knew what would be shared. Show them.",
    },
    "consent_specific": {
        "yes": "The consent says who gets what and for what, and it is recent.",
        "no": "The consent does not say who gets what and for what, or it is old. Ask for a new one.",
        "not_applicable": "Nobody has said what the consent covers and how old it is. Look at it.",
        NOT_SAID: "Nobody has said what the consent covers and how old it is. Look at it.",
    },
    "consent_free": {
        "yes": "The consent was given freely.",
        "no": "The consent was not given freely. Speak to the person alone before you rely on it.",
        "not_applicable": "Nobody has said whether the consent was given freely. Speak to the person alone.",
        NOT_SAID: "Nobody has said whether the consent was given freely. Speak to the person alone.",
    },
    "consent_reason": {
        "accepted": "There is a good reason why nobody asked for consent.",
        "not_accepted": "You do not accept the reason why nobody asked for consent. Ask for consent, or for "
        "a better reason.",
        "none_given": "There is no reason why nobody asked for consent. Ask for consent, or for the reason.",
        "not_applicable": "Nobody asked for consent, and no reason is recorded. Ask for consent, or for the "
        "reason.",
        NOT_SAID: "Nobody has said why consent was not asked for. Ask for it, or for the reason.",
    },
    "vir_written": {
        "complete": "The police have written what they want, why, and how they will deal with it.",
        "exemption_claimed": "The police left out why or how, and claim an exemption.",
        "incomplete": "The police have not written all of what they want, why, and how they will deal with "
        "it. Ask them to.",
        "not_applicable": "The police must write what they want, why, and how they will deal with it, and "
        "nobody has looked. Look, or ask them to.",
        NOT_SAID: "Nobody has said whether the police wrote what they want, why, and how they will deal with "
        "it. Look, or ask them to.",
    },
    "vir_notice": {
        "given": "The person has had notice of the request.",
        "exemption_claimed": "The police have not given the person notice, and claim an exemption.",
        "not_given": "The police have not given the person notice. Ask them to, or why not.",
        "not_applicable": "The police must give the person notice, and nobody has said that they did. Ask.",
        NOT_SAID: "Nobody has said whether the person had notice of the request. Ask.",
    },
    "counselling_request": {
        "none": "The request does not reach counselling notes.",
        "included_justified": "The request reaches counselling notes among others, and justifies it.",
        "included_not_justified": f"The request reaches counselling notes and does not justify it. "
        f"{_COUNSELLING}",
        "sole_justified": "The request is only for counselling notes, and justifies it.",
        "sole_not_justified": f"The request is only for counselling notes and does not justify it. "
        f"{_COUNSELLING}",
        NOT_SAID: "Nobody has said whether the request reaches counselling notes. Look, and leave them out "
        "until you know.",
    },
    "harm_target": {
        "others": "Somebody else faces serious harm if nothing is shared.",
        "child": "A child faces serious harm if nothing is shared.",
        "subject_only": "Only the person asked about faces serious harm.",
        "none": "Nobody faces serious harm.",
        NOT_SAID: "Nobody has said who faces serious harm. Find out.",
    },
    "serious_crime": {
        "yes": "It is about a serious crime.",
        "no": "It is not about a serious crime.",
        NOT_SAID: "Nobody has said whether it is about a serious crime. Judge that.",
    },
    "info_relevant": {
        "yes": "You hold information that bears on the purpose.",
        "none_held": "You hold no such information.",
        "held_not_relevant": "You hold information, and none of it bears on the purpose.",
        NOT_SAID: "Nobody has said whether you hold anything that bears on the purpose. Look.",
    },
    "less_intrusive": {
        "available": "Less, or another source, would do. Use that instead.",
        "none": "Nothing less would do.",
        NOT_SAID: "Nobody has said whether less, or another source, would do. Think of a date, a yes or no, "
        "a summary, the hospital, the patient.",
    },
    "balance": {
        "favours_disclosure": "You found that the balance favours sharing.",
        "favours_confidentiality": "You found that the balance favours confidentiality.",
        "finely_balanced": "You found it finely balanced. Take advice before you decide.",
        "not_assessed": "Nobody has weighed it yet. Weigh the six factors, or take advice.",
        NOT_SAID: "Nobody has weighed it yet. Weigh the six factors, or take advice.",
    },
    "overall_benefit": {
        "yes": "You judged that sharing would benefit the person overall.",
        "no": "You judged that sharing would not benefit the person overall.",
        "not_applicable": "Nobody has judged whether sharing would benefit the person overall. Judge that.",
        NOT_SAID: "Nobody has judged whether sharing would benefit the person overall. Judge that.",
    },
}
POWERS = "mandatory_basis"  # its other answers are the powers themselves, named in their own words


def sentence_for(key: str, answer: str, label: str) -> str:
    """What this answer to this question amounts to."""
    said = SENTENCES[key]
    if key == POWERS and answer not in said:
        return f"This is said to require you to share: {label[0].lower()}{label[1:]}."
    return said[answer]
