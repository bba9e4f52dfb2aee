"""Put together everything that one run of documents is drawn from, for one subject only (INV-12)."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from formsvc.domain.assessment import Assessment
from formsvc.domain.capture import Capture
from formsvc.domain.decision import Decision
from formsvc.domain.disclosure import WithheldItem
from formsvc.domain.emergency import EmergencyNote
from formsvc.domain.information_request import InformationRequest, Subject
from formsvc.domain.letter import (
    Acceptance,
    CaseFile,
    DecisionDetails,
    EmergencyCall,
    LetterSubject,
    OtherPerson,
    RequestDetails,
    Sender,
    Signatory,
    Verification,
    WithheldPart,
)
from formsvc.domain.letter_order import Letter
from formsvc.domain.people import Practice, StaffMember
from formsvc.domain.provisions import Provisions
from formsvc.domain.subject_safety import SubjectSafety
from formsvc.domain.verification import method_in_words, standing
from formsvc.services.assess import context_of
from formsvc.services.decide import decided_evaluation
from formsvc.services.ports import UnitOfWork

LONDON = ZoneInfo("Europe/London")


def case_file_for(uow: UnitOfWork, letter: Letter, decision: Decision, *, provisions: Provisions) -> CaseFile:
    """The case file of a decision. The same rows give the same case file, whenever it is asked for."""
    request = uow.information_requests.get(letter.request_id)
    assessment = uow.assessments.get(decision.assessment_id)
    subjects = uow.information_requests.subjects(request.id)
    subject = next(s for s in subjects if s.id == decision.subject_id)
    context = context_of(request)
    return CaseFile(
        sender=_sender(uow.practices.get()),
        request=_details(request.capture),
        subject=_subject(subject, uow.subject_safety.of_subject(subject.id)),
        safety=uow.subject_safety.of_subject(subject.id),
        evaluation=decided_evaluation(uow, request, decision, provisions=provisions),
        now=letter.wanted_at,
        reference=request.reference,
        received_on=request.received_at.date(),
        channel=request.channel.label,
        handler=_signatory(uow.staff.get(decision.decided_by)),
        reply_by=request.due_on,
        people=tuple(_other(s) for s in subjects if s.id != subject.id),
        decision=_decision(uow, decision, authorised=not letter.draft),
        verification=_verification(uow, request, decision),
        emergency=_emergency(uow.emergencies.of_request(request.id)),
        context={
            "nation": context.nation,
            "requester_class": context.requester_class,
            "subject_role": context.subject_role,
            "subject_age": context.subject_age,
            "other_patients_named": "yes" if context.other_patients_named else "no",
        },
        answers=assessment.values(),
        recommended=_recommended(uow, assessment),
        accepted=_accepted(uow, decision, draft=letter.draft),
        checklist_version=assessment.checklist_version,
    )


def _sender(practice: Practice) -> Sender:
    return Sender(
        name=practice.name,
        address=practice.address,
        telephone=practice.telephone,
        email=practice.email,
        ods_code=practice.ods_code,
        urgent_telephone=practice.urgent_telephone,
        nation=practice.nation,
    )


def _details(capture: Capture) -> RequestDetails:
    return RequestDetails(
        document_type=capture.text("document_type"),
        request_date=capture.day("request_date"),
        requester_name=capture.text("requester_name"),
        requester_role=capture.text("requester_role"),
        collar_number=capture.text("collar_number"),
        requester_org=capture.text("requester_org"),
        requester_email=capture.text("requester_email"),
        requester_phone=capture.text("requester_phone"),
        reference=capture.text("reference"),
        information_sought=capture.text("information_sought"),
        purpose=capture.text("purpose"),
        deadline=capture.day("deadline"),
    )


def _subject(subject: Subject, safety: SubjectSafety | None) -> LetterSubject:
    known = safety or SubjectSafety()
    return LetterSubject(
        name=subject.name,
        date_of_birth=subject.date_of_birth,
        nhs_number=subject.nhs_number,
        address=tuple(line.strip() for line in subject.address.split(",") if line.strip()),
        role=subject.part,
        knows=known.knows,
        knows_how=known.knows_how,
        safe_contact=known.safe_contact,
        large_print=known.other_format == "large_print",
    )


def _other(subject: Subject) -> OtherPerson:
    return OtherPerson(
        role=subject.part,
        name=subject.name,
        date_of_birth=subject.date_of_birth,
        address=tuple(line.strip() for line in subject.address.split(",") if line.strip()),
        nhs_number=subject.nhs_number,
    )


def _decision(uow: UnitOfWork, decision: Decision, *, authorised: bool) -> DecisionDetails:
    authorisation = decision.authorisation if authorised else None
    return DecisionDetails(
        outcome=decision.outcome,
        decided_by=_signatory(uow.staff.get(decision.decided_by)),
        authorised_by=_signatory(uow.staff.get(authorisation.by)) if authorisation else None,
        at=decision.decided_at,
        authorised_at=authorisation.at if authorisation else None,
        reason=decision.reason,
        departs=decision.departs,
        schedule=decision.schedule,
        withheld=tuple(_withheld(item) for item in decision.withheld),
    )


def _recommended(uow: UnitOfWork, assessment: Assessment) -> str:
    """What the checklist found, for the log; empty where the person decided before it had."""
    kept = uow.assessments.evaluation_of(assessment.id)
    return kept.evaluation.outcome if kept else ""


def _accepted(uow: UnitOfWork, decision: Decision, *, draft: bool) -> dict[str, Acceptance]:
    """The checks that the authoriser passed for a reason, having seen them fail on the drafts."""
    authorisation = decision.authorisation
    if draft or authorisation is None or not authorisation.stops_accepted_because:
        return {}
    acceptance = Acceptance(uow.staff.get(authorisation.by).name, authorisation.stops_accepted_because)
    drafts = [letter for letter in uow.letters.of_decision(decision.id) if letter.draft]
    return {str(check["id"]): acceptance for one in drafts for check in one.stops}


def _withheld(item: WithheldItem) -> WithheldPart:
    return WithheldPart(item.item, item.reason)


def _signatory(person: StaffMember) -> Signatory:
    return Signatory(person.name, person.signs_as, person.registration_number)


def _verification(uow: UnitOfWork, request: InformationRequest, decision: Decision) -> Verification:
    """Who checked the requester, when and how, as their note says; as it stood at the decision (D23, D28)."""
    calls = [c for c in uow.verifications.of_request(request.id) if c.at <= decision.decided_at]
    call = standing(calls, request.capture).call
    if call is None:
        return Verification()
    return Verification(
        by=uow.staff.get(call.by).name, on=call.at.astimezone(LONDON).date(), method=method_in_words(call)
    )


def _emergency(notes: Sequence[EmergencyNote]) -> EmergencyCall:
    if not notes:
        return EmergencyCall()
    note = notes[-1]
    return EmergencyCall(
        at=note.recorded_at,
        who_rang=note.who_rang,
        how_checked=note.how_checked,
        danger=note.danger,
        told_what=note.told_what,
        told_whom=note.told_whom,
        number_used=note.number_used,
        could_not_wait=note.could_not_wait,
        decided_by=Signatory(note.decided_by_name, note.decided_by_role),
    )
