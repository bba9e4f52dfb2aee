"""Worked cases P28 to P39: the rules that the guide’s own cases leave out, in all four nations."""

from __future__ import annotations

from formsvc.domain.codes import Nation, RequesterClass, SubjectAge, SubjectRole
from formsvc.domain.context import Context
from formsvc.domain.worked_cases.worked_case import WorkedCase

CASES = (
    WorkedCase(
        id="P28",
        title="A detective whom the force does not know",
        story=(
            "A caller says that he is a detective, that a woman will be killed within the hour, and "
            "that he needs her address. The force control room, rung on 101, has no such officer."
        ),
        why=(
            "Nothing goes to an impostor, however urgent the story. The practice tells 999 itself what "
            "it fears, and reports the incident."
        ),
        context=Context(Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.VICTIM, SubjectAge.ADULT, False),
        differs={
            "imminent_risk": "cannot_wait",
            "source_verified": "failed",
        },
    ),
    WorkedCase(
        id="P29",
        title="A missing walker who is registered elsewhere",
        story=(
            "Mountain police, checked through 101, look for a walker in snow and ask for his medicines."
            " Nobody of that name and date of birth is registered."
        ),
        why=("There is nothing to give. Saying so at once sends them to the right practice."),
        context=Context(
            Nation.WALES, RequesterClass.POLICE, SubjectRole.MISSING_PERSON, SubjectAge.ADULT, False
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "subject_match": "not_registered",
            "info_relevant": "none_held",
        },
    ),
    WorkedCase(
        id="P30",
        title="A ward rings in a hurry about a woman never seen",
        story=(
            "Somebody who says that she is a ward nurse asks for allergies at once. The record, a week "
            "old, is empty; the call back to the hospital has not been answered."
        ),
        why=(
            "Nothing is held that would help. Until the caller is checked even that is not put into a letter."
        ),
        context=Context(
            Nation.SCOTLAND,
            RequesterClass.HEALTH_PROFESSIONAL,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "source_verified": "pending",
            "info_relevant": "none_held",
        },
    ),
    WorkedCase(
        id="P31",
        title="Two men of the same name on the bridge",
        story=(
            "Rescue services ask about a man on a bridge. Two patients have the name and the year of birth."
        ),
        why=(
            "Guessing could send them the wrong person’s illness. Ask by telephone now for what tells "
            "the two apart."
        ),
        context=Context(
            Nation.NORTHERN_IRELAND, RequesterClass.OTHER, SubjectRole.MISSING_PERSON, SubjectAge.ADULT, False
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "subject_match": "ambiguous",
        },
    ),
    WorkedCase(
        id="P32",
        title="An overdose kept to herself",
        story=(
            "Police ask for the address of a woman who told a friend of tablets taken. She has "
            "capacity, nobody else is at risk, and she has told the duty doctor not to tell anyone."
        ),
        why=(
            "A capacitous adult who alone is at risk has refused. Advice at once, and another look at "
            "capacity and coercion; not a disclosure without her."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.POLICE, SubjectRole.ADULT_AT_RISK, SubjectAge.ADULT, False
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "subject_only",
            "serious_crime": "no",
        },
    ),
    WorkedCase(
        id="P33",
        title="A missing girl of sixteen, and the partner on call is her uncle",
        story=(
            "Police ring about a girl of sixteen last seen near a railway. The call back has not come "
            "through yet, and the only doctor on duty is her uncle."
        ),
        why=(
            "It cannot wait. The protective minimum goes to 101, not to the caller; somebody "
            "independent reviews it next day."
        ),
        context=Context(
            Nation.ENGLAND,
            RequesterClass.POLICE,
            SubjectRole.MISSING_PERSON,
            SubjectAge.SIXTEEN_OR_SEVENTEEN,
            False,
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "conflict_of_interest": "yes",
            "source_verified": "pending",
            "harm_target": "child",
            "inform_patient": "after",
        },
    ),
    WorkedCase(
        id="P34",
        title="A pupil collapses at school",
        story=(
            "A school nurse, rung back through the school office, asks what a pupil of fifteen could "
            "have taken. He has told her to ask nobody. Nobody has yet been named as deciding."
        ),
        why=(
            "A child’s life is at risk: his refusal does not hold it up. One thing does: somebody must "
            "be named as deciding."
        ),
        context=Context(
            Nation.WALES, RequesterClass.EDUCATION, SubjectRole.CHILD_AT_RISK, SubjectAge.UNDER_16, False
        ),
        differs={
            "imminent_risk": "cannot_wait",
            "capacity": "child_competent",
            "consent_status": "refused",
            "consent_reason": "not_applicable",
            "harm_target": "child",
            "inform_patient": "not_practicable",
            "decision_maker": "not_named",
        },
    ),
    WorkedCase(
        id="P35",
        title="Headed urgent, and nobody has looked",
        story=(
            "A council’s message about an adult is headed urgent. It has lain in the tray for a day and"
            " no clinician has read it."
        ),
        why=("The word urgent proves nothing, and not having looked is no answer. A clinician looks now."),
        context=Context(
            Nation.SCOTLAND,
            RequesterClass.ADULT_SOCIAL_CARE,
            SubjectRole.ADULT_AT_RISK,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "imminent_risk": "unknown",
        },
    ),
    WorkedCase(
        id="P36",
        title="The father is the practice manager’s brother",
        story=("A gateway team asks about a father. The person who decides such requests is his sister."),
        why=("Somebody independent decides: the Caldicott Guardian or the named doctor finds who."),
        context=Context(
            Nation.NORTHERN_IRELAND,
            RequesterClass.CHILDREN_SOCIAL_CARE,
            SubjectRole.PARENT_OR_CARER,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "conflict_of_interest": "yes",
            "harm_target": "child",
        },
    ),
    WorkedCase(
        id="P37",
        title="An aunt who is the violent husband",
        story=(
            "A woman asks by telephone for her niece’s new surgery. The number is that of the niece’s "
            "violent husband."
        ),
        why=(
            "Nothing goes to somebody shown to be another. No letter; an incident report; the niece is "
            "warned if that is safe."
        ),
        context=Context(
            Nation.ENGLAND, RequesterClass.PRIVATE_INDIVIDUAL, SubjectRole.VICTIM, SubjectAge.ADULT, False
        ),
        differs={
            "source_verified": "failed",
        },
    ),
    WorkedCase(
        id="P38",
        title="A probation officer from a free mail account",
        story=(
            "A message signed by a probation officer comes from a free mail account. The office has "
            "been rung and has not rung back."
        ),
        why=("Until the check is done the answer asks who they are and says nothing of the person."),
        context=Context(
            Nation.WALES,
            RequesterClass.PROBATION_PRISON,
            SubjectRole.ALLEGED_PERPETRATOR,
            SubjectAge.ADULT,
            False,
        ),
        differs={
            "source_verified": "pending",
            "tipping_off_risk": "yes",
            "inform_patient": "would_prejudice",
        },
    ),
    WorkedCase(
        id="P39",
        title="A solicitor’s client who was never here",
        story=(
            "A solicitor, checked with the firm, asks for the notes of a man who is not registered here"
            " and never was."
        ),
        why=("A nil return to a checked requester, and no guess where he may be registered."),
        context=Context(
            Nation.ENGLAND, RequesterClass.LEGAL_REPRESENTATIVE, SubjectRole.OTHER, SubjectAge.ADULT, False
        ),
        differs={
            "subject_match": "not_registered",
        },
    ),
)
