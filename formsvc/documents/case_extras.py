"""What a case file may add: the author's own words, and the questions on the person's safety."""

from __future__ import annotations

from formsvc.documents.case_parts import BadCaseFile, CasePart
from formsvc.domain.sharing import DETAILS
from formsvc.domain.subject_safety import ANSWERS, ReasonNotToTell, SubjectSafety


def safety_of(case: CasePart) -> SubjectSafety | None:
    """The seven questions and the one on online access, where the file puts them: ``N-1: no`` and so on."""
    if case.values.get("safety") is None:
        return None
    safety, subject = case.part("safety"), case.part("subject")
    given = {str(reason): safety.text(reason) for reason in ReasonNotToTell if safety.text(reason)}
    wrong = [reason for reason, answer in given.items() if answer not in ANSWERS]
    if wrong:
        raise BadCaseFile(f"{safety.where}: “{wrong[0]}” must be one of: {', '.join(ANSWERS)}.")
    return SubjectSafety(
        reasons=given,
        others_see_record=safety.text("others_see_record"),
        knows=subject.text("knows") or "unknown",
        knows_how=subject.text("knows_how"),
        safe_contact=subject.text("safe_contact"),
    )


def details_of(details: CasePart) -> dict[str, str]:
    unknown = sorted(str(key) for key in details.values if key not in DETAILS)
    if unknown:
        raise BadCaseFile(f"There is no detail “{unknown[0]}”. Give any of: {', '.join(sorted(DETAILS))}.")
    return {key: details.words(key) for key in details.values}
