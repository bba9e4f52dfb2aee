"""The legal grounds that a document ticks or relies on, as the codes of the contract."""

from __future__ import annotations

import re

from formsvc.intake.fields.flow import Flow
from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.marks import Choice

# In the words beside a tick box; the first that fits counts.
_OPTIONS: tuple[tuple[str, str], ...] = (
    ("crime_and_disorder_s115", r"s(?:ection|\.)? ?115|crime and disorder act"),
    ("criminal_justice_s325", r"s(?:ection|\.)? ?325|criminal justice act 2003"),
    ("road_traffic_act_s172", r"s(?:ection|\.)? ?172|road traffic act"),
    ("social_security_s109b", r"109b|social security administration"),
    ("care_act_s45", r"s(?:ection|\.)? ?45\b"),
    ("care_act_s42", r"s(?:ection|\.)? ?42\b|care act"),
    ("children_act_s47", r"s(?:ection|\.)? ?47\b"),
    ("children_act_s17", r"s(?:ection|\.)? ?17\b"),
    ("children_ni_art66", r"art(?:icle|\.)? ?66\b"),
    ("wales_ssw_s126", r"s(?:ection|\.)? ?126\b"),
    ("asp_scotland_s10", r"adult support and protection"),
    ("pace_sch1", r"police and criminal evidence|\bpace\b"),
    ("court_order", r"order of (?:a |the )?(?:court|judge)|court order|production order|warrant or order"),
    (
        "dpa_sch2_para5",
        r"legal proceedings|legal claims|legal advice|para(?:graph)?\.? ?5\b|"
        r"establish\w*,? exercis\w*",
    ),
    ("victim_information_request", r"victim information|chapter 3a|44a"),
    (
        "reasonable_line_of_enquiry",
        r"reasonable lines? of (?:e|i)nquiry|cpia|criminal procedure and investigations",
    ),
    (
        "public_interest",
        r"public interest|others are or may be at risk|(?:other people|others) (?:are "
        r")?at risk",
    ),
    (
        "vital_interests",
        r"vital interests?|serious harm|risk to life|threat to life|life or death|"
        r"article 9\(2\)\(c\)|protect(?:ing)? life|safety of",
    ),
    ("safeguarding", r"safeguard"),
    ("consent", r"(?<!no )(?<!without )(?<!not )\bconsent|mandate|authority of the (?:patient|subject)"),
    ("fiscal_enquiry", r"procurator fiscal"),
    ("coroner_power", r"coroner"),
    (
        "dpa_sch2_para2",
        r"(?:prevent\w*|detect\w*)[^.]{0,25}\bcrime|apprehen\w+|prosecut\w+|schedule 2|"
        r"para(?:graph)?\.? ?2\b|section 29|crime and taxation|collection of (?:a |any "
        r")?tax|investigation of (?:a )?crime",
    ),
)
_OPTION_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _OPTIONS)

# In titles and sentences.
_CITED: tuple[tuple[str, str], ...] = (
    (
        "dpa_sch2_para2",
        r"(?:schedule|sch\.?) ?2,? ?(?:\(?part 1\)?|pt\.? ?1)?,? ?\(?(?:paragraph|"
        r"para\.?) ?2\b|section 29(?:\(3\))?|s\.? ?29(?:\(3\))? (?:dpa|data protection|"
        r"form|request)|paragraph 2 of (?:part 1 of )?schedule 2|(?:for the "
        r")?(?:purposes? of (?:the )?)?prevention (?:and|or) detection of crime|"
        r"apprehension (?:and|or) prosecution of offenders|paragraph 2 of (?:part 1 of )?schedule 2|"
        r"detection of crime "
        r"and the apprehension",
    ),
    (
        "dpa_sch2_para5",
        r"(?:schedule|sch\.?) ?2,? ?(?:\(?part 1\)?,?|pt\.? ?1,?)? ?\(?(?:paragraph|"
        r"para\.?) ?5\b|paragraph 5(?:\(\d\))* of (?:part 1 of )?schedule 2",
    ),
    (
        "reasonable_line_of_enquiry",
        r"reasonable lines? of (?:e|i)nquiry|criminal procedure and investigations act",
    ),
    (
        "victim_information_request",
        r"victim information request|chapter 3a|sections? 44a|police,? crime,? "
        r"sentencing and courts act 2022",
    ),
    ("vital_interests", r"vital interests?|article 9\(2\)\(c\)|article 6\(1\)\(d\)"),
    (
        "public_interest",
        r"in the public interest|overriding public interest|substantial public "
        r"interest|public interest (?:in|outweighs|justif\w+|requires)",
    ),
    (
        "safeguarding",
        r"safeguarding (?:of )?children and (?:of )?individuals at risk|schedule 1,? "
        r"?(?:part 2,? ?)?(?:paragraph|para\.?) ?18|paragraph 18 of schedule 1|"
        r"safeguarding condition",
    ),
    ("children_act_s47", r"(?:section|s\.?) ?47\b(?!.{0,40}wales\))"),
    (
        "children_act_s17",
        r"children act 1989,? \(?(?:section|s\.?) ?17\b|(?:section|s\.?) "
        r"?17\b(?=.{0,40}children act)|(?<=under )(?:section|s\.?) ?17\b",
    ),
    ("children_ni_art66", r"article 66\b"),
    ("care_act_s42", r"(?:section|s\.?) ?42\b|care act 2014,? sections 42"),
    (
        "care_act_s45",
        r"(?:section|s\.?) ?45\b(?=.{0,30}care act)|care act 2014.{0,30}\b45\b|sections? "
        r"42 (?:and|&) 45|(?:section|s\.?) ?45 of (?:the|that) (?:same|said) act|(?:section|"
        r"s\.?) ?45 of that act",
    ),
    ("wales_ssw_s126", r"(?:section|s\.?|adran) ?126\b"),
    ("asp_scotland_s10", r"adult support and protection \(scotland\) act 2007"),
    ("crime_and_disorder_s115", r"(?:section|s\.?) ?115\b|crime and disorder act 1998"),
    ("criminal_justice_s325", r"(?:section|s\.?) ?325\b"),
    (
        "coroner_power",
        r"coroners and justice act|(?:paragraph 1 of )?schedule 5 (?:to|of)|coroners act "
        r"\(northern ireland\)|section 17a of the coroners",
    ),
    (
        "fiscal_enquiry",
        r"fatal accidents? and sudden deaths?|on behalf of the procurator fiscal|the "
        r"procurator fiscal (?:is|has a duty|requires|investigat)|crown office",
    ),
    ("court_order", r"it is (?:hereby )?ordered|production order|order of the court|witness summons"),
    (
        "pace_sch1",
        r"police and criminal evidence act.{0,40}schedule 1|section 9 (?:and|of|"
        r"&).{0,40}(?:schedule 1|police and criminal evidence)|schedule 1 (?:to|of) the "
        r"police and criminal evidence|pace.{0,20}schedule 1",
    ),
    ("road_traffic_act_s172", r"(?:section|s\.?) ?172\b"),
    ("social_security_s109b", r"109b\b"),
)
_CITED_PATTERNS = tuple((code, re.compile(pattern, re.S)) for code, pattern in _CITED)
_DENIED = re.compile(
    r"\b(?:not|nor|never|rather than|instead of|does not|do not|no longer|isn't)\b[^.;]{0,45}$"
)
_SIGNED_CONSENT = re.compile(
    r"(?:signed|written)(?: \w+){0,3} (?:consent|mandate|authority|authorisation|form of authority)|"
    r"form of authority|signed form|mandate (?:\w+ ){0,2}signed by|(?:consent|mandate)(?: form)? (?:is |"
    r"has been )?(?:attached|enclosed|"
    r"signed|"
    r"held)|"
    r"signed (?:a |the |an )?(?:enclosed |attached )?(?:form of authority|consent|mandate|authority)|"
    r"(?:enclose|attach)(?:d)?(?: \w+){0,4} consent|rely(?:ing)? on (?:\w+ ){0,2}consent|with (?:his|"
    r"her|their) consent"
)
_CHILDREN_ACT_TYPES = {"child_protection"}


