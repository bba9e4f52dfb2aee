"""Worked cases S09 to S16 of the decision guide, section 6."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="S09",
        title="Minor criminal damage, Schedule 2 form only",
        story=(
            "Police investigating a broken garden fence send a Schedule 2 paragraph 2 form asking for a "
            "suspect’s diagnosis and appointment times."
        ),
        why=(
            "No risk of serious harm and no serious crime. The exemption cited does not create a right to"
            " information and does not lift confidentiality. Police may return with consent or a court "
            "order."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "necessity_explained": "partly",
            "legal_basis_claimed": ("dpa_sch2_para2",),
            "grounds_to_object": "not_applicable",
            "consent_reason": "not_accepted",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "none",
            "serious_crime": "no",
            "balance": "favours_confidentiality",
            "tipping_off_risk": "no",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="S10",
        title="Neglect in a care home, resident lacks capacity",
        story=(
            "The council’s section 42 enquiry officer asks for pressure-sore history and medication "
            "changes for a woman with advanced dementia. Her daughter, who holds no power of attorney, "
            "agrees. The GP assesses lack of capacity and overall benefit."
        ),
        why=(
            "She lacks capacity for this decision; GMC para 55 expects prompt information to the "
            "responsible authority where neglect is believed. The daughter’s agreement is a view to "
            "weigh, not consent. Section 42 puts a duty on the council, not on the practice."
        ),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("care_act_s42",),
            "grounds_to_object": "not_applicable",
            "capacity": "lacks_capacity",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "unknown",
            "balance": "not_assessed",
            "overall_benefit": "yes",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="S11",
        title="Capacitous adult refuses, only she is at risk (Wales)",
        story=(
            "A social worker making section 126 enquiries asks about self-neglect. The patient, who has "
            "capacity, no dependants and no signs of coercion, asks the practice not to share."
        ),
        why=(
            "A capacitous refusal that leaves only the patient at risk is normally respected (GMC paras "
            "57-59). The request falls under section 126 enquiries, which compel no one here. Give the "
            "patient information and support, and review capacity and coercion again."
        ),
        context=Context(
            Nation.WALES, RequesterClass.ADULT_SOCIAL_CARE, SubjectRole.ADULT_AT_RISK, SubjectAge.ADULT, False
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("sswba_s126",),
            "grounds_to_object": "not_applicable",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "no",
            "balance": "favours_confidentiality",
        },
    ),
    WorkedCase(
        id="S12",
        title="Coroner’s Schedule 5 notice",
        story=(
            "A senior coroner serves a Schedule 5 paragraph 1(2) notice for a statement on the last six "
            "months of care of a patient who died. The notice states the consequences of default and how "
            "to object."
        ),
        why=(
            "Statutory notice with the required contents; compulsion applies. Keep to six months and to "
            "the matters asked."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.CORONER_OR_FISCAL, SubjectRole.DECEASED, SubjectAge.ADULT, False
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "risk_described": "not_applicable",
            "mandatory_basis": "coroner_notice",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "capacity": "deceased",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "none",
            "serious_crime": "unknown",
            "balance": "not_assessed",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="S13",
        title="Police Scotland request with gaps",
        story=(
            "An officer investigating a sexual assault e-mails from a verified address for “medical "
            "history relevant to behaviour” of a suspect. There is no warrant, no supervisor and no "
            "explanation of why the practice’s information is needed or what risk exists now."
        ),
        why=(
            "Serious crime, so not refused outright, but the request is too thin to weigh. List every gap"
            " in one letter. In Scotland compulsion would come by sheriff’s warrant (Criminal Procedure "
            "(Scotland) Act 1995 s135 cited by GMC), not PACE."
        ),
        context=Context(
            Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "senior_authorisation": "no",
            "info_specified": "unspecified",
            "purpose_explained": "partly",
            "risk_described": "partly",
            "necessity_explained": "no",
            "legal_basis_claimed": ("dpa_sch2_para2",),
            "grounds_to_object": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "unknown",
            "balance": "not_assessed",
            "minimum_dataset": "not_defined",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="S14",
        title="Production order that does not name the practice",
        story=(
            "Officers hand over a copy of a PACE Schedule 1 order. It names a different surgery, the "
            "second page is missing and there is no court stamp. They want the file today."
        ),
        why=(
            "An order is never ignored, and never obeyed on trust when defective. Take same-day advice "
            "from the medical defence organisation or a solicitor and check with the court office. "
            "Preserve the record unaltered."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "mandatory_basis": "production_order",
            "mandatory_document": "defective",
            "mandatory_scope": "unclear",
            "grounds_to_object": "unknown",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "balance": "not_assessed",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="S15",
        title="Serious Violence Duty used to ask for patient-level data",
        story=(
            "A community safety partnership cites the Serious Violence Duty for a list of patients aged "
            "15-25 treated for stab wounds."
        ),
        why=(
            "PCSCA 2022 ss16(4)(a) and 17(6)(a) exclude patient information from the duty’s powers. Offer"
            " anonymised counts."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.OTHER, SubjectRole.OTHER, SubjectAge.ADULT, True),
        differs={
            "senior_authorisation": "not_applicable",
            "subject_match": "not_individual",
            "risk_described": "partly",
            "legal_basis_claimed": ("serious_violence_duty",),
            "grounds_to_object": "not_applicable",
            "consent_reason": "not_accepted",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "less_intrusive": "available",
            "balance": "favours_confidentiality",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="S16",
        title="Article 66 enquiry, parent refuses (Northern Ireland)",
        story=(
            "A Health and Social Care Trust gateway team asks, under Article 66 enquiries, about a "
            "father’s recent relapse and prescribed sedatives. A two-year-old lives with him. He refuses."
            " The doctor judges a real risk of serious harm to the child."
        ),
        why=(
            "Refusal considered, but a child faces serious harm (GMC paras 62-69; PCYP para 32). Tell him"
            " before disclosure because it is safe to do so. Share what bears on parenting capacity and "
            "no more."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.PARENT_OR_CARER,
            SubjectAge.ADULT,
            True,
        ),
        differs={
            "senior_authorisation": "not_applicable",
            "legal_basis_claimed": ("ni_co_art66",),
            "grounds_to_object": "not_applicable",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "vir_written": "not_applicable",
            "vir_notice": "not_applicable",
            "harm_target": "child",
            "serious_crime": "no",
            "tipping_off_risk": "no",
        },
    ),
)
