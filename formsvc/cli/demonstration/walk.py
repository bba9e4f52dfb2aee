"""Walk a request to any state through the services, as the people of the practice would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from formsvc.bootstrap import Services
from formsvc.cli.demonstration.directory import call_note
from formsvc.domain.assessment import AnswerValue
from formsvc.domain.capture import Channel, Value
from formsvc.domain.codes import Outcome
from formsvc.domain.disclosure import ScheduleItem, StatementLabel, WithheldItem, WithheldReason
from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.people import Role, StaffMember
from formsvc.services.assess import (
    answer_question,
    assessment_view,
    begin_assessment,
    stamp,
    submit_assessment,
)
from formsvc.services.authorise import authorise_decision
from formsvc.services.capture import confirm_capture
from formsvc.services.decide import Choice, decide
from formsvc.services.evaluate_assessment import evaluate_assessment
from formsvc.services.letters import draw_up_letter, letters_of
from formsvc.services.ports import UnitOfWork
from formsvc.services.receive import Upload, receive_by_hand, receive_documents
from formsvc.services.record_entry import confirm_entry_hidden, confirm_entry_made
from formsvc.services.verify_source import record_check, second_check, view_verification
from formsvc.services.view_request import view_request

SCHEDULE = (
    ScheduleItem(
        "Consultation note about the injury", "2 November 2026", StatementLabel.RECORDED_FACT, "GP record"
    ),
    ScheduleItem("What was said of how it happened", "2 November 2026", StatementLabel.REPORTED, "GP record"),
)
WITHHELD = (WithheldItem("Rest of the record", WithheldReason.NOT_NECESSARY),)


@dataclass(frozen=True)
class People:
    """Who takes which step."""

    reception: StaffMember
    clinician: StaffMember
    lead: StaffMember
    guardian: StaffMember

    @classmethod
    def of(cls, colleagues: Sequence[StaffMember]) -> People:
        def first(role: Role) -> StaffMember:
            return next(person for person in colleagues if person.holds(role))

        return cls(
            first(Role.RECEPTION),
            first(Role.CLINICIAN),
            first(Role.SAFEGUARDING_LEAD),
            first(Role.CALDICOTT_GUARDIAN),
        )


class Walk:
    """One request on its way; each step is a use case, taken by whoever's step it is."""

    def __init__(self, services: Services, people: People) -> None:
        self.services = services
        self.people = people
        self.request_id = RequestId("")

    @property
    def uow(self) -> UnitOfWork:
        return self.services.uow(self.people.reception.practice_id)

    @property
    def now(self) -> datetime:
        return self.services.clock()

    def received(self, channel: Channel = Channel.TELEPHONE) -> Walk:
        self.request_id = receive_by_hand(self.uow, channel, by=self.people.reception, at=self.now)
        return self

    def uploaded(self, *uploads: Upload) -> Walk:
        services = self.services
        self.request_id = receive_documents(
            self.uow, services.files, services.reader, uploads, by=self.people.reception, at=self.now
        )
        return self

    def captured(self, form: Mapping[str, Value]) -> Walk:
        with self.uow as uow:
            version = uow.information_requests.get(self.request_id).version
        confirm_capture(
            self.uow, self.request_id, form, seen_version=version, by=self.people.reception, at=self.now,
            holidays=self.services.holidays,
        )  # fmt: skip
        return self

    def verified(self) -> Walk:
        """Reception rings back; for an agency that is not on the list the safeguarding lead looks too."""
        reception = self.people.reception
        view = view_verification(self.uow, self.request_id, by=reception, at=self.now)
        organisation = view.request.capture.text("requester_org")
        note = call_note(view.agency.entry if view.agency else None, organisation)
        call = record_check(
            self.uow, self.request_id, note, agency_id=view.agency.id if view.agency else None, by=reception,
            at=self.now,
        )  # fmt: skip
        if call.needs_second:
            second_check(self.uow, self.request_id, call.id, by=self.people.lead, at=self.now)
        return self

    def answered(self, answers: Mapping[str, AnswerValue]) -> Walk:
        if answers.get("source_verified") == "yes":
            self.verified()
        clinician = self.people.clinician
        begin_assessment(self.uow, self.request_id, by=clinician, at=self.now)
        for key, value in answers.items():
            with self.uow as uow:
                view = assessment_view(uow, self.request_id, by=clinician)
            if key in {question.key for question in view.questions}:
                seen = stamp(view.assessment.answers.get(key))
                answer_question(self.uow, self.request_id, key, value, seen=seen, by=clinician, at=self.now)
        return self

    def submitted(self) -> Walk:
        submit_assessment(self.uow, self.request_id, by=self.people.clinician, at=self.now)
        return self

    def evaluated(self) -> Walk:
        with self.uow as uow:
            assessment = uow.assessments.current(self.request_id)
        if assessment is not None:
            evaluate_assessment(
                self.uow, assessment.id, clock=self.services.clock, provisions=self.services.provisions
            )
        return self

    def decided(self, outcome: Outcome, *, reason: str = "", share: bool = True) -> Walk:
        with self.uow as uow:
            version = uow.information_requests.get(self.request_id).version
        shares = outcome.discloses and share
        choice = Choice(outcome, reason, SCHEDULE if shares else (), WITHHELD if shares else ())
        decide(
            self.uow, self.request_id, choice, seen_version=version, by=self.people.clinician, at=self.now,
            provisions=self.services.provisions,
        )  # fmt: skip
        return self

    def drawn_up(self) -> Walk:
        with self.uow as uow:
            wanted = [one for one in letters_of(uow, self.request_id) if one.status is LetterStatus.WANTED]
        for letter in wanted:
            draw_up_letter(
                self.uow, self.services.files, self.services.press, letter.id, clock=self.services.clock,
                provisions=self.services.provisions,
            )  # fmt: skip
        return self

    def authorised(self, by: StaffMember | None = None, *, stops_accepted_because: str = "") -> Walk:
        person = by or self.people.guardian
        view = view_request(
            self.uow, self.request_id, by=person, at=self.now, provisions=self.services.provisions
        )
        authorise_decision(
            self.uow, self.request_id, seen_digest=view.digest, by=person, at=self.now,
            provisions=self.services.provisions, stops_accepted_because=stops_accepted_because,
        )  # fmt: skip
        return self

    def filed(self) -> Walk:
        with self.uow as uow:
            letters = [one for one in letters_of(uow, self.request_id) if not one.draft]
        for letter in letters:
            for part in letter.parts if letter.code.value == "record_entry" else ():
                confirm_entry_made(self.uow, letter.id, part.part, by=self.people.lead, at=self.now)
                confirm_entry_hidden(self.uow, letter.id, part.part, by=self.people.lead, at=self.now)
        return self
