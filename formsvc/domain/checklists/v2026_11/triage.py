"""A. Triage."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question
from formsvc.domain.checklists.v2026_11.options import NOT_SURE, options

GROUP = Group("A", "Triage")

QUESTIONS = (
    Question(
        number="Q01",
        key="imminent_risk",
        group="A",
        topic="Immediate danger",
        text="Is anyone in immediate danger of death or serious harm, so that making the usual checks "
        "first would "
        "itself be unsafe?",
        hint="Answer this before anything else. A request headed “urgent” is not by itself an emergency. "
        "If you "
        "cannot tell, say so and get a clinician now.",
        options=(
            *options(
                cannot_wait="Yes, and it cannot wait for the usual checks",
                can_wait="Yes, and there is time to check who is asking and for what",
                no="No",
            ),
            NOT_SURE,
        ),
        answered_by="Clinician (duty doctor or most senior clinician present)",
        source="Seed, police section (imminent risk); ICO law-enforcement toolkit, introduction "
        "(emergencies)",
    ),
    Question(
        number="Q02",
        key="conflict_of_interest",
        group="A",
        topic="Independence of the person who decides",
        text="Is the person who would decide connected with this case?",
        hint="They are connected if they are the person asked about, a relative, a colleague who is "
        "accused, or not "
        "independent for another reason. Then somebody else must decide: the safeguarding lead of a "
        "neighbouring "
        "practice, your named GP, or the Caldicott Guardian.",
        options=(*options(yes="Yes, somebody else must decide", no="No, they are independent"), NOT_SURE),
        answered_by="Request handler, confirmed by decision-maker",
        source="GMC Confidentiality para 70 (seek advice from someone unconnected) [unverified here: "
        "wording]; "
        "product policy",
    ),
)
