"""Invented documents made to try what the others do not: each with what a careful person would type."""

from __future__ import annotations

from formsvc.intake.reading import DocumentText, TextSource
from tests.intake.fields.invented import Expected
from tests.intake.fields.paper import Paper, document, mail_text


def section_29_form() -> tuple[DocumentText, Expected]:
    """An old form in numbered parts, Welsh force, two signatures with their dates."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "HEDDLU GWENT-AFON / GWENT-AFON POLICE", size=16)
    p.at(50, 62, "Request for disclosure of personal data - section 29(3) Data Protection Act 1998")
    p.at(50, 100, "1. REQUESTING OFFICER")
    p.row(120, (50, "Surname: Tudor"), (300, "Forename: Rhys"))
    p.row(140, (50, "Rank: PS"), (300, "Collar No: 2210"))
    p.row(160, (50, "Station: Aberafon"), (300, "Tel No: 01632 960777"))
    p.row(180, (50, "Email: rhys.tudor@gwent-afon.police.uk"))
    p.at(50, 210, "2. SUBJECT OF ENQUIRY")
    p.row(230, (50, "Surname: Maddox"), (300, "Forename: Carys Ann"))
    p.row(250, (50, "D.O.B: 07/11/1994"), (300, "Gender: F"))
    p.row(270, (50, "Address: 16 Stryd Fawr, Aberafon, AB7 2JJ"))
    p.at(50, 300, "3. INFORMATION REQUIRED")
    p.at(50, 318, "Any record of attendance on 2 or 3 August 2026 with a hand injury.")
    p.at(50, 345, "4. REASON FOR REQUEST")
    p.at(50, 363, "To confirm or refute the account given in interview.")
    p.at(50, 400, "5. AUTHORISATION (Inspector or above)")
    p.row(420, (50, "Name: Elin Rees"), (300, "Rank: Inspector"))
    p.row(440, (50, "Signature:"), (300, "Date: 13/08/2026"))
    p.ink(120, 434)
    p.at(50, 470, "Signed (requesting officer):")
    p.ink(250, 464)
    p.at(400, 470, "Date: 12/08/2026")
    p.at(50, 500, "Crime ref: 2600112233")
    return document(p), dict(
        document_type="police_data_request",
        jurisdiction="wales",
        requester_name="Rhys Tudor",
        requester_role="Sergeant",
        collar_number="2210",
        requester_phone="01632 960777",
        requester_email="rhys.tudor@gwent-afon.police.uk",
        subject_name="Carys Ann Maddox",
        subject_dob="1994-11-07",
        subject_address="16 Stryd Fawr, Aberafon, AB7 2JJ",
        authoriser_name="Elin Rees",
        authoriser_role="Inspector",
        request_date="2026-08-12",
        requester_signed=True,
        authoriser_signed=True,
        reference="2600112233",
        information_sought="Any record of attendance on 2 or 3 August 2026 with a hand injury.",
        purpose="To confirm or refute the account given in interview.",
        legal_basis=["dpa_sch2_para2"],
        consent_given=None,
        deadline=None,
    )


def forwarded_missing_person_mail() -> tuple[DocumentText, Expected]:
    """A forwarded mail from a shared desk; an inspector signs without a closing."""
    t = """
From: Duty Desk <duty@elmshire.police.uk>
Sent: 11 October 2026 07:10
To: Brindley Road Surgery
Subject: HIGH RISK MISSING PERSON - URGENT

Please can this be dealt with straight away.

Elmshire Constabulary are currently looking for a high risk missing person, Patrick Joseph Nolan, \
born 01/12/1971, who left his home at 14 Beacon Hill, Elmford, EL1 9ZZ last night. There is an \
immediate threat to his life.

We are asking for this in his vital interests. Can you tell us whether he has any appointments \
booked, what medication he takes and any next of kin you hold.

Incident number 61 of 11/10/2026

