"""Invented people with the commonest names, who stand in no letter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from plantings import nhs_number

_FIRST = """
Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna
Poppy Elsie Emily Ella Evelyn Phoebe Evie Charlotte Harper Millie Matilda Maya Sophie Alice Emma Sarah
Laura Claire Karen Susan Margaret Patricia Christine Elizabeth Helen Angela Deborah Lisa Joanne
Michelle Tracey Sharon Dawn Joy Faith Hope Noah Muhammad George Oliver Leo Arthur Oscar Theodore Theo
Freddie Archie Luca Jude Arlo Henry Albie Finley Harry Charlie Alfie Thomas William James Jack Joshua
Daniel Matthew David Paul Andrew Mark Stephen Richard Robert Michael John Peter Christopher Anthony
Kevin Gary Steven Simon Ian Alan Neil Will Bill Frank Guy Art Miles
"""
FIRST = _FIRST.split()
_LAST = """
Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker
White Roberts Green Hall Thomas Clarke Jackson Wood Harris Edwards Turner Martin Cooper Hill Ward
Hughes Moore Clark King Harrison Lewis Baker Lee Allen Morris Khan Scott Watson Davis Parker James
Bennett Young Phillips Richardson Mitchell Bailey Carter Cook Singh Shaw Bell Collins Morgan Kelly
Begum Miller Cox Hussain Marshall Simpson Price Anderson Adams Wilkinson Ali Ahmed Foster Ellis Murphy
Chapman Mason Gray Richards Webb Rogers Hunt Mills Matthews Palmer Holmes Page Read Day Long Short Best
Case Law Law Reason Post Record Street Lane Park Close Church May
"""
LAST = _LAST.split()
_STREETS = """
High Church Station Park Victoria Green Main Mill School North South West York London Kings Queens
Albert George New Springfield Grange Highfield Richmond Manor
"""
STREETS = _STREETS.split()
_KINDS = """
Street Road Lane Avenue Close Drive Crescent Gardens Terrace Court
"""
KINDS = _KINDS.split()


def strangers(count: int, seed: int = 7) -> Iterator[dict[str, object]]:
    """People as a case file gives them, the same for the same seed."""
    chance = random.Random(seed)
    for n in range(count):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        area = chance.choice(("LS", "M", "B", "CF", "EH", "BT"))
        postcode = f"{area}{chance.randint(2, 29)} {chance.randint(1, 9)}AB"
        born = date(chance.randint(1940, 2015), chance.randint(1, 12), chance.randint(1, 28))
        street = f"{chance.choice(STREETS)} {chance.choice(KINDS)}"
        yield {
            "role": "family_member",
            "name": f"{first} {last}",
            "date_of_birth": born.isoformat(),
            "address": f"{chance.randint(1, 150)} {street}, Leeds, {postcode}",
            "telephone": f"07700900{n % 1000:03d}",
            "nhs_number": nhs_number(600_000 + n),
            "email": f"{first.lower()}.{last.lower()}@post.example.org",
            "school": f"{chance.choice(STREETS)} {chance.choice(('Road', 'Lane', 'Park'))} School",
        }
