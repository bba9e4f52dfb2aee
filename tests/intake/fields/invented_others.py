"""More invented documents: notices, columns of people, mails with cells, and letters that ask for nothing."""

from __future__ import annotations

from dataclasses import replace

from formsvc.intake.reading import DocumentText, MailHeaders, TextSource
from tests.intake.fields.invented import Expected
from tests.intake.fields.paper import Paper, document, mail_text


def coroner_notice() -> tuple[DocumentText, Expected]:
    """A notice under Schedule 5, made by the coroner, answered to the officer."""
    p = Paper()
    p.at(150, 40, "CORONERS AND JUSTICE ACT 2009", size=12)
    p.at(150, 58, "Notice under paragraph 1 of Schedule 5")
    p.at(150, 76, "HM Senior Coroner for East Fenland")
    p.row(110, (50, "To:"), (130, "Brindley Road Surgery, 41 Brindley Road, Castle Brindley"))
    p.row(130, (50, "Concerning the death of:"), (200, "Arthur Penrose Lyle"))
    p.row(150, (50, "Date of birth:"), (200, "17.08.1951"))
    p.row(170, (50, "Date of death:"), (200, "01.10.2026"))
    p.row(190, (50, "Last address:"), (200, "88 Fen Drove, Marshby, MB5 2XX"))
    p.row(210, (50, "Inquest reference:"), (200, "EF-1182-2026"))
    p.block(
        50,
        240,
        "You are required to produce the general practice records of the deceased for the period from "
        "1 January 2024, by 4 pm on 30 October 2026.",
        width=96,
    )
    p.block(
        50,
        280,
        "The records are required to enable the coroner to find how the deceased came by his death.",
        width=96,
    )
    p.at(50, 320, "Dated: 15 October 2026")
    p.ink(60, 335)
    p.at(50, 365, "Dr Harriet Vane-Morley, Senior Coroner")
    p.row(
        395,
        (50, "Enquiries to:"),
        (130, "Stella Quigg, Coroner's Officer, 01632 960550, stella.quigg@eastfenland.gov.uk"),
    )
    return document(p), {
        "document_type": "coroner",
        "request_date": "2026-10-15",
        "deadline": "2026-10-30",
        "reference": "EF-1182-2026",
        "requester_name": "Stella Quigg",
        "requester_role": "Coroner's Officer",
        "requester_phone": "01632 960550",
        "requester_email": "stella.quigg@eastfenland.gov.uk",
        "subject_name": "Arthur Penrose Lyle",
        "subject_dob": "1951-08-17",
        "subject_address": "88 Fen Drove, Marshby, MB5 2XX",
        "subject_role": "deceased",
        "legal_basis": ["coroner_power"],
    }


def people_in_columns() -> tuple[DocumentText, Expected]:
    """A MARAC form whose people stand side by side; a tick says who is the patient."""
    p = Paper()
    p.at(50, 40, "Fellside MARAC – information request", size=14)
    p.row(75, (50, "Coordinator"), (160, "Joan Armitage"), (330, "MARAC ref"), (430, "FS/2026/118"))
    p.row(95, (50, "Email"), (160, "joan.armitage@fellside.gov.uk"), (330, "Tel"), (430, "01632 960321"))
    p.row(115, (50, "Date"), (160, "01/10/2026"), (330, "Meeting date"), (430, "15/10/2026"))
    p.row(135, (50, "Reply by"), (160, "08/10/2026"))
    p.row(170, (160, "Victim"), (300, "Alleged perpetrator"), (440, "Child"))
    p.row(190, (50, "Name"), (160, "Tessa Morrow"), (300, "Craig Morrow"), (440, "Lily Morrow"))
    p.row(210, (50, "Date of birth"), (160, "02/02/1992"), (300, "19/12/1988"), (440, "08/06/2019"))
    p.row(
        230, (50, "Address"), (160, "4 Beck Side, FS1 1AB"), (300, "9 Tarn Row, FS2 8HH"), (440, "as victim")
    )
    p.at(50, 250, "Your patient?")
    p.tick(160, 250, False).tick(300, 250, True).tick(440, 250, False)
    p.at(50, 290, "Information requested")
    p.block(
        220, 290, "Alcohol or drug use, mental health, and any threats disclosed in the last year.", width=60
    )
    return document(p), {
        "document_type": "marac",
        "requester_name": "Joan Armitage",
        "requester_email": "joan.armitage@fellside.gov.uk",
        "requester_phone": "01632 960321",
        "reference": "FS/2026/118",
        "request_date": "2026-10-01",
        "deadline": "2026-10-08",
        "subject_name": "Craig Morrow",
        "subject_dob": "1988-12-19",
        "subject_address": "9 Tarn Row, FS2 8HH",
        "subject_role": "alleged_perpetrator",
        "information_sought": "Alcohol or drug use, mental health, and any threats disclosed in the last "
        "year.",
    }


