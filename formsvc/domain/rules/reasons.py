"""Why each rule says what it says: a sentence for a tired doctor, and its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Reason(NamedTuple):
    """A sentence and where it comes from."""

    sentence: str
    source: str


_POLICE = "RCGP Safeguarding toolkit Part 5, Police"
_PRINCIPLE_1 = "RCGP Safeguarding toolkit Part 5, general principle 1; GMC PCYP para 48"
_ORDERS = "GMC Confidentiality paras 17-19; decision guide 3.1"

REASONS: Mapping[str, Reason] = {
    "R01a": Reason(
        "Someone is in immediate danger and it cannot wait. Share only what protects life, now, and write "
        "the record "
        "afterwards.",
        f"{_POLICE}; GMC Confidentiality para 64; ICO law-enforcement toolkit (emergencies)",
    ),
    "R01b": Reason(
        "It is said that it cannot wait, but the only person at risk is an adult with capacity who has "
        "refused. Take "
        "advice at once, and check capacity and coercion again.",
        "GMC Confidentiality paras 57-59; INV-09",
    ),
    "R01c": Reason(
        "It is said that it cannot wait, but the caller is not who they say they are. Give them nothing. "
        "If you fear "
        "for anyone, ring 999 yourself.",
        f"{_PRINCIPLE_1}; INV-02",
    ),
    "R01d": Reason(
        "It is said that it cannot wait, but you hold nothing about this person that would help. Say so "
        "now to a "
        "checked caller.",
        "GMC PCYP para 49; INV-14",
    ),
    "R01e": Reason(
        "Nobody has said whether someone is in immediate danger. A clinician must look at this now.",
        f"{_POLICE}; INV-08",
    ),
    "R01f": Reason(
        "It is said that it cannot wait, but you do not know whose record it is. Telephone now and ask; do "
        "not guess.",
        "UK GDPR Art 5(1)(d)",
    ),
    "R02": Reason(
        "The person who would decide may be connected with the case. Somebody independent must decide.",
        "GMC Confidentiality para 70; INV-16",
    ),
    "R03a": Reason(
        "The requester is not who they say they are. Share nothing, send no letter, and report it as an "
        "incident.",
        f"{_PRINCIPLE_1}; INV-02",
    ),
    "R03b": Reason(
        "You have not yet checked who is asking. Check it yourself first; the letter says nothing about "
        "the person.",
        f"{_PRINCIPLE_1}; INV-02",
    ),
    "R04a": Reason(
        "Nobody registered here matches, so there is nothing to share.",
        "GMC PCYP para 49; INV-14",
    ),
    "R04b": Reason(
        "You cannot tell whose record it is. Ask for more details; the letter does not say whether anyone "
        "is a patient.",
        "UK GDPR Art 5(1)(d); INV-14",
    ),
    "R04c": Reason(
        "The request is for a group, and no law requires you to answer it. Ask for named people, or offer "
        "figures "
        "that identify nobody.",
        "GMC Confidentiality para 10; INV-12",
    ),
    "R05": Reason(
        "A law or an order requires you to share. Share exactly what it covers and no more.",
        f"{_ORDERS}; INV-06",
    ),
    "R05a": Reason(
        "It is said to be compulsory, but nobody has named the law. Ask which law or order requires it.",
        _ORDERS,
    ),
    "R05b": Reason("The law or order relied on is an unusual one. Take legal advice.", _ORDERS),
    "R05c": Reason(
        "The law relied on does not normally run in this nation, though an order may be carried out across "
        "a border. "
        "Take legal advice before you answer.",
        "Decision guide 3.1",
    ),
    "R05d": Reason(
        "Something that matters is wrong with the order or notice. Do not ignore it and do not obey it on "
        "trust: take "
        "advice today, and keep the record as it is.",
        f"{_ORDERS}; INV-07",
    ),
    "R05e": Reason("You have not seen the order or notice itself. Ask for a copy.", _ORDERS),
    "R05f": Reason(
        "It is not clear what the order or notice covers. Ask whoever made it.", f"{_ORDERS}; INV-06"
    ),
    "R05g": Reason(
        "There may be a good reason to object. Raise it with the court or body through advisers, before "
        "the date for "
        "compliance.",
        "GMC Confidentiality paras 90-94; CJA 2009 Sch 5 para 1(4)-(5); INV-07",
    ),
    "R05h": Reason(
        "This duty depends on what you know, and nobody has said whether its conditions are met. Take "
        "advice now.",
        _ORDERS,
    ),
    "R05i": Reason(
        "In Northern Ireland it is unsettled how far the refusal of the person harmed excuses silence. "
        "Take legal "
        "advice.",
        "Criminal Law Act (Northern Ireland) 1967 s5; decision guide 3.1",
    ),
    "R06": Reason(
        "You hold nothing that bears on the purpose, so there is nothing to share. Say so, to a checked "
        "requester only.",
        "GMC PCYP para 49; INV-14",
    ),
    "R07a": Reason(
        "The right person has consented, and the consent is informed, specific and free.",
        "GMC Confidentiality para 9; RCGP Safeguarding toolkit Part 5, general principle 4; INV-03",
    ),
    "R07b": Reason(
        "There is consent, but the request does not say clearly what is wanted or why, or is not in "
        "writing. Ask for what is missing.",
        "GMC Confidentiality paras 13-15; PCSCA 2022 s44C(1)",
    ),
    "R08": Reason(
        "The Serious Violence Duty does not reach information about patients. Offer figures that identify "
        "nobody.",
        "PCSCA 2022 ss10(6)(a), 16(4)(a), 17(6)(a); INV-15",
    ),
    "R09a": Reason(
        "Nobody faces serious harm and there is no serious crime, so nothing outweighs confidentiality. "
        "They may come "
        "back with consent or an order.",
        "GMC Confidentiality paras 22-23, 64",
    ),
    "R09b": Reason(
        "Only the person asked about is at risk, and nobody knows whether they can decide. Find out, with "
        "advice.",
        "GMC Confidentiality paras 55-59",
    ),
    "R09c": Reason(
        "Only the person asked about is at risk, and they have refused. Their refusal is respected. Offer "
        "support, and check capacity and coercion again.",
        "GMC Confidentiality paras 57-59",
    ),
    "R10": Reason(
        "There is not enough to decide on. Ask for everything that is missing in one letter.",
        "RCGP Safeguarding toolkit Part 5, general principles; GMC PCYP para 48",
    ),
    "R11a": Reason(
        "The person cannot decide, and you judged that sharing benefits them overall.",
        "GMC Confidentiality paras 16, 41-49, 55",
    ),
    "R11b": Reason(
        "The person cannot decide, and nobody has settled whether sharing benefits them overall. Take "
        "advice.",
        "GMC Confidentiality paras 16, 41-49, 55",
    ),
    "R11c": Reason(
        "The person cannot decide, sharing would not benefit them, and nobody else is known to be at risk.",
        "GMC Confidentiality paras 16, 55",
    ),
    "R12a": Reason(
        "You weighed the six factors and found that the balance favours sharing.",
        "GMC Confidentiality paras 62-69; INV-10",
    ),
    "R12b": Reason(
        "You weighed the six factors and found that the balance favours confidentiality.",
        "GMC Confidentiality paras 22-23, 68",
    ),
    "R12c": Reason(
        "It is finely balanced, or nobody has weighed it, or a refusal may still stand. Take advice before "
        "you decide.",
        "GMC Confidentiality paras 68-70; INV-08",
    ),
}
