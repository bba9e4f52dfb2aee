"""Worked cases P40 to P51: the rules that the guide’s own cases leave out, in all four nations."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="P40",
        title="A married name and a maiden name",
        story=("A MARAC co-ordinator gives a name and a street. A mother and her daughter both fit."),
        why=(
            "Never guess: the wrong woman’s record could reach the man. The letter does not say that "
            "either is a patient."
        ),
        context=Context(Nation.SCOTLAND, RequesterClass.MARAC, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "subject_match": "ambiguous",
        },
    ),
    WorkedCase(
        id="P41",
        title="A list of everybody on a certain medicine",
        story=("The MAPPA co-ordinator asks for all patients on a medicine that lowers libido."),
        why=("No law compels a list. Each person needs an assessment of their own; figures can be offered."),
        context=Context(
            Nation.ENGLAND, RequesterClass.MAPPA_PPANI, SubjectRole.OTHER, SubjectAge.ADULT, True
        ),
        differs={
            "subject_match": "not_individual",
        },
    ),
    WorkedCase(
        id="P42",
        title="Everybody who asked about chemicals",
        story=(
            "Police cite section 38B of the Terrorism Act and ask who has asked about burns by "
            "chemicals. The doctors have read the section, and know of nothing that it covers."
        ),
        why=("A duty that does not arise compels nothing, and a group is asked for."),
        context=Context(Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.OTHER, SubjectAge.ADULT, False),
        differs={
            "subject_match": "not_individual",
            "mandatory_basis": "terrorism_s38b",
            "mandatory_scope": "within",
            "duty_triggered": "no",
        },
    ),
    WorkedCase(
        id="P43",
        title="A statutory inquiry asks for a cohort",
        story=(
            "An inquiry’s notice under section 21 requires the records of all patients treated with a "
            "withdrawn device."
        ),
        why=("A notice in order reaches a group. Exactly its terms, with a schedule for each record."),
        context=Context(Nation.ENGLAND, RequesterClass.OTHER, SubjectRole.OTHER, SubjectAge.ADULT, True),
        differs={
            "subject_match": "not_individual",
            "mandatory_basis": "inquiry_notice",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "harm_target": "none",
            "serious_crime": "no",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="P44",
        title="An Act that nobody here has read",
        story=(
            "A procurator fiscal’s letter names an Act that neither the practice nor this checklist "
            "knows, and says that it compels."
        ),
        why=("An unusual law is for a lawyer, not for guessing."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.CORONER_OR_FISCAL, SubjectRole.DECEASED, SubjectAge.ADULT, False
        ),
        differs={
            "mandatory_basis": "other",
            "capacity": "deceased",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="P45",
        title="An English coroner’s notice in Glasgow",
        story=(
            "An English coroner serves a Schedule 5 notice on a Scottish practice about a man who died "
            "on holiday."
        ),
        why=("The Schedule runs in England and Wales. Advice before an answer; never silence."),
        context=Context(
            Nation.SCOTLAND, RequesterClass.CORONER_OR_FISCAL, SubjectRole.DECEASED, SubjectAge.ADULT, False
        ),
        differs={
            "mandatory_basis": "coroner_notice",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
            "capacity": "deceased",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="P46",
        title="A Scottish section quoted in Carlisle",
        story=(
            "A council officer from over the border quotes section 10 of the Scottish Act to an English"
            " practice."
        ),
        why=("It does not normally run in England. Advice, not refusal."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "mandatory_basis": "asp_s10",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "within",
        },
    ),
    WorkedCase(
        id="P47",
        title="An order that is on its way",
        story=(
            "Officers say that a judge has signed a production order and that the paper will follow. "
            "They also cite Schedule 2."
        ),
        why=(
            "An order that nobody here has seen is not yet an order. Ask for the copy; Schedule 2 adds "
            "nothing."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "legal_basis_claimed": ("dpa_sch2_para2",),
            "mandatory_basis": "production_order",
            "mandatory_document": "not_seen",
            "mandatory_scope": "within",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="P48",
        title="A Board’s letter that says relevant records",
        story=(
            "A Safeguarding Board in Wales cites section 137 and asks for relevant records of a girl "
            "and her circle."
        ),
        why=("What the section covers here is unclear. Ask the Board which records and whose."),
        context=Context(
            Nation.WALES,
            RequesterClass.SAFEGUARDING_BOARD_OR_PARTNER,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            False,
        ),
        differs={
            "mandatory_basis": "sswba_s137",
            "mandatory_document": "valid_seen",
            "mandatory_scope": "unclear",
            "capacity": "child_not_competent",
            "harm_target": "child",
        },
    ),
    WorkedCase(
        id="P49",
        title="Money that came with a patient’s story",
        story=(
            "A patient speaks of collecting money abroad. Police ask whether section 19 applies; nobody"
            " has read its conditions against what was said."
        ),
        why=("A duty that rests on knowledge needs somebody to read it now."),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.OTHER, SubjectAge.ADULT, False),
        differs={
            "mandatory_basis": "terrorism_s19",
            "mandatory_scope": "within",
            "duty_triggered": "unknown",
        },
    ),
    WorkedCase(
        id="P50",
        title="Section 5 and a woman who will not complain",
        story=(
            "The police service asks about injuries under section 5. The woman harmed has told her "
            "doctor that she does not want police."
        ),
        why=(
            "How far her refusal excuses silence is unsettled in Northern Ireland. Legal advice before "
            "anything is said."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False
        ),
        differs={
            "mandatory_basis": "ni_cla_s5",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
        },
    ),
    WorkedCase(
        id="P51",
        title="Section 5 and the man who boasted",
        story=(
            "A patient has told his doctor in detail of a stabbing for which another is held. He has refused."
        ),
        why=(
            "The duty is about the offence, and he is not the one harmed: his refusal does not set it "
            "aside. He is not told."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.POLICE,
            SubjectRole.ALLEGED_PERPETRATOR,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "mandatory_basis": "ni_cla_s5",
            "mandatory_scope": "within",
            "duty_triggered": "yes",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
)
