"""May this person be written to at all? (documents guide D09, N-1 to N-7, P-9; decision guide 5.7)"""

from __future__ import annotations

from formsvc.documents.checks.finished import CheckResult, Finished, Level, judged
from formsvc.domain.letter import CaseFile
from formsvc.domain.subject_safety import WHAT_THEN


def safe_to_tell(done: Finished) -> CheckResult:
    """N-1 to N-7, P-9: no letter to the person while telling could harm anyone or spoil an enquiry."""
    case = done.case
    reasons = []
    if "do_not_notify_subject" in case.evaluation.flags:
        reasons.append("it was decided that telling would not be safe, or could spoil an enquiry")
    if case.answer("tipping_off_risk") not in ("no", "not_applicable"):
        reasons.append("nobody has ruled out that telling could harm someone")
    reasons += _unsafe_for_an_alleged_perpetrator(case)
    fault = f"Do not send a letter to this person: {'; '.join(reasons)}." if reasons else ""
    return judged("safe_to_tell", Level.BLOCK, fault)


def safe_to_ask(done: Finished) -> CheckResult:
    """Decision guide 5.7: the person is asked about consent only where asking is neither unsafe nor
    prejudicial.
    """
    case = done.case
    unsafe = "do_not_notify_subject" in case.evaluation.flags or case.answer("tipping_off_risk") == "yes"
    reasons = ["asking could harm someone or spoil an enquiry"] if unsafe else []
    reasons += _unsafe_for_an_alleged_perpetrator(case)
    fault = f"Do not send a letter to this person: {'; '.join(reasons)}." if reasons else ""
    return judged("safe_to_ask", Level.BLOCK, fault)


def _unsafe_for_an_alleged_perpetrator(case: CaseFile) -> list[str]:
    """P-2 and P-9: only when they know already, the practice can say how it knows, and a second person
    agrees.
    """
    if not case.is_alleged_perpetrator:
        return []
    reasons = []
    if case.subject.knows != "yes" or not case.subject.knows_how:
        reasons.append("nothing written shows that they know of it already")
    if not case.decision.authorised_by:
        reasons.append("a second person has to agree first")
    return reasons


def reasons_not_to_tell(done: Finished) -> CheckResult:
    """D09: blocked unless N-1 to N-7 are all answered no. A draft may be read while they are still open.

    A case file that does not put the questions is judged by its other answers, and says so.
    """
    safety = done.case.safety
    if safety is None:
        fault = (
            "The seven questions on telling the person (N-1 to N-7) are not in this case. Answer them first."
        )
        return judged("reasons_not_to_tell", Level.WARN, fault)
    level = Level.WARN if done.draft else Level.BLOCK
    if safety.reasons_found:
        listed = "; ".join(f"{reason} {WHAT_THEN[reason]}" for reason in safety.reasons_found)
        return judged("reasons_not_to_tell", level, f"Do not write to this person. {listed}")
    fault = "Answer the questions on telling the person before this letter can be final."
    return judged("reasons_not_to_tell", level, fault if safety.unanswered else "")


def access_question_answered(done: Finished) -> CheckResult:
    """V-6, V-10: whether anyone else could see the record online is answered first."""
    safety = done.case.safety
    open_question = safety is None or not safety.others_see_record
    level = Level.WARN if safety is None or done.draft else Level.BLOCK
    fault = "Say whether anyone else could see, or force a sight of, this person’s record online."
    return judged("access_question_answered", level, fault if open_question else "")
