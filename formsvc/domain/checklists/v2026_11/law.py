"""D. Required by law."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options
from formsvc.domain.codes import Nation

GROUP = Group("D", "Required by law")

_READ_FIRST = (
    "Choose the one that truly applies, after reading it. A letter that threatens an order is not an order."
)

QUESTIONS = (
    Question(
        number="Q14",
        key="mandatory_basis",
        group="D",
        topic="Law or order that requires sharing",
        text="Does a law or an order require this practice to share?",
        hint=_READ_FIRST,
        hints_by_nation={
            Nation.SCOTLAND: f"{_READ_FIRST} A sheriff’s warrant is a court order. A procurator fiscal’s "
            "letter is not.",
        },
        options=options(
            none="No",
            court_order="An order or warrant of a court",
            production_order="A production order (PACE 1984 Schedule 1; PACE (Northern Ireland) Order 1989)",
            coroner_notice="A coroner’s notice (Coroners and Justice Act 2009 Schedule 5; in Northern "
            "Ireland s17A)",
            rta_s172="Who was driving (Road Traffic Act 1988 section 172)",
            terrorism_s19="Terrorist property (Terrorism Act 2000 section 19)",
            terrorism_s38b="Information about acts of terrorism (Terrorism Act 2000 section 38B)",
            fgm_s5b="Female genital mutilation of a girl (FGM Act 2003 section 5B)",
            asp_s10="Health records of an adult at risk (Adult Support and Protection (Scotland) Act 2007 "
            "section 10)",
            care_act_s45="A Safeguarding Adults Board (Care Act 2014 section 45)",
            ca2004_s16d="The child safeguarding practice review panel (Children Act 2004 section 16D)",
            ca2004_s16h="A safeguarding partner (Children Act 2004 section 16H)",
            ca2004_s16n="A child death review partner (Children Act 2004 section 16N)",
            ca2004_s16la="Children’s welfare and safeguarding (Children Act 2004 section 16LA), if in force",
            sswba_s137="A Safeguarding Board (Social Services and Well-being (Wales) Act 2014 section 137)",
            ni_cla_s5="A serious offence (Criminal Law Act (Northern Ireland) 1967 section 5)",
            inquiry_notice="A notice of a statutory inquiry (Inquiries Act 2005 section 21)",
            other="Another law or order",
            unknown="They say that it is compulsory but not under what law, or I am not sure",
        ),
        answered_by="Decision-maker (with IG lead)",
        source="GMC Confidentiality paras 17-19; section 3 of this guide",
    ),
    Question(
        number="Q15",
        key="mandatory_document",
        group="D",
        topic="The order or notice itself",
        text="Have you seen and checked the order or notice itself?",
        hint="Check who issued it, the power it cites, that it names this practice, its date and time "
        "limit, its "
        "signature or seal, and what exactly must be produced.",
        options=(
            *options(
                valid_seen="Yes, and it is in order",
                not_seen="No, we have not seen it",
                defective="Yes, and something that matters is wrong or missing",
            ),
            DOES_NOT_APPLY,
        ),
        answered_by="Decision-maker",
        source="GMC Confidentiality para 18; CJA 2009 Sch 5 para 1(3)",
    ),
    Question(
        number="Q16",
        key="mandatory_scope",
        group="D",
        topic="What the order or law covers",
        text="Does the order or law cover everything that is asked for?",
        hint="Section 172 covers who was driving, not injuries. An order that names one patient does not "
        "reach the "
        "family.",
        options=(
            *options(
                within="Yes, all of it",
                wider="No, more is asked for than it covers",
                unclear="It is not clear what it covers",
            ),
            DOES_NOT_APPLY,
        ),
        answered_by="Decision-maker",
        source="GMC Confidentiality paras 17-18 and PCYP para 49",
    ),
    Question(
        number="Q17",
        key="duty_triggered",
        group="D",
        topic="Whether the duty arises",
        text="On the facts, are the conditions of that law met?",
        hint="For duties that arise from what the practice knows: terrorism, FGM, who was driving, section "
        "5 in "
        "Northern Ireland, section 16LA. Read the exact condition. Suspicion of another offence does not "
        "meet it.",
        options=(*options(yes="Yes, they are met", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="Terrorism Act 2000 ss19, 38B; FGM Act 2003 s5B; RTA 1988 s172; CLA(NI) 1967 s5",
    ),
    Question(
        number="Q18",
        key="grounds_to_object",
        group="D",
        topic="Reasons to object",
        text="Is there a good reason to ask the court or body to change or narrow what it requires?",
        hint="For example other people’s details that do not matter to the case, serious harm, or "
        "privilege. An order "
        "is obeyed, or questioned before the court that made it. It is never ignored.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Decision-maker",
        source="GMC Confidentiality, court section (paras 90-94 [unverified here: numbers]); CJA 2009 Sch "
        "5 para "
        "1(4)-(5)",
    ),
)
