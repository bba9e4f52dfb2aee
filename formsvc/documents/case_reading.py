"""A case file, as YAML or JSON gives it, read into a ``CaseFile``. Every fault is a sentence that names the
part.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from formsvc.documents.case_extras import details_of, safety_of
from formsvc.documents.case_parts import BadCaseFile, CasePart
from formsvc.domain.answers import answers_from
from formsvc.domain.codes import Outcome
from formsvc.domain.context import Answers, Context, context_from
from formsvc.domain.departure import as_decided
from formsvc.domain.disclosure import ScheduleItem, StatementLabel
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.invariants import departure_is_barred
from formsvc.domain.letter import (
    Acceptance,
    AdviceTaken,
    CaseFile,
    DecisionDetails,
    EmergencyCall,
    LetterSubject,
    OtherPerson,
    RequestDetails,
    Sender,
    Verification,
    WithheldPart,
)
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.sharing import SECTIONS


def case_file_from(mapping: object, *, now: datetime) -> CaseFile:
    """Read and evaluate one case. Raises ``DomainError`` with a sentence that says what to add or change."""
    if not isinstance(mapping, Mapping):
        raise BadCaseFile(
            "The case file must be a list of keys and values, with practice, request, context and answers."
        )
    case = CasePart(mapping, "the case file")
    context, answers = context_from(mapping.get("context")), answers_from(mapping.get("answers"))
    found = evaluate(context, answers)
    decision = _decision(case.part("decision"))
    evaluation = _as_decided(decision, context, answers, found)
    practice, request, subject = (
        case.part("practice", needed=True),
        case.part("request"),
        case.part("subject"),
    )
    received, check = case.part("received"), case.part("verification")
    return CaseFile(
        sender=_sender(practice, nation=context.nation.value),
        request=_request(request),
        subject=_subject(subject),
        evaluation=evaluation,
        now=now,
        reference=case.text("reference")
        or case.text("our_reference")
        or case.text("log_ref")
        or case.text("id"),
        received_on=received.day("on") or request.day("received_date") or case.day("received_on"),
        channel=received.text("channel") or case.text("channel"),
        handler=case.signatory("handler"),
        reply_by=case.day("reply_by"),
        people=tuple(_person(person) for person in case.parts("people")),
        decision=decision,
        advice=tuple(
            AdviceTaken(given.text("from") or given.text("adviser"), given.day("on"), given.text("note"))
            for given in case.parts("advice")
        ),
        verification=Verification(check.text("by"), check.day("on"), check.text("method")),
        emergency=_emergency(case.part("emergency")),
        context=context.to_dict(),
        answers=dict(answers),
        accepted=_accepted(case),
        details=details_of(case.part("details")),
        safety=safety_of(case),
        entries_of_others=case.lines("entries_of_others"),
        marking=practice.text("marking") or "OFFICIAL-SENSITIVE",
        checklist_version=evaluation.checklist_version,
        recommended=found.outcome.value,
    )


def _as_decided(
    decision: DecisionDetails, context: Context, answers: Answers, found: Evaluation
) -> Evaluation:
    """What the person's own choice calls for; a choice that no reason allows is refused (INV-02, say)."""
    if not decision.outcome:
        return found
    try:
        chosen = Outcome(decision.outcome)
    except ValueError:
        raise BadCaseFile(f"Decision: “outcome” must be one of: {', '.join(Outcome)}.") from None
    barred = departure_is_barred(context, answers, found, chosen)
    if barred:
        raise BadCaseFile(barred)
    if chosen is not found.outcome and not decision.reason:
        raise BadCaseFile("The decision departs from the recommendation. Add its “reason”.")
    return as_decided(context, answers, found, chosen, provisions=IN_FORCE_TODAY)


def _sender(practice: CasePart, *, nation: str) -> Sender:
    return Sender(
        name=practice.text("name", needed=True),
        address=practice.lines("address"),
        telephone=practice.text("telephone", needed=True),
        email=practice.text("email"),
        ods_code=practice.text("ods_code"),
        urgent_telephone=practice.text("urgent_telephone"),
        out_of_hours=practice.text("out_of_hours"),
        working_hours=practice.text("working_hours") or "Monday to Friday",
        nation=practice.text("nation") or nation,
    )


