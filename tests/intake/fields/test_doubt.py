"""A wrong value is worse than none: what is left out, and what is marked for review."""

from __future__ import annotations

from formsvc.intake.fields import PracticeIdentity, suggest
from formsvc.intake.reading import TextSource
from tests.intake.fields.paper import Paper, document, mail_text

POLICE_MAIL = """
Hello,

I am asking for information under Schedule 2 Part 1 Paragraph 2 DPA 2018.

Re: Nell Farrow, DOB 04/05/1980, of 8 Lime Walk, Elmford, EL1 4AA

Please send me {asked}. {more}

Regards
PC 4410 Tom Usher
Elmshire Constabulary
{contact}
"""


def mail(**words: str) -> str:
    """The mail with these words in it."""
    usual = {
        "asked": "the date of her last appointment",
        "more": "",
        "contact": "tom.usher@elmshire.police.uk",
    }
    return POLICE_MAIL.format(**{**usual, **words})


def value(document_text: object, key: str) -> object:
    """The value suggested for one field."""
    item = suggest(document_text).fields[key]  # type: ignore[arg-type]
    return item.value if item else None


def test_a_line_of_poor_ocr_is_for_review_and_a_good_one_is_not() -> None:
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Elmshire Constabulary: request for disclosure, Schedule 2 Part 1 paragraph 2 DPA 2018")
    p.at(50, 80, "Data subject's name").at(250, 80, "Nell Farrow", score=0.93)
    p.at(50, 105, "Date of birth").at(250, 105, "04/05/1980", score=0.999)
    p.at(50, 130, "Crime reference").at(250, 130, "EL/1/26/4471", score=0.999)
    p.at(50, 155, "Information required").at(250, 155, "The date of the last appointment.", score=0.999)
    fields = suggest(document(p)).fields
    assert fields["subject_name"] is not None
    assert fields["subject_name"].review
    assert fields["subject_dob"] is not None
    assert not fields["subject_dob"].review


def test_a_page_filled_in_by_hand_is_for_review_throughout() -> None:
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Elmshire Constabulary: request for disclosure, Schedule 2 Part 1 paragraph 2 DPA 2018")
    rows = (
        ("Officer's name", "Tom Usher"),
        ("Rank", "PC"),
        ("Telephone", "07700 900111"),
        ("Date of birth", "04/05/1980"),
        ("Full name of data subject", "Nell Farrow"),
        ("Information required", "Date of last visit please."),
    )
    for n, (label, said) in enumerate(rows):
        p.at(50, 80 + 26 * n, label).at(250, 80 + 26 * n, said, score=0.99 if n < 3 else 0.94)
    result = suggest(document(p))
    written = [result.fields[key] for key in ("requester_name", "requester_phone", "subject_name")]
    assert all(item is not None and item.review for item in written)
    assert any("by hand" in warning for warning in result.warnings)


def test_the_practices_own_number_and_address_are_never_the_requesters() -> None:
    own = PracticeIdentity(
        name="Brindley Road Surgery",
        address="41 Brindley Road, Castle Brindley, CB1 4RT",
        telephones=("01632 960700",),
        emails=("brindleyroad@nhs.net",),
    )
    text = mail_text(
        mail(contact="Ring me, or reply to your own line 01632 960700"), sender="x <a@b.example>"
    )
    assert suggest(text, practice=own).fields["requester_phone"] is None


def test_the_addressees_telephone_is_not_the_requesters() -> None:
    p = Paper()
    p.at(50, 40, "Elmshire Constabulary", size=14)
    for n, line in enumerate(
        ("Brindley Road Surgery", "41 Brindley Road", "Castle Brindley", "Tel 01632 960700")
    ):
        p.at(50, 80 + 13 * n, line)
    p.block(
        50,
        160,
        "Please provide the address that you hold for Nell Farrow, born 4 May 1980, under "
        "Schedule 2 Part 1 paragraph 2 DPA 2018.",
    )
    p.at(50, 220, "Yours faithfully").at(50, 260, "Tom Usher").at(50, 273, "Police Constable 4410")
    assert value(document(p), "requester_phone") is None


