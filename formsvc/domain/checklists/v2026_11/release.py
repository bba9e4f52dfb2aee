"""H. Minimisation, and I. Telling, recording, governance."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Option, Question, QuestionKind
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options
from formsvc.domain.codes import Adviser, Nation, label

MINIMISATION = Group("H", "Minimisation")
GOVERNANCE = Group("I", "Telling, recording, governance")

_RESTRICTED = "{} Release it only after advice."
_LAWS = (
    "Gender recognition (GRA 2004 s22), fertility treatment (HFE Act 1990 s33A), sexual-health services, "
    "notifications "
    "of termination of pregnancy, adoption."
)

QUESTIONS = (
    Question(
        number="Q37",
        key="minimum_dataset",
        group="H",
        topic="The list of what is to be shared",
        text="Is the exact list of what would be shared written down?",
        hint="Each item with its date and number of pages. It becomes the disclosure schedule.",
        options=options(defined="Yes", not_defined="No"),
        answered_by="Clinician",
        source="GMC Confidentiality para 10(d) [unverified here]; UK GDPR Art 5(1)(c)",
    ),
    Question(
        number="Q38",
        key="third_party_info",
        group="H",
        topic="Other people’s details",
        text="Does the material identify other people, and have you taken out what is not needed?",
        hint="Family, informants, staff, and the person at risk where their details stand in somebody "
        "else’s notes.",
        options=options(
            none="It identifies nobody else",
            reviewed="It did, and we have reviewed it",
            not_reviewed="We have not reviewed it yet",
        ),
        answered_by="Clinician",
        source="ICO stage one Q5 (example); GMC PCYP para 49",
    ),
    Question(
        number="Q39",
        key="restricted_info",
        group="H",
        topic="Legally restricted information",
        text="Does it hold information that the law specially restricts?",
        hint=_RESTRICTED.format(_LAWS),
        hints_by_nation={
            Nation.SCOTLAND: _RESTRICTED.format(
                f"{_LAWS} In Scotland see also the Abortion (Scotland) Regulations 1991."
            ),
        },
        options=options(
            none="No",
            reviewed="Yes, and we have reviewed it",
            not_reviewed="We have not looked yet",
        ),
        answered_by="Clinician",
        source="Named Acts [unverified here]; Abortion (Scotland) Regulations 1991 reg 5 (read); DPA 2018 "
        "Sch 4",
    ),
    Question(
        number="Q40",
        key="tipping_off_risk",
        group="I",
        topic="Danger if the person learns of this",
        text="If the person, or someone who can see their record, learned of this request, could anyone be "
        "harmed or "
        "an investigation damaged?",
        hint="Always answer this when the person is said to have caused harm, or shares a home or online "
        "access with "
        "somebody who is.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="Seed, perpetrators section; Domestic abuse record guidance (Midlands and Lancashire CSU)",
    ),
    Question(
        number="Q41",
        key="inform_patient",
        group="I",
        topic="Telling the person",
        text="Will you tell the person, and when?",
        hint="Tell them, before you share where that is safe, unless there is a reason not to. Write the "
        "reason in "
        "the note.",
        options=options(
            before="Yes, before sharing",
            after="Yes, afterwards",
            unsafe="No, it would be unsafe",
            would_prejudice="No, it would damage an investigation",
            not_practicable="No, it is not practicable",
            undecided="We have not decided",
        ),
        answered_by="Decision-maker",
        source="GMC Confidentiality paras 18, 67, 69; DPA 2018 Sch 2 para 2(1)",
    ),
    Question(
        number="Q42",
        key="online_visibility",
        group="I",
        topic="Online access to the entry",
        text="Is the record entry, with the scanned request, hidden from online and proxy access?",
        hint="Hide safeguarding and police entries unless there is a reason not to. Check printed "
        "summaries too.",
        options=options(
            hidden="Yes, hidden",
            visible_ok="No, and it is safe to be seen",
            undecided="We have not decided",
        ),
        answered_by="Request handler",
        source="RCGP toolkit Part 4; NHS England Digital, supporting victims of domestic or sexual abuse",
    ),
    Question(
        number="Q43",
        key="referral_needed",
        group="I",
        topic="A referral of your own",
        text="Does what you now know call for a safeguarding referral of your own?",
        hint="Answering somebody else’s request does not do your own duty to refer.",
        options=(*options(yes="Yes", no="No", already_made="It has been made"), NOT_SURE),
        answered_by="Clinician",
        source="GMC PCYP para 32; seed, safeguarding partners section",
    ),
    Question(
        number="Q44",
        key="advice_taken",
        group="I",
        topic="Advice taken",
        text="Whose advice have you taken?",
        hint="Give the date and the advice in the note. Ask without naming the patient where you can.",
        kind=QuestionKind.ADVISERS,
        options=tuple(Option(code.value, label(code)) for code in Adviser),
        answered_by="Decision-maker",
        source="Seed, police section; GMC Confidentiality para 70 [unverified here: number]",
    ),
    Question(
        number="Q45",
        key="dp_basis",
        group="I",
        topic="The data protection basis",
        text="Are the UK GDPR Article 6 basis, Article 9 condition and any Schedule 1 condition recorded?",
        hint="A basis is proposed for each outcome; your data protection officer may change it. UK GDPR "
        "does not "
        "apply to somebody who has died: answer Yes, and write “deceased” in the note.",
        options=options(recorded="Yes", not_recorded="No"),
        answered_by="IG lead / DPO",
        source="RCGP toolkit Part 5, Legal considerations; ICO stage two Q6",
    ),
    Question(
        number="Q46",
        key="decision_maker",
        group="I",
        topic="The person who decides",
        text="Is there a named person, with authority in this practice, who takes this decision?",
        hint="Name, role, date and time. Never “the system”, never “reception”.",
        options=options(named="Yes", not_named="No"),
        answered_by="Decision-maker",
        source="Seed, police section (who authorises); UK GDPR Arts 22A-22C as inserted by DUAA 2025 s80",
    ),
)
