"""Some of the many requests go the whole way through the services, letters and all."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from formsvc.bootstrap import Services
from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.inventing import nhs_number, person_name
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.capture import Channel, Value
from formsvc.domain.codes import Outcome


def walk_some(services: Services, people: People, random: Random, each: int) -> None:
    """``each`` requests that wait for authorisation, as many authorised, as many filed and closed."""
    for _ in range(each):
        _decided(services, people, random)
        _decided(services, people, random).authorised().drawn_up()
        _decided(services, people, random).authorised().drawn_up().filed()


def _decided(services: Services, people: People, random: Random) -> Walk:
    walk = Walk(services, people).received(random.choice((Channel.POST, Channel.EMAIL)))
    walk.captured(_form(random)).answered(cases.CONSENTED).submitted().evaluated()
    return walk.decided(Outcome.DISCLOSE_CONSENT).drawn_up()


def _form(random: Random) -> Mapping[str, Value]:
    return {
        **cases.POLICE_VICTIM,
        "reference": f"AP/26/{random.randrange(20_000, 99_999)}",
        "subject_name": person_name(random),
        "subject_nhs_number": nhs_number(random),
    }