Insp 884 Fiona Crewe
Force Incident Manager
Tel: 07700 900888
"""
    return mail_text(t, sender="Duty Desk <duty@elmshire.police.uk>", sent_on="2026-10-11"), dict(
        document_type="police_data_request",
        requester_name="Fiona Crewe",
        requester_role="Inspector",
        collar_number="884",
        requester_phone="07700 900888",
        requester_email=None,
        subject_name="Patrick Joseph Nolan",
        subject_dob="1971-12-01",
        subject_address="14 Beacon Hill, Elmford, EL1 9ZZ",
        subject_role="missing_person",
        urgency="emergency",
        legal_basis=["vital_interests"],
        request_date="2026-10-11",
        deadline=None,
        consent_sought=None,
        information_sought="whether he has any appointments booked, what medication he takes and any next "
        "of kin you hold",
    )


def scottish_adult_protection_letter() -> tuple[DocumentText, Expected]:
    """A Scottish council writes about an adult at risk; the conference is no deadline."""
    p = Paper()
    p.at(50, 40, "Westford City Council", size=14)
    p.at(50, 58, "Adult Support and Protection")
    p.row(40, (400, "Contact: Isla Munro"))
    p.row(54, (400, "Tel: 0141 496 0102"))
    p.row(68, (400, "Email: imunro@westford.gov.scot"))
    p.at(50, 90, "Our Ref: ASP/26/0071")
    p.at(50, 104, "Date: 3rd September 2026")
    p.at(50, 140, "Dear Dr Campbell")
    p.at(50, 165, "Adult Support and Protection (Scotland) Act 2007, section 10")
    p.at(50, 180, "Name: Hamish Gow")
    p.at(50, 193, "DOB: 05/05/1947")
    p.at(50, 206, "CHI: 999 000 0042")
    p.at(50, 219, "Address: 3/2, 88 Mill Street, Westford, WF1 2QQ")
    p.block(
        50,
        245,
        "I am a Council Officer carrying out inquiries into whether Mr Gow is an adult at "
        "risk of harm. Under section 10 of the Act I require you to provide copies of his "
        "health records from 1 January 2026, including any assessment of his capacity. The "
        "records are needed to decide whether action is required to protect him.",
    )
    p.block(
        50,
        305,
        "Mr Gow is aware of the inquiry and has agreed that I may contact you. A case "
        "conference is arranged for 30 September 2026. Please send the records by 17 "
        "September 2026.",
    )
    p.at(50, 350, "Yours sincerely")
    p.ink(50, 365)
    p.at(50, 395, "Isla Munro")
    p.at(50, 408, "Council Officer / Social Worker")
    return document(p), dict(
        document_type="adult_safeguarding",
        jurisdiction="scotland",
        requester_name="Isla Munro",
        requester_phone="0141 496 0102",
        requester_email="imunro@westford.gov.scot",
        requester_org="Westford City Council",
        reference="ASP/26/0071",
        request_date="2026-09-03",
        subject_name="Hamish Gow",
        subject_dob="1947-05-05",
        subject_address="3/2, 88 Mill Street, Westford, WF1 2QQ",
        deadline="2026-09-17",
        consent_sought=True,
        consent_given=True,
        legal_basis=["asp_scotland_s10"],
        subject_role="adult_at_risk",
        information_sought="copies of his health records from 1 January 2026, including any assessment of "
        "his capacity",
        purpose="to decide whether action is required to protect him",
        requester_signed=True,
    )


def northern_irish_police_form() -> tuple[DocumentText, Expected]:
    """A police form of Northern Ireland with an injured party besides the subject."""
    p = Paper()
    p.at(50, 40, "Police Service of Ulaidh", size=14)
    p.at(50, 58, "PS 42: Request for personal information (DPA 2018 Sch 2 Pt 1 Para 2) Northern Ireland")
    rows = [
        ("Requesting officer", "Constable Niamh Devlin"),
        ("Service number", "11872"),
        ("Station / branch", "Lisfarran, Public Protection"),
        ("Phone", "028 9649 6012"),
        ("Email", "niamh.devlin@ulaidh.pnn.police.uk"),
        ("Niche occurrence no.", "CC2026/77120"),
        ("Subject's full name", "Oisin Patrick Quinn"),
        ("Subject's date of birth", "18 February 1999"),
        ("Last known address", "52 Lough Road, Lisfarran, BT99 3ZZ"),
        ("Injured party", "Sinead Kane"),
        ("Information sought", "The date and nature of any attendance since 1 May 2026."),
        ("Purpose of request", "He is suspected of assault and says he was at the surgery at the time."),
        ("Date", "1/10/2026"),
        ("Reply required by", "8/10/2026"),
        ("Supervisor (Sergeant or above)", "Sgt Mark Toner"),
        ("Supervisor signature", ""),
    ]
    for n, (label, v) in enumerate(rows):
        p.at(50, 95 + 22 * n, label)
        if v:
            p.at(240, 95 + 22 * n, v)
    return document(p), dict(
        document_type="police_data_request",
        jurisdiction="northern_ireland",
        requester_name="Niamh Devlin",
        requester_role="Police Constable",
        collar_number="11872",
        requester_phone="028 9649 6012",
        requester_email="niamh.devlin@ulaidh.pnn.police.uk",
        reference="CC2026/77120",
        subject_name="Oisin Patrick Quinn",
        subject_dob="1999-02-18",
        subject_address="52 Lough Road, Lisfarran, BT99 3ZZ",
        request_date="2026-10-01",
        deadline="2026-10-08",
        information_sought="The date and nature of any attendance since 1 May 2026.",
        purpose="He is suspected of assault and says he was at the surgery at the time.",
    )


def heads_over_cells() -> tuple[DocumentText, Expected]:
    """A scanned grid of heads over cells: child, parent, worker, manager."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "SECTION 47 CHECKS - INFORMATION REQUEST TO GP", size=14)
    p.at(50, 60, "Brindley Metropolitan Borough Council, Children's Services")
    p.row(90, (50, "Child's name"), (190, "DOB"), (290, "NHS number"), (420, "Address"))
    p.row(106, (50, "Ava Lin Cho"), (190, "03/03/2015"), (290, "999 000 0050"), (420, "1 Elm Way, BR1 2AA"))
    p.row(136, (50, "Parent / carer"), (190, "DOB"), (290, "Relationship"))
    p.row(152, (50, "Min Cho"), (190, "01/02/1985"), (290, "Mother"))
    p.row(190, (50, "Allocated social worker"), (290, "Team manager"))
    p.row(206, (50, "Bethan Coles"), (290, "Derek Marsh"))
    p.row(236, (50, "Telephone"), (290, "Email"))
    p.row(252, (50, "01632 960601"), (290, "bethan.coles@brindleymbc.gov.uk"))
    p.row(282, (50, "Date of request"), (190, "Strategy meeting"), (330, "Return by"))
    p.row(298, (50, "05/10/2026"), (190, "09/10/2026"), (330, "07/10/2026"))
    p.at(50, 330, "Reason for enquiries")
    p.at(50, 346, "Disclosure at school of being hit with a belt.")
    p.at(50, 376, "Information requested")
    p.at(50, 392, "Injuries, attendances, and parental mental health since 2024.")
    p.at(50, 422, "Are parents aware of this request?")
    p.tick(290, 422, False).at(305, 422, "Yes").tick(350, 422, True).at(365, 422, "No")
    return document(p), dict(
        document_type="child_protection",
        requester_name="Bethan Coles",
        requester_role="Social Worker",
        requester_phone="01632 960601",
        requester_email="bethan.coles@brindleymbc.gov.uk",
        subject_name="Ava Lin Cho",
        subject_dob="2015-03-03",
        subject_nhs_number="999 000 0050",
        subject_address="1 Elm Way, BR1 2AA",
        request_date="2026-10-05",
        deadline="2026-10-07",
        consent_sought=False,
        consent_given=None,
        information_sought="Injuries, attendances, and parental mental health since 2024.",
        purpose="Disclosure at school of being hit with a belt.",
        legal_basis=["children_act_s47"],
        subject_role="child",
    )