def constables_letter() -> tuple[DocumentText, Expected]:
    """A short police letter, read by OCR, with a block of facts and a signature block in capitals."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "ELMSHIRE CONSTABULARY", size=17)
    p.at(50, 62, "Roads Policing Unit, Station Road, Elmford EL1 2CC   Switchboard 101")
    for n, line in enumerate(
        ("Brindley Road Surgery", "41 Brindley Road", "Castle Brindley", "CB1 4RT", "Tel: 01632 960700")
    ):
        p.at(50, 95 + 14 * n, line)
    p.at(400, 95, "02 October 2026")
    p.at(400, 110, "Our Ref: RTC/5531/26")
    p.at(400, 125, "Your Ref: none")
    p.at(50, 180, "To whom it may concern")
    p.at(50, 205, "PATIENT: Denise Hartnoll")
    p.at(50, 219, "D.O.B.: 30 November 1969")
    p.at(50, 233, "ADDRESS: 2 The Maltings, Elmford, EL3 5RG")
    p.block(
        50,
        262,
        "Ms Hartnoll was the driver in a collision on 14 September 2026 and was arrested on suspicion "
        "of causing serious injury by dangerous driving. I am requesting details of any condition or "
        "medicine that could affect her driving, and the advice that she was given. This is necessary "
        "because she says that she lost consciousness.",
        width=84,
        pitch=13.5,
    )
    p.block(
        50,
        335,
        "The request is made under the Data Protection Act 2018, Schedule 2, Part 1, Paragraph 2. Miss "
        "Hartnoll's consent has not been sought as this could prejudice the investigation. An answer "
        "by 16 October 2026 would help.",
        width=84,
        pitch=13.5,
    )
    p.at(50, 395, "Yours sincerely")
    p.at(50, 440, "Pc 7731 Owen BLACKETT")
    p.at(50, 454, "Email: owen.blackett@elmshire.police.uk")
    p.at(50, 468, "Mob: 07700 900222")
    p.at(50, 482, "Supervisor: Sgt 1120 Kay Rudd 07700 900333")
    return document(p), {
        "document_type": "police_data_request",
        "request_date": "2026-10-02",
        "reference": "RTC/5531/26",
        "requester_name": "Owen Blackett",
        "requester_role": "Police Constable",
        "collar_number": "7731",
        "requester_org": "Elmshire Constabulary",
        "requester_email": "owen.blackett@elmshire.police.uk",
        "requester_phone": "07700 900222",
        "subject_name": "Denise Hartnoll",
        "subject_dob": "1969-11-30",
        "subject_address": "2 The Maltings, Elmford, EL3 5RG",
        "subject_role": "suspect",
        "consent_sought": False,
        "consent_given": None,
        "deadline": "2026-10-16",
        "legal_basis": ["dpa_sch2_para2"],
        "authoriser_name": None,
        "information_sought": "details of any condition or medicine that could affect her driving, and the "
        "advice that she was given",
        "purpose": "she says that she lost consciousness",
    }


def strategy_meeting_mail() -> tuple[DocumentText, Expected]:
    """A mail with a meeting date that is no deadline, siblings, and a shared mailbox in the copy line."""
    text = """
Dear Dr Okafor,

Section 47 Children Act 1989 enquiry - Amber Louise Stott (DOB 12/12/2015), 31 Priory Close, Westford, WF2 6GH

A strategy meeting will take place on Thursday 22 October 2026 at 2pm. Amber has two brothers, Joel \
Stott (DOB 01/04/2018) and Kai Stott (DOB 09/09/2021).

Following an anonymous referral about unexplained bruising we are trying to establish whether Amber \
is at risk of significant harm. Please can you send me any record of injuries, her immunisation \
history and details of missed appointments?

Amber's mother is aware of this request but does not consent to it. I need your response by noon on \
Wednesday 21st October 2026.

Regards,

