"""People and request forms that look like real ones and are nobody's. The same seed gives the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from formsvc.cli.demonstration.agencies import AGENCIES, EVERYWHERE, TELEPHONES, TOWNS, Agency
from formsvc.domain.capture import Value

FIRST_NAMES = (
    "Alun", "Amina", "Aoife", "Bethan", "Callum", "Catriona", "Deepa", "Dylan", "Eilidh", "Farah", "Gareth",
    "Hannah", "Imran", "Iona", "Jakub", "Keira", "Leon", "Mairead", "Nadia", "Niamh", "Oluwaseun", "Petra",
    "Rhys", "Rosa", "Sanjay", "Siobhan", "Tomasz", "Una", "Wei", "Yusuf", "Zainab", "Zoe",
)  # fmt: skip
LAST_NAMES = (
    "Abernant", "Birchwold", "Cairnmuir", "Dunmorrow", "Eastlake", "Fallowes", "Glenarden", "Hartwell-Pym",
    "Ilkington", "Jessamy", "Kestrelton", "Larkmoor", "MacArdle", "Nettlefold", "O’Quillan", "Penhallowe",
    "Quarrington", "Rushbrook", "Silverdale", "Thornbury", "Umberslade", "Vantage", "Wetherlam", "Yarrowby",
)  # fmt: skip
STREETS = ("Orchard Row", "Mill Lane", "Tanner Street", "Quarry Close", "Station Road", "Chapel Terrace")
BORN = {"under_16": (1, 15), "16_17": (16, 17), "adult": (18, 95)}
_WEIGHTS = {
    nation: [agency.weight if nation in agency.nations else 0 for agency in AGENCIES] for nation in EVERYWHERE
}


def nhs_number(random: Random) -> str:
    """A number of the 999 range, which is given to nobody, with the right check digit."""
    while True:
        digits = f"999{random.randrange(1_000_000):06d}"
        check = (
            11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        )
        if check != 10:
            return digits + str(check % 11)


def person_name(random: Random) -> str:
    return f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"


def request_form(random: Random, on: date) -> tuple[Agency, dict[str, Value]]:
    """A filled-in request form as received that day, and who sent it."""
    nation = random.choices(EVERYWHERE, (70, 10, 15, 5))[0]
    agency = random.choices(AGENCIES, _WEIGHTS[nation])[0]
    town = random.choice(TOWNS[nation])
    officer = person_name(random)
    happened = on - timedelta(days=random.randrange(3, 60))
    day = f"{happened.day} {happened:%B %Y}"
    domain = "".join(
        letter for letter in f"{town}.{agency.requester_class}".lower() if letter.isalnum() or letter == "."
    )
    form: dict[str, Value] = {
        "document_type": agency.document_type,
        "jurisdiction": nation,
        "nation": nation,
        "requester_class": agency.requester_class,
        "requester_name": officer,
        "requester_role": random.choice(agency.roles),
        "requester_org": agency.name.format(town=town),
        "requester_email": f"{_mailbox(officer)}@{domain}.example",
        "requester_phone": random.choice(TELEPHONES[nation]).format(random.randrange(1000)),
        "reference": f"{random.choice('ABCDEFGH')}P/{on:%y}/{random.randrange(10**5):05d}",
        "request_date": (on - timedelta(days=random.randrange(3))).isoformat(),
        "information_sought": random.choice(agency.asks).format(day=day),
        "purpose": agency.purpose.format(day=day),
        "legal_basis": agency.bases,
        "urgency": random.choices(("routine", "urgent"), (85, 15))[0],
        **subject(random, agency, town, on),
    }
    if agency.document_type == "police_data_request":
        form["collar_number"] = str(random.randrange(1000, 10000))
    return agency, form


def subject(random: Random, agency: Agency, town: str, on: date) -> Mapping[str, Value]:
    """Whom the request is about."""
    youngest, oldest = BORN[agency.age]
    born = on - timedelta(days=random.randrange(youngest * 366, oldest * 365))
    return {
        "subject_name": person_name(random),
        "subject_dob": born.isoformat(),
        "subject_address": f"{random.randrange(1, 180)} {random.choice(STREETS)}, {town}",
        "subject_nhs_number": nhs_number(random),
        "subject_part": agency.part,
        "subject_age": agency.age,
        "other_patients_named": "yes" if random.random() < 0.1 else "no",
    }


def _mailbox(name: str) -> str:
    return "".join(
        letter for letter in name.lower().replace(" ", ".") if letter.isascii() and letter not in "’'"
    )
