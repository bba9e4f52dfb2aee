"""What sort of document it is, and from which nation, before anything is read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formsvc.intake.fields.labels import flat

_SIGNS: tuple[tuple[str, float, str], ...] = (
    (
        "court_order",
        6,
        r"\bit is (?:hereby )?ordered\b|\bproduction order\b|\bby order of the court\b|"
        r"\border of the (?:family|high|county|crown|sheriff) court\b",
    ),
    (
        "court_order",
        3,
        r"\bin the (?:\w+ ){0,3}(?:court|division)\b|\bpenal notice\b|\bwitness "
        r"summons\b|\bupon (?:the application|reading|hearing)|\bthe respondent must\b|"
        r"\bsheriff court of\b",
    ),
    (
        "coroner",
        4,
        r"\b(?:his|her) majesty'?s (?:senior |assistant |area )?coroner|\bhm (?:senior |"
        r"assistant |area )?coroner|\bcoroner'?s office\b|\bcoroner'?s officer|\bcoroner "
        r"service\b|\bcoroners and justice act|\bcoroners act\b",
    ),
    (
        "coroner",
        4,
        r"\bon behalf of the procurator fiscal|\bscottish fatalities investigation|\bcrown "
        r"office and procurator fiscal|\boffice of the procurator fiscal|\bprocurator "
        r"fiscal service|\bfatal accidents? and sudden deaths?",
    ),
    ("coroner", 2, r"\bdeceased\b.*\bdate of death\b|\binquest\b|\bcause of death\b"),
    ("marac", 7, r"\bmarac\b(?!\s+(?:referral was|will))|\bmulti-?\s?agency risk assessment conference"),
    (
        "mappa",
        7,
        r"\bmappa\b|\bmulti-?\s?agency public protection|\bppani\b|\bpublic protection arrangements",
    ),
    ("mappa", 4, r"\bcriminal justice act 2003\b|\bsection 325\b|\bs\.?\s?325\b"),
    (
        "victim_information_request",
        8,
        r"\bvictim information request|\brequest for victim information|\bchapter 3a\b|"
        r"\bsections? 44a\b|\bs\.?\s?44a\b",
    ),
    (
        "child_protection",
        5,
        r"\bsection 47\b|\bs\.?\s?47\b|\bsection 17\b|\bs\.?\s?17\b of the children|"
        r"\bchildren act (?:1989|2004)|\barticle 66\b|\bchildren \(northern ireland\) "
        r"order|\bchildren'?s hearings?\b|\bchild protection\b|\bchild and family "
        r"assessment",
    ),
    (
        "child_protection",
        2,
        r"\bchildren'?s (?:services|social care)\b|\bstrategy meeting\b|\bsubject "
        r"child\b|\bmulti-?agency safeguarding hub\b|\bsocial services and well-being "
        r"\(wales\) act 2014,? (?:section|s\.?) (?:47|130)|\bpart 3 assessment",
    ),
    (
        "adult_safeguarding",
        6,
        r"\bcare act 2014|\bsection 42\b|\bs\.?\s?42\b|\badults? at risk\b|"
        r"\bsafeguarding adults?\b|\badult safeguarding\b|\badult support and "
        r"protection|\bsocial services and well-being \(wales\) act 2014,? (?:section|"
        r"s\.?) 126|\boedolion\b|\bvulnerable adults?\b|\badult protection\b",
    ),
    (
        "police_data_request",
        4,
        r"\bschedule 2\b|\bsch\.? ?2\b|\bsection 29\b|\bs\.? ?29\b|\bthird party "
        r"material\b|\bcriminal procedure and investigations act",
    ),
    (
        "police_data_request",
        3,
        r"\b(?:police|constabulary)\b.{0,200}\b(?:request|disclosure|missing|threat)|"
        r"\bprevention (?:or|and) detection of crime|\bapprehension (?:or|and) "
        r"prosecution|\bprosecution (?:or|and) apprehension|\bmissing person|\bcrime "
        r"(?:ref|no|number)",
    ),
    (
        "police_data_request",
        3,
        r"\bcollar\b|\bdetective (?:constable|sergeant)|\bpolice constable|"
        r"\brequesting officer|\bofficer (?:in the case|making)|\b(?:pc|dc|ds|"
        r"ps)\s?\d{3,6}\b|@[\w.\-]*police\.uk|@[\w.\-]*pnn\b",
    ),
    (
        "other_agency",
        6,
        r"\bsocial security administration act|\bcounter[ \-]?fraud\b|\bsection 109b|"
        r"\bhm revenue|\brevenue (?:and|&)|\btax fraud\b|\bfraud investigation service\b|\bborder force\b|"
        r"\bimmigration act\b|\bhmrc\b|\bdepartment (?:for|of) (?:benefits|work and pensions)|"
        r"\bhome office\b|\bimmigration (?:enforcement|compliance)|\bfinancial "
        r"remedy\b|\btrading standards\b|\bhealth and safety executive\b|\bdvla\b|"
        r"\bdriver and vehicle|\bombudsman\b|\bgeneral medical council\b|\bindependent "
        r"office for police conduct|\bnational crime agency\b|\bprobation (?:service|"
        r"office)|\bhm prison|\bprison service|\bfire (?:and|&) rescue|\bsolicitors\b|"
        r"\bhousing (?:benefit|association|options)|\bcriminal injuries compensation|"
        r"\bchild maintenance|\bmarine accident|\bnhs counter fraud|\blicensing\b|"
        r"\benvironmental health",
    ),
)
_COMPILED = tuple((kind, weight, re.compile(pattern, re.S)) for kind, weight, pattern in _SIGNS)
_HEADED = tuple((kind, pattern) for kind, weight, pattern in _COMPILED if weight >= 8)
_ASKS = re.compile(
    r"\b(?:may (?:i|we) (?:please )?(?:have|see)|please (?:could|can|would|provide|supply|send|confirm|let|"
    r"reply|give|answer|forward|"
    r"disclose|complete|return|advise|tell|share|respond)|(?:i|we) (?:would|should) (?:like|"
    r"wish) (?:to (?:know|see|"
    r"have)|you to)|your answer|"
    r"(?:would|should) be grateful|kindly (?:provide|supply|send|let|confirm)|request(?:ing|s|ed)? "
    r"(?:for |that |the |disclosure|information|copies|access|a |details|any |is made|confirmation)|"
    r"(?:are|is) required to (?:produce|provide|send|supply|give)|"
    r"we need to know|i (?:require|request|ask|need|seek)\b|we (?:require|request|ask|need|seek)\b|"
    r"information (?:required|requested|sought|needed|asked)|"
    r"material (?:required|requested|sought)|records (?:required|requested)|is ordered|must produce|"
    r"data requested|gwybodaeth|could you|can you|"
    r"research form|respond by|reply by)"
)
_MAY_ASK = re.compile(
    r"\b(?:requests?|requesting|required to (?:produce|provide|send|supply|give)|provide|supply|"
    r"produce|disclosure of|furnish|respond|"
    r"enquiries|shall (?:send|provide|produce|give|disclose)|let (?:me|us) (?:have|know))\b"
)
_ASK_BY_NAME = ("marac", "mappa", "coroner", "court_order", "victim_information_request")
_ASKS_NO_MORE = re.compile(
    r"\b(?:thank you for (?:the|your) (?:records?|information|report|reply|response|assistance|help)|"
    r"no (?:further )?(?:action|information|reply|response) (?:is )?(?:required|needed|necessary)|"
    r"for (?:your )?information only|(?:do|does) not (?:need|require) (?:a |any )?(?:reply|response|"
    r"action)|has (?:pleaded guilty|been (?:closed|withdrawn|cancelled))|"
    r"(?:request|enquiry|investigation) (?:is|has been|was) (?:withdrawn|cancelled|closed|no longer))\b"
)
_CLINIC = re.compile(
    r"\b(?:thank you for (?:asking|referring|seeing)|consultant \w+(?:ist|ian)\b|consultant in \w+|"
    r"i have (?:not )?arranged|"
    r"refer (?:him|her|them|back)\b|continue (?:his|her|the) \w+|[a-z]{4,}ology (?:clinic|department|"
    r"outpatient)|"
    r"(?:his|her) (?:scan|biopsy|blood tests?) (?:was|were|showed)|clinic (?:date|letter)|i reviewed|"
    r"reviewed (?:today|in clinic)|seen "
    r"in (?:the )?clinic|discharge (?:summary|letter)|"
    r"diagnos[ie]s:|follow[ -]up (?:in|appointment)|consultant \w+ (?:surgeon|physician)|was admitted|"
    r"outpatients?|your appointment|"
    r"test results?|referral (?:acknowledg|received)|invoice|newsletter|vacancy|catalogue|unsubscribe|"
    r"we are pleased to offer|bulletin|issue \d{1,3}\b|staff news|press release|agenda item|minutes of|"
    r"for your waiting room|"
    r"date of admission|date of discharge|attended (?:the )?(?:emergency|a&e|clinic))"
)
_WALES = re.compile(
    r"\(wales\)|\bcymru\b|\bcyngor\b|\.wales\b|\.cymru\b|\bheddlu\b|\bbwrdd iechyd\b|\bwales "
    r"safeguarding procedures|\bsouth wales\b|\bnorth wales\b|\bdyfed\b|\bgwent\b|\bwelsh\b"
)
_SCOTLAND = re.compile(
    r"\(scotland\)|\bprocurator fiscal\b|\bpolice scotland\b|\bchi (?:number|no)|\bpolice service of "
    r"scot|\.scot\b|\bsheriff\b|\bpoileas\b|"
    r"\bscottish\b|\bcomplainer\b|\breporter to the children|\bchildren'?s hearing|\bscotland\b"
)
_NORTHERN_IRELAND = re.compile(
    r"\(northern ireland\)|\bpsni\b|\bpolice service of (?:northern ireland|ulster)|\bhscni\b|\bhealth "
    r"and social care trust\b|\bh ?& ?c (?:no|number)|\bh\+c\b|"
    r"\bgateway (?:service|team)\b|\bnorthern ireland\b|\bjoint protocol\b"
)
_ENGLISH_LAW = re.compile(r"\bcare act 2014|\bsection 47 of the children act|\bengland\b(?! and wales)")


@dataclass(frozen=True)
class Kind:
    """The sort of document with how clear it is."""

    document_type: str
    sure: bool


def kind_of(text: str, *, title: str, has_labels: int) -> Kind | None:
    """The document's type; None where too little could be read to tell."""
    whole, head = flat(text), flat(title)
    if len(re.sub(r"\W", "", whole)) < 40:
        return None
    scores: dict[str, float] = {}
    for kind, weight, pattern in _COMPILED:
        if pattern.search(whole):
            scores[kind] = scores.get(kind, 0.0) + weight
        if pattern.search(head):
            scores[kind] = scores.get(kind, 0.0) + 1.5 * weight
    if "victim_information_request" in scores and dict(_HEADED)["victim_information_request"].search(head):
        scores["victim_information_request"] += (
            8  # what a police body heads so is no other request of the police
        )
    asks = len(_ASKS.findall(whole))
    clinic = len(_CLINIC.findall(whole))
    best = sorted(scores.items(), key=lambda item: -item[1])
    top = best[0][1] if best else 0.0
    closed = bool(_ASKS_NO_MORE.search(whole))
    if best and best[0][0] in _ASK_BY_NAME and top >= 10 and not closed and clinic == 0:
        asks = max(asks, 1)  # a MARAC's or a coroner's form may ask in words of its own
    if _no_request(asks, clinic, top, has_labels, may_ask=bool(_MAY_ASK.search(whole)) and not closed):
        return Kind("not_a_request", top < 5 and (clinic > 0 or asks == 0))
    if not best:
        return Kind("other_agency", False) if asks else None
    runner_up = best[1][1] if len(best) > 1 else 0.0
    return Kind(best[0][0], top >= 6 and top - runner_up >= 3)


def _no_request(asks: int, clinic: int, top: float, has_labels: int, *, may_ask: bool) -> bool:
    """A document that asks for nothing, whatever its words are about; clinics ask only in passing."""
    if clinic >= 1 and (asks == 0 or clinic > asks) and top < 8:
        return True
    if asks:
        return False
    return has_labels < 4 and (not may_ask or top < 4)


def jurisdiction_of(text: str, title: str) -> tuple[str, bool]:
    """The nation by sender or law, England where nothing points elsewhere; and whether that is plain."""
    whole, head = flat(text), flat(title)
    scores = {
        name: len(pattern.findall(whole)) + 2 * len(pattern.findall(head))
        for name, pattern in (
            ("wales", _WALES),
            ("scotland", _SCOTLAND),
            ("northern_ireland", _NORTHERN_IRELAND),
        )
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= 2:
        return best, not _ENGLISH_LAW.search(whole)
    if scores[best] == 1:
        return ("england", False) if _ENGLISH_LAW.search(whole) else (best, False)
    return "england", True