def option_code(label: str) -> str:
    """The code for the words beside a tick box; empty where they name no ground."""
    said = flat(label)
    return next((code for code, pattern in _OPTION_PATTERNS if pattern.search(said)), "")


def cited_codes(text: str, document_type: str) -> dict[str, int]:
    """The codes for laws that running text relies on, with where; those it denies left out."""
    said = flat(text)
    found: dict[str, int] = {}
    for code, pattern in _CITED_PATTERNS:
        for match in pattern.finditer(said):
            before = said[max(0, match.start() - 70) : match.start()].split("\n")[-1]
            if not _DENIED.search(before):
                found.setdefault(code, match.start())
                break
    return {code: place for code, place in found.items() if _belongs(code, said, document_type)}


_ONLY_IN = {
    "court_order": "court_order",
    "coroner_power": "coroner",
    "fiscal_enquiry": "coroner",
    "victim_information_request": "victim_information_request",
}


def _belongs(code: str, said: str, document_type: str) -> bool:
    """Section numbers are shared between Acts: the document's own sort decides."""
    if code == "care_act_s42":
        return document_type == "adult_safeguarding" and bool(
            re.search(r"care act|\b(?:section|s\.?) ?42 (?:safeguarding )?enquir", said)
        )
    if code in ("children_act_s47", "children_act_s17"):
        return "children act" in said or document_type == "child_protection"
    if code == "wales_ssw_s126":
        return "wales" in said or "well-being" in said
    return document_type == _ONLY_IN.get(code, document_type)


def signed_consent(flow: Flow) -> int | None:
    """Where running text says that signed consent is at hand or relied on."""
    said = flat(flow.text)
    for match in _SIGNED_CONSENT.finditer(said):
        sentence = said[max(0, said.rfind(".", 0, match.start())) : match.end()]
        if not re.search(r"\b(?:no|not|without|if|unless|refus\w+|declin\w+)\b", sentence):
            return match.start()
    return None


def grounds_ticked(choices: list[Choice]) -> tuple[set[str], set[str]]:
    """The codes that tick boxes offer, and those that are ticked (a Yes/No pair counts by its Yes)."""
    offered: set[str] = set()
    ticked: set[str] = set()
    for choice in choices:
        if choice.answer is None:
            code = option_code(choice.label)
            if code == "consent" and re.search(
                r"consent (?:sought|given)|best interests", flat(choice.label)
            ):
                continue
            if code:
                offered.add(code)
                if choice.mark.checked:
                    ticked.add(code)
        elif re.search(r"reasonable line", flat(choice.question)):
            offered.add("reasonable_line_of_enquiry")
            if choice.answer and choice.mark.checked:
                ticked.add("reasonable_line_of_enquiry")
        elif re.search(
            r"(?:mandate|consent)\b[^?]*\b(?:attached|enclosed)|signed consent", flat(choice.question)
        ):
            offered.add("consent")
            if choice.answer and choice.mark.checked:
                ticked.add("consent")
    return offered, ticked
