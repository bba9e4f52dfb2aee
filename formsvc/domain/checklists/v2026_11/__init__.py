"""Checklist 2026-11: the 46 questions of the decision guide, section 5.1."""

from __future__ import annotations

from formsvc.domain.checklist import Checklist
from formsvc.domain.checklists.v2026_11 import (
    consent,
    content,
    law,
    release,
    source,
    triage,
    victim_information,
    weighing,
)

CHECKLIST = Checklist(
    version="2026-11",
    groups=(
        triage.GROUP,
        source.GROUP,
        content.GROUP,
        law.GROUP,
        consent.GROUP,
        victim_information.GROUP,
        weighing.GROUP,
        release.MINIMISATION,
        release.GOVERNANCE,
    ),
    questions=(
        *triage.QUESTIONS,
        *source.QUESTIONS,
        *content.QUESTIONS,
        *law.QUESTIONS,
        *consent.QUESTIONS,
        *victim_information.QUESTIONS,
        *weighing.QUESTIONS,
        *release.QUESTIONS,
    ),
)