def immigration_letter() -> tuple[DocumentText, Expected]:
    """Another agency writes in prose; working days are not worked out."""
    p = Paper()
    p.at(50, 40, "Home Office - Immigration Enforcement", size=13)
    p.at(50, 56, "Lunar House Annex, Croyford, CR9 9ZZ")
    p.row(
        80,
        (50, "Tel: 020 7946 0188"),
        (300, "Our reference: ICE/88120/M"),
    )
    p.at(50, 94, "Date: 2 October 2026")
    p.at(50, 130, "Dear Sir/Madam")
    p.at(50, 155, "RE: SAMUEL TEKLE, D.O.B. 01 JAN 1990, LAST KNOWN ADDRESS 7 RIVER STREET, ELMFORD, EL2 2EE")
    p.block(
        50,
        185,
        "We would be obliged if you would supply the current address and telephone number "
        "that you hold for the above named. The information is sought for the purpose of "
        "immigration control, under paragraph 4 of Schedule 2 to the Data Protection Act "
        "2018. Please do not inform Mr Tekle of this enquiry. A response is requested "
        "within 10 working days.",
    )
    p.at(50, 260, "Yours faithfully,")
    p.at(50, 300, "K. Ambrose")
    p.at(50, 313, "Immigration Officer 4471")
    return document(p), dict(
        document_type="other_agency",
        requester_phone="020 7946 0188",
        reference="ICE/88120/M",
        request_date="2026-10-02",
        subject_name="Samuel Tekle",
        subject_dob="1990-01-01",
        deadline=None,
        information_sought="the current address and telephone number that you hold for the above named",
        requester_role="Immigration Officer",
        legal_basis=None,
    )


