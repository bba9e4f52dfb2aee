"""One request from the scanner to the letter, in a real browser, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from formsvc.cli.demonstration.scan import police_form
from tests.browser.journey import ANSWERS, Journey
from tests.browser.visit import DESKTOP, PHONE
from tests.documents.conftest import pdf_words, without_spaces, word_text

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CONFIRM = ("Confirm and save",)


def downloaded(page: Page, click: Callable[[], None], folder: Path) -> Path:
    with page.expect_download() as waiting:
        click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize(("script", "width"), [(True, DESKTOP), (False, PHONE)], ids=["script", "no script"])
def test_a_scan_becomes_a_letter_and_a_filed_record_entry(
    browser: Browser, house: str, tmp_path: Path, script: bool, width: int
) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(police_form(officer="Joanna Pryce" if script else "Ellen Marsh"))
    journey = Journey(browser, house, script=script, width=width)

    journey.upload(scan)
    page = journey.as_("reception", f"{journey.request}/form")
    journey.wait_until_read(page)
    journey.look(page)
    assert page.input_value("#subject_nhs_number").replace(" ", "") == "9990000107"
    assert page.input_value("#requester_org") == "Anytown Police"
    assert page.get_by_text("Read from the scan").count() > 5
    page.check("input[name=other_patients_named][value=no]", force=True)
    page.check("input[name=consent_given][value=yes]", force=True)
    if page.locator("input[name=checked_unsure]").count():
        page.check("input[name=checked_unsure]", force=True)
    page.get_by_role("button", name="Confirm and save").click()
    page.wait_for_url(f"**{journey.request}")
    journey.look(page)

    journey.check_requester()

    page = journey.as_("clinician", journey.request)
    page.get_by_role("button", name="Answer the questions").click()
    journey.answer(page, ANSWERS)
    journey.look(page)
    page.get_by_role("button", name="Confirm and check the answers").click()
    journey.wait_for_button(page, "Read the findings and decide")
    page.get_by_role("button", name="Read the findings and decide").click()
    journey.look(page)
    assert page.get_by_text("Recommendation: Share with consent").count() == 1
    page.goto(f"{house}{journey.request}/decision")
    journey.look(page)
    page.check("input[name=outcome][value=DISCLOSE_CONSENT]", force=True)
    page.fill("[name='schedule-0-item']", "Attendance with injury")
    page.fill("[name='schedule-0-dates']", "3 October 2026")
    page.select_option("[name='schedule-0-label']", "recorded_fact")
    page.fill("[name='schedule-0-source']", "GP record")
    page.get_by_role("button", name="Confirm and decide").click()
    page.wait_for_url(f"**{journey.request}")
    assert page.get_by_text("Someone else must authorise what you decided").count() == 1

    page = journey.as_("guardian", f"{journey.request}/authorisation")
    journey.wait_for_button(page, "Authorise these documents")
    journey.look(page)
    page.get_by_role("button", name="Authorise these documents").click()
    page.wait_for_url(f"**{journey.request}")

    page = journey.as_("clinician", f"{journey.request}/documents")
    reply = page.locator(".formsvc-letter").filter(has_text="Reply to the requester").first
    for _ in range(60):
        if reply.get_by_role("link", name="PDF").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    journey.look(page)
    word = downloaded(page, reply.get_by_role("link", name="Word").click, tmp_path)
    pdf = downloaded(page, reply.get_by_role("link", name="PDF").click, tmp_path)
    reference = page.locator("h1 .nhsuk-caption-l").inner_text().removeprefix("Request ").strip()
    assert (word.name, pdf.name) == (f"{reference}-d02.docx", f"{reference}-d02.pdf")
    said = word_text(word.read_bytes())
    assert "Attendance with injury" in said or "Schedule" in said
    assert pdf_words(pdf.read_bytes(), marking="OFFICIAL-SENSITIVE", ours=reference) == without_spaces(said)
    assert "DRAFT" not in said

    page = journey.as_("lead", f"{journey.request}/documents")
    page.get_by_role("link", name="Make the record entry").click()
    journey.look(page)
    assert page.get_by_text("Confirm first that the entry is made").count() == 1
    page.get_by_role("button", name="I have made this entry in this record").click()
    page.get_by_role("button", name="I have hidden it and checked that it is hidden").click()
    page.wait_for_url(f"**{journey.request}")
    assert page.get_by_text("Closed", exact=True).count() >= 1
    journey.look(page)
    journey.leave()
    assert journey.faults == []
