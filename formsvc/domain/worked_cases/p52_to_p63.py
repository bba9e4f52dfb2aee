"""Worked cases P52 to P63: the rules that the guide’s own cases leave out, in all four nations."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="P52",
        title="A Safeguarding Adults Board, and a sister in the notes",
        story=(
            "A Board’s request under section 45 is in order. The notes are full of the sister’s "
            "illness, and nobody has said whether to object."
        ),
        why=("Not to know is no better than a reason to object: ask the Board, through advisers."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.SAFEGUARDING_BOARD_OR_PARTNER,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "mandatory_basis": "care_act_s45",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "grounds_to_object": "unknown",
        },
    ),
    WorkedCase(
        id="P53",
        title="A sheriff’s order for notes that do not exist",
        story=(
            "A sheriff orders a witness’s counselling notes. The practice holds none. No schedule has "
            "been written."
        ),
        why=("The order is answered: there is nothing to produce. With nothing to send no gate stands open."),
        context=Context(Nation.SCOTLAND, RequesterClass.COURT, SubjectRole.WITNESS, SubjectAge.ADULT, False),
        differs={
            "mandatory_basis": "court_order",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "info_relevant": "none_held",
            "minimum_dataset": "not_defined",
        },
    ),
    WorkedCase(
        id="P54",
        title="An order for the child, a letter for the family",
        story=(
            "A sealed order requires a boy’s records; the covering letter asks for his mother’s and "
            "brother’s too. His notes have not been gone through for other people."
        ),
        why=(
            "Exactly the order and no more; the rest is questioned. Other people’s details are taken "
            "out first."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.COURT, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, False
        ),
        differs={
            "mandatory_basis": "court_order",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "wider",
            "capacity": "child_not_competent",
            "harm_target": "child",
            "third_party_info": "not_reviewed",
        },
    ),
    WorkedCase(
        id="P55",
        title="Who was driving, and anything else",
        story=(
            "Police Scotland require a driver’s name under section 172 and add: and anything else of "
            "use. The data protection basis is not yet written down."
        ),
        why=("Section 172 reaches the driver’s identity. What is beyond it is questioned."),
        context=Context(Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.OTHER, SubjectAge.ADULT, False),
        differs={
            "info_specified": "unspecified",
            "mandatory_basis": "rta_s172",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
            "dp_basis": "not_recorded",
        },
    ),
    WorkedCase(
        id="P56",
        title="A new duty that may not have begun",
        story=(
            "A council cites section 16LA about a mother’s drinking. Whether the section has begun is "
            "not confirmed. She refuses; two small children live with her."
        ),
        why=(
            "A section not in force compels nothing. The weighing does the work, and the children’s "
            "safety outweighs."
        ),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.PARENT_OR_CARER,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "mandatory_basis": "ca2004_s16la",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "child",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P57",
        title="A hostel, a fire, and a sprained ankle",
        story=(
            "After a fire a hostel asks whether a resident’s history bears on it. All that is held is a"
            " sprained ankle."
        ),
        why=("Nothing held bears on the purpose: a nil return, and the ankle stays where it is."),
        context=Context(
            Nation.ENGLAND, RequesterClass.HOMELESSNESS_SERVICE, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "info_relevant": "held_not_relevant",
        },
    ),
    WorkedCase(
        id="P58",
        title="Her yes, and his telephone call",
        story=(
            "A woman in Cardiff agrees to everything and has seen it. The officer asks by telephone only."
        ),
        why=("Her consent counts. The law wants a police request about somebody harmed in writing."),
        context=Context(Nation.WALES, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "request_form": "oral_only",
            "purpose_explained": "partly",
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
        },
    ),
    WorkedCase(
        id="P59",
        title="The mother agrees; the school does not say to what",
        story=(
            "A school has a mother’s signed agreement and asks for the file on her son, giving no reason."
        ),
        why=("Consent is to something. Ask what is wanted and what for."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.EDUCATION,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            False,
        ),
        differs={
            "info_specified": "unspecified",
            "purpose_explained": "no",
            "capacity": "child_not_competent",
            "consent_status": "given",
            "consent_by": "parent_pr",
            "proxy_implicated": "no",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "child",
        },
    ),
    WorkedCase(
        id="P60",
        title="Ten years for one evening",
        story=(
            "A woman agrees, informed and freely, that the note of one evening goes. The form asks for "
            "ten years. Police gave her no notice."
        ),
        why=(
            "What she agreed to goes. The rest is left out and questioned; the missing notice is the "
            "police’s fault and is pointed out."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "info_specified": "too_wide",
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "vir_notice": "not_given",
        },
    ),
    WorkedCase(
        id="P61",
        title="A welfare attorney for a care plan",
        story=(
            "A care agency asks for a medicines list. The woman has dementia; her welfare attorney, "
            "against whom nobody says anything, has read it and agrees."
        ),
        why=("The right person consented for somebody who cannot."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.CARE_PROVIDER, SubjectRole.ADULT_AT_RISK, SubjectAge.ADULT, False
        ),
        differs={
            "capacity": "lacks_capacity",
            "consent_status": "given",
            "consent_by": "attorney_deputy_guardian",
            "proxy_implicated": "no",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "harm_target": "none",
            "serious_crime": "no",
            "balance": "not_assessed",
        },
    ),
    WorkedCase(
        id="P62",
        title="The attorney is the one with the bank card",
        story=(
            "The same request in England, but the attorney is whom the council suspects. Telling the "
            "woman in his house would be unsafe."
        ),
        why=(
            "Somebody who is part of the concern cannot consent. Ask about the consent; do not write to"
            " her at that address."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.CARE_PROVIDER, SubjectRole.ADULT_AT_RISK, SubjectAge.ADULT, False
        ),
        differs={
            "capacity": "lacks_capacity",
            "consent_status": "given",
            "consent_by": "attorney_deputy_guardian",
            "proxy_implicated": "yes",
            "consent_informed": "yes",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
            "balance": "not_assessed",
            "overall_benefit": "unknown",
            "inform_patient": "unsafe",
        },
    ),
    WorkedCase(
        id="P63",
        title="One name under the Serious Violence Duty",
        story=(
            "A Welsh council cites the Serious Violence Duty, and Schedule 2, for one young man’s injuries."
        ),
        why=("The duty leaves out patient information, for one as for many; Schedule 2 adds nothing."),
        context=Context(
            Nation.WALES, RequesterClass.OTHER, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "legal_basis_claimed": ("serious_violence_duty", "dpa_sch2_para2"),
            "tipping_off_risk": "no",
        },
    ),
)
