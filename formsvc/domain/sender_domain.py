"""The domain a request was sent from, held against what the agency is known to use. A hint, never proof."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Domains that only public bodies can have. Mailboxes on them have been taken over and addresses forged.
OFFICIAL = ("police.uk", "pnn.police.uk", "cjsm.net", "gov.uk", "gov.scot", "gov.wales", "nhs.net", "nhs.uk",
            "mod.uk", "hscni.net")  # fmt: skip
FREE_MAIL = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "outlook.co.uk", "hotmail.com", "hotmail.co.uk",
        "live.com", "live.co.uk", "msn.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "icloud.com", "me.com",
        "mac.com", "aol.com", "aol.co.uk", "btinternet.com", "btopenworld.com", "sky.com", "talktalk.net",
        "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "proton.me", "protonmail.com", "pm.me",
        "gmx.com", "gmx.co.uk", "mail.com", "zoho.com", "tutanota.com", "yandex.com", "fastmail.com",
    }
)  # fmt: skip
_SUFFIXES = frozenset({"co.uk", "org.uk", "ac.uk", "sch.uk", "me.uk", "ltd.uk"})
# Letters that look like others, within one script and across; pairs first.
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SINGLE = str.maketrans(
    {
        **dict(zip("0135689|iı", "olesbbglll", strict=True)),
        **dict(zip("аеорсухіјѕԁкмтвнгп", "aeopcyxljsdkmtbhrn", strict=True)),  # Cyrillic
        **dict(zip("οαρνικετυ", "oapvlketu", strict=True)),  # Greek
    }
)


class Sender(StrEnum):
    """What the domain looks like."""

    KNOWN = "known"
    OFFICIAL = "official"
    LOOK_ALIKE = "look_alike"
    FREE_MAIL = "free_mail"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True)
class SenderFinding:
    """What was found, in a sentence; ``like`` is the true domain that a look-alike resembles."""

    kind: Sender
    domain: str
    sentence: str
    like: str = ""

    @property
    def is_warning(self) -> bool:
        return self.kind in (Sender.LOOK_ALIKE, Sender.FREE_MAIL)


def judge_sender(email: str, known: Sequence[str]) -> SenderFinding:
    """Hold the domain of an address against the agency's known domains and those of public bodies."""
    domain = email.strip().lower().rpartition("@")[2].rstrip(".")
    if not domain or "." not in domain:
        return SenderFinding(Sender.NONE, "", "The request gives no email address.")
    if _ends_in_one_of(domain, known):
        return SenderFinding(
            Sender.KNOWN, domain,
            f"The address is on {domain}, which is on your list for this agency. Addresses can be forged and "
            "mailboxes taken over, so it helps to know, and proves nothing by itself.",
        )  # fmt: skip
    if domain in FREE_MAIL:
        return SenderFinding(
            Sender.FREE_MAIL, domain,
            f"{domain} is a free email service that anybody can use. Do not reply to this address. Ring the "
            "organisation on a number that you found yourself.",
        )  # fmt: skip
    like = _resembled(domain, known)
    if like:
        return SenderFinding(
            Sender.LOOK_ALIKE, domain,
            f"{_shown(domain)} looks like {like}, and is not. Do not reply to it. Ring the organisation on a "
            "number that you found yourself, and tell them.",
            like,
        )  # fmt: skip
    if official := _ends_in_one_of(domain, OFFICIAL):
        return SenderFinding(
            Sender.OFFICIAL, domain,
            f"The address ends in {official}, which only a public body can have. That is a hint, no proof: "
            "genuine mailboxes have been misused. Ring back.",
        )  # fmt: skip
    return SenderFinding(
        Sender.UNKNOWN, domain,
        f"{domain} is not on your list for this agency. Find the organisation’s own website yourself, and "
        "ring the number that stands there.",
    )  # fmt: skip


def _ends_in_one_of(domain: str, known: Iterable[str]) -> str:
    found = [one for one in known if domain == one or domain.endswith("." + one)]
    return max(found, key=len, default="")


def _resembled(domain: str, known: Sequence[str]) -> str:
    """The true domain that this one could be taken for; empty for none."""
    for true in known:
        if _is_like(domain, true):
            return true
    if _ends_in_one_of(domain, OFFICIAL):
        return ""
    return next((true for true in OFFICIAL if _is_like_official(domain, true)), "")


def _is_like(domain: str, true: str) -> bool:
    seen, wanted = _skeleton(domain), _skeleton(true)
    if _squeezed(seen) == _squeezed(wanted) or seen.startswith(wanted + ".") or f".{wanted}." in seen:
        return True  # other letters, other separators, or the true domain in front of a stranger's
    name, true_name = _name(seen), _name(wanted)
    if len(_squeezed(true_name)) >= 4 and _squeezed(true_name) in _squeezed(name):
        return True  # another ending, or a word or hyphen added
    most = 1 if len(wanted) < 12 else 2
    return abs(len(seen) - len(wanted)) <= most and _distance(seen, wanted) <= most


def _is_like_official(domain: str, true: str) -> bool:
    seen = _skeleton(domain)
    wanted = _skeleton(true)
    if _squeezed(wanted) in _squeezed(seen):
        return True  # police-uk.org, harbour-police.uk, gov.uk.example.com
    tail = ".".join(seen.split(".")[-len(wanted.split(".")) :])
    return len(wanted) >= 7 and _distance(tail, wanted) <= 1


def _skeleton(domain: str) -> str:
    """The domain as the eye reads it: punycode opened, accents off, look-alike letters made one."""
    opened = unicodedata.normalize("NFKD", _shown(domain)).lower()
    plain = "".join(sign for sign in opened if not unicodedata.combining(sign))
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain.translate(_SINGLE)


def _shown(domain: str) -> str:
    """The domain with punycode labels as they are shown to people."""
    labels = []
    for label in domain.split("."):
        try:
            labels.append(label[4:].encode().decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _name(domain: str) -> str:
    """What stands before the public ending."""
    labels = domain.split(".")
    ending = 2 if ".".join(labels[-2:]) in _SKELETON_SUFFIXES else 1
    return ".".join(labels[:-ending])


def _squeezed(domain: str) -> str:
    return domain.replace(".", "").replace("-", "")


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, put in, taken out or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        further, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, further[j - 2] + 1)
            row.append(cost)
    return row[-1]


_SKELETON_SUFFIXES = frozenset(_skeleton(suffix) for suffix in _SUFFIXES)
