"""Worked cases P76 to P85: the rules that the guide’s own cases leave out, in all four nations."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="P76",
        title="A resident who hurts others",
        story=(
            "A man with dementia has broken two residents’ arms. Police ask how he was in the week "
            "before. It would not benefit him."
        ),
        why=("Others are at risk: the six factors are weighed and favour sharing."),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "capacity": "lacks_capacity",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "overall_benefit": "no",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="P77",
        title="MAPPA cites its section",
        story=(
            "The MAPPA co-ordinator cites section 325 about a man who has refused. Telling him would be"
            " unsafe. One of the six factors has been left blank."
        ),
        why=(
            "The section allows and does not require: the weighing is what counts, and must be whole "
            "before anything leaves."
        ),
        context=Context(
            Nation.WALES, RequesterClass.MAPPA_PPANI, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "legal_basis_claimed": ("cja2003_s325",),
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "balance_notes": {factor: "Considered." for factor in "abcde"},
            "tipping_off_risk": "yes",
            "inform_patient": "unsafe",
        },
    ),
    WorkedCase(
        id="P78",
        title="A signature she did not understand",
        story=(
            "A woman signed without knowing that her old overdose is in the notes. The man has hurt "
            "three others; the balance favours sharing one date."
        ),
        why=("Her consent does not count and is not relied on. The public interest stands on its own."),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "consent_status": "given",
            "consent_by": "patient",
            "consent_informed": "no",
            "consent_specific": "yes",
            "consent_free": "yes",
            "consent_reason": "not_applicable",
        },
    ),
    WorkedCase(
        id="P79",
        title="Weighed, and nothing else done",
        story=(
            "A MARAC return about the man is weighed in favour of sharing. Nothing else is settled, and"
            " the plan is to tell him."
        ),
        why=(
            "Every gate but two stands shut: nothing leaves until each is settled, above all the danger"
            " of his learning of it."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.MARAC, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "return_channel": "not_secure",
            "minimum_dataset": "not_defined",
            "third_party_info": "not_reviewed",
            "restricted_info": "not_reviewed",
            "tipping_off_risk": "unknown",
            "online_visibility": "undecided",
            "dp_basis": "not_recorded",
            "decision_maker": "not_named",
        },
    ),
    WorkedCase(
        id="P80",
        title="A shotgun and a quiet man",
        story=(
            "A licensing unit asks for a man’s whole mental history. He was low once, long ago, and "
            "harmed nobody."
        ),
        why=("Weighed, and confidentiality prevails."),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ALLEGED_PERPETRATOR, SubjectAge.ADULT, False
        ),
        differs={
            "serious_crime": "unknown",
            "balance": "favours_confidentiality",
            "tipping_off_risk": "no",
        },
    ),
    WorkedCase(
        id="P81",
        title="A witness whom it would break",
        story=(
            "A witness’s notes might help a prosecution, and she has said what their reading aloud "
            "would do to her."
        ),
        why=("Finely balanced: three advisers before anybody decides."),
        context=Context(Nation.SCOTLAND, RequesterClass.POLICE, SubjectRole.WITNESS, SubjectAge.ADULT, False),
        differs={
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "balance": "finely_balanced",
        },
    ),
    WorkedCase(
        id="P82",
        title="The reviewers want the living sister",
        story=(
            "A review after a death asks for the sister’s notes. She can decide, has refused, and only "
            "she would be harmed."
        ),
        why=("A review skips the question of present harm, not a refusal: that may still stand."),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.DEATH_OR_PRACTICE_REVIEW,
            SubjectRole.OTHER,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P83",
        title="A review after a death at home",
        story=(
            "A domestic homicide review asks, within its terms, for two years about the woman who was killed."
        ),
        why=(
            "Consent cannot be asked. Nobody’s present harm is the question; the six factors favour "
            "learning from it."
        ),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.DEATH_OR_PRACTICE_REVIEW,
            SubjectRole.DECEASED,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "risk_described": "not_applicable",
            "legal_basis_claimed": ("dvcva2004_s9",),
            "capacity": "deceased",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "harm_target": "none",
            "serious_crime": "no",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="P84",
        title="An e-mail from the coroner’s office",
        story=(
            "A coroner’s officer, checked, asks by mail for a summary. There is no notice, and nobody "
            "has weighed it."
        ),
        why=("A message is not a notice. Somebody must weigh it; advice meanwhile."),
        context=Context(
            Nation.ENGLAND, RequesterClass.CORONER_OR_FISCAL, SubjectRole.DECEASED, SubjectAge.ADULT, False
        ),
        differs={
            "capacity": "deceased",
            "consent_status": "not_applicable",
            "consent_reason": "not_applicable",
            "harm_target": "none",
            "serious_crime": "unknown",
            "balance": "not_assessed",
            "inform_patient": "not_practicable",
        },
    ),
    WorkedCase(
        id="P85",
        title="A girl of fourteen says no",
        story=(
            "A social worker asks about a girl who understands and refuses: her stepfather would know. "
            "The doctor weighs it and must refer as well."
        ),
        why=(
            "A competent refusal is weighed and does not stop protection. The practice’s own referral "
            "goes too."
        ),
        context=Context(
            Nation.WALES,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.CHILD_AT_RISK,
            SubjectAge.UNDER_16,
            False,
        ),
        differs={
            "capacity": "child_competent",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "child",
            "tipping_off_risk": "no",
            "referral_needed": "yes",
        },
    ),
)
