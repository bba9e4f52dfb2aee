"""Worked cases P64 to P75: the rules that the guide’s own cases leave out, in all four nations."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="P64",
        title="A claim for a benefit",
        story=(
            "A department checks a claim and asks whether a man could have worked in May. No harm and "
            "no serious crime are in question, and he has not been asked."
        ),
        why=("Nothing outweighs confidentiality. They may ask him."),
        context=Context(
            Nation.NORTHERN_IRELAND, RequesterClass.OTHER, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "consent_reason": "none_given",
            "harm_target": "none",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P65",
        title="A woman who may be confused",
        story=(
            "A social worker asks about an old woman who lets nobody in. Nobody has judged whether she "
            "can decide."
        ),
        why=("Whether a refusal stands depends on capacity: find out first, with advice."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "capacity": "unknown",
            "harm_target": "subject_only",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P66",
        title="She has changed her mind",
        story=(
            "A woman agreed that her adviser may have dates of injuries, and has now withdrawn it. She "
            "alone is at risk; no serious crime is said."
        ),
        why=("A withdrawal is a refusal. It is respected, with support."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.DOMESTIC_ABUSE_SERVICE,
            SubjectRole.VICTIM,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "consent_status": "withdrawn",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P67",
        title="A word at the school gate",
        story=(
            "A drug worker stops the doctor and asks how a mother is doing. Nothing is written, the "
            "agreed route was not used, and she has not been asked."
        ),
        why=("Three things are missing; one letter asks for all of them."),
        context=Context(
            Nation.WALES,
            RequesterClass.SUBSTANCE_MISUSE,
            SubjectRole.PARENT_OR_CARER,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "request_form": "oral_only",
            "local_process": "not_followed",
            "consent_reason": "none_given",
            "harm_target": "child",
        },
    ),
    WorkedCase(
        id="P68",
        title="A constable alone, and a hospital nearby",
        story=(
            "Police Scotland ask about a woman’s injuries. No supervisor is named, and the hospital "
            "that treated her holds it all. The victim rules of England and Wales are not met."
        ),
        why=("Those rules do not bind in Scotland. A supervisor and the other route are asked about."),
        context=Context(Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "senior_authorisation": "no",
            "vir_written": "incomplete",
            "vir_notice": "not_given",
            "less_intrusive": "available",
        },
    ),
    WorkedCase(
        id="P69",
        title="Service police on an island",
        story=(
            "Service police in Scotland ask only for a soldier’s counselling notes, on a form that says"
            " nothing of reasons, and have given her no notice."
        ),
        why=("The victim rules bind service police everywhere."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.SERVICE_POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False
        ),
        differs={
            "vir_written": "incomplete",
            "vir_notice": "not_given",
            "counselling_request": "sole_not_justified",
        },
    ),
    WorkedCase(
        id="P70",
        title="Too much about a boy, and too little said",
        story=(
            "A social worker asks for all of a boy’s records with his therapy, and says only that there"
            " are worries."
        ),
        why=("Ask what the risk is; ask for less while asking."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            False,
        ),
        differs={
            "info_specified": "too_wide",
            "risk_described": "partly",
            "capacity": "child_not_competent",
            "counselling_request": "included_not_justified",
            "harm_target": "child",
        },
    ),
    WorkedCase(
        id="P71",
        title="The risk managers do not say what they look for",
        story=(
            "The designated risk manager asks for what is relevant about a man. The purpose is half "
            "told, and the practice cannot tell what would bear on it."
        ),
        why=("Ask what the purpose is and what would bear on it."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.MAPPA_PPANI,
            SubjectRole.ALLEGED_PERPETRATOR,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "purpose_explained": "partly",
            "info_relevant": "unknown",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="P72",
        title="Bruises, and five years of notes asked for",
        story=(
            "A council asks for five years about a man who cannot decide. He shouts no when asked. "
            "Sharing the last months would protect him."
        ),
        why=("Overall benefit carries what is needed; his no is weighed; the rest is questioned."),
        context=Context(
            Nation.WALES, RequesterClass.ADULT_SOCIAL_CARE, SubjectRole.ADULT_AT_RISK, SubjectAge.ADULT, False
        ),
        differs={
            "info_specified": "too_wide",
            "capacity": "lacks_capacity",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "overall_benefit": "yes",
        },
    ),
    WorkedCase(
        id="P73",
        title="A daughter’s yes that is not a yes",
        story=(
            "A trust asks about falls. The daughter, who has no authority, has signed. The doctor "
            "judges that sharing benefits the woman, who cannot decide."
        ),
        why=("The daughter’s view is weighed; her signature is not consent, and the record says so."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "capacity": "lacks_capacity",
            "consent_status": "given",
            "consent_by": "other_no_authority",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "overall_benefit": "yes",
        },
    ),
    WorkedCase(
        id="P74",
        title="Nobody has asked what she would have wanted",
        story=(
            "A ward in another town asks within the day about a woman who cannot decide. Nobody has "
            "spoken to those close to her."
        ),
        why=("Overall benefit is not settled. Advice, and quickly."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.HEALTH_PROFESSIONAL,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "imminent_risk": "can_wait",
            "capacity": "lacks_capacity",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "overall_benefit": "unknown",
        },
    ),
    WorkedCase(
        id="P75",
        title="A claim over a will",
        story=(
            "A solicitor asks for the memory tests of a living man who cannot decide. It would serve "
            "the heirs, not him."
        ),
        why=("It would not benefit him, and nobody is at risk."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.LEGAL_REPRESENTATIVE, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "capacity": "lacks_capacity",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "no",
            "overall_benefit": "no",
        },
    ),
)
