"""What a sender's domain looks like beside the agency's own: a hint, never proof."""

from __future__ import annotations

import pytest

from formsvc.domain.sender_domain import Sender, judge_sender

KNOWN = ("anytown.police.uk", "harbourhomes.co.uk")


@pytest.mark.parametrize(
    ("domain", "kind", "like"),
    [
        ("anytown.police.uk", Sender.KNOWN, ""),
        ("mail.anytown.police.uk", Sender.KNOWN, ""),
        ("gmail.com", Sender.FREE_MAIL, ""),
        ("outlook.com", Sender.FREE_MAIL, ""),
        ("harbour.police.uk", Sender.OFFICIAL, ""),
        ("anytown.gov.uk", Sender.OFFICIAL, ""),
        ("anytown.pnn.police.uk", Sender.OFFICIAL, ""),
        ("somebody.cjsm.net", Sender.OFFICIAL, ""),
        ("nhs.net", Sender.OFFICIAL, ""),
        ("example.org", Sender.UNKNOWN, ""),
        ("solicitors.co.uk", Sender.UNKNOWN, ""),
        ("anytown-police.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # a hyphen for a point
        ("anytown.po1ice.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # one for l
        ("anytovvn.police.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # two letters for one
        ("anytown.polce.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # a letter missing
        ("tnaytown.police.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # two swapped
        ("anytown.police.com", Sender.LOOK_ALIKE, "anytown.police.uk"),  # another ending
        ("harbourhomes.com", Sender.LOOK_ALIKE, "harbourhomes.co.uk"),
        ("anytown-police-records.org", Sender.LOOK_ALIKE, "anytown.police.uk"),  # a word added
        ("anytown.police.uk.example.com", Sender.LOOK_ALIKE, "anytown.police.uk"),  # in front of a stranger's
        ("аnytown.police.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # a Cyrillic a
        ("xn--nytown-6nf.police.uk", Sender.LOOK_ALIKE, "anytown.police.uk"),  # the same in punycode
        ("harbour-police.uk", Sender.LOOK_ALIKE, "police.uk"),
        ("brighthaven-gov.uk", Sender.LOOK_ALIKE, "gov.uk"),
        ("nhs-net.com", Sender.LOOK_ALIKE, "nhs.net"),
        ("harbour.polcie.uk", Sender.LOOK_ALIKE, "police.uk"),
    ],
)
def test_the_domain_is_told_apart(domain: str, kind: Sender, like: str) -> None:
    found = judge_sender(f"laura.benton@{domain}", KNOWN)
    assert (found.kind, found.like) == (kind, like)
    assert found.is_warning is (kind in (Sender.LOOK_ALIKE, Sender.FREE_MAIL))
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("email", ["", "laura", "laura@", "laura@local"])
def test_without_an_address_there_is_nothing_to_find(email: str) -> None:
    assert judge_sender(email, KNOWN).kind is Sender.NONE


@pytest.mark.parametrize("domain", ["anytown.police.uk", "other.police.uk", "nhs.net", "gov.uk"])
def test_promise_no_domain_is_called_proof(domain: str) -> None:
    said = judge_sender(f"a@{domain}", KNOWN).sentence
    assert "proves nothing" in said or "no proof" in said


def test_a_label_that_is_no_punycode_is_shown_as_it_is() -> None:
    assert judge_sender("a@xn--\u00ff.example", KNOWN).kind is Sender.UNKNOWN
