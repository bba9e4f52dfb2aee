"""C. Content of the request."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Option, Question, QuestionKind
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, options
from formsvc.domain.codes import ClaimCode, label

GROUP = Group("C", "Content of the request")
_EXPLAINED = options(yes="Yes", partly="In part", no="No")

QUESTIONS = (
    Question(
        number="Q09",
        key="info_specified",
        group="C",
        topic="What is asked for",
        text="Does the request say what information is wanted, and for what period?",
        hint="Too wide: it names a topic but reaches beyond it, such as five years for one incident. Not "
        "said: “all "
        "records”, “anything relevant”.",
        options=options(
            specific="Yes, clearly enough to search for",
            too_wide="It says, but it is too wide",
            unspecified="No, it does not say",
        ),
        answered_by="Clinician",
        source="PCSCA 2022 s44C(1)(a); GMC PCYP para 49 (complete records not usually shared); ICO stage "
        "one Q3, Q5",
    ),
    Question(
        number="Q10",
        key="purpose_explained",
        group="C",
        topic="What the information is for",
        text="Does it explain what is happening now, the person’s part in it, and what the information is "
        "for?",
        hint="You need to know what the offence or the concern is, whether the person is said to have been "
        "harmed or "
        "to have caused harm, is a witness, a parent or missing, and what stage has been reached.",
        options=_EXPLAINED,
        answered_by="Clinician",
        source="Seed, general principle 3; GMC PCYP para 48(b); ICO stage one Q3-Q4",
    ),
    Question(
        number="Q11",
        key="risk_described",
        group="C",
        topic="The risk as described",
        text="Does it describe the risk now: to whom, how grave, and how soon?",
        hint="It does not apply only where sharing rests on consent or on a law that requires it, or the "
        "matter is a "
        "review after a death.",
        options=(*_EXPLAINED, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="Seed, general principle 3; GMC Confidentiality paras 64, 68",
    ),
    Question(
        number="Q12",
        key="necessity_explained",
        group="C",
        topic="Why the information is needed",
        text="Does it say why this information is needed, why less would not do, and what follows without "
        "it?",
        hint="Useful or routine is not the same as needed. It does not have to be indispensable.",
        options=_EXPLAINED,
        answered_by="Clinician",
        source="ICO stage one Q5; DPA 2018 Sch 1 paras 10, 18; PCSCA 2022 s44A(3)(c), (8)",
    ),
    Question(
        number="Q13",
        key="legal_basis_claimed",
        group="C",
        topic="The power or agreement cited",
        text="Which power, exemption or agreement does the requester cite?",
        hint="Record every one exactly as cited, even if it is wrong. What is cited is to be tested; it "
        "proves "
        "nothing. Schedule 2 paragraph 2 frees you from some data protection duties. It compels nothing "
        "and does "
        "not set confidentiality aside.",
        kind=QuestionKind.CLAIMS,
        options=tuple(Option(code.value, label(code)) for code in ClaimCode),
        answered_by="Request handler",
        source="NHS England, Sharing information with the police (IG professionals); DPA 2018 Sch 2 para 2",
    ),
)
