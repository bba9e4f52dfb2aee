"""One invented request and all that stands in the database about it, made by the domain's functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from types import MappingProxyType

from formsvc import __version__
from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.agencies import Agency
from formsvc.cli.demonstration.inventing import request_form
from formsvc.cli.demonstration.people import PRACTICE
from formsvc.cli.demonstration.walk import People
from formsvc.domain.assessment import AnswerValue, Assessment, AssessmentId, GivenAnswer
from formsvc.domain.audit_event import AuditEvent, Event
from formsvc.domain.capture import Capture, Channel, Urgency, Value, merge_capture
from formsvc.domain.checklists import current as current_checklist
from formsvc.domain.context import Context
from formsvc.domain.deadlines import reply_due
from formsvc.domain.evaluation import Evaluation, evaluate
from formsvc.domain.information_request import InformationRequest, RequestId, Subject, SubjectId
from formsvc.domain.people import StaffMember
from formsvc.domain.provisions import Provisions
from formsvc.domain.relevance import answers_in_use
from formsvc.domain.status import Status
from formsvc.domain.verification import CallNote, CallOutcome, LocalRoute, Method, VerificationCall
from formsvc.services.assess import context_of
from formsvc.services.ports import Holidays, KeptEvaluation
from formsvc.services.recording import WORKER, new_id

# How many are where, by whether they are recent. Most of a practice's requests are over and done with.
WHERE = (Status.RECEIVED, Status.CAPTURED, Status.EVALUATED, Status.CLOSED)
OLD, RECENT = (2, 8, 4, 86), (30, 40, 20, 10)
RECENT_DAYS = 30
CLOSED_BECAUSE = (
    "The agency withdrew it by telephone.",
    "It was sent twice: answered under the other reference.",
    "It was meant for another practice. The agency was told.",
    "Not a request for information.",
)
RANG_BACK = CallNote(
    Method.SWITCHBOARD, CallOutcome.VERIFIED, number_used="0117 496 0900",
    found_where="Their own website, found by ourselves", answered_by="Switchboard",
    spoken_to="The team manager", role_confirmed=True, address_confirmed=True,
    local_route=LocalRoute.FOLLOWED, countersigned_name="Ruth Amadi", countersigned_rank="Inspector",
)  # fmt: skip
CHANNELS = (Channel.POST, Channel.EMAIL, Channel.TELEPHONE, Channel.COUNTER)
ANSWERS = {"children_social_care": cases.CHILD_AT_RISK, "police": cases.CONSENTED}


@dataclass
class Made:
    """The rows of one request, and its events in order."""

    request: InformationRequest
    subject: Subject | None = None
    assessment: Assessment | None = None
    evaluation: KeptEvaluation | None = None
    check: VerificationCall | None = None
    events: list[AuditEvent] = field(default_factory=list)

    def happened(
        self, event: Event, at: datetime, by: StaffMember | None,
        about: tuple[str, str] = ("", ""), **details: str | int | bool,
    ) -> None:  # fmt: skip
        self.events.append(
            AuditEvent(
                practice_id=PRACTICE.id, event=event, at=at, actor=by.id if by else WORKER,
                request_id=self.request.id, about_type=about[0], about_id=about[1], details=details,
            )
        )  # fmt: skip


class Maker:
    """Makes one request after another, all from one seed."""

    def __init__(self, random: Random, people: People, provisions: Provisions, holidays: Holidays) -> None:
        self._random = random
        self._people = people
        self._provisions = provisions
        self._holidays = holidays
        self._found: dict[tuple[Context, int], tuple[Mapping[str, AnswerValue], Evaluation]] = {}

    def make(self, at: datetime, *, today: date) -> Made:
        """A request that came in then, and has come as far as its age makes likely."""
        random = self._random
        weights = RECENT if (today - at.date()).days < RECENT_DAYS else OLD
        where = random.choices(WHERE, weights)[0]
        channel = random.choice(CHANNELS)
        made = Made(
            InformationRequest(
                id=RequestId(new_id()), practice_id=PRACTICE.id, reference="", status=Status.RECEIVED,
                channel=channel, received_at=at, received_by=self._people.reception.id,
            )
        )  # fmt: skip
        made.happened(Event.REQUEST_RECEIVED, at, self._people.reception, channel=channel)
        agency, form = request_form(random, at.date())
        if where is not Status.RECEIVED and not (where is Status.CLOSED and random.random() < 0.05):
            self._capture(made, form, at + timedelta(minutes=random.randrange(3, 90)))
        if where is Status.EVALUATED:
            self._assess(made, agency, at + timedelta(hours=2, minutes=random.randrange(180)))
        if where is Status.CLOSED:
            self._close(made, at + timedelta(hours=random.randrange(3, 9)))
        return made

    def _capture(self, made: Made, form: Mapping[str, Value], at: datetime) -> None:
        reception = self._people.reception
        capture = merge_capture(form, {}, by=reception.id, at=at, before=Capture())
        urgency = Urgency(capture.text("urgency"))
        due_on = reply_due(at.date(), urgency, None, self._holidays(capture.text("nation")))
        made.request = made.request.captured(
            capture, urgency=urgency, due_on=due_on, requester_class=capture.text("requester_class")
        )
        made.subject = Subject(
            SubjectId(new_id()), made.request.id, capture.text("subject_part"), capture.text("subject_age"),
            name=capture.text("subject_name"), date_of_birth=capture.day("subject_dob"),
            address=capture.text("subject_address"), nhs_number=capture.text("subject_nhs_number"),
        )  # fmt: skip
        made.happened(
            Event.REQUEST_CAPTURED, at, reception, from_scan=0, changed=0, typed=len(capture.values)
        )

    def _assess(self, made: Made, agency: Agency, at: datetime) -> None:
        assert made.subject is not None  # noqa: S101 - it was captured
        clinician = self._people.clinician
        self._check_source(made, at - timedelta(minutes=30))
        answers, found = self._judged(made.request, agency)
        about = ("assessment", new_id())
        made.happened(Event.ASSESSMENT_BEGUN, at, clinician, about)
        given = {}
        for number, (key, value) in enumerate(answers.items(), 1):
            then = at + timedelta(seconds=20 * number)
            given[key] = GivenAnswer(value, clinician.id, then)
            made.happened(Event.QUESTION_ANSWERED, then, clinician, about, question=key)
        handed_in = at + timedelta(seconds=20 * (len(given) + 1))
        made.assessment = Assessment(
            AssessmentId(about[1]), PRACTICE.id, made.request.id, made.subject.id, 1,
            current_checklist().version, MappingProxyType(given),
        ).submitted(by=clinician.id, at=handed_in)  # fmt: skip
        made.happened(Event.ASSESSMENT_SUBMITTED, handed_in, clinician, about, answered=len(given))
        done = handed_in + timedelta(seconds=1)
        made.evaluation = KeptEvaluation(new_id(), made.assessment.id, found, done, __version__)
        made.happened(Event.ASSESSMENT_EVALUATED, done, None, about, outcome=found.outcome, rule=found.rule)
        assigned = made.request.assigned(clinician.id).moved_to(Status.ASSESSED)
        made.request = assigned.moved_to(Status.EVALUATED)

    def _check_source(self, made: Made, at: datetime) -> None:
        """Reception rang back; the organisation is on no list, so the safeguarding lead looked too (D28)."""
        reception, lead = self._people.reception, self._people.lead
        capture = made.request.capture
        call = VerificationCall(
            id=new_id(), practice_id=PRACTICE.id, request_id=made.request.id, by=reception.id, at=at,
            note=RANG_BACK, person=capture.text("requester_name"), organisation=capture.text("requester_org"),
            needs_second=True, address=capture.text("requester_email"),
        )  # fmt: skip
        about = ("verification_call", call.id)
        made.happened(
            Event.SOURCE_CHECKED, at, reception, about, outcome=RANG_BACK.outcome, method=RANG_BACK.method,
            needs_second=True,
        )  # fmt: skip
        looked = at + timedelta(minutes=12)
        made.check = call.seconded(by=lead.id, at=looked)
        made.happened(Event.SOURCE_CHECK_SECONDED, looked, lead, about)

    def _judged(
        self, request: InformationRequest, agency: Agency
    ) -> tuple[Mapping[str, AnswerValue], Evaluation]:
        """The answers that apply and what the checklist makes of them; each kind of case once."""
        answers = ANSWERS.get(agency.requester_class, cases.NOT_ENOUGH)
        context = context_of(request)
        known = self._found.get((context, id(answers)))
        if known is None:
            used = answers_in_use(context, answers)
            known = (dict(used), evaluate(context, used, provisions=self._provisions))
            self._found[(context, id(answers))] = known
        return known

    def _close(self, made: Made, at: datetime) -> None:
        made.request = made.request.closed(at=at, because=self._random.choice(CLOSED_BECAUSE))
        made.happened(Event.REQUEST_WITHDRAWN, at, self._people.reception)
