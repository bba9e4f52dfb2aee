"""G. Public interest and overall benefit."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question, QuestionKind
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options

GROUP = Group("G", "Public interest and overall benefit")

QUESTIONS = (
    Question(
        number="Q30",
        key="harm_target",
        group="G",
        topic="Who faces serious harm",
        text="Who faces death or serious harm if the information is not shared?",
        hint="A child is anyone under 18, including the person asked about and children in the household. "
        "If a child "
        "and others, choose the child.",
        options=(
            *options(
                others="Somebody else",
                child="A child",
                subject_only="Only the person asked about",
                none="Nobody",
            ),
            NOT_SURE,
        ),
        answered_by="Clinician",
        source="GMC Confidentiality paras 55-59, 64; PCYP para 32",
    ),
    Question(
        number="Q31",
        key="serious_crime",
        group="G",
        topic="Serious crime",
        text="Is it to prevent, detect or prosecute a serious crime?",
        hint="Serious: murder, manslaughter, rape, serious assault, child abuse, trafficking, terrorism, "
        "knife and gun "
        "crime, stalking, coercive control. Not serious: minor theft, slight criminal damage, most fraud "
        "without "
        "serious harm. No law lists them; judge the case.",
        options=(*options(yes="Yes", no="No"), NOT_SURE),
        answered_by="Clinician",
        source="GMC Confidentiality para 65 (content read in summary; number unverified here)",
    ),
    Question(
        number="Q32",
        key="info_relevant",
        group="G",
        topic="What the practice holds",
        text="Do you hold information that bears on the stated purpose?",
        hint="Look before you weigh. If you hold nothing, say so, to a checked requester only.",
        options=(
            *options(
                yes="Yes",
                none_held="No, we hold none",
                held_not_relevant="We hold some, and none of it bears on the purpose",
            ),
            NOT_SURE,
        ),
        answered_by="Clinician",
        source="GMC Confidentiality para 10 (minimum necessary) [unverified here: number]; PCYP para 49",
    ),
    Question(
        number="Q33",
        key="less_intrusive",
        group="G",
        topic="A less intrusive way",
        text="Could the purpose be met with less, without naming anyone, or from somewhere else?",
        hint="For example a yes or no, a date of attendance, a short summary, the hospital that treated "
        "the injury, "
        "or asking the patient.",
        options=(*options(available="Yes, there is such a way", none="No"), NOT_SURE),
        answered_by="Clinician",
        source="GMC Confidentiality para 68 (last factor); PCSCA 2022 s44A(8)",
    ),
    Question(
        number="Q34",
        key="balance_notes",
        group="G",
        topic="The six factors",
        text="Write down how you considered each of the six factors",
        hint="One or two sentences each. Your words are kept; nothing adds them up.",
        kind=QuestionKind.NOTES,
        options=options(
            a="Harm or distress to the patient",
            b="Harm to trust in doctors",
            c="Harm to others if it is not shared",
            d="Benefit to a person or to society if it is shared",
            e="The nature of the information and the patient’s views",
            f="Whether the harm can be avoided or the benefit gained with less intrusion",
        ),
        answered_by="Decision-maker",
        source="GMC Confidentiality para 68",
    ),
    Question(
        number="Q35",
        key="balance",
        group="G",
        topic="Where the balance lies",
        text="Having weighed the six factors, where does the balance lie?",
        hint="This is your judgement. If it is finely balanced, take advice first.",
        options=options(
            favours_disclosure="It favours sharing",
            favours_confidentiality="It favours confidentiality",
            finely_balanced="It is finely balanced",
            not_assessed="Nobody has weighed it yet",
        ),
        answered_by="Decision-maker",
        source="GMC Confidentiality paras 68-70",
    ),
    Question(
        number="Q36",
        key="overall_benefit",
        group="G",
        topic="Overall benefit",
        text="The person cannot decide: would sharing be of overall benefit to them?",
        hint="Think of their wishes now and before, the views of those close to them and of anyone with "
        "legal "
        "authority, and whether capacity may return. Where you believe there is abuse or neglect, tell the "
        "right "
        "authority promptly.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="GMC Confidentiality paras 16, 41-49 [unverified here: numbers], 55",
    ),
)