def victim_request_in_lines() -> tuple[DocumentText, Expected]:
    """A victim information request that also names the suspect."""
    p = Paper()
    p.at(50, 40, "Northmere Constabulary Victim Information Request", size=13)
    p.at(50, 56, "Made under section 44A Police, Crime, Sentencing and Courts Act 2022")
    p.row(85, (50, "Authorised person making the request:"), (270, "DC 7718 Ola Brandt"))
    p.row(105, (50, "Contact email / telephone:"), (270, "ola.brandt@northmere.police.uk / 07700 900661"))
    p.row(125, (50, "Occurrence ref:"), (270, "NM-26-4410"))
    p.row(145, (50, "Date of request:"), (270, "04/10/2026"))
    p.row(165, (50, "Date response required:"), (270, "18/10/2026"))
    p.row(195, (50, "Victim's full name:"), (270, "Ffion Haf Rowe"))
    p.row(215, (50, "Victim's DOB:"), (270, "22/06/1985"))
    p.row(235, (50, "Victim's address:"), (270, "9 Pont Row, Northmere, NM4 4AB"))
    p.row(255, (50, "Suspect's name:"), (270, "Gavin Rowe"))
    p.row(275, (50, "Suspect's DOB:"), (270, "01/01/1980"))
    p.row(
        305,
        (50, "Details of information requested:"),
        (270, "Entries about injuries between 1 and 31 May 2026."),
    )
    p.row(325, (50, "Reason the request is necessary:"), (270, "The injuries are disputed by the suspect."))
    p.row(355, (50, "Has the victim been given written notice?"))
    p.at(290, 355, "Yes").tick(315, 355, True).at(345, 355, "No").tick(365, 355, False)
    p.row(375, (50, "Does the victim object?"))
    p.at(290, 375, "Yes").tick(315, 375, False).at(345, 375, "No").tick(365, 375, True)
    p.row(405, (50, "Signature of authorised person:"))
    p.ink(270, 398)
    p.row(435, (50, "Approved by (rank and name):"), (270, "T/Insp Leo Hart"))
    return document(p), dict(
        document_type="victim_information_request",
        requester_name="Ola Brandt",
        requester_role="Detective Constable",
        collar_number="7718",
        requester_email="ola.brandt@northmere.police.uk",
        requester_phone="07700 900661",
        reference="NM-26-4410",
        request_date="2026-10-04",
        deadline="2026-10-18",
        subject_name="Ffion Haf Rowe",
        subject_dob="1985-06-22",
        subject_address="9 Pont Row, Northmere, NM4 4AB",
        subject_role="victim",
        consent_sought=True,
        consent_given=True,
        requester_signed=True,
        authoriser_name="Leo Hart",
        information_sought="Entries about injuries between 1 and 31 May 2026.",
        purpose="The injuries are disputed by the suspect.",
        legal_basis=["victim_information_request"],
    )


def solicitors_covering_mail() -> tuple[DocumentText, Expected]:
    """A mail that only covers a letter names a client: no patient is read from it."""
    t = """
Dear colleagues

I work for Barton Solicitors and act for Mr Lee Cobb in a claim for damages. Please see our letter.

Kind regards
Zoe Field
"""
    return mail_text(t, sender="Zoe Field <zoe@bartonsol.co.uk>"), dict(subject_name=None)


