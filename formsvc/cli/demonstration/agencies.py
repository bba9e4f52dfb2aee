"""Agencies that ask, nation by nation, and what each asks for. All invented."""

from __future__ import annotations

from dataclasses import dataclass

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = "england", "wales", "scotland", "northern_ireland"
EVERYWHERE = (ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND)
ENGLAND_AND_WALES = (ENGLAND, WALES)


@dataclass(frozen=True)
class Agency:
    """One kind of requester with the paper it sends."""

    requester_class: str
    document_type: str
    name: str  # with {town}
    roles: tuple[str, ...]
    bases: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str
    part: str
    age: str = "adult"
    nations: tuple[str, ...] = EVERYWHERE
    weight: int = 1


TOWNS = {
    ENGLAND: ("Anytown", "Millbrook Vale", "Northwick Cross", "Harlow Fen"),
    WALES: ("Abermelin", "Trefach Newydd", "Pont y Garn"),
    SCOTLAND: ("Strathellen", "Kirkbrae", "Inverloch Mains"),
    NORTHERN_IRELAND: ("Ballymorra", "Drumkeel", "Lisnagarve"),
}

# Ofcom keeps these ranges for drama: no call ever reaches anybody.
TELEPHONES = {
    ENGLAND: ("0161 496 0{:03d}", "020 7946 0{:03d}", "07700 900{:03d}"),
    WALES: ("029 2018 0{:03d}", "07700 900{:03d}"),
    SCOTLAND: ("0131 496 0{:03d}", "0141 496 0{:03d}"),
    NORTHERN_IRELAND: ("028 9649 6{:03d}",),
}

AGENCIES = (
    Agency(
        "police", "police_data_request", "{town} Police", ("Police Constable", "Detective Constable"),
        ("dpa_sch2_para2",),
        ("Attendances with injury on {day} and the week after.", "Full medical records."),
        "Investigation of an assault on {day}.", "victim", weight=30,
    ),
    Agency(
        "police", "victim_information_request", "{town} Police", ("Detective Constable",),
        ("victim_information_request", "consent"), ("Consultation notes about the injury of {day}.",),
        "Investigation of an assault on {day}; the victim agreed.", "victim",
        nations=ENGLAND_AND_WALES, weight=8,
    ),
    Agency(
        "police", "police_data_request", "{town} Police", ("Detective Sergeant",),
        ("dpa_sch2_para2", "public_interest"), ("Current risk to others, and any firearms marker.",),
        "Investigation of threats made on {day}.", "alleged_perpetrator", weight=8,
    ),
    Agency(
        "police", "police_data_request", "{town} Police", ("Police Constable",), ("vital_interests",),
        ("Last contact with the practice and medication that is missed.",),
        "Search for a person missing since {day}.", "missing_person", weight=4,
    ),
    Agency(
        "children_social_care", "child_protection", "{town} Council Children’s Services",
        ("Social Worker", "Team Manager"), ("children_act_s47",),
        ("Injuries seen since {day} and attendance at appointments.",),
        "Section 47 enquiry after a report on {day}.", "child_at_risk", "under_16",
        nations=ENGLAND_AND_WALES, weight=18,
    ),
    Agency(
        "children_social_care", "child_protection", "{town} Council Social Work", ("Social Worker",),
        ("safeguarding",), ("Injuries seen since {day}, for the case discussion.",),
        "Child protection enquiry after a report on {day}.", "child_at_risk", "under_16",
        nations=(SCOTLAND,), weight=18,
    ),
    Agency(
        "children_social_care", "child_protection", "{town} Health and Social Care Trust",
        ("Gateway Social Worker",), ("children_ni_art66",), ("Injuries seen since {day}.",),
        "Article 66 enquiry after a report on {day}.", "child_at_risk", "under_16",
        nations=(NORTHERN_IRELAND,), weight=18,
    ),
    Agency(
        "adult_social_care", "adult_safeguarding", "{town} Council Adult Services", ("Social Worker",),
        ("care_act_s42",), ("Weight and skin notes since {day}.",),
        "Section 42 enquiry about care at home.", "adult_at_risk", nations=(ENGLAND,), weight=10,
    ),
    Agency(
        "adult_social_care", "adult_safeguarding", "{town} Council Adult Services", ("Social Worker",),
        ("wales_ssw_s126",), ("Weight and skin notes since {day}.",),
        "Section 126 enquiry about care at home.", "adult_at_risk", nations=(WALES,), weight=10,
    ),
    Agency(
        "adult_social_care", "adult_safeguarding", "{town} Council Social Work", ("Council Officer",),
        ("asp_scotland_s10",), ("Records from {day} on.",),
        "Inquiry under the 2007 Act.", "adult_at_risk", nations=(SCOTLAND,), weight=10,
    ),
    Agency(
        "coroner_or_fiscal", "coroner", "{town} Coroner’s Office", ("Coroner’s Officer",),
        ("coroner_power",), ("A report of care in the six months before {day}.",),
        "Investigation into a death on {day}.", "deceased",
        nations=(ENGLAND, WALES, NORTHERN_IRELAND), weight=6,
    ),
    Agency(
        "coroner_or_fiscal", "coroner", "Procurator Fiscal, {town}", ("Procurator Fiscal Depute",),
        ("fiscal_enquiry",), ("A report of care in the six months before {day}.",),
        "Inquiry into a death on {day}.", "deceased", nations=(SCOTLAND,), weight=6,
    ),
    Agency(
        "court", "court_order", "Court sitting at {town}", ("Court Officer",), ("court_order",),
        ("The records named in the order of {day}.",), "Order of {day}.", "other", weight=4,
    ),
    Agency(
        "marac", "marac", "{town} MARAC", ("MARAC Co-ordinator",), ("crime_and_disorder_s115",),
        ("Anything that bears on risk since {day}.",), "MARAC meeting after {day}.", "victim",
        nations=ENGLAND_AND_WALES, weight=6,
    ),
    Agency(
        "mappa_ppani", "mappa", "{town} Public Protection", ("Offender Manager",),
        ("criminal_justice_s325",), ("Treatment that bears on risk since {day}.",),
        "Level 2 meeting after {day}.", "alleged_perpetrator", weight=3,
    ),
    Agency(
        "probation_prison", "other_agency", "Probation, {town}", ("Probation Officer",),
        ("public_interest",), ("Engagement with treatment since {day}.",),
        "Report for a hearing after {day}.", "alleged_perpetrator", weight=2,
    ),
    Agency(
        "education", "other_agency", "{town} Academy", ("Designated Safeguarding Lead",), ("safeguarding",),
        ("Reasons for absence since {day}.",), "Attendance meeting.", "child_at_risk", "under_16", weight=2,
    ),
    Agency(
        "legal_representative", "other_agency", "Fenwick and Lowe Solicitors, {town}", ("Solicitor",),
        ("consent",), ("Records from {day} on.",), "Claim for personal injury.", "other", weight=3,
    ),
    Agency(
        "domestic_abuse_service", "other_agency", "{town} Safe Homes", ("Adviser",), ("consent",),
        ("A letter about injuries of {day}.",), "Support and rehousing.", "victim", weight=2,
    ),
)  # fmt: skip
