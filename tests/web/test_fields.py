"""Fields: what comes out of what was typed, and what is drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from formsvc.forms.dates import DateFault, london_to_utc, read_date, read_time
from formsvc.forms.fields import (
    CheckboxesField,
    Choice,
    ConfirmField,
    DateField,
    DateTimeField,
    EmailField,
    LongTextField,
    NhsNumberField,
    RadiosField,
    SelectField,
    TextField,
)
from formsvc.forms.text import clean_line, clean_text
from formsvc.forms.validators import (
    Email,
    InTheFuture,
    InThePast,
    Optional,
    Required,
    RequiredWhen,
    Telephone,
    nhs_number_fault,
)

TODAY = date(2026, 11, 22)


def shown(field_of_form, /, **typed):
    """A form of one field called ``it``, with this typed into it; validated."""

    class OneField(Form):
        it = field_of_form

    form = OneField(MultiDict({name.replace("__", "-"): value for name, value in typed.items()}))
    form.validate()
    return form.it


def boxes(day="", month="", year="", **more):
    return {"it__day": day, "it__month": month, "it__year": year, **more}


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("15", "3", "2026", date(2026, 3, 15)),
        ("01", "02", "2026", date(2026, 2, 1)),
        (" 9 ", "Sept", "2025", date(2025, 9, 9)),
        ("9", "december", "1999", date(1999, 12, 9)),
        ("9", "Jan.", "2001", date(2001, 1, 9)),
        ("29", "2", "2024", date(2024, 2, 29)),
        ("", "", "", None),
        (" ", "", " ", None),
    ],
)
def test_a_date_is_read(day, month, year, expected):
    assert read_date([day, month, year], noun="Date received") == expected


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "parts"),
    [
        ("", "3", "2026", "Date received must include a day", ("day",)),
        ("15", "", "2026", "Date received must include a month", ("month",)),
        ("15", "3", "", "Date received must include a year", ("year",)),
        ("15", "", "", "Date received must include a month and year", ("month", "year")),
        ("15", "3", "26", "Date received must have a year of 4 numbers, like 2026", ("year",)),
        ("15", "3", "02026", "Date received must have a year of 4 numbers, like 2026", ("year",)),
        ("15", "13", "2026", "Date received must have a real month", ("month",)),
        ("15", "mayhem", "2026", "Date received must have a real month", ("month",)),
        ("15", "juneish", "2026", "Date received must have a real month", ("month",)),
        ("x", "3", "2026", "Date received must have a real day", ("day",)),
        ("²", "3", "2026", "Date received must have a real day", ("day",)),
        ("29", "2", "2026", "Date received must be a real date", ("day", "month", "year")),
        ("0", "3", "2026", "Date received must be a real date", ("day", "month", "year")),
        ("31", "4", "2026", "Date received must be a real date", ("day", "month", "year")),
        ("1", "1", "0000", "Date received must be a real date", ("day", "month", "year")),
        ("1", "1", "1066", "Date received must be after 1875", ("year",)),
    ],
)
def test_a_date_that_cannot_be_read_says_what_to_do(day, month, year, message, parts):
    with pytest.raises(DateFault) as fault:
        read_date([day, month, year], noun="Date received")
    assert (str(fault.value), fault.value.parts) == (message, parts)


@given(day=st.text(max_size=6), month=st.text(max_size=12), year=st.text(max_size=6))
def test_no_date_however_typed_does_anything_else(day, month, year):
    said = ""
    found: object = None
    try:
        found = read_date([day, month, year], noun="Date")
    except DateFault as fault:
        said = str(fault)
    assert said.startswith("Date must ") or found is None or isinstance(found, date)


@given(st.dates(min_value=date(1876, 1, 1)))
def test_every_date_survives_its_boxes(day):
    field = shown(DateField("Date"), **boxes(str(day.day), str(day.month), str(day.year)))
    assert field.data == day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("0905", "09:05"),
        ("905", "09:05"),
        ("2.30pm", "14:30"),
        ("2:30 PM", "14:30"),
        ("9am", "09:00"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("00:00", "00:00"),
    ],
)
def test_a_time_is_read(typed, expected):
    found = read_time(typed, noun="Time")
    assert found is not None
    assert f"{found:%H:%M}" == expected


@pytest.mark.parametrize(
    "typed", ["24:00", "14:60", "9", "13pm", "0am", "noon", "14:3", "1:2:3", "-1:30", "99999"]
)
def test_a_time_that_cannot_be_read_says_what_to_do(typed):
    with pytest.raises(DateFault, match="must have a time, like 14:30"):
        read_time(typed, noun="Time")


@given(st.text(max_size=12))
def test_no_time_however_typed_does_anything_else(typed):
    about: tuple[str, ...] = ("time",)
    try:
        read_time(typed, noun="Time")
    except DateFault as fault:
        about = fault.parts
    assert about == ("time",)


@pytest.mark.parametrize(
    ("day", "typed", "utc"),
    [
        (date(2026, 7, 1), "14:30", datetime(2026, 7, 1, 13, 30, tzinfo=UTC)),
        (date(2026, 1, 1), "14:30", datetime(2026, 1, 1, 14, 30, tzinfo=UTC)),
        (date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        (date(2026, 3, 29), "01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # never: an hour on
    ],
)
def test_times_are_london_outside_and_utc_inside(day, typed, utc):
    at = read_time(typed, noun="Time")
    assert at is not None
    assert london_to_utc(day, at) == utc


def test_a_date_and_time_comes_out_in_utc():
    field = shown(DateTimeField("Called"), **boxes("1", "7", "2026", it__time="2:30pm"))
    assert field.data == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "message", "error_id"),
    [
        (boxes("1", "7", "2026"), "Time of the call must include a time, like 14:30", "it-time"),
        (boxes(it__time="14:30"), "Time of the call must include a date", "it"),
        (boxes("1", "7", "2026", it__time="x"), "Time of the call must have a time, like 14:30", "it-time"),
        (boxes(), "Enter when you called", "it"),
    ],
)
def test_half_a_date_and_time_says_which_half(typed, message, error_id):
    field = shown(
        DateTimeField("When?", [Required("Enter when you called")], noun="Time of the call"), **typed
    )
    assert list(field.errors) == [message]
    assert field.error_id == error_id


def test_a_date_shows_what_was_typed_even_when_wrong():
    html = str(shown(DateField("Date"), **boxes("31", "<b>", "2026"))())
    assert 'value="31"' in html
    assert 'value="&lt;b&gt;"' in html


def test_a_date_from_the_database_fills_its_boxes():
    class OneField(Form):
        it = DateTimeField("Date")

    form = OneField(data={"it": datetime(2026, 7, 1, 13, 30, tzinfo=UTC)})
    assert form.it.typed == {"day": "1", "month": "7", "year": "2026", "time": "14:30"}


def test_the_past_and_the_future_are_told_apart():
    past = DateField("Date", [InThePast("Date of the request", today=lambda: TODAY)])
    assert shown(past, **boxes("22", "11", "2026")).errors == []
    assert shown(past, **boxes("23", "11", "2026")).errors == [
        "Date of the request must be today or in the past"
    ]
    future = DateField("Date", [InTheFuture(today=lambda: TODAY)])
    assert shown(future, **boxes("22", "11", "2026")).errors == ["Enter a date in the future"]
    assert shown(future, **boxes("23", "11", "2026")).errors == []


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("999 000 0018", None),
        ("999-000-0018", None),
        ("9990000018", None),
        ("9990000019", "Check the NHS number. It does not match the usual pattern, so a digit may be wrong"),
        ("999 000 001", "NHS number is too short. Check you have all 10 digits"),
        ("999 000 00189", "NHS number is too long. Check for extra digits"),
        ("999 OOO 0018", "NHS number must only include numbers, spaces and dashes"),
        ("٩٩٩٠٠٠٠٠١٨", "NHS number must only include numbers, spaces and dashes"),
        ("QQ 12 34 56 C", "That looks like a National Insurance number. Enter the NHS number instead"),
    ],
)
def test_an_nhs_number_is_checked_in_the_words_of_the_guide(typed, fault):
    """Documents guide, 6.2, example 4."""
    assert nhs_number_fault(typed) == fault


def test_an_nhs_number_left_out_is_fine_where_it_is_optional():
    field = shown(NhsNumberField("NHS number", [Optional()]), it="")
    assert field.errors == []
    assert field.digits == ""


def test_an_nhs_number_comes_out_as_digits():
    assert shown(NhsNumberField("NHS number"), it=" 999 000-0018 ").digits == "9990000018"


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  x \n\n y  ", "x\n\n y"),
        ("a\x00b\x07\x0cc", "abc"),
        ("\u202eevil\u202c", "evil"),
        ("cafe\u0301", "café"),
        ("zero\u200bwidth", "zerowidth"),
        ("O’Neill & <b>", "O’Neill & <b>"),
        (None, ""),
    ],
)
def test_text_is_cleaned(typed, clean):
    assert clean_text(typed) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("length", "errors"), [(10_000, []), (10_001, ["Reason must be 10,000 characters or fewer"])]
)
def test_no_field_takes_more_than_ten_thousand_characters(length, errors):
    assert shown(LongTextField("Reason"), it="a" * length).errors == errors


def test_a_field_with_a_limit_of_its_own_counts_down():
    field = shown(LongTextField("Reason", most=500), it="a" * 501)
    assert field.errors == ["Reason must be 500 characters or fewer"]
    assert 'data-maxlength="500"' in str(field())
    assert "data-maxlength" not in str(shown(LongTextField("Reason"), it="a")())


def test_an_email_address_is_kept_in_lower_case_and_checked():
    assert shown(EmailField("Email", [Email()]), it=" A.B@Force.Example ").data == "a.b@force.example"
    assert shown(EmailField("Email", [Email()]), it="a.b@force").errors
    assert shown(EmailField("Email", [Email()]), it="a@b.example, c@d.example").errors


@pytest.mark.parametrize(
    "number", ["020 7946 0000", "+44 7700 900000", "101", "0161 496 0000 ext 12", "(0161) 496-0000"]
)
def test_a_telephone_number_may_be_written_in_many_ways(number):
    assert shown(TextField("Telephone", [Telephone()]), it=number).errors == []


@pytest.mark.parametrize("number", ["ask reception", "12", "020 7946 0000; rm"])
def test_what_is_no_telephone_number_is_refused(number):
    assert shown(TextField("Telephone", [Telephone()]), it=number).errors == [
        "Enter a telephone number, like 020 7946 0000"
    ]


OPTIONS = [Choice("a", "Apples"), Choice("b", "Pears"), Choice("n", "Nothing", alone=True)]


@pytest.mark.parametrize("field", [RadiosField, SelectField])
@pytest.mark.parametrize("typed", ["", "z", "A", "<script>"])
def test_an_answer_that_is_not_offered_is_none(field, typed):
    found = shown(field("Which?", [Required("Select which")], choices=OPTIONS), it=typed)
    assert found.data is None
    assert found.errors == ["Select which"]


def test_a_chosen_answer_is_marked_when_shown_again():
    assert 'value="b" checked' in str(shown(RadiosField("Which?", choices=OPTIONS), it="b")())
    assert 'value="b" selected' in str(shown(SelectField("Which?", choices=OPTIONS), it="b")())
    ticked = str(shown(CheckboxesField("Which?", choices=OPTIONS), it="b")())
    assert ticked.count(" checked") == 1


def test_ticks_come_in_the_order_of_the_options():
    class OneField(Form):
        it = CheckboxesField("Which?", choices=OPTIONS)

    form = OneField(MultiDict([("it", "b"), ("it", "z"), ("it", "a"), ("it", "b")]))
    assert form.validate()
    assert form.it.data == ["a", "b"]


def test_nothing_and_something_together_is_asked_again():
    class OneField(Form):
        it = CheckboxesField("Which?", choices=OPTIONS)

    form = OneField(MultiDict([("it", "n"), ("it", "a")]))
    assert not form.validate()
    assert form.it.errors == ["Select “Nothing” or the others, not both"]


@pytest.mark.parametrize(("typed", "given"), [({"it": "yes"}, True), ({}, False), ({"it": "no"}, False)])
def test_a_confirmation_is_true_or_false(typed, given):
    field = shown(ConfirmField("I have called back", [Required("Confirm it")]), other="x", **typed)
    assert field.data is given
    assert field.errors == ([] if given else ["Confirm it"])


def test_a_field_that_an_option_reveals_is_asked_only_then():
    class Asking(Form):
        who = RadiosField("Who?", choices=[Choice("a", "A"), Choice("other", "Other", reveals=("name",))])
        name = TextField("Name", [RequiredWhen("who", "other", message="Tell us who")])

    assert Asking(MultiDict({"who": "a", "name": ""})).validate()
    asked = Asking(MultiDict({"who": "other", "name": ""}))
    assert not asked.validate()
    assert asked.name.errors == ["Tell us who"]


def test_several_lines_come_back_exactly_from_inside_an_option(client):
    typed = "First line\n\n    indented & <b>\nlast"
    from html5lib import parse

    page = parse(
        client.send("/frame/everything", who="other", other="x", reason=typed).text,
        namespaceHTMLElements=False,
    )
    area = next(page.iter("textarea"))
    assert area.text == typed