Gemma Lockyer
Social Worker
Multi-Agency Safeguarding Hub
Westford City Council
Tel 01632 960876 | gemma.lockyer@westford.gov.uk
For urgent matters out of hours ring 01632 960999. mash@westford.gov.uk
"""
    return mail_text(
        text, sender="MASH <mash@westford.gov.uk>", subject="URGENT s47", sent_on="2026-10-20"
    ), {
        "document_type": "child_protection",
        "request_date": "2026-10-20",
        "requester_name": "Gemma Lockyer",
        "requester_role": "Social Worker",
        "requester_org": "Westford City Council",
        "requester_phone": "01632 960876",
        "requester_email": "gemma.lockyer@westford.gov.uk",
        "subject_name": "Amber Louise Stott",
        "subject_dob": "2015-12-12",
        "subject_address": "31 Priory Close, Westford, WF2 6GH",
        "subject_role": "child",
        "consent_sought": True,
        "consent_given": False,
        "deadline": "2026-10-21",
        "legal_basis": ["children_act_s47"],
        "information_sought": "any record of injuries, her immunisation history and details of missed "
        "appointments",
    }


def mail_with_cells() -> tuple[DocumentText, Expected]:
    """A mail whose request is a table of two columns, from a trainee with a supervising sergeant."""
    p = Paper(TextSource.EMAIL, size=11.2)
    p.at(48, 48, "Good morning, please see the request below.")
    rows = (
        ("OIC", "T/DC 60217 Farah Siddiqui"),
        ("Supervisor", "DS Colin Mabey"),
        ("Force", "Severnside Police"),
        ("Email", "farah.siddiqui@severnside.police.uk"),
        ("Tel", "07700 900717"),
        ("Crime number", "SV/26/118843"),
        ("Subject", "Terence John Oddy"),
        ("DOB", "7 Sept 1958"),
        ("Address", "Rosebank, Hill Lane, Severnbridge, SV4 9TT"),
        ("Role of subject", "Witness"),
        ("What we need", "Confirmation of any diagnosis of dementia."),
        ("Why we need it", "To decide whether he can give evidence at trial."),
        ("Consent", "Mr Oddy has agreed and signed consent is attached"),
        ("Needed by", "30/10/2026"),
    )
    for n, (label, value) in enumerate(rows):
        p.row(76 + 14 * n, (48, label), (200, value))
    doc = document(p)
    doc = replace(
        doc, mail=MailHeaders("Farah Siddiqui <farah.siddiqui@severnside.police.uk>", "Request", "2026-10-12")
    )
    return doc, {
        "document_type": "police_data_request",
        "request_date": "2026-10-12",
        "requester_name": "Farah Siddiqui",
        "requester_role": "Trainee Detective Constable",
        "collar_number": "60217",
        "requester_org": "Severnside Police",
        "requester_email": "farah.siddiqui@severnside.police.uk",
        "requester_phone": "07700 900717",
        "reference": "SV/26/118843",
        "subject_name": "Terence John Oddy",
        "subject_dob": "1958-09-07",
        "subject_address": "Rosebank, Hill Lane, Severnbridge, SV4 9TT",
        "subject_role": "witness",
        "information_sought": "Confirmation of any diagnosis of dementia.",
        "consent_sought": True,
        "consent_given": True,
        "purpose": "To decide whether he can give evidence at trial.",
        "deadline": "2026-10-30",
        "authoriser_name": None,
    }


def thanks_from_the_police() -> tuple[DocumentText, Expected]:
    """Police words, but nothing is asked."""
    p = Paper()
    p.at(50, 40, "Elmshire Constabulary", size=14)
    p.at(50, 80, "9 October 2026")
    p.at(50, 110, "Dear Practice Manager")
    p.block(
        50,
        135,
        "Thank you for the records supplied last month in the matter of R v Tandy. The defendant has "
        "pleaded guilty and the officer in the case, DC Ellis, passes on her thanks. No further "
        "information is required and the papers will be destroyed in line with our retention schedule.",
    )
    p.at(50, 200, "Yours sincerely")
    p.at(50, 240, "Moira Finch")
    p.at(50, 253, "Disclosure Officer")
    return document(p), {"document_type": "not_a_request"}


def appointment_letter() -> tuple[DocumentText, Expected]:
    """A clinic tells the practice of an appointment."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Elmshire Eye Hospital", size=17)
    p.at(50, 70, "Outpatient booking office, 01632 960222")
    p.at(50, 110, "Re: Basil Thorne DOB 03/03/1939 NHS No 999 000 0034")
    p.block(
        50,
        140,
        "We write to tell you that your patient has been given an outpatient appointment on 3 November "
        "2026. Please ask him to bring his spectacles.",
    )
    return document(p), {"document_type": "not_a_request"}


