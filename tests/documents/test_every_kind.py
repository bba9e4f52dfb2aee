"""Reports, referrals, sharing letters and notes (D13 to D22, D26 to D28): what each must and may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from formsvc.documents.kinds import ALL_KINDS
from formsvc.documents.press import DetailMissing
from formsvc.domain.errors import DomainError
from formsvc.domain.extra_kind import EXTRA_LABELS, ExtraKind

EXTRA = yaml.safe_load((Path(__file__).parent / "extra_cases.yaml").read_text("utf-8"))
DETAILS = EXTRA["details_of_everything"]
CODES = {code.value: code for code in ALL_KINDS}
NATIONS = ["england", "wales", "scotland", "northern_ireland"]
NEUTRAL = ["acknowledgement", "chaser_letter", "closing_letter"]
# Kinds of Extra that need nothing but a decision.
WITHOUT_DETAILS = {"acknowledgement", "record_entry_short", "record_entry_pointer"}


@pytest.fixture(scope="session")
def drawn(press):
    from .conftest import case_of

    kept = {}

    def drawing(name, *, draft=False, details=None, **changes):
        key = repr((name, draft, details, changes))
        if key not in kept:
            row = EXTRA["kinds"][name]
            merged = {**row["changes"]}
            for part, values in changes.items():
                both = isinstance(values, dict) and isinstance(merged.get(part), dict)
                merged[part] = {**merged[part], **values} if both else values
            case = case_of(row["scenario"], details=DETAILS if details is None else details, **merged)
            kept[key] = press.draw_up(CODES[row["code"]], case, draft=draft)
        return kept[key]

    return drawing


@pytest.fixture(params=sorted(EXTRA["kinds"]))
def name(request):
    return request.param


def letters(text):
    plain = re.sub(r"[\s\W_]|\d", "", text)
    for repeated in ("InformationLabelShareWhy",):
        while plain.count(repeated) > 1:
            plain = plain.replace(repeated, "", 1)
    return plain


def body_of(words):
    """The words between the salutation, or the heading, and the closing."""
    return re.split(r"Yours sincerely", re.split(r"Dear [^\n]+\n", words, maxsplit=1)[-1])[0].split()


def test_every_extra_kind_has_its_words_for_a_page_and_a_worked_case():
    assert set(EXTRA_LABELS) == set(ExtraKind)
    assert {row["code"] for row in EXTRA["kinds"].values()} >= {str(kind) for kind in ExtraKind}


def test_word_pdf_page_and_text_say_the_same(name, drawn, read_word, words_of_pdf, squash):
    (document,) = drawn(name)
    assert not document.is_blocked
    word = squash(read_word(document.docx))
    pdf = words_of_pdf(document.pdf, marking="OFFICIAL-SENSITIVE", ours="DL-2026-0042")
    page = squash(re.sub(r"<[^>]+>", " ", document.html_preview)).replace("&amp;", "&")
    assert letters(pdf) == letters(word)
    assert page == word.split("A99999", 1)[1]
    assert letters(document.words) == letters(page)


def test_it_holds_no_detail_of_another_person(name, drawn):
    words = drawn(name)[0].words
    assert "Pugh" not in words
    assert "07700" not in words


def test_a_welsh_name_is_kept_where_the_document_names_the_person(drawn):
    for name in ("marac", "mappa", "child", "adult", "child_referral", "health_colleague_letter"):
        assert "Siân Ŵyn-Griffiths" in drawn(name)[0].words


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("acknowledgement", 40, 149), ("chaser_letter", 30, 119), ("closing_letter", 30, 119),
        ("nil_return_explicit", 20, 99), ("referral_paragraph", 60, 120),
    ],
)  # fmt: skip
def test_the_short_ones_keep_to_their_length(name, least, most, drawn):
    assert least <= len(body_of(drawn(name)[0].words)) <= most


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("marac", 2), ("mappa", 3), ("child", 4), ("adult", 3), ("child_referral", 2), ("adult_referral", 2),
        ("health_colleague_letter", 2), ("agency_sharing_letter", 2), ("meeting_note", 1),
        ("acknowledgement", 1), ("verification_call_note", 1),
    ],
)  # fmt: skip
def test_the_long_ones_keep_to_their_pages(name, most, drawn, read_pdf):
    assert len(read_pdf(drawn(name)[0].pdf)) <= most


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_letter_on_the_way_says_neither_who_nor_what(name, drawn):
    document = drawn(name)[0]
    assert {check.id for check in document.checks} >= {"confirms_registration", "no_clinical_content"}
    for secret in ("Siân", "Griffiths", "999 000 0018", "1 February 1990", "discharge summary", "registered"):
        assert secret not in document.words


@pytest.mark.parametrize("kind", sorted(set(ExtraKind) - WITHOUT_DETAILS))
def test_what_is_missing_is_named(kind, press, make_case):
    with pytest.raises(DetailMissing, match=r"needs .+\. Add "):
        press.draw_up(kind, make_case("S13"), draft=True)


def test_an_unknown_detail_or_section_is_refused(make_case):
    with pytest.raises(DomainError, match="no detail “unheard_of”"):
        make_case("S01", details={"unheard_of": "x"})
    with pytest.raises(DomainError, match="no such section"):
        make_case("S01", decision={"schedule": [{"item": "x", "label": "reported", "section": "attic"}]})


def test_the_meeting_sheet_says_of_each_item_whether_to_share_it_and_keeps_the_rest_unsaid(drawn):
    words = drawn("marac")[0].words
    assert "Share?" in words
    assert "one person only" in words
    assert "Not listed" in words
    assert "other consultations in May" not in words
    assert "Only through the advocate" in drawn("marac", details={})[0].words


def test_the_panel_return_says_whose_information_it_stays(drawn):
    words = drawn("mappa")[0].words
    assert "remains our information" in words
    assert "send any request for access to it back to us" in words
    assert "do not send minutes to our general mailbox" in words
    ireland = drawn(
        "mappa", context={"requester_class": "mappa_ppani"}, practice={"nation": "northern_ireland"}
    )
    assert "PPANI" in ireland[0].words


def test_a_persons_safety_goes_to_the_panel_only_with_a_safe_route(drawn):
    without = {**DETAILS, "victim_safety_route": ""}
    assert DETAILS["victim_safety"] in drawn("mappa")[0].words
    assert DETAILS["victim_safety"] not in drawn("mappa", details=without)[0].words


def test_the_childs_report_has_strengths_worries_and_what_is_not_known(drawn):
    words = drawn("child")[0].words
    for part in (
        "Strengths",
        "What worries me",
        "What I do not know",
        "“I fell off the swing”",
        "What I suggest",
    ):
        assert part in words
    assert "This report says nothing under these headings: " in words
    assert "no concerns" not in words.lower()


def test_what_the_family_may_not_read_is_a_sheet_of_its_own(drawn):
    sheet = {
        "confidential_sheet": "She plans to leave.",
        "confidential_reason": "Reading it could put her at risk.",
    }
    report, apart = drawn("child", details={**DETAILS, **sheet})
    assert "plans to leave" not in report.words
    assert "separate sheet goes with it" in report.words
    assert "plans to leave" in apart.words
    with pytest.raises(DetailMissing, match="reason why it is separate"):
        drawn("child", details={"confidential_sheet": "x"})


def test_the_adults_report_begins_with_what_the_adult_wants(drawn):
    words = drawn("adult")[0].words
    assert words.index("outcome that they want") < words.index("What we know")
    assert "Hearing aid" in words


@pytest.mark.parametrize(
    ("nation", "child", "adult"),
    [
        ("england", "multi-agency hub", "section 42 of the Care Act 2014"),
        ("wales", "local authority social services", "section 126"),
        ("scotland", "Notification of Concern", "at risk of harm"),
        ("northern_ireland", "UNOCINI", "adult protection gateway"),
    ],
)
def test_referrals_go_to_the_bodies_of_the_nation(nation, child, adult, drawn):
    practice = {"nation": nation}
    assert child in drawn("child_referral", practice=practice)[0].words
    assert adult in drawn("adult_referral", practice=practice)[0].words


@pytest.mark.parametrize("nation", NATIONS)
def test_reports_name_the_enquiry_of_the_nation(nation, drawn):
    words = {
        "england": "section 42", "wales": "section 126", "scotland": "(Scotland) Act 2007",
        "northern_ireland": "adult protection enquiry",
    }  # fmt: skip
    assert words[nation] in drawn("adult", practice={"nation": nation})[0].words


def test_the_paragraph_for_a_referral_names_nobody_and_no_place(drawn):
    words = drawn("referral_paragraph")[0].words
    for secret in ("Siân", "Griffiths", "Alder", "MARAC", "Northmere,"):
        assert secret not in words
    assert "see this person alone" in words


def test_a_letter_to_an_agency_is_no_referral_and_names_its_ground(drawn):
    words = drawn("agency_sharing_letter")[0].words
    assert "This is not a referral" in words
    assert DETAILS["ground"] in words


def test_the_explicit_answer_names_its_ground_and_no_other_place(drawn):
    (held,) = drawn("nil_return_explicit")
    (gone,) = drawn("nil_return_explicit", details={**DETAILS, "explicit_version": "not_registered"})
    assert "holds nothing that bears on your question" in held.words
    assert "is not registered here" in gone.words
    assert DETAILS["explicit_ground"] in gone.words
    assert "Siân" not in gone.words
    with pytest.raises(DetailMissing, match="must be one of"):
        drawn("nil_return_explicit", details={**DETAILS, "explicit_version": "other"})


def test_a_body_that_nobody_knows_is_checked_by_two(drawn):
    with pytest.raises(DetailMissing, match="second person"):
        drawn("verification_call_note", details={**DETAILS, "agency_known": "no"})
    failed = drawn("verification_call_note", details={**DETAILS, "call_result": "not verified"})
    assert "Share nothing" in failed[0].words


def test_the_short_entry_is_short_and_for_the_alleged_the_pointer(drawn, press, make_case):
    (short,) = drawn("record_entry_short")
    assert len(short.text) <= 500
    assert short.text.startswith("Information request decided. Ref DL-2026-0042. Shared as asked")
    assert short.text.rstrip().endswith("check with safeguarding lead before any copy or release.")
    (pointer,) = press.draw_up(ExtraKind.RECORD_ENTRY_SHORT, make_case("S08"), draft=False)
    assert pointer.d_number == "D11"
    assert "Decision" not in pointer.text


def test_a_childs_entry_says_what_bears_on_the_child_and_a_relatives_is_one_line(drawn):
    child = drawn("child_entry")[0].text
    assert "Proxy access: mother only." in child
    assert "Parental responsibility as recorded: both parents." in child
    assert child.rstrip().endswith("including to a parent.")
    assert 300 <= len(child) <= 1000
    parent = drawn("child_entry", context={"subject_role": "parent_or_carer", "subject_age": "adult"})[0].text
    assert len(parent.strip().splitlines()) == 2
    assert "asthma" not in parent


HOSTILE = "# **x** _y_ `z` | a < b & c [l](h) {{ 7*7 }} {% if %} </w:t> “O’Brien” ŵŷ"
SHORT_ANSWERS = {"explicit_version", "call_result", "agency_known"}


def test_what_is_typed_comes_out_as_typed_and_never_as_structure(
    name, drawn, read_word, words_of_pdf, squash
):
    row = EXTRA["kinds"][name]
    details = {key: value if key in SHORT_ANSWERS else HOSTILE for key, value in DETAILS.items()}
    items = [{"item": f"{HOSTILE} item", "dates": HOSTILE, "label": "reported", "source": HOSTILE}]
    decision = {**row["changes"].get("decision", {}), "schedule": items}
    document = drawn(name, details=details, decision=decision, draft=True)[0]
    word = squash(read_word(document.docx))
    pdf = words_of_pdf(document.pdf, marking="OFFICIAL-SENSITIVE", ours="DL-2026-0042")
    assert letters(pdf) == letters(word)
    plain = drawn(name, draft=True)[0]
    for tag in ("<h1", "<h2", "<table", "<strong", "<script", "<a "):
        assert document.html_preview.count(tag) <= plain.html_preview.count(tag) + 8 * (tag == "<strong")
    if name in ("agency_sharing_letter", "child", "verification_call_note"):
        assert squash(HOSTILE) in squash(document.words)
