"""Each actor takes ids and calls its use case; what is not there is not tried again."""

from __future__ import annotations

from collections.abc import Iterator

import dramatiq
import pytest
from dramatiq.brokers.stub import StubBroker

from formsvc.domain.document import ReadingStatus
from formsvc.domain.letter_order import LetterStatus
from formsvc.domain.status import Status
from formsvc.services.assess import evaluation_job
from formsvc.services.decide import drawing_job
from formsvc.services.job_queue import Job
from formsvc.services.receive import reading_job
from formsvc.worker import main, parts
from tests.factories import CONSENT, PRACTICE, Surgery
from tests.worker.house import wait_until


class OwnOptions(dramatiq.Middleware):
    """Knows the option that our own middleware adds, so that the stock broker takes the actors."""

    @property
    def actor_options(self) -> set[str]:
        return {"waits_for"}


@pytest.fixture
def broker(surgery: Surgery) -> Iterator[StubBroker]:
    """The actors on a broker in memory, with this surgery's services; the global broker is put back."""
    stub = StubBroker()
    stub.add_middleware(OwnOptions())
    stub.emit_after("process_boot")
    before = dramatiq.broker.global_broker
    worker = main.start(surgery.services, stub)
    try:
        yield stub
    finally:
        worker.stop()
        stub.close()
        dramatiq.set_broker(before)  # type: ignore[arg-type]
        parts._PARTS.clear()


def run(broker: StubBroker, actor: str, *args: str) -> None:
    message = broker.get_actor(actor).send(*args)
    broker.join(message.queue_name, timeout=20_000, fail_fast=True)


def test_a_document_is_read(surgery: Surgery, broker: StubBroker) -> None:
    walk = surgery.uploaded()
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    run(broker, "read_document", PRACTICE.id, document.id)
    with surgery.uow as uow:
        assert uow.documents.get(document.id).status is ReadingStatus.READ
    assert surgery.reader.reads == 1


def test_an_assessment_is_evaluated_and_a_letter_drawn_up(surgery: Surgery, broker: StubBroker) -> None:
    walk = surgery.walk(CONSENT, Status.ASSESSED)
    run(broker, "evaluate_assessment", PRACTICE.id, surgery.assessment(walk).id)
    assert surgery.request(walk).status is Status.EVALUATED
    walk.decided(CONSENT.outcome)
    letter = surgery.letters(walk, draft=True)[0]
    run(broker, "draw_up_letter", PRACTICE.id, letter.id)
    assert surgery.letters(walk, draft=True)[0].status is LetterStatus.DRAWN
    assert surgery.press.drawn == [(letter.code.value, True)]


@pytest.mark.parametrize("actor", ["read_document", "evaluate_assessment", "draw_up_letter"])
def test_what_is_not_there_is_given_up_at_once(surgery: Surgery, broker: StubBroker, actor: str) -> None:
    message = broker.get_actor(actor).send(PRACTICE.id, "no-such-thing")
    broker.join(message.queue_name, timeout=20_000, fail_fast=False)
    (dead,) = broker.dead_letters_by_queue[message.queue_name]
    assert dead.options.get("retries", 0) == 0


class PutOff(dramatiq.Middleware):
    """Remembers what is to be tried again later."""

    def __init__(self, put_off: list[dramatiq.Message]) -> None:
        self.put_off = put_off

    def after_enqueue(self, broker: dramatiq.Broker, message: dramatiq.Message, delay: int | None) -> None:
        if delay:
            self.put_off.append(message)


def test_a_fault_rises_and_is_tried_again(surgery: Surgery, broker: StubBroker) -> None:
    walk = surgery.uploaded()
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(walk.request_id)
    surgery.reader.breaks = OSError("The disk is full.")
    put_off: list[dramatiq.Message] = []
    broker.add_middleware(PutOff(put_off))
    message = broker.get_actor("read_document").send(PRACTICE.id, document.id)
    wait_until(lambda: surgery.reader.reads == 1)
    wait_until(lambda: message.message_id in {one.message_id for one in put_off})
    assert not [one for one in broker.dead_letters if one.message_id == message.message_id]


def test_every_job_that_a_use_case_puts_in_has_its_actor_queue_and_limits(
    surgery: Surgery, broker: StubBroker
) -> None:
    scan = surgery.uploaded()
    walk = surgery.walk(CONSENT, Status.DECIDED)
    with surgery.uow as uow:
        (document,) = uow.documents.of_request(scan.request_id)
    drawn = drawing_job(surgery.letters(walk, draft=True)[0])
    jobs: list[Job] = [reading_job(document), evaluation_job(surgery.assessment(walk)), drawn]
    for job in jobs:
        actor = broker.get_actor(job.actor)
        assert actor.queue_name == job.queue
        assert actor.options["time_limit"] <= 3_600_000
        assert actor.options["max_retries"] <= 3
    assert {job.actor for job in jobs} <= set(broker.actors)


def test_a_worker_without_services_says_so(surgery: Surgery) -> None:
    parts._PARTS.clear()
    with pytest.raises(RuntimeError, match="Start it with: formsvc worker"):
        parts.services()
    assert surgery.reader.reads == 0
