"""Ten documents of other layouts than any form we know, each with what a careful person would type."""

from __future__ import annotations

from typing import Any

from formsvc.intake.reading import DocumentText, TextSource
from tests.intake.fields.paper import Paper, document, mail_text

Expected = dict[str, Any]


def captions_under_lines() -> tuple[DocumentText, Expected]:
    """A police form whose small captions stand under what is written."""
    p = Paper()
    p.at(180, 40, "ELMSHIRE CONSTABULARY", size=14)
    p.at(150, 60, "Disclosure of personal data: Data Protection Act 2018, Schedule 2 Part 1 paragraph 2")
    p.row(100, (50, "Jonas Whitlock"), (320, "Detective Sergeant"))
    p.row(112, (50, "Name of requesting officer"), (320, "Rank"))
    p.row(140, (50, "4471"), (320, "01632 960411"))
    p.row(152, (50, "Collar number"), (320, "Contact telephone"))
    p.row(180, (50, "jonas.whitlock@elmshire.police.uk"), (320, "ELM/20417/26"))
    p.row(192, (50, "E-mail"), (320, "Crime reference"))
    p.row(230, (50, "Marta Oyelaran"), (320, "3 March 1987"))
    p.row(242, (50, "Full name of data subject"), (320, "Date of birth"))
    p.at(50, 270, "Flat 2, 18 Orchard Way, Elmford, EL4 7QT")
    p.at(50, 282, "Address of data subject")
    p.at(50, 320, "Information required")
    p.block(50, 336, "Dates on which the patient attended with injuries to the right arm since January 2026.")
    p.at(50, 380, "Why it is needed")
    p.block(50, 396, "To corroborate an account of an assault which the suspect says did not happen.")
    p.row(450, (50, "12/10/2026"), (320, "26/10/2026"))
    p.row(462, (50, "Date of request"), (320, "Reply required by"))
    return document(p), {
        "document_type": "police_data_request",
        "jurisdiction": "england",
        "requester_name": "Jonas Whitlock",
        "requester_role": "Detective Sergeant",
        "collar_number": "4471",
        "requester_phone": "01632 960411",
        "requester_email": "jonas.whitlock@elmshire.police.uk",
        "reference": "ELM/20417/26",
        "requester_org": "Elmshire Constabulary",
        "subject_name": "Marta Oyelaran",
        "subject_dob": "1987-03-03",
        "subject_address": "Flat 2, 18 Orchard Way, Elmford, EL4 7QT",
        "request_date": "2026-10-12",
        "deadline": "2026-10-26",
        "legal_basis": ["dpa_sch2_para2"],
        "information_sought": "Dates on which the patient attended with injuries to the right arm since "
        "January 2026.",
        "purpose": "To corroborate an account of an assault which the suspect says did not happen.",
    }


def two_columns_side_by_side() -> tuple[DocumentText, Expected]:
    """A council form: the worker on the left, the child on the right, a manager beneath."""
    p = Paper()
    p.at(50, 40, "Harrowgate Borough Council", size=14)
    p.at(50, 60, "Children's Social Care: request for health information (Children Act 1989, section 17)")
    p.row(100, (50, "Your details (social worker)"), (310, "Child's details"))
    p.row(125, (50, "Name"), (120, "Ruth Abernethy"), (310, "Name"), (390, "Idris Kovac"))
    p.row(145, (50, "Job title"), (120, "Social Worker"), (310, "DOB"), (390, "11/02/2017"))
    p.row(165, (50, "Phone"), (120, "020 7946 0311"), (310, "NHS no."), (390, "999 123 4560"))
    p.row(
        185,
        (50, "Email"),
        (120, "ruth.abernethy@harrowgate.gov.uk"),
        (310, "Address"),
        (390, "9 Mill Road, Harrow Green, HG2 4LP"),
    )
    p.row(205, (50, "Manager"), (120, "Paul Ferris"), (310, "School"), (390, "Mill Road Primary"))
    p.row(240, (50, "Case number"), (150, "HB-77120"))
    p.row(260, (50, "Date sent"), (150, "14 October 2026"))
    p.row(280, (50, "Please reply by"), (150, "28 October 2026"))
    p.at(50, 320, "What information do you need?")
    p.block(50, 336, "Attendance in the last twelve months, immunisations, and any worry about neglect.")
    p.at(50, 380, "Why do you need it?")
    p.block(50, 396, "To assess what support the family needs after a referral by the school nurse.")
    p.at(50, 440, "Have the parents agreed to this request?")
    p.tick(320, 440, True).at(336, 440, "Yes").tick(380, 440, False).at(396, 440, "No")
    return document(p), {
        "document_type": "child_protection",
        "requester_name": "Ruth Abernethy",
        "requester_role": "Social Worker",
        "requester_phone": "020 7946 0311",
        "requester_email": "ruth.abernethy@harrowgate.gov.uk",
        "requester_org": "Harrowgate Borough Council",
        "reference": "HB-77120",
        "request_date": "2026-10-14",
        "deadline": "2026-10-28",
        "subject_name": "Idris Kovac",
        "subject_dob": "2017-02-11",
        "subject_address": "9 Mill Road, Harrow Green, HG2 4LP",
        "subject_role": "child",
        "consent_sought": True,
        "consent_given": True,
        "legal_basis": ["children_act_s17"],
        "information_sought": "Attendance in the last twelve months, immunisations, and any worry about "
        "neglect.",
        "purpose": "To assess what support the family needs after a referral by the school nurse.",
    }


