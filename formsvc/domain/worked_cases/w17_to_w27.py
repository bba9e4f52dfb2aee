"""Worked cases W17 to W27 of the decision guide, section 6."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="W17",
        title="Knife wound seen at the practice",
        story=(
            "An adult stabbed in the arm refuses police. The surgery has told police only that a knife "
            "attack occurred. Police, verified with an inspector named, say the same group has attacked "
            "twice this week and ask for his name and the time of injury; victim notice exemption is "
            "claimed."
        ),
        why=(
            "GMC gunshot and knife guidance: first contact without identity; identity only after weighing"
            " continuing risk to others."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "imminent_risk": "can_wait",
            "legal_basis_claimed": ("victim_information_request",),
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "vir_notice": "exemption_claimed",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W18",
        title="FGM told to a nurse by a girl of fifteen",
        story=("A girl tells the practice nurse she was cut. The nurse is a registered professional."),
        why=(
            "Section 5B: the nurse herself must notify the chief officer of police within one month (best"
            " same day); the software only drafts. Safeguarding referral as well."
        ),
        context=Context(
            Nation.WALES, RequesterClass.POLICE, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, False
        ),
        differs={
            "mandatory_basis": "fgm_s5b",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
            "capacity": "child_competent",
            "harm_target": "child",
            "tipping_off_risk": "no",
            "referral_needed": "yes",
        },
    ),
    WorkedCase(
        id="W19",
        title="Section 172 quoted by PSNI",
        story=("PSNI quote section 172 of the Road Traffic Act 1988 for a driver’s name."),
        why=(
            "The 1988 Act provision is the Great Britain one; Northern Ireland has its own road-traffic "
            "order. Ask the defence organisation and PSNI for the right provision."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND, RequesterClass.POLICE, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "mandatory_basis": "rta_s172",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
        },
    ),
    WorkedCase(
        id="W20",
        title="School asks for a safety plan, parent agrees",
        story=(
            "A head teacher, verified, asks for emergency epilepsy information. The mother, who holds "
            "parental rights and is not implicated, has seen the letter."
        ),
        why=("Consent by the person with parental responsibility; one-page letter only."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.EDUCATION, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, False
        ),
        differs={
            "capacity": "child_not_competent",
            "consent_status": "given",
            "consent_by": "parent_pr",
            "proxy_implicated": "no",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "none",
            "serious_crime": "no",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W21",
        title="Defence solicitor threatens a summons",
        story=("A solicitor’s letter says records must be sent or a summons will follow."),
        why=("A threat of an order is not an order. Ask for the order or the patient’s informed consent."),
        context=Context(
            Nation.ENGLAND, RequesterClass.LEGAL_REPRESENTATIVE, SubjectRole.WITNESS, SubjectAge.ADULT, False
        ),
        differs={
            "mandatory_basis": "unknown",
            "consent_reason": "none_given",
            "harm_target": "none",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="W22",
        title="Family court order reaching a grandmother’s notes",
        story=(
            "A sealed order requires the child’s records; compliance would expose a grandmother’s "
            "psychiatric history copied into them."
        ),
        why=("Raise the objection with the court through advisers before the date for compliance."),
        context=Context(
            Nation.ENGLAND, RequesterClass.COURT, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, True
        ),
        differs={
            "mandatory_basis": "court_order",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "grounds_to_object": "yes",
            "capacity": "child_not_competent",
            "harm_target": "child",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W23",
        title="Local child safeguarding practice review",
        story=(
            "The partnership, citing section 16H, asks in writing for a chronology of a seriously harmed "
            "child."
        ),
        why=("Section 16H(2): the person asked must comply; use is limited to the review purpose."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.SAFEGUARDING_BOARD_OR_PARTNER,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            False,
        ),
        differs={
            "mandatory_basis": "ca2004_s16h",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "capacity": "child_not_competent",
            "harm_target": "child",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W24",
        title="Domestic abuse adviser with agreement",
        story=(
            "An IDVA, verified, asks for injury dates for a housing application; victim consented and saw"
            " the list."
        ),
        why=("Explicit consent for a purpose other than care."),
        context=Context(
            Nation.WALES, RequesterClass.DOMESTIC_ABUSE_SERVICE, SubjectRole.VICTIM, SubjectAge.ADULT, False
        ),
        differs={
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W25",
        title="Health visitor sharing concern",
        story=(
            "A health visitor caring for a new mother asks by internal task about post-natal depression "
            "treatment; the mother has not objected."
        ),
        why=("Direct care: implied consent is enough."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.HEALTH_PROFESSIONAL,
            SubjectRole.PARENT_OR_CARER,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "request_form": "oral_only",
            "consent_status": "implied_direct_care",
            "consent_reason": "not_applicable",
            "harm_target": "none",
            "serious_crime": "no",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="W26",
        title="Firearms licence worry",
        story=(
            "Police Scotland firearms unit, verified, asks for reasons behind the practice’s note that a "
            "certificate holder voiced plans to shoot a neighbour. Enough time to check."
        ),
        why=(
            "GMC endnote: disclosure to inform licensing may be justified where others face death or "
            "serious harm."
        ),
        context=Context(
            Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "imminent_risk": "can_wait",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="W27",
        title="Hostel asks for background",
        story=(
            "A hostel worker, verified, asks for a resident’s history “for our risk file”. Nothing is "
            "alleged and he has not been asked."
        ),
        why=("Ask for the risk, the need and the resident’s consent."),
        context=Context(
            Nation.ENGLAND, RequesterClass.HOMELESSNESS_SERVICE, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "info_specified": "unspecified",
            "purpose_explained": "partly",
            "risk_described": "no",
            "necessity_explained": "no",
            "consent_reason": "none_given",
            "harm_target": "unknown",
            "serious_crime": "no",
        },
    ),
)
