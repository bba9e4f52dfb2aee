"""Six requests in different states, each walked there through the services."""

from __future__ import annotations

from formsvc.bootstrap import Services
from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.people import colleagues
from formsvc.cli.demonstration.scan import police_form
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.capture import Channel
from formsvc.domain.codes import Outcome
from formsvc.services.receive import Upload


def six_requests(services: Services) -> None:
    """Waiting to be read; ready to assess; to decide; to authorise; authorised; closed."""
    people = People.of(colleagues())

    def walk() -> Walk:
        return Walk(services, people)

    walk().uploaded(Upload("scan.png", police_form()))
    walk().received(Channel.TELEPHONE).captured({**cases.SOCIAL_CARE_CHILD, "reference": "CS-21040"})
    walk().received(Channel.POST).captured(cases.POLICE_THIN).answered(
        cases.NOT_ENOUGH
    ).submitted().evaluated()
    child = walk().received(Channel.EMAIL).captured(cases.SOCIAL_CARE_CHILD).answered(cases.CHILD_AT_RISK)
    child.submitted().evaluated().decided(Outcome.DISCLOSE_PUBLIC_INTEREST).drawn_up()
    consent = walk().received(Channel.POST).captured(cases.POLICE_VICTIM).answered(cases.CONSENTED)
    consent.submitted().evaluated().decided(Outcome.DISCLOSE_CONSENT).drawn_up().authorised().drawn_up()
    closed = walk().received(Channel.COUNTER).captured({**cases.POLICE_VICTIM, "reference": "AP/26/10555"})
    closed.answered(cases.CONSENTED).submitted().evaluated().decided(Outcome.DISCLOSE_CONSENT)
    closed.drawn_up().authorised().drawn_up().filed()
