"""What the fields draw: every error leads to a box, and everything works without script."""

from __future__ import annotations

from html5lib import parse

from tests.web.whole_page import words


def test_every_error_leads_to_an_input(client):
    page = parse(client.send("/frame/everything").text, namespaceHTMLElements=False)
    summary = next(div for div in page.iter("div") if div.get("class") == "nhsuk-error-summary")
    links = list(summary.iter("a"))
    assert len(links) == 9
    inputs = {e.get("id"): e for e in page.iter() if e.tag in ("input", "select", "textarea")}
    for link in links:
        assert (link.get("href") or "")[1:] in inputs, words(link)


def test_the_message_is_said_again_by_the_field(client):
    page = parse(client.send("/frame/everything").text, namespaceHTMLElements=False)
    said = [words(e) for e in page.iter("span") if "nhsuk-error-message" in (e.get("class") or "").split()]
    assert "Error: Select who is asking for information" in said
    assert len(said) == 9


def test_the_link_of_a_wrong_month_leads_to_the_month(client):
    answer = client.send(
        "/frame/everything", **{"received-day": "1", "received-month": "x", "received-year": "2026"}
    )
    assert 'href="#received-month"' in answer.text


def test_a_question_can_be_the_heading(visitor):
    page = parse(visitor.get("/frame/one").text, namespaceHTMLElements=False)
    heading = next(page.iter("h1"))
    legend = next(page.iter("legend"))
    assert words(heading) == "Who is asking for information?"
    assert heading in list(legend.iter("h1"))


def test_what_an_option_reveals_stands_in_the_page_without_script(client):
    page = parse(client.get("/frame/everything").text, namespaceHTMLElements=False)
    revealed = [e for e in page.iter("input") if e.get("name") == "other"]
    assert len(revealed) == 1


def test_a_form_that_was_right_goes_on(client):
    answer = client.send("/frame/one", who="police")
    assert answer.text == "saved"


def test_every_page_says_when_it_is_a_demonstration(visitor, make_frame):
    words_of_it = "Everything here is made up. Do not enter real people."
    assert words_of_it in visitor.get("/sign-in").text
    assert words_of_it in visitor.get("/nowhere").text
    real = make_frame(DEMONSTRATION="no", SECURE_COOKIES="no").test_client()
    assert words_of_it not in real.get("/sign-in").text


def test_every_page_says_what_to_do_in_danger(client, visitor):
    for path in ("/nowhere", "/frame/everything", "/frame/raise/fault", "/confirm-password"):
        assert "Is someone in danger now?" in client.get(path).text


def test_the_frame_says_nothing_that_belongs_to_the_nhs(client):
    text = client.get("/frame/everything").text
    assert "NHS England" not in text
    assert "nhsuk-header__logo" not in text
    assert "assets.nhs.uk" not in text
