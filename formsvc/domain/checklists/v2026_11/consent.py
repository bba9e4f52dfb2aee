"""E. Capacity and consent."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options
from formsvc.domain.codes import Nation

GROUP = Group("E", "Capacity and consent")

_CAPACITY = (
    "Adults, and young people of 16 or 17, are presumed able. {} Under 16: competent means that they "
    "understand this "
    "decision well enough ({}). Judge it for this decision, at this time."
)

QUESTIONS = (
    Question(
        number="Q19",
        key="capacity",
        group="E",
        topic="Capacity to decide",
        text="Can the person decide about this sharing?",
        hint=_CAPACITY.format("Use the Mental Capacity Act 2005.", "Gillick"),
        hints_by_nation={
            Nation.SCOTLAND: _CAPACITY.format(
                "Use the Adults with Incapacity (Scotland) Act 2000.",
                "Age of Legal Capacity (Scotland) Act 1991 s2(4)",
            ),
            Nation.NORTHERN_IRELAND: _CAPACITY.format(
                "Use the Mental Capacity Act (Northern Ireland) 2016 so far as it is in force, and the "
                "common law.",
                "Gillick is followed",
            ),
        },
        options=(
            *options(
                has_capacity="Yes, they have capacity",
                lacks_capacity="No, they lack capacity",
                child_competent="They are under 16 and competent",
                child_not_competent="They are under 16 and not competent",
            ),
            NOT_SURE,
            *options(deceased="The person has died"),
        ),
        answered_by="Clinician",
        source="MCA 2005 ss1-3 (E&W); AWI(S) Act 2000; MCA (NI) 2016/common law; GMC 0-18 years",
    ),
    Question(
        number="Q20",
        key="consent_status",
        group="E",
        topic="Consent",
        text="Has anyone consented to this sharing?",
        hint="This is consent under the common law of confidentiality, not under UK GDPR. Silence is not "
        "consent. "
        "Direct care: only where a health professional who cares for the patient asks for that care and "
        "the patient "
        "has not objected; never for police or an investigation.",
        options=(
            *options(
                given="Yes, consent was given",
                implied_direct_care="It is implied, for direct care",
                refused="No, it was refused",
                withdrawn="It was given, then withdrawn",
                not_sought="Nobody has asked",
            ),
            NOT_SURE,
            DOES_NOT_APPLY,
        ),
        answered_by="Request handler",
        source="Seed, general principle 4; RCGP toolkit Part 5, Consent",
    ),
    Question(
        number="Q21",
        key="consent_by",
        group="E",
        topic="Who consented",
        text="Who gave the consent?",
        hint="A carer, a partner or a relative without legal authority cannot consent for an adult.",
        hints_by_nation={
            Nation.SCOTLAND: "A welfare attorney or a guardian can consent for an adult. A carer, a "
            "partner or a "
            "relative without legal authority cannot.",
            Nation.NORTHERN_IRELAND: "A controller, or an enduring power of attorney, does not cover "
            "health and "
            "welfare generally. A carer, a partner or a relative without legal authority cannot consent "
            "for an adult.",
        },
        options=(
            *options(
                patient="The person themselves",
                parent_pr="Somebody with parental responsibility",
                attorney_deputy_guardian="An attorney, deputy or guardian with authority for health and "
                "welfare",
                other_no_authority="Somebody without legal authority",
            ),
            DOES_NOT_APPLY,
        ),
        answered_by="Request handler",
        source="Seed, general principle 4",
    ),
    Question(
        number="Q22",
        key="proxy_implicated",
        group="E",
        topic="Whether the person consenting is part of the concern",
        text="Is whoever consented for the person connected with the suspected harm, or in conflict with "
        "the person’s "
        "interests?",
        hint="A parent or an attorney under suspicion can neither give nor block consent for this.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="GMC PCYP paras 34-36 [34 read; 36 unverified here]; MCA 2005 s4, s9(4) [unverified here]",
    ),
    Question(
        number="Q23",
        key="consent_informed",
        group="E",
        topic="Whether the consent is informed",
        text="Did whoever consented understand what the record holds, and so what would be shared?",
        hint="Do they know that it holds the operation in 2014, the overdose, the counselling letters? A "
        "ticked box "
        "on a police form does not show this. You may show the patient what you propose to send.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="Seed, general principle 4 (second sub-point)",
    ),
    Question(
        number="Q24",
        key="consent_specific",
        group="E",
        topic="Whether the consent is specific and recent",
        text="Does the consent name who gets what, and for what; is it recent, and does it still stand?",
        hint="Each new request needs a consent of its own. If it is more than 6 months old, answer No "
        "unless the "
        "person has confirmed it since.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Request handler",
        source="GMC Confidentiality paras 13-15 [unverified here: numbers]; RCGP toolkit Part 5, Consent",
    ),
    Question(
        number="Q25",
        key="consent_free",
        group="E",
        topic="Whether the consent is free",
        text="Was the consent given freely?",
        hint="Think of the partner in the room, a threat that the case will be dropped, or custody.",
        options=(*options(yes="Yes", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Clinician",
        source="ICO Opinion 2022 'Who's under investigation' as reported by Newcastle Safeguarding (power "
        "imbalance)",
    ),
    Question(
        number="Q26",
        key="consent_reason",
        group="E",
        topic="The reason for not asking",
        text="Is there a good reason why nobody was asked for consent?",
        hint="Good reasons: asking would put someone at risk of serious harm; it would undermine the "
        "prevention, "
        "detection or prosecution of serious crime; there is no time; it is not practicable; the law "
        "requires "
        "sharing; the decision in the public interest is already made. Convenience is not a reason.",
        options=(
            *options(
                accepted="Yes, and we accept it",
                not_accepted="A reason was given, and we do not accept it",
                none_given="No reason was given, and we see none",
            ),
            DOES_NOT_APPLY,
        ),
        answered_by="Decision-maker",
        source="Seed, general principle 4 (first sub-point); GMC Confidentiality paras 14, 62, 67",
    ),
)
