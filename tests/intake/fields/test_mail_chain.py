"""Mails quoted beneath a request are left, those beneath a covering note read; an invitation asks nothing."""

from __future__ import annotations

from formsvc.intake.fields import suggest
from formsvc.intake.suggestions import Suggestion
from tests.intake.fields.paper import mail_text

_OWN = """
Dear colleagues

We are making enquiries under section 47 of the Children Act 1989. Please send us the dates of attendance
since January 2025 and any concern about neglect.

Name: Malachi Broadwater
DOB: 27/02/2017
Our ref: ASH-30992

Regards
Perpetua Dunn
Social Worker
"""
_EARLIER = """
-----Original Message-----
From: Boris Earlier
Sent: 17 November 2026 17:02
To: Surgery
Our ref: OLD-11111
"""


def _said(item: Suggestion | None) -> object:
    return item.value if item else None


def test_a_quoted_mail_beneath_a_request_is_left_unread() -> None:
    document = mail_text(
        _OWN + _EARLIER, sender="Perpetua Dunn <perpetua.dunn@ashmere.gov.uk>", sent_on="2026-11-18"
    )
    found = suggest(document).fields
    assert _said(found["requester_name"]) == "Perpetua Dunn"
    assert _said(found["reference"]) == "ASH-30992"
    assert _said(found["request_date"]) == "2026-11-18"


def test_a_request_quoted_beneath_a_covering_note_is_read() -> None:
    note = "Please log this one, thanks. Mo\n" + _EARLIER + _OWN
    found = suggest(mail_text(note, sender="Mo <mo@practice.example>", sent_on="2026-11-18")).fields
    assert _said(found["subject_name"]) == "Malachi Broadwater"


def test_an_invitation_is_no_request_though_it_asks_for_an_answer() -> None:
    t = """
Dear colleague

We invite you to a workshop on 9 December 2026. Please confirm your place by 1 December 2026 on 01632 960030.

Yours sincerely
Marigold Finch
Learning Lead
"""
    found = suggest(mail_text(t, sender="Marigold Finch <marigold.finch@icp.example>")).fields
    assert _said(found["document_type"]) == "not_a_request"
    assert not any(value for key, value in found.items() if key != "document_type")
