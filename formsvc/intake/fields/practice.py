"""The practice's own name, address, numbers and mail: never a requester's or a subject's value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formsvc.intake.normalise.addresses import same_postcode
from formsvc.intake.normalise.emails import domain_of
from formsvc.intake.normalise.names import fold
from formsvc.intake.normalise.phones import digits_of


@dataclass(frozen=True)
class PracticeIdentity:
    """What the settings know of the practice itself."""

    name: str = ""
    address: str = ""
    telephones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    email_domain: str = ""  # only where the domain is the practice's alone, so never nhs.net

    def owns_phone(self, text: str) -> bool:
        """Whether the number is the practice's."""
        return digits_of(text) in {digits_of(number) for number in self.telephones}

    def owns_email(self, address: str) -> bool:
        """Whether the address is the practice's."""
        if address.lower() in {mine.lower() for mine in self.emails}:
            return True
        return bool(self.email_domain) and domain_of(address) == self.email_domain.lower().lstrip("@")

    def owns_address(self, text: str) -> bool:
        """Whether the postal address is the practice's."""
        return bool(self.address) and same_postcode(text, self.address)

    def owns_name(self, text: str) -> bool:
        """Whether the text names the practice."""
        own = re.sub(r"\W+", " ", fold(self.name)).strip()
        return bool(own) and own in re.sub(r"\W+", " ", fold(text))


_LOOKS_LIKE_PRACTICE = re.compile(
    r"\b(surgery|medical (?:centre|practice|group)|health centre|practice manager|group practice|gp "
    r"practice|"
    r"doctors'? surgery|meddygfa|canolfan feddygol|family practice|general practice)\b",
    re.I,
)


def names_a_practice(text: str) -> bool:
    """Whether the text names some general practice."""
    return bool(_LOOKS_LIKE_PRACTICE.search(text))