def labels_over_boxes() -> tuple[DocumentText, Expected]:
    """A scanned grid with each label above its box, two across, the inspector's beneath."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Thames Vale Police", size=18)
    p.at(50, 64, "Request for disclosure under Sch 2 Pt 1 Para 2 DPA 2018")
    p.row(100, (50, "Officer's name"), (310, "Rank and number"))
    p.row(116, (54, "Helen Strand"), (314, "PC 20981"))
    p.row(144, (50, "Telephone"), (310, "E-mail address"))
    p.row(160, (54, "07700 900123"), (314, "helen.strand@thamesvale.police.uk"))
    p.row(188, (50, "Occurrence number"), (310, "Date of request"))
    p.row(204, (54, "43260011982"), (314, "7th October 2026"))
    p.row(232, (50, "Surname of subject"), (310, "Forenames of subject"))
    p.row(248, (54, "ADEYEMI"), (314, "Folasade Grace"))
    p.row(276, (50, "Date of birth"), (310, "NHS number"))
    p.row(292, (54, "19.05.1979"), (314, ""))
    p.row(320, (50, "Home address"))
    p.row(336, (54, "44 Canal Street, Valeford, TV9 3HN"))
    p.row(364, (50, "Information sought"))
    p.row(380, (54, "The dates of her last three appointments and the telephone number you hold."))
    p.row(408, (50, "Reason for request"))
    p.row(424, (54, "She may have seen a serious collision and we cannot reach her."))
    p.row(460, (50, "Authorising inspector"), (310, "Authorising inspector's signature"))
    p.row(476, (54, "Insp Gordon Peel"))
    p.ink(330, 470)
    return document(p), {
        "document_type": "police_data_request",
        "requester_name": "Helen Strand",
        "requester_role": "Police Constable",
        "collar_number": "20981",
        "requester_phone": "07700 900123",
        "requester_org": "Thames Vale Police",
        "requester_email": "helen.strand@thamesvale.police.uk",
        "reference": "43260011982",
        "request_date": "2026-10-07",
        "subject_name": "Folasade Grace Adeyemi",
        "subject_dob": "1979-05-19",
        "subject_nhs_number": None,
        "subject_address": "44 Canal Street, Valeford, TV9 3HN",
        "authoriser_name": "Gordon Peel",
        "authoriser_role": "Inspector",
        "authoriser_signed": True,
        "legal_basis": ["dpa_sch2_para2"],
        "information_sought": "The dates of her last three appointments and the telephone number you hold.",
        "purpose": "She may have seen a serious collision and we cannot reach her.",
    }


def fiscal_letter() -> tuple[DocumentText, Expected]:
    """A letter for the procurator fiscal, with the deceased in its heading."""
    p = Paper()
    p.at(50, 40, "Crown Office and Procurator Fiscal Service", size=14)
    p.at(50, 58, "Scottish Fatalities Investigation Unit, 10 Harbour Row, Inverlochty, IL1 2AB")
    p.row(80, (380, "Our ref: SF/2026/00871"))
    p.row(94, (380, "Date: 5 October 2026"))
    p.row(108, (380, "Tel: 0131 496 0222"))
    for n, line in enumerate(
        ("The Practice Manager", "Brindley Road Surgery", "41 Brindley Road", "Castle Brindley", "CB1 4RT")
    ):
        p.at(50, 110 + 13 * n, line)
    p.at(50, 195, "Dear Sir or Madam")
    p.at(
        50,
        220,
        "Deceased: Morag Elspeth Tulloch, born 23 April 1944, late of 6 Shore Street, Inverlochty, IL3 9QQ",
    )
    p.at(50, 234, "CHI number: 999 000 0018")
    p.block(
        50,
        262,
        "The procurator fiscal is investigating the death of the above on 28 September 2026. I should "
        "be grateful if you would provide a full copy of her medical records for the last five years "
        "and a list of her medication. The records are needed in order to establish the cause of death.",
    )
    p.block(50, 320, "I would ask for your reply within 14 days of the date of this letter.")
    p.at(50, 350, "Yours faithfully")
    p.ink(50, 368)
    p.at(50, 400, "Callum Ross-Baird")
    p.at(50, 413, "Precognition Officer")
    return document(p), {
        "document_type": "coroner",
        "jurisdiction": "scotland",
        "requester_name": "Callum Ross-Baird",
        "requester_org": "Crown Office and Procurator Fiscal Service",
        "reference": "SF/2026/00871",
        "request_date": "2026-10-05",
        "requester_phone": "0131 496 0222",
        "subject_name": "Morag Elspeth Tulloch",
        "subject_dob": "1944-04-23",
        "subject_address": "6 Shore Street, Inverlochty, IL3 9QQ",
        "subject_role": "deceased",
        "legal_basis": ["fiscal_enquiry"],
        "deadline": "2026-10-19",
        "information_sought": "a full copy of her medical records for the last five years and a list of her "
        "medication",
        "requester_signed": True,
    }


def family_court_order() -> tuple[DocumentText, Expected]:
    """An order of the Family Court: fourteen days after the order, directed to the practice."""
    p = Paper()
    p.row(40, (50, "IN THE FAMILY COURT"), (400, "Case No: WF26P00412"))
    p.at(50, 54, "SITTING AT WESTFORD")
    p.at(50, 80, "Before District Judge Anwen Pritchard on 12 October 2026")
    p.at(200, 110, "ORDER")
    p.block(
        50,
        135,
        "UPON the court considering that the medical records of the mother, Leanne Marie Dobbs (born 9 "
        "June 1991), are relevant to the welfare of the child",
        width=96,
    )
    p.at(50, 170, "IT IS ORDERED THAT")
    p.block(
        50,
        190,
        "1. Brindley Road Surgery shall within 14 days of the date of this order send to the "
        "solicitors for the local authority, Garside Lowe LLP (reference KM/4471), copies of the "
        "general practice records of Leanne Marie Dobbs from 1 January 2022.",
        width=96,
    )
    p.at(50, 260, "Dated 12 October 2026")
    return document(p), {
        "document_type": "court_order",
        "request_date": "2026-10-12",
        "reference": "WF26P00412",
        "subject_name": "Leanne Marie Dobbs",
        "subject_dob": "1991-06-09",
        "authoriser_name": "Anwen Pritchard",
        "authoriser_role": "District Judge",
        "legal_basis": ["court_order"],
        "deadline": "2026-10-26",
    }


def mail_with_lines() -> tuple[DocumentText, Expected]:
    """A mail that gives its facts on lines of their own, from an adult safeguarding team."""
    text = """
