"""F. Victim information requests (England and Wales; service police anywhere)."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options

GROUP = Group("F", "Police requests about somebody who may have been harmed")

QUESTIONS = (
    Question(
        number="Q27",
        key="vir_written",
        group="F",
        topic="What the police must write",
        text="Does the written request say what is wanted, why, and how it will be dealt with?",
        hint="The police may leave out why and how if giving them is not reasonably practicable, might "
        "interfere with "
        "an investigation, or might risk serious harm. They need to say so. They may not leave out what is "
        "wanted.",
        options=(
            *options(
                complete="Yes, all three",
                exemption_claimed="Not all, and they claim an exemption",
                incomplete="No",
            ),
            DOES_NOT_APPLY,
        ),
        answered_by="Request handler",
        source="PCSCA 2022 s44C",
    ),
    Question(
        number="Q28",
        key="vir_notice",
        group="F",
        topic="Notice to the person",
        text="Did the police give the person written notice of this request, or claim an exemption?",
        hint="The duty is on the police, by the day of the request or as soon as practicable. You may ask. "
        "For a "
        "child, or an adult who lacks capacity, notice goes to a parent, a guardian or another suitable "
        "adult.",
        options=(
            *options(
                given="Yes, notice was given",
                exemption_claimed="No, and they claim an exemption",
                not_given="No",
            ),
            NOT_SURE,
            DOES_NOT_APPLY,
        ),
        answered_by="Request handler",
        source="PCSCA 2022 s44B",
    ),
    Question(
        number="Q29",
        key="counselling_request",
        group="F",
        topic="Counselling or therapy notes",
        text="Does the request reach counselling or therapy notes, and does it justify that?",
        hint="Justified: it says why the notes are likely to have substantial probative value, and why the "
        "presumption against asking does not hold. Treat counselling letters in your record the same way.",
        options=options(
            none="No, it does not reach them",
            included_justified="It includes them, and justifies it",
            included_not_justified="It includes them, and does not justify it",
            sole_justified="It asks only for them, and justifies it",
            sole_not_justified="It asks only for them, and does not justify it",
        ),
        answered_by="Clinician",
        source="PCSCA 2022 s44A(4)-(5), s44D(2); Counselling Services Regulations 2025 reg 2",
    ),
)