def captions_in_brackets() -> tuple[DocumentText, Expected]:
    """What is written stands above captions in brackets."""
    p = Paper(TextSource.OCR, size=12)
    p.at(60, 50, "ELMSHIRE POLICE", size=18)
    p.row(100, (60, "DC Ravi Menon 5567"), (330, "07700 900345"))
    p.row(114, (60, "(Officer: rank, name, number)"), (330, "(Contact no.)"))
    p.row(150, (60, "ravi.menon@elmshire.police.uk"), (330, "EP/2026/55012"))
    p.row(164, (60, "(E-mail)"), (330, "(Crime or incident no.)"))
    p.row(200, (60, "LOWE, Gillian Mary"), (330, "15.06.1968"))
    p.row(214, (60, "(Patient: surname, forenames)"), (330, "(Date of birth)"))
    p.row(250, (60, "6 Cherry Tree Close, Elmford EL6 1HH"))
    p.row(264, (60, "(Address)"))
    p.row(300, (60, "Whether she attended on 4 July 2026 and what was recorded of her injury."))
    p.row(314, (60, "(Information requested)"))
    p.row(350, (60, "Evidence of an assault by her neighbour."))
    p.row(364, (60, "(Reason)"))
    p.row(420, (60, "Insp Noor Aziz"), (330, "20/07/2026"))
    p.row(434, (60, "(Authorising officer)"), (330, "(Date)"))
    p.at(60, 470, "Data Protection Act 2018 Schedule 2 Part 1 Paragraph 2: prevention or detection of crime")
    return document(p), dict(
        document_type="police_data_request",
        requester_name="Ravi Menon",
        requester_role="Detective Constable",
        collar_number="5567",
        requester_phone="07700 900345",
        requester_email="ravi.menon@elmshire.police.uk",
        reference="EP/2026/55012",
        subject_name="Gillian Mary Lowe",
        subject_dob="1968-06-15",
        subject_address="6 Cherry Tree Close, Elmford, EL6 1HH",
        information_sought="Whether she attended on 4 July 2026 and what was recorded of her injury.",
        purpose="Evidence of an assault by her neighbour.",
        authoriser_name="Noor Aziz",
        authoriser_role="Inspector",
        legal_basis=["dpa_sch2_para2"],
        request_date="2026-07-20",
    )


def two_children() -> tuple[DocumentText, Expected]:
    """Two children in one table: the first is shown, for review."""
    p = Paper()
    p.at(50, 40, "Loxford Borough Council - Children and Families", size=13)
    p.at(50, 60, "Request for information under section 47 Children Act 1989")
    p.row(90, (50, "Child's name"), (200, "Date of birth"), (320, "NHS No"))
    p.row(105, (50, "Zara Hill"), (200, "01/02/2016"), (320, "999 000 0018"))
    p.row(125, (50, "Noah Hill"), (200, "05/06/2019"), (320, "999 000 0026"))
    p.row(160, (50, "Home address"), (200, "3 Vale Road, Loxford, LX3 3LX"))
    p.row(180, (50, "Mother's name"), (200, "Kim Hill"), (350, "Mother's DOB"), (450, "04/04/1990"))
    p.row(200, (50, "Social worker"), (200, "Jade Orme"), (350, "Telephone"), (450, "01632 960100"))
    p.row(220, (50, "Please return by"), (200, "12/10/2026"), (350, "Date"), (450, "08/10/2026"))
    p.row(240, (50, "What information is required"), (250, "All attendances since 2025 with injuries."))
    return document(p), dict(
        document_type="child_protection",
        requester_name="Jade Orme",
        requester_phone="01632 960100",
        deadline="2026-10-12",
        request_date="2026-10-08",
        subject_address="3 Vale Road, Loxford, LX3 3LX",
        legal_basis=["children_act_s47"],
    )