Hello,

I am making enquiries under section 42 of the Care Act 2014 and need some information please.

Name: Winifred Amble
Date of birth: 02/12/1938
NHS number: 999 000 0026
Address: 3 Coppice Court, Little Barrow, LB7 1AD

Could you please let me know what medication she is prescribed and whether any falls have been \
recorded since June 2026?

We need this to decide whether she is being neglected at the care home.

Mrs Amble lacks capacity and has not been asked for consent. Please respond by 20 October 2026.

Best wishes
Tomas Eriksen
Senior Practitioner, Adult Safeguarding Team
Barrowdale Council
Direct line: 01632 960187
tomas.eriksen@barrowdale.gov.uk
My supervisor is Anne Holt, 01632 960199
"""
    return mail_text(text, sender="Tomas Eriksen <tomas.eriksen@barrowdale.gov.uk>", sent_on="2026-10-13"), {
        "document_type": "adult_safeguarding",
        "request_date": "2026-10-13",
        "requester_name": "Tomas Eriksen",
        "requester_role": "Senior Practitioner",
        "requester_org": "Barrowdale Council",
        "requester_phone": "01632 960187",
        "requester_email": "tomas.eriksen@barrowdale.gov.uk",
        "subject_name": "Winifred Amble",
        "subject_dob": "1938-12-02",
        "subject_role": "adult_at_risk",
        "subject_address": "3 Coppice Court, Little Barrow, LB7 1AD",
        "legal_basis": ["care_act_s42"],
        "consent_sought": False,
        "consent_given": None,
        "deadline": "2026-10-20",
        "information_sought": "what medication she is prescribed and whether any falls have been recorded "
        "since June 2026",
        "purpose": "to decide whether she is being neglected at the care home",
    }


def mappa_form() -> tuple[DocumentText, Expected]:
    """A MAPPA form, labels left, where the offender is the patient and a victim is named too."""
    p = Paper()
    p.at(50, 40, "MAPPA information request", size=14)
    p.at(
        50,
        60,
        "Criminal Justice Act 2003, section 325",
    )
    rows = (
        ("Requesting agency", "North Fell Probation Service"),
        ("Requested by", "Priti Lal, Offender Manager"),
        ("Direct line", "0161 496 0333"),
        ("Secure email", "priti.lal@northfellprobation.gov.uk"),
        ("Our reference", "MAPPA/NF/0098"),
        ("Date", "6/10/26"),
        ("Response required by", "16/10/26"),
        ("Offender's name", "Kyle Aldous Renn"),
        ("Offender's date of birth", "30/07/1985"),
        ("Offender's address", "27 Quarry Lane, Fellside, FS6 2PD"),
        ("Victim's name", "Do not disclose"),
        ("Information requested", "Current medication and any record of alcohol dependence."),
        ("Purpose", "To inform the risk management plan at level 2."),
    )
    for n, (label, value) in enumerate(rows):
        p.row(95 + 22 * n, (50, label), (220, value))
    return document(p), {
        "document_type": "mappa",
        "requester_name": "Priti Lal",
        "requester_role": "Offender Manager",
        "requester_org": "North Fell Probation Service",
        "requester_phone": "0161 496 0333",
        "requester_email": "priti.lal@northfellprobation.gov.uk",
        "reference": "MAPPA/NF/0098",
        "request_date": "2026-10-06",
        "deadline": "2026-10-16",
        "subject_name": "Kyle Aldous Renn",
        "subject_dob": "1985-07-30",
        "subject_address": "27 Quarry Lane, Fellside, FS6 2PD",
        "subject_role": "offender",
        "legal_basis": ["criminal_justice_s325"],
        "purpose": "To inform the risk management plan at level 2.",
        "information_sought": "Current medication and any record of alcohol dependence.",
    }


def filled_pdf_form() -> tuple[DocumentText, Expected]:
    """A PDF form: the words are printed, the values are fields, one field empty, boxes before their words."""
    p = Paper()
    p.at(50, 40, "Kestrel Valley Police: request for information from a third party", size=12)
    p.row(80, (50, "Officer in case"), (320, "Shoulder number"))
    p.fill(150, 78, 150, "DC Amara Nwosu").fill(420, 78, 100, "3308")
    p.row(105, (50, "Email"), (320, "Mobile"))
    p.fill(150, 103, 150, "amara.nwosu@kestrelvalley.police.uk").fill(420, 103, 100, "07700 900456")
    p.row(130, (50, "URN"), (320, "Date"))
    p.fill(150, 128, 150, "57KV/8810/26").fill(420, 128, 100, "15-10-2026")
    p.row(165, (50, "Patient name"), (320, "Patient DOB"))
    p.fill(150, 163, 150, "Siân Gethin").fill(420, 163, 100, "04/09/2001")
    p.at(50, 190, "Patient address")
    p.fill(150, 188, 370, "12 Dyer Lane\nKestrel Bridge\nKV3 5TT")
    p.at(50, 220, "The patient is a")
    for n, (word, on) in enumerate((("victim", True), ("witness", False), ("suspect", False))):
        p.tick(150 + 90 * n, 220, on).at(166 + 90 * n, 220, word)
    p.at(50, 250, "Information needed")
    p.fill(150, 248, 370, "Records of the attendance on 3 October 2026.")
    p.at(50, 280, "Reason")
    p.fill(150, 278, 370, "To prove the injury alleged.")
    p.at(50, 310, "Is the request made with consent?")
    p.tick(250, 310, False).at(266, 310, "Yes").tick(300, 310, True).at(316, 310, "No")
    p.at(50, 340, "Authorised by")
    return document(p), {
        "document_type": "police_data_request",
        "requester_name": "Amara Nwosu",
        "requester_role": "Detective Constable",
        "collar_number": "3308",
        "requester_email": "amara.nwosu@kestrelvalley.police.uk",
        "requester_phone": "07700 900456",
        "reference": "57KV/8810/26",
        "request_date": "2026-10-15",
        "subject_name": "Siân Gethin",
        "subject_dob": "2001-09-04",
        "subject_role": "victim",
        "subject_address": "12 Dyer Lane, Kestrel Bridge, KV3 5TT",
        "authoriser_name": None,
        "information_sought": "Records of the attendance on 3 October 2026.",
        "purpose": "To prove the injury alleged.",
    }


def discharge_letter() -> tuple[DocumentText, Expected]:
    """A discharge summary that asks the practice for nothing but care."""
    p = Paper()
    p.at(50, 40, "Northbank Hospital NHS Trust", size=14)
    p.at(50, 60, "Discharge summary")
    p.row(90, (50, "Patient"), (150, "Oona Sallow"), (320, "DOB"), (380, "01/01/1966"))
    p.row(
        110, (50, "Date of admission"), (170, "02/10/2026"), (320, "Date of discharge"), (430, "05/10/2026")
    )
    p.at(50, 140, "Dear Doctor")
    p.block(
        50,
        160,
        "This patient was admitted with chest pain. Troponin was normal and she was discharged home. "
        "Aspirin 75 mg was started. She will be seen in clinic in six weeks.",
    )
    p.at(50, 220, "Dr P Marsh, Foundation Doctor")
    return document(p), {
        "document_type": "not_a_request",
        "subject_name": None,
        "requester_name": None,
        "request_date": None,
    }


def trading_standards_letter() -> tuple[DocumentText, Expected]:
    """Another agency's letter with a list of points and a table of one person."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Elmford District Council", size=17)
    p.at(50, 60, "Trading Standards, Civic Hall, Elmford, EL1 1AA")
    p.row(84, (380, "Ask for: Nadia Bright"))
    p.row(99, (380, "Telephone: 0117 496 0415"))
    p.row(114, (380, "nadia.bright@elmford.gov.uk"))
    p.at(50, 130, "9 October 2026")
    p.at(50, 150, "Reference: TS/26/3311")
    p.at(50, 180, "Dear Practice Manager")
    p.at(50, 205, "Data Protection Act 2018, Schedule 2, Part 1, paragraph 2")
    p.block(
        50,
        230,
        "I am investigating the sale of unsafe cosmetic treatments at a shop in Elmford. One of your "
        "patients, Mrs Gail Tranter (date of birth 14/11/1972) of 5 Weir Cottages, Elmford, EL2 6YY, "
        "is a victim of the trader.",
        width=84,
        pitch=13.5,
    )
    p.block(
        50,
        285,
        "Please provide the dates of any attendance for burns to the face between 1 July 2026 and 30 "
        "September 2026.",
        width=84,
        pitch=13.5,
    )
    p.block(
        50,
        330,
        "Mrs Tranter has signed the enclosed consent form. Please reply no later than 23 October 2026.",
        width=84,
        pitch=13.5,
    )
    p.at(50, 370, "Yours faithfully")
    p.at(50, 430, "Nadia Bright")
    p.at(50, 444, "Trading Standards Officer")
    return document(p), {
        "document_type": "other_agency",
        "requester_name": "Nadia Bright",
        "requester_role": "Trading Standards Officer",
        "requester_org": "Elmford District Council",
        "requester_phone": "0117 496 0415",
        "requester_email": "nadia.bright@elmford.gov.uk",
        "reference": "TS/26/3311",
        "request_date": "2026-10-09",
        "subject_name": "Gail Tranter",
        "subject_dob": "1972-11-14",
        "subject_role": "victim",
        "subject_address": "5 Weir Cottages, Elmford, EL2 6YY",
        "consent_sought": True,
        "consent_given": True,
        "deadline": "2026-10-23",
        "legal_basis": ["dpa_sch2_para2", "consent"],
        "information_sought": "the dates of any attendance for burns to the face between 1 July 2026 and 30 "
        "September 2026",
    }


ALL = (
    captions_under_lines,
    two_columns_side_by_side,
    labels_over_boxes,
    fiscal_letter,
    family_court_order,
    mail_with_lines,
    mappa_form,
    filled_pdf_form,
    discharge_letter,
    trading_standards_letter,
)