def test_an_nhs_number_whose_check_digit_is_wrong_is_left_out() -> None:
    right = mail_text(mail(more="NHS number 999 000 0018."), sender="x <a@b.example>")
    wrong = mail_text(mail(more="NHS number 999 000 0019."), sender="x <a@b.example>")
    assert (value(right, "subject_nhs_number"), value(wrong, "subject_nhs_number")) == ("999 000 0018", None)


def test_a_meeting_is_no_deadline() -> None:
    text = mail(more="A conference will be held on 20 October 2026.")
    assert value(mail_text(text, sender="x <a@b.example>"), "deadline") is None


def test_a_deadline_before_the_request_is_left_out() -> None:
    text = mail(more="Please reply by 1 September 2026.")
    assert value(mail_text(text, sender="x <a@b.example>", sent_on="2026-10-09"), "deadline") is None


def test_a_period_that_runs_from_receipt_is_not_worked_out() -> None:
    text = mail(more="A reply is required within 7 days of receipt.")
    assert value(mail_text(text, sender="x <a@b.example>"), "deadline") is None


def test_a_received_stamp_is_not_the_date_of_the_request() -> None:
    p = Paper()
    p.at(50, 40, "Elmshire Constabulary", size=14)
    p.at(400, 60, "RECEIVED").at(400, 73, "12 OCT 2026")
    p.at(50, 130, "8 October 2026")
    p.block(
        50,
        160,
        "Please provide the address that you hold for Nell Farrow, born 4 May 1980, under "
        "Schedule 2 Part 1 paragraph 2 DPA 2018.",
    )
    assert value(document(p), "request_date") == "2026-10-08"


def test_two_people_who_could_be_the_patient_are_said_and_marked() -> None:
    p = Paper()
    p.at(50, 40, "Elmshire Constabulary: request for disclosure, Schedule 2 Part 1 paragraph 2 DPA 2018")
    p.row(80, (50, "Data subject's name"), (250, "Nell Farrow"))
    p.row(105, (50, "Date of birth"), (250, "04/05/1980"))
    p.row(130, (50, "Name of patient"), (250, "Joan Tally"))
    p.row(155, (50, "Information required"), (250, "The date of the last appointment."))
    result = suggest(document(p))
    assert result.fields["subject_name"] is not None
    assert result.fields["subject_name"].review
    assert "Two people are named who could be the patient. Check the name." in result.warnings


def test_a_supervisor_an_aware_inspector_and_a_shared_mailbox_are_nobodys_values() -> None:
    text = mail(
        more="My inspector, Ada Wren, is aware of this request.", contact="disclosure.unit@elmshire.police.uk"
    )
    fields = suggest(mail_text(text, sender="Disclosure <disclosure.unit@elmshire.police.uk>")).fields
    name = fields["requester_name"]
    assert name is not None
    assert name.value == "Tom Usher"
    assert (fields["requester_email"], fields["authoriser_name"], fields["consent_sought"]) == (
        None,
        None,
        None,
    )


def test_circled_answers_are_left_empty() -> None:
    p = Paper(TextSource.OCR, size=12)
    p.at(50, 40, "Elmshire Constabulary: request for disclosure, Schedule 2 Part 1 paragraph 2 DPA 2018")
    p.at(50, 80, "Surname: FARROW").at(300, 80, "Forename(s): Nell")
    p.at(50, 105, "Is the individual aware of this request? Yes / No")
    p.at(50, 130, "Have they agreed to disclosure? Yes / No")
    p.at(50, 155, "Information requested: the date of the last appointment")
    fields = suggest(document(p)).fields
    assert (fields["consent_sought"], fields["consent_given"]) == (None, None)


def test_an_almost_empty_page_suggests_nothing() -> None:
    result = suggest(document(Paper().at(50, 50, "Page 1")))
    assert not any(result.fields.values())
    assert result.warnings
