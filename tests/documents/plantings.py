"""Two hundred and more ways in which somebody's detail may stand in a letter, and people to plant."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

Way = Callable[["Person"], str]
_MONTHS = """
January February March April May June July August September October November December
"""
MONTHS = _MONTHS.split()
_FIRST = """
Gareth Siobhan Mohammed Agnieszka Oluwaseun Priya Callum Fatima Rhiannon Declan Zofia Kwame Ingrid
Tomasz Yusuf Beatrix Hamish Ailsa Dafydd Eilidh Niamh Lakshmi Chidi Svetlana Bronagh Idris Morwenna
Torquil Xanthe Zachary
"""
FIRST = _FIRST.split()
_LAST = """
Pughsley Okonkwo Kowalczyk Abernethy Llewellyn Fitzgerald Rahman Chaudhry Ostrowska Macfarlane
Trevithick Olufemi Bhattacharya Sorensen Gallacher Pettigrew Donnachie Hrushka Venkatesan Winterbourne
Cholmondeley Ferreira Nakamura Dobrowski Achterberg Quilliam Haverstock Mbekwe Strathearn Penhaligon
"""
LAST = _LAST.split()
_STREETS = """
Quarry Sycamore Gladstone Harbourne Wetherby Pendlebury Larkfield Tamworth Ravensbourne Hollins Kestrel
Montague Cavendish Bramhall Ashworth
"""
STREETS = _STREETS.split()


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    born: date
    telephone: str  # eleven digits
    nhs_number: str
    number: int
    street: str
    postcode: str  # two parts
    own_mail: str
    school: str

    @property
    def case_file(self) -> dict[str, object]:
        """As a case file gives one of the other people."""
        return {
            "role": "alleged_perpetrator",
            "name": f"{self.first} {self.last}",
            "date_of_birth": self.born.isoformat(),
            "address": f"{self.number} {self.street} Lane, Northmere, {self.postcode}",
            "telephone": self.telephone,
            "nhs_number": self.nhs_number,
            "email": f"{self.own_mail}@post.example.org",
            "school": self.school,
        }


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """Invented people, the same for the same seed."""
    chance = random.Random(seed)
    for n in range(count):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        yield Person(
            first,
            last,
            date(chance.randint(1950, 2004), chance.randint(1, 12), chance.randint(1, 28)),
            f"07700900{chance.randint(100, 999)}",
            nhs_number(chance.randint(100_000, 989_999) + n),
            chance.randint(11, 98),
            chance.choice(STREETS),
            f"ZQ{chance.randint(2, 9)} {chance.randint(1, 9)}{chance.choice('ABDEFG')}"
            f"{chance.choice('HJLNPQ')}",
            f"{first[0].lower()}{last.lower()}{chance.randint(10, 99)}",
            f"{chance.choice(STREETS)} {chance.choice(('Park', 'Moss', 'Fold'))} Primary School",
        )


def nhs_number(middle: int) -> str:
    """A number of the 999 range with its check digit."""
    for last in itertools.count(middle):
        digits = f"999{last % 1_000_000:06d}"
        check = 11 - sum(int(d) * (10 - n) for n, d in enumerate(digits)) % 11
        if check != 10:
            return digits + str(0 if check == 11 else check)
    raise AssertionError


def spaced(text: str, size: int, gap: str) -> str:
    return gap.join(text[n : n + size] for n in range(0, len(text), size))


def names() -> dict[str, Way]:
    shapes: dict[str, Way] = {
        "in order": lambda p: f"{p.first} {p.last}",
        "reversed": lambda p: f"{p.last} {p.first}",
        "reversed, comma": lambda p: f"{p.last}, {p.first}",
        "joined": lambda p: p.first + p.last,
        "joined, reversed": lambda p: p.last + p.first,
        "initial and surname": lambda p: f"{p.first[0]} {p.last}",
        "initial with stop": lambda p: f"{p.first[0]}. {p.last}",
        "surname and initial": lambda p: f"{p.last} {p.first[0]}",
        "surname, comma, initial": lambda p: f"{p.last}, {p.first[0]}.",
        "first and initial": lambda p: f"{p.first} {p.last[0]}.",
        "with Mr": lambda p: f"Mr {p.last}",
        "with Mrs and stop": lambda p: f"Mrs. {p.last}",
        "surname": lambda p: p.last,
        "first name": lambda p: p.first,
        "possessive": lambda p: f"{p.first}’s",
        "plural": lambda p: f"the {p.last}s",
        "with a middle initial": lambda p: f"{p.first} J {p.last}",
        "with a middle initial and stop": lambda p: f"{p.first} J. {p.last}",
        "underscore": lambda p: f"{p.first}_{p.last}",
        "full stop": lambda p: f"{p.first}.{p.last}",
        "hyphen": lambda p: f"{p.first}-{p.last}",
        "slash": lambda p: f"{p.last}/{p.first}",
        "two lines": lambda p: f"{p.first}\n{p.last}",
        "letters apart": lambda p: " ".join(p.first + p.last),
        "letters with stops": lambda p: ".".join(p.last),
        "letters with hyphens": lambda p: "-".join(p.last),
        "in brackets": lambda p: f"[{p.last}]",
        "zero-width": lambda p: f"{p.first[:2]}\u200b{p.first[2:]} {p.last[:3]}\u200b{p.last[3:]}",
        "accents": lambda p: p.last.replace("a", "á").replace("e", "ë").replace("i", "ï").replace("o", "ø"),
        "wide letters": lambda p: "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in p.last),
    }
    styles: dict[str, Callable[[str], str]] = {"": str, ", capitals": str.upper, ", small letters": str.lower}
    return {f"name {s}{t}": _styled(way, style) for s, way in shapes.items() for t, style in styles.items()}


def _styled(way: Way, style: Callable[[str], str]) -> Way:
    return lambda person: style(way(person))


def births() -> dict[str, Way]:
    ways: dict[str, Way] = {}
    for sep, pad, full in itertools.product("/.- ", (True, False), (True, False)):
        name = f"birth {'0' if pad else ''}d{sep}m{sep}{'yyyy' if full else 'yy'}"
        ways[name] = lambda p, s=sep, z=pad, f=full: (
            f"{p.born.day:{'02d' if z else 'd'}}{s}{p.born.month:{'02d' if z else 'd'}}{s}"
            f"{p.born.year if f else f'{p.born.year % 100:02d}'}"
        )
    month: Way = lambda p: MONTHS[p.born.month - 1]  # noqa: E731
    ways |= {
        "birth in words": lambda p: f"{p.born.day} {month(p)} {p.born.year}",
        "birth ordinal": lambda p: f"{p.born.day}{suffix(p.born.day)} {month(p)} {p.born.year}",
        "birth ordinal of": lambda p: f"{p.born.day}{suffix(p.born.day)} of {month(p)} {p.born.year}",
        "birth short month": lambda p: f"{p.born.day} {month(p)[:3]} {p.born.year}",
        "birth short month, short year": lambda p: f"{p.born.day}-{month(p)[:3]}-{p.born.year % 100:02d}",
        "birth apostrophe": lambda p: f"{p.born.day} {month(p)} '{p.born.year % 100:02d}",
        "birth month first": lambda p: f"{month(p)} {p.born.day}, {p.born.year}",
        "birth month first, short": lambda p: f"{month(p)[:3]} {p.born.day} {p.born.year}",
        "birth ISO": lambda p: p.born.isoformat(),
        "birth ISO slashes": lambda p: p.born.isoformat().replace("-", "/"),
        "birth run together": lambda p: f"{p.born:%d%m%Y}",
        "birth ISO run together": lambda p: f"{p.born:%Y%m%d}",
        "birth capitals": lambda p: f"{p.born.day} {month(p)} {p.born.year}".upper(),
        "birth year first in words": lambda p: f"{p.born.year} {month(p)} {p.born.day}",
        "birth two lines": lambda p: f"{p.born.day} {month(p)}\n{p.born.year}",
    }
    return ways


def suffix(day: int) -> str:
    return "th" if day % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


SAID = dict(
    zip(
        "0123456789",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        strict=True,
    )
)


def numbers() -> dict[str, Way]:
    ways: dict[str, Way] = {}
    for size, gap in itertools.product((1, 2, 3, 4, 5), (" ", "-", ".", "  ")):
        ways[f"telephone by {size} with {gap!r}"] = lambda p, n=size, g=gap: spaced(p.telephone, n, g)
        ways[f"NHS number by {size} with {gap!r}"] = lambda p, n=size, g=gap: spaced(p.nhs_number, n, g)
    ways |= {
        "telephone plain": lambda p: p.telephone,
        "telephone +44": lambda p: f"+44{p.telephone[1:]}",
        "telephone +44 (0)": lambda p: f"+44 (0) {p.telephone[1:5]} {p.telephone[5:]}",
        "telephone 0044": lambda p: f"0044 {p.telephone[1:]}",
        "telephone brackets": lambda p: f"({p.telephone[:5]}) {p.telephone[5:]}",
        "telephone slash": lambda p: f"{p.telephone[:5]}/{p.telephone[5:]}",
        "telephone two lines": lambda p: f"{p.telephone[:5]}\n{p.telephone[5:]}",
        "telephone, letter O": lambda p: p.telephone.replace("0", "O"),
        "telephone, letter l": lambda p: p.telephone.replace("1", "l"),
        "telephone said": lambda p: " ".join(SAID[d] for d in p.telephone),
        "telephone said with oh": lambda p: " ".join("oh" if d == "0" else SAID[d] for d in p.telephone),
        "telephone last six": lambda p: f"ending {p.telephone[-6:]}",
        "telephone last six spaced": lambda p: f"{p.telephone[-6:-3]} {p.telephone[-3:]}",
        "telephone wide": lambda p: "".join(chr(ord(c) + 0xFEE0) for c in p.telephone),
        "NHS number plain": lambda p: p.nhs_number,
        "NHS number 3-3-4": lambda p: f"{p.nhs_number[:3]} {p.nhs_number[3:6]} {p.nhs_number[6:]}",
        "NHS number fixed spaces": lambda p: (
            f"{p.nhs_number[:3]}\xa0{p.nhs_number[3:6]}\xa0{p.nhs_number[6:]}"
        ),
        "NHS number slash": lambda p: f"{p.nhs_number[:3]}/{p.nhs_number[3:6]}/{p.nhs_number[6:]}",
        "NHS number said": lambda p: " ".join(SAID[d] for d in p.nhs_number),
        "NHS number in text": lambda p: f"NHS{p.nhs_number}",
    }
    return ways


def places() -> dict[str, Way]:
    return {
        "postcode": lambda p: p.postcode,
        "postcode joined": lambda p: p.postcode.replace(" ", ""),
        "postcode small": lambda p: p.postcode.lower(),
        "postcode joined small": lambda p: p.postcode.replace(" ", "").lower(),
        "postcode wide gap": lambda p: p.postcode.replace(" ", "   "),
        "postcode hyphen": lambda p: p.postcode.replace(" ", "-"),
        "postcode spaced out": lambda p: " ".join(p.postcode.replace(" ", "")),
        "postcode with stops": lambda p: ".".join(p.postcode.replace(" ", "")),
        "postcode two lines": lambda p: p.postcode.replace(" ", "\n"),
        "postcode, first half": lambda p: f"the {p.postcode.split()[0]} area",
        "address line": lambda p: f"{p.number} {p.street} Lane",
        "address comma": lambda p: f"{p.number}, {p.street} Lane",
        "address small": lambda p: f"{p.number} {p.street} lane".lower(),
        "address capitals": lambda p: f"{p.number} {p.street} LANE".upper(),
        "address short kind": lambda p: f"{p.number} {p.street} Ln",
        "address short kind, stop": lambda p: f"{p.number} {p.street} Ln.",
        "address without kind": lambda p: f"{p.number} {p.street}",
        "street alone": lambda p: f"{p.street} Lane",
        "street alone, joined": lambda p: f"{p.street}lane",
        "street alone, short": lambda p: f"{p.street} Ln",
        "address after street": lambda p: f"{p.street} Lane, number {p.number}",
        "address no.": lambda p: f"{p.street} Lane {p.number}",
        "address two lines": lambda p: f"{p.number}\n{p.street}\nLane",
        "address hyphens": lambda p: f"{p.number}-{p.street}-Lane",
        "address zero-width": lambda p: f"{p.street[:2]}\u200b{p.street[2:]} Lane",
        "school": lambda p: p.school,
        "school small": lambda p: p.school.lower(),
        "school without kind": lambda p: p.school.removesuffix(" Primary School"),
        "school joined": lambda p: p.school.replace(" ", ""),
        "school hyphens": lambda p: p.school.replace(" ", "-"),
    }


def mails() -> dict[str, Way]:
    def both(p: Person) -> tuple[str, str]:
        return p.own_mail, "post.example.org"

    return {
        "e-mail": lambda p: "@".join(both(p)),
        "e-mail capitals": lambda p: "@".join(both(p)).upper(),
        "e-mail spaced": lambda p: " @ ".join(both(p)),
        "e-mail at": lambda p: " at ".join(both(p)),
        "e-mail (at)": lambda p: "(at)".join(both(p)),
        "e-mail [at]": lambda p: " [at] ".join(both(p)),
        "e-mail at and dot": lambda p: " at ".join(both(p)).replace(".", " dot "),
        "e-mail [at] and [dot]": lambda p: "[at]".join(both(p)).replace(".", "[dot]"),
        "e-mail (at) and (dot)": lambda p: " (at) ".join(both(p)).replace(".", " (dot) "),
        "e-mail AT and DOT": lambda p: " AT ".join(both(p)).replace(".", " DOT "),
        "e-mail two lines": lambda p: "@\n".join(both(p)),
        "e-mail own part": lambda p: p.own_mail,
        "e-mail own part, capitals": lambda p: p.own_mail.upper(),
        "e-mail link": lambda p: f"<{'@'.join(both(p))}>",
        "e-mail zero-width": lambda p: "\u200b@".join(both(p)),
    }


WAYS: dict[str, Way] = {**names(), **births(), **numbers(), **places(), **mails()}