def welsh_letter() -> tuple[DocumentText, Expected]:
    """A council in Wales writes in prose under its own Act about a child."""
    p = Paper()
    p.at(50, 40, "Cyngor Sir Morfa | Morfa County Council", size=13)
    p.at(50, 58, "Gwasanaethau Plant / Children's Services, Neuadd y Sir, Morfa, MF1 1AA")
    p.row(80, (50, "Dyddiad / Date: 8 October 2026"), (350, "Cyf / Ref: WCCIS 551203"))
    p.at(50, 105, "Dear Dr Bevan")
    p.at(50, 130, "Re: Gwen Alaw Prosser (D.O.B. 14 July 2012), 7 Heol y Bryn, Morfa, MF3 4DD")
    p.block(
        50,
        158,
        "The council is making enquiries under section 47 of the Children Act 1989 in order to decide "
        "whether Gwen is suffering significant harm. We would be grateful for a summary of her "
        "attendances since January 2025 and any concern about self-harm.",
    )
    p.block(
        50,
        215,
        "Her father has been told of these enquiries and has no objection. Kindly let us have your "
        "answer by 15 October 2026.",
    )
    p.at(50, 260, "Yn gywir / Yours sincerely")
    p.ink(50, 275)
    p.at(50, 305, "Huw Tegid Parry")
    p.at(50, 318, "Gweithiwr Cymdeithasol / Social Worker")
    p.at(50, 331, "Ffôn / Tel: 01632 960444   E-bost / E-mail: huw.parry@morfa.gov.wales")
    return document(p), {
        "document_type": "child_protection",
        "jurisdiction": "wales",
        "request_date": "2026-10-08",
        "reference": "WCCIS 551203",
        "requester_name": "Huw Tegid Parry",
        "requester_role": "Social Worker",
        "requester_phone": "01632 960444",
        "requester_email": "huw.parry@morfa.gov.wales",
        "requester_org": "Morfa County Council",
        "subject_name": "Gwen Alaw Prosser",
        "subject_dob": "2012-07-14",
        "subject_address": "7 Heol y Bryn, Morfa, MF3 4DD",
        "consent_sought": True,
        "consent_given": True,
        "deadline": "2026-10-15",
        "legal_basis": ["children_act_s47"],
        "information_sought": "a summary of her attendances since January 2025 and any concern about "
        "self-harm",
        "purpose": "to decide whether Gwen is suffering significant harm",
    }


def numbered_questions() -> tuple[DocumentText, Expected]:
    """A third party material form of numbered questions, each answered in the line beneath."""
    p = Paper()
    p.at(50, 40, "Third Party Material request", size=14)
    p.at(50, 60, "Criminal Procedure and Investigations Act 1996: reasonable line of enquiry")
    questions = (
        ("1. Which police force is asking?", "Kestrel Valley Police"),
        ("2. Name, rank and number of the officer", "DC 5521 Lorna Teague"),
        ("3. Telephone and e-mail", "07700 900818 lorna.teague@kestrelvalley.police.uk"),
        ("4. Crime reference", "KV/88213/26"),
        ("5. Date of this request", "11 October 2026"),
        ("6. Name of the person the material is about", "Benedict Asante"),
        ("7. Their date of birth", "25 December 1990"),
        ("8. Their address", "101 Long Street, Kestrel Bridge, KV1 2AA"),
        ("9. What material do you want?", "Consultation notes for 1 to 30 September 2026 only."),
        ("10. Why is it needed?", "The complainant says he told his doctor of the threats in that month."),
        ("11. When do you need it?", "1 November 2026"),
    )
    y = 90
    for question, answer in questions:
        p.at(50, y, question)
        p.at(64, y + 14, answer)
        y += 40
    return document(p), {
        "document_type": "police_data_request",
        "requester_name": "Lorna Teague",
        "requester_role": "Detective Constable",
        "collar_number": "5521",
        "requester_org": "Kestrel Valley Police",
        "requester_phone": "07700 900818",
        "requester_email": "lorna.teague@kestrelvalley.police.uk",
        "reference": "KV/88213/26",
        "request_date": "2026-10-11",
        "subject_name": "Benedict Asante",
        "subject_dob": "1990-12-25",
        "subject_address": "101 Long Street, Kestrel Bridge, KV1 2AA",
        "deadline": "2026-11-01",
        "information_sought": "Consultation notes for 1 to 30 September 2026 only.",
        "legal_basis": ["reasonable_line_of_enquiry"],
        "purpose": "The complainant says he told his doctor of the threats in that month.",
    }


OTHERS = (
    coroner_notice,
    people_in_columns,
    constables_letter,
    strategy_meeting_mail,
    mail_with_cells,
    thanks_from_the_police,
    appointment_letter,
    welsh_letter,
    numbered_questions,
)