def points_in_a_letter() -> tuple[DocumentText, Expected]:
    """A letter whose wants are points; a relative consented in writing."""
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "South Fells Police", size=18)
    p.at(50, 64, "Criminal Investigation Department, Bridge Street, Fellgate FG1 1FG")
    p.at(400, 90, "Date: 03/10/2026")
    p.at(400, 105, "Ref: SF26/10021")
    p.at(50, 110, "Dr A Patel")
    p.at(50, 124, "Lakeside Medical Practice")
    p.at(50, 138, "Fellgate")
    p.at(50, 170, "Dear Dr Patel")
    p.at(50, 195, "Mr Peter Alan Dodd - dob 12.12.1955 - 19 Gill View, Fellgate, FG2 8TT")
    p.block(
        50,
        222,
        "I am the officer investigating an allegation of theft from the above named, who is "
        "the complainant in this case.",
        width=84,
        pitch=13.5,
    )
    p.at(50, 262, "In order to progress the investigation please could you supply the following:")
    p.at(62, 278, "- any diagnosis of dementia or memory loss")
    p.at(62, 292, "- the date on which it was made")
    p.at(62, 306, "- current medication")
    p.block(
        50,
        333,
        "Mr Dodd's daughter, who holds power of attorney, has given written consent, a copy "
        "of which is attached. I rely on Schedule 2 Part 1 Paragraph 2 of the Data "
        "Protection Act 2018. I would ask that you reply by 17th October 2026 to the "
        "address below.",
        width=84,
        pitch=13.5,
    )
    p.at(50, 400, "Yours sincerely,")
    p.ink(50, 412)
    p.at(50, 440, "DS 1402 Joanna Pyke")
    p.at(50, 454, "joanna.pyke@southfells.police.uk")
    p.at(50, 468, "Direct line 01632 960213 (voicemail)")
    p.at(50, 780, "South Fells Police general enquiries 101. Out of hours 01632 960000.")
    return document(p), dict(
        document_type="police_data_request",
        requester_name="Joanna Pyke",
        requester_role="Detective Sergeant",
        collar_number="1402",
        requester_email="joanna.pyke@southfells.police.uk",
        requester_phone="01632 960213",
        requester_org="South Fells Police",
        reference="SF26/10021",
        request_date="2026-10-03",
        deadline="2026-10-17",
        subject_name="Peter Alan Dodd",
        subject_dob="1955-12-12",
        subject_address="19 Gill View, Fellgate, FG2 8TT",
        subject_role="victim",
        consent_given=True,
        consent_sought=True,
        legal_basis=["dpa_sch2_para2", "consent"],
        requester_signed=True,
    )


def council_letter_with_a_meeting() -> tuple[DocumentText, Expected]:
    """A council letter with references on the right and a meeting that is no deadline."""
    p = Paper()
    p.at(50, 40, "Kelham County Council", size=14)
    p.at(50, 58, "Safeguarding Adults Team, County Hall, Kelham, KH1 1AA. Tel 01632 960400")
    p.row(85, (50, "Your ref:"), (150, ""))
    p.row(100, (50, "Our ref:"), (150, "SAR/55190"))
    p.row(115, (50, "Date:"), (150, "17 September 2026"))
    p.row(130, (50, "Please ask for:"), (150, "Oluwaseun Bello"))
    p.row(145, (50, "Direct line:"), (150, "01632 960418"))
    p.row(160, (50, "E-mail:"), (150, "oluwaseun.bello@kelham.gov.uk"))
    p.at(50, 190, "Dear Practice Manager,")
    p.at(
        50,
        215,
        "Safeguarding enquiry under s.42 Care Act 2014: Mrs Dorothy Vane, born 08/08/1931, NHS "
        "no. 999 000 0034, Primrose House Care Home, Kelham, KH4 5PP",
    )
    p.block(
        50,
        245,
        "The council has received a concern that Mrs Vane's medicines are being withheld by "
        "staff. To help us decide what action is needed, we ask that you let us have a list "
        "of her current medicines, the dates of your last three visits and any concern "
        "about the home. Mrs Vane lacks capacity to consent and no consent has been "
        "obtained; a best interests decision has been made, and other residents may be at "
        "risk so disclosure is in the public interest.",
    )
    p.block(
        50,
        330,
        "A planning meeting will be held on 2 October 2026. We would be grateful for your "
        "reply not later than 28 September 2026.",
    )
    p.at(50, 370, "Yours sincerely")
    p.at(50, 405, "Oluwaseun Bello")
    p.at(50, 418, "Enquiry Officer")
    p.at(50, 440, "cc Ruth Page, Team Manager, ruth.page@kelham.gov.uk")
    return document(p), dict(
        document_type="adult_safeguarding",
        requester_name="Oluwaseun Bello",
        requester_role="Enquiry Officer",
        requester_org="Kelham County Council",
        requester_phone="01632 960418",
        requester_email="oluwaseun.bello@kelham.gov.uk",
        reference="SAR/55190",
        request_date="2026-09-17",
        deadline="2026-09-28",
        subject_name="Dorothy Vane",
        subject_dob="1931-08-08",
        subject_nhs_number="999 000 0034",
        consent_sought=False,
        consent_given=None,
        legal_basis=["care_act_s42", "public_interest"],
        information_sought="a list of her current medicines, the dates of your last three visits and any "
        "concern about the home",
        subject_role="adult_at_risk",
    )


