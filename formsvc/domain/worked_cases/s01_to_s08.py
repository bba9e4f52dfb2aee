"""Worked cases S01 to S08 of the decision guide, section 6."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="S01",
        title="Assault victim with properly informed consent",
        story=(
            "A detective constable, verified through the force switchboard, asks for the consultation "
            "note of one dated attendance and the hospital discharge summary for an assault. The patient "
            "came to the practice, read both documents, and signed a dated consent naming the force and "
            "crime number."
        ),
        why=(
            "Consent is given by a capacitous adult who has seen what will be released, names recipient "
            "and purpose, and was freely given. Request is specific and lawful in form under PCSCA 2022 "
            "ss44A-44C. Release is limited to the two named documents."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "legal_basis_claimed": ("consent_form", "victim_information_request"),
            "grounds_to_object": "not_applicable",
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "balance": "not_assessed",
        },
    ),
    WorkedCase(
        id="S02",
        title="Rape complainant, blanket form for “all medical records”",
        story=(
            "An officer sends a force form with a tick-box signature and asks for the full GP record "
            "since birth “to establish credibility”, including counselling letters. The patient says on "
            "the phone she did not know the record held counselling letters. Victim notice is attached."
        ),
        why=(
            "Consent is not valid: she did not know what the record contains (RCGP toolkit Part 5, "
            "general principle 4). The request is unspecified and gives no reasonable-line-of-enquiry "
            "explanation. Counselling material is asked for without addressing substantial probative "
            "value or the presumption against asking. Schedule 2 paragraph 2 is an exemption, not a "
            "gateway."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "info_specified": "unspecified",
            "risk_described": "not_applicable",
            "necessity_explained": "no",
            "legal_basis_claimed": ("consent_form", "victim_information_request", "dpa_sch2_para2"),
            "grounds_to_object": "not_applicable",
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "no",
            "consent_specific": "no",
            "consent_free": "unknown",
            "consent_reason": "not_applicable",
            "counselling_request": "included_not_justified",
            "harm_target": "unknown",
            "balance": "not_assessed",
            "minimum_dataset": "not_defined",
            "third_party_info": "not_reviewed",
        },
    ),
    WorkedCase(
        id="S03",
        title="Driver identity after a hit and run (Wales)",
        story=(
            "Police require the name and address of a driver treated at the practice after leaving the "
            "scene, citing section 172, and also ask about injuries and smell of alcohol."
        ),
        why=(
            "Section 172(2)(b) obliges any person to give information in their power that may lead to "
            "identification of the driver. The duty stops at identity: injuries and alcohol are outside "
            "it (Hunter v Mann). The rest would need consent, a court order or a public-interest "
            "decision."
        ),
        context=Context(Nation.WALES, RequesterClass.POLICE, SubjectRole.OTHER, SubjectAge.ADULT, False),
        differs={
            "info_specified": "too_wide",
            "mandatory_basis": "rta_s172",
            "mandatory_scope": "wider",
            "duty_triggered": "yes",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "balance": "not_assessed",
            "inform_patient": "after",
        },
    ),
    WorkedCase(
        id="S04",
        title="Section 47 enquiry, suspected physical abuse of a six-year-old",
        story=(
            "A social worker verified through the MASH asks, on the local form, for the child’s injury "
            "history and relevant parental risk factors before a strategy meeting. Parents have not been "
            "asked because telling them may put the child at risk. The mother is also a patient; her "
            "details have not yet been taken out of the draft chronology."
        ),
        why=(
            "Reasonable suspicion of significant harm to a child; withholding could increase risk (GMC "
            "PCYP paras 32, 46). A good reason for not seeking parental consent is given. Section 47 does"
            " not name GP practices in its assistance duty, so the gateway is public interest, not legal "
            "compulsion. Only relevant information, not the complete record (PCYP para 49); the mother "
            "needs her own assessment."
        ),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            True,
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("ca1989_s47",),
            "grounds_to_object": "not_applicable",
            "capacity": "child_not_competent",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "child",
            "third_party_info": "not_reviewed",
            "tipping_off_risk": "yes",
            "inform_patient": "unsafe",
        },
    ),
    WorkedCase(
        id="S05",
        title="Adult support and protection: section 10 requirement",
        story=(
            "A council officer, identity and authorisation verified with the council, sends a written "
            "section 10 requirement for the health records of an adult believed to be at risk of "
            "financial and physical harm, for the last two years, to be examined by a nurse."
        ),
        why=(
            "Section 10(1) lets a council officer require any person holding health records to give them;"
            " failure without reasonable excuse is an offence (s49). The requirement is in writing as "
            "s10(3) demands outside a visit. Only a health professional may inspect the records (s10(5)):"
            " say so in the reply."
        ),
        context=Context(
            Nation.SCOTLAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("asp_s4",),
            "mandatory_basis": "asp_s10",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "unknown",
            "balance": "not_assessed",
        },
    ),
    WorkedCase(
        id="S06",
        title="Telephone caller who cannot be verified",
        story=(
            "A man says he is a detective and wants the new address of a woman patient “for a welfare "
            "check”. He will not give a switchboard number and asks for a text reply. No sign of "
            "immediate danger."
        ),
        why=(
            "Identity not established; no imminent-risk path. Reply must be neutral: it may not even "
            "confirm that the person is a patient."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "source_verified": "unknown",
            "return_channel": "not_secure",
            "request_form": "oral_only",
            "local_process": "not_followed",
            "senior_authorisation": "no",
            "purpose_explained": "partly",
            "risk_described": "no",
            "necessity_explained": "no",
            "grounds_to_object": "not_applicable",
            "consent_reason": "none_given",
            "vir_written": "incomplete",
            "vir_notice": "unknown",
            "harm_target": "unknown",
            "serious_crime": "unknown",
            "info_relevant": "unknown",
            "balance": "not_assessed",
            "minimum_dataset": "not_defined",
            "tipping_off_risk": "unknown",
            "inform_patient": "undecided",
            "dp_basis": "not_recorded",
        },
    ),
    WorkedCase(
        id="S07",
        title="Armed threat in progress (Northern Ireland)",
        story=(
            "The police control room rings (practice rings back on 101): a patient has a knife, has said "
            "he will kill his partner and is travelling to her. They ask for his mobile number, current "
            "address and whether he is likely to be intoxicated or psychotic."
        ),
        why=(
            "Imminent risk of death; waiting for paperwork is itself unsafe. Duty doctor decides on "
            "professional judgement (RCGP toolkit Part 5, Police) and gives only what protects life. "
            "Record and written confirmation follow."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.POLICE,
            SubjectRole.ALLEGED_PERPETRATOR,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "request_form": "oral_only",
            "local_process": "unknown",
            "grounds_to_object": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "tipping_off_risk": "yes",
            "inform_patient": "unsafe",
            "dp_basis": "not_recorded",
        },
    ),
    WorkedCase(
        id="S08",
        title="MARAC research request about the alleged perpetrator",
        story=(
            "The MARAC co-ordinator uses the agreed research form to ask for risk information about a man"
            " whose partner is a high-risk victim. He does not know about the referral. The record shows "
            "recent threats, heavy drinking and a missed mental-health review."
        ),
        why=(
            "MARAC is not a statutory body and cannot compel; disclosure rests on preventing serious harm"
            " to another. Asking the man would raise the risk. Nothing from the victim’s record may "
            "appear in his record or letter; victim assessed separately."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.MARAC, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, True
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("public_interest",),
            "grounds_to_object": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "tipping_off_risk": "yes",
            "inform_patient": "unsafe",
        },
    ),
)
