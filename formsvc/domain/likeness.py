"""When two requests look like one: the same subject, from the same agency or under the same reference.

Only ever said to a person. Nothing is joined by itself, and neither verification nor decision goes across:
a second paper that looks like the first is just what a false requester would send.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from formsvc.domain.capture import Capture
from formsvc.domain.information_request import RequestId

_LEFT_OUT = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "the"})


@dataclass(frozen=True)
class Marks:
    """What is compared, made even; empty where the form does not say. Kept as keyed digests only."""

    agency: str = ""
    reference: str = ""
    number: str = ""
    person: str = ""


@dataclass(frozen=True)
class Alike:
    """Another request about the same subject, and what else is the same."""

    request_id: RequestId
    same_agency: bool
    same_reference: bool


def marks_of(capture: Capture) -> Marks:
    """The marks of a confirmed form."""
    name, born = _words(capture.text("subject_name")), capture.text("subject_dob")
    return Marks(
        agency=_words(capture.text("requester_org")),
        reference=re.sub(r"[^0-9a-z]", "", _plain(capture.text("reference"))),
        number=re.sub(r"[^0-9]", "", capture.text("subject_nhs_number")),
        person=f"{name} {born}" if name and born else "",
    )


def _words(text: str) -> str:
    """The words of a name in alphabetical order, without title, accents or case."""
    found = re.findall(r"[0-9a-z]+", _plain(text))
    return " ".join(sorted(word for word in found if word not in _LEFT_OUT))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return (
        "".join(letter for letter in apart if not unicodedata.combining(letter))
        .replace("’", "")
        .replace("'", "")
    )