def fax_in_capitals() -> tuple[DocumentText, Expected]:
    """A sheet in capitals, several labels to a line."""
    p = Paper(TextSource.OCR, size=13)
    p.at(150, 40, "POLICE REQUEST - URGENT", size=18)
    lines = [
        "FROM: INSP 4410 ANNA FROST, WESTMERE POLICE",
        "TEL: 07700 900400   EMAIL: ANNA.FROST@WESTMERE.POLICE.UK",
        "DATE: 30/09/2026 TIME: 02:15",
        "LOG NO: 44 OF 30/09/2026",
        "MISSING PERSON: LEWIS GRANT  DOB: 17/03/2008",
        "HOME ADDRESS: 2 ASH GROVE, WESTMERE, WM5 5AS",
        "INFORMATION REQUIRED: DETAILS OF ANY MEDICATION, SELF-HARM OR CONDITION THAT PUTS HIM AT RISK.",
        "REASON: HIGH RISK MISSING PERSON, NOT SEEN SINCE 28/09/2026. RISK TO LIFE.",
    ]
    for n, line in enumerate(lines):
        p.at(50, 90 + 28 * n, line)
    return document(p), dict(
        document_type="police_data_request",
        requester_name="Anna Frost",
        requester_role="Inspector",
        collar_number="4410",
        requester_phone="07700 900400",
        requester_email="anna.frost@westmere.police.uk",
        request_date="2026-09-30",
        reference="44 OF 30/09/2026",
        subject_name="Lewis Grant",
        subject_dob="2008-03-17",
        subject_address="2 ASH GROVE, WESTMERE, WM5 5AS",
        subject_role="missing_person",
        urgency="emergency",
        deadline=None,
    )


def order_on_an_application() -> tuple[DocumentText, Expected]:
    """A production order on an officer's application, with a last day of its own."""
    p = Paper()
    p.row(40, (50, "In the Crown Court at Elmford"), (380, "Case number: T20267011"))
    p.at(
        50,
        60,
        "PRODUCTION ORDER under paragraph 4 of Schedule 1 to the Police and Criminal Evidence Act 1984",
    )
    p.block(
        50,
        90,
        "ON THE APPLICATION of DC Ian Pell 6612 of Elmshire Police "
        "(ian.pell@elmshire.police.uk, 01632 960777)",
    )
    p.block(
        50,
        125,
        "AND ON HEARING the applicant, the court being satisfied that there are reasonable "
        "grounds for believing that a serious offence of fraud has been committed",
    )
    p.block(
        50,
        160,
        "IT IS ORDERED that Brindley Road Surgery shall not later than 21 October 2026 give "
        "a constable access to the following material: appointment records of Stephen Wye, "
        "born on 9 May 1970, of 12 Fore Street, Elmford, EL3 3EE, for 1 June 2026 to 31 "
        "August 2026.",
    )
    p.at(50, 240, "Her Honour Judge Meera Joshi")
    p.at(50, 255, "7 October 2026")
    p.ink(50, 215)
    return document(p), dict(
        document_type="court_order",
        requester_name="Ian Pell",
        requester_role="Detective Constable",
        collar_number="6612",
        requester_email="ian.pell@elmshire.police.uk",
        requester_phone="01632 960777",
        requester_org="Elmshire Police",
        reference="T20267011",
        request_date="2026-10-07",
        deadline="2026-10-21",
        subject_name="Stephen Wye",
        subject_dob="1970-05-09",
        subject_address="12 Fore Street, Elmford, EL3 3EE",
        authoriser_name="Meera Joshi",
        authoriser_role="Circuit Judge",
        legal_basis=["court_order", "pace_sch1"],
    )


HARD = (
    section_29_form,
    forwarded_missing_person_mail,
    scottish_adult_protection_letter,
    northern_irish_police_form,
    heads_over_cells,
    immigration_letter,
    victim_request_in_lines,
    solicitors_covering_mail,
    captions_in_brackets,
    two_children,
    points_in_a_letter,
    council_letter_with_a_meeting,
    fax_in_capitals,
    order_on_an_application,
)