def _request(request: CasePart) -> RequestDetails:
    return RequestDetails(
        document_type=request.text("document_type"),
        request_date=request.day("request_date"),
        requester_name=request.text("requester_name"),
        requester_role=request.text("requester_role"),
        collar_number=request.text("collar_number"),
        requester_org=request.text("requester_org"),
        requester_address=request.lines("requester_address"),
        requester_email=request.text("requester_email"),
        requester_phone=request.text("requester_phone"),
        reference=request.text("reference"),
        information_sought=request.text("information_sought"),
        purpose=request.text("purpose"),
        deadline=request.day("deadline"),
    )


def _subject(subject: CasePart) -> LetterSubject:
    return LetterSubject(
        name=subject.text("name"),
        date_of_birth=subject.day("date_of_birth"),
        nhs_number=subject.text("nhs_number"),
        address=subject.lines("address"),
        role=subject.text("role"),
        knows=subject.text("knows") or "unknown",
        knows_how=subject.text("knows_how"),
        safe_contact=subject.text("safe_contact"),
        large_print=subject.text("large_print") == "yes",
    )


def _person(person: CasePart) -> OtherPerson:
    return OtherPerson(
        role=person.text("role"),
        name=person.text("name"),
        date_of_birth=person.day("date_of_birth"),
        address=person.lines("address"),
        telephone=person.text("telephone"),
        nhs_number=person.text("nhs_number"),
        email=person.text("email"),
        other_names=person.lines("other_names"),
        places=tuple(p for p in map(person.text, ("school", "refuge", "workplace")) if p),
        included_by_authoriser=person.text("included_by_authoriser") == "yes",
    )


def _decision(decision: CasePart) -> DecisionDetails:
    return DecisionDetails(
        outcome=decision.text("outcome"),
        decided_by=decision.signatory("decided_by"),
        authorised_by=decision.signatory("authorised_by"),
        at=decision.moment("at"),
        authorised_at=decision.moment("authorised_at"),
        reason=decision.text("reason"),
        schedule=tuple(_schedule_item(item) for item in decision.parts("schedule")),
        withheld=tuple(WithheldPart(w.text("item"), w.text("reason")) for w in decision.parts("withheld")),
        searched=decision.text("searched"),
        searched_from=decision.text("searched_from"),
        searched_to=decision.text("searched_to"),
        power=decision.text("power"),
        consent_date=decision.day("consent_date"),
        consent_scope=decision.text("consent_scope"),
        told_on=decision.day("told_on"),
        not_told_because=decision.text("not_told_because"),
        review_on=decision.day("review_on"),
        sent_to=decision.text("sent_to"),
        staff_action=decision.text("staff_action"),
        longer_entry_agreed_by=decision.text("longer_entry_agreed_by"),
        person_status=decision.text("person_status"),
        person_status_source=decision.text("person_status_source"),
        concern=decision.text("concern"),
        what_we_ask=decision.text("what_we_ask"),
    )


def _schedule_item(item: CasePart) -> ScheduleItem:
    code = item.text("label", needed=True)
    try:
        label = StatementLabel(code)
    except ValueError:
        raise BadCaseFile(
            f"{item.where} has no such label as that. Give one of: {', '.join(StatementLabel)}."
        ) from None
    section = item.text("section")
    if section and section not in SECTIONS:
        raise BadCaseFile(f"{item.where} has no such section. Give one of: {', '.join(sorted(SECTIONS))}.")
    return ScheduleItem(
        item.text("item", needed=True), item.text("dates"), label, item.text("source"), section
    )


def _emergency(call: CasePart) -> EmergencyCall:
    return EmergencyCall(
        at=call.moment("at"),
        who_rang=call.text("who_rang"),
        how_checked=call.text("how_checked"),
        danger=call.text("danger"),
        told_what=call.text("told_what"),
        told_whom=call.text("told_whom"),
        number_used=call.text("number_used"),
        could_not_wait=call.text("could_not_wait"),
        tried_to_reach=call.text("tried_to_reach"),
        decided_by=call.signatory("decided_by"),
    )


def _accepted(case: CasePart) -> dict[str, Acceptance]:
    accepted = case.values.get("accepted") or {}
    if not isinstance(accepted, Mapping):
        raise BadCaseFile("“accepted” must give, for each check, by whom and the reason.")
    readers = {str(key): CasePart(value, f"accepted, {key}") for key, value in accepted.items()}
    return {
        key: Acceptance(reader.text("by", needed=True), reader.text("reason", needed=True))
        for key, reader in readers.items()
    }
