"""The words that a page shows for the codes of the request form (the reader's contract)."""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENT_TYPES: Mapping[str, str] = {
    "police_data_request": "Police request for information",
    "victim_information_request": "Victim information request",
    "marac": "MARAC (multi-agency risk assessment conference)",
    "mappa": "MAPPA or PPANI",
    "child_protection": "Child protection or child in need",
    "adult_safeguarding": "Adult safeguarding",
    "coroner": "Coroner or procurator fiscal",
    "court_order": "Court order or summons",
    "other_agency": "Request from another agency",
    "not_a_request": "Not a request for information",
}

CLAIMED_BASES: Mapping[str, str] = {
    "dpa_sch2_para2": "Data Protection Act 2018, Schedule 2 paragraph 2 (crime; once “section 29”)",
    "dpa_sch2_para5": "Data Protection Act 2018, Schedule 2 paragraph 5 (legal proceedings)",
    "reasonable_line_of_enquiry": "Reasonable line of enquiry (CPIA 1996)",
    "victim_information_request": "Victim information request (PCSC Act 2022, Chapter 3A)",
    "consent": "Consent",
    "vital_interests": "Vital interests",
    "public_interest": "Public interest",
    "safeguarding": "Safeguarding (Data Protection Act 2018, Schedule 1)",
    "children_act_s47": "Children Act 1989, section 47 (child protection)",
    "children_act_s17": "Children Act 1989, section 17 (child in need)",
    "children_ni_art66": "Children (Northern Ireland) Order 1995, article 66",
    "care_act_s42": "Care Act 2014, section 42 (adult enquiry)",
    "care_act_s45": "Care Act 2014, section 45 (supply of information)",
    "wales_ssw_s126": "Social Services and Well-being (Wales) Act 2014, section 126",
    "asp_scotland_s10": "Adult Support and Protection (Scotland) Act 2007, section 10",
    "crime_and_disorder_s115": "Crime and Disorder Act 1998, section 115",
    "criminal_justice_s325": "Criminal Justice Act 2003, section 325 (MAPPA)",
    "coroner_power": "Coroner’s power",
    "fiscal_enquiry": "Procurator fiscal’s enquiry",
    "court_order": "Court order",
    "pace_sch1": "Police and Criminal Evidence Act 1984, Schedule 1",
    "road_traffic_act_s172": "Road Traffic Act 1988, section 172",
    "social_security_s109b": "Social Security Administration Act 1992, section 109B",
}

# What the document calls the subject → the part that decides what may stand in their record.
PART_FROM_ROLE: Mapping[str, str] = {
    "suspect": "alleged_perpetrator",
    "offender": "alleged_perpetrator",
    "alleged_perpetrator": "alleged_perpetrator",
    "victim": "victim",
    "witness": "witness",
    "missing_person": "missing_person",
    "child": "child_at_risk",
    "adult_at_risk": "adult_at_risk",
    "deceased": "deceased",
}

# Who usually sends such a document. A police form may come from another force of law: a person confirms it.
CLASS_FROM_DOCUMENT: Mapping[str, str] = {
    "police_data_request": "police",
    "victim_information_request": "police",
    "marac": "marac",
    "mappa": "mappa_ppani",
    "child_protection": "children_social_care",
    "adult_safeguarding": "adult_social_care",
    "coroner": "coroner_or_fiscal",
    "court_order": "court",
}
