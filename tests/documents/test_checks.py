"""The checks on finished words (documents guide 7): what blocks, what stops, what warns, and what it says."""

from __future__ import annotations

import pytest

from formsvc.documents.checks.leaks import leaked_details
from formsvc.documents.checks.wordlists import TIP_OFF
from formsvc.domain.challenge import MOST_POINTS, POINTS, points_for
from formsvc.domain.codes import ChallengeItem, DocumentCode
from formsvc.domain.errors import DomainError

SHARES_NOTHING = ["challenge_letter", "decline_letter", "holding_letter", "nil_return_letter"]


def failed(document, check):
    return [result for result in document.checks if result.id == check and result.failed]


@pytest.mark.parametrize(
    "detail",
    [
        "Gareth Pugh", "gareth  PUGH", "Pugh, Gareth", "GarethPugh", "Mr Pugh", "8 July 1985", "08/07/1985",
        "8.7.85",
        "1985-07-08", "8th of July 1985", "07700 900123", "07700900123", "+44 7700 900 123",
        "999 000 0026", "9990000026", "999-000-0026", "NM9 1ZZ", "nm91zz",
        "77 Quarry Lane", "quarry lane", "Gárèth Pugh",
    ],
)  # fmt: skip
def test_another_persons_detail_is_found_however_it_is_written(detail, make_case):
    assert leaked_details(f"She said that {detail} was there.", make_case())


@pytest.mark.parametrize(
    "text",
    [
        "Siân Ŵyn-Griffiths, 1 February 1990",
        "DC Rafferty of Northmere Police",
        "999 000 0018",
        "on 8 July 2026",
        "a pug",
    ],
)
def test_the_subjects_and_the_requesters_own_details_are_no_leak(text, make_case):
    assert leaked_details(text, make_case()) == []


def test_a_leak_blocks_an_entry_and_leaves_no_file(draw):
    document = draw("record_entry", request={"information_sought": "the injury by Gareth Pugh"})
    assert failed(document, "other_peoples_details")
    assert document.is_blocked
    assert (document.docx, document.pdf, document.text) == (None, None, None)


def test_the_message_about_a_leak_names_nobody(draw):
    document = draw("record_entry", request={"information_sought": "the injury by Gareth Pugh"})
    message = failed(document, "other_peoples_details")[0].message
    assert "alleged perpetrator" in message
    assert "Pugh" not in message


def test_a_leak_in_a_disclosure_stops_until_the_person_is_ticked(draw):
    purpose = {"purpose": "the assault by Gareth Pugh"}
    document = draw("response_letter", request=purpose)
    assert failed(document, "other_peoples_details")[0].level == "STOP"
    ticked = [{"role": "alleged_perpetrator", "name": "Gareth Pugh", "included_by_authoriser": True}]
    assert not failed(draw("response_letter", request=purpose, people=ticked), "other_peoples_details")


def test_a_victims_detail_always_blocks_in_the_alleged_perpetrators_documents(draw):
    document = draw(
        "response_letter",
        "S08",
        decision={"schedule": [{"item": "the assault on Gareth Pugh", "label": "reported"}]},
    )
    assert document.is_blocked


@pytest.mark.parametrize("kind_name", SHARES_NOTHING)
def test_a_letter_that_shares_nothing_names_nobody_and_holds_nothing_from_the_record(kind_name, draw, squash):
    document = draw(kind_name)
    assert not document.is_blocked
    words = squash(document.words).lower()
    for secret in (
        "siân",
        "griffiths",
        "9990000018",
        "1february1990",
        "consultation",
        "discharge",
        "aldercourt",
    ):
        assert secret not in words
    assert "registered" not in words
    assert "ourpatient" not in words


@pytest.mark.parametrize("kind_name", SHARES_NOTHING)
def test_a_subjects_name_in_a_letter_that_shares_nothing_blocks_it(kind_name, draw):
    document = draw(
        kind_name, request={"reference": "WYN-GRIFFITHS 1"}, subject={"name": "Siân Wyn-Griffiths"}
    )
    assert failed(document, "confirms_registration")
    assert document.docx is None


def test_an_item_from_the_record_in_a_challenge_blocks_it(draw):
    document = draw("challenge_letter", request={"reference": "Hospital discharge summary"})
    assert failed(document, "no_clinical_content")


def test_the_alleged_perpetrators_entry_is_the_neutral_pointer(draw):
    for scenario in ("S07", "S08", "S09", "S13"):
        document = draw("record_entry", scenario)
        assert document.d_number == "D11"
        assert not TIP_OFF.search(document.text)
        assert not document.is_blocked
        assert document.text == (
            "Information governance decision held. Ref DL-2026-0042. Contact the Caldicott Guardian or "
            "practice manager before releasing any copy of this record. Hide from online access.\n"
        )


def test_a_tip_off_word_in_the_pointer_blocks_it(draw):
    document = draw(
        "record_entry", "S08", decision={"staff_action": "Tell the police before an appointment."}
    )
    assert "police" in failed(document, "tip_off_words")[0].message
    assert document.is_blocked


def test_a_longer_entry_needs_the_safeguarding_leads_name(draw):
    lines = {
        "person_status": "charged",
        "person_status_source": "court, 3 November 2026",
        "review_on": "2027-01-04",
    }
    assert "charged" not in draw("record_entry", "S08", decision=lines).text
    agreed = draw("record_entry", "S08", decision={**lines, "longer_entry_agreed_by": "Dr Lena Abara"})
    assert "Status: charged; court, 3 November 2026." in agreed.text


def test_a_suspect_gets_the_pointer_whatever_the_checklist_was_told(draw):
    assert draw("record_entry", subject={"role": "suspect"}).d_number == "D11"


def test_one_person_cannot_write_and_check_the_pointer(draw):
    same = {"name": "Dr Amara Okoro", "role": "GP partner"}
    assert failed(draw("record_entry", "S08", decision={"authorised_by": same}), "two_people")


@pytest.mark.parametrize("scenario", ["S01", "S02", "S04", "S07", "S16"])
def test_an_entry_ends_with_its_caution(scenario, draw):
    document = draw("record_entry", scenario)
    assert not failed(document, "caution_line_last")
    assert "ide from online" in document.text.rstrip().splitlines()[-1]


def test_the_entry_follows_the_order_of_the_guide(draw):
    text = draw("record_entry").text
    starts = [line.split(":")[0].split(".")[0] for line in text.splitlines()]
    assert starts == [
        "Information request", "Ref", "Received", "Requested by", "Information asked for", "Consent",
        "Ground for sharing", "Decision", "Shared", "Not shared", "Authorised by", "Person told", "SENSITIVE",
    ]  # fmt: skip


def test_an_entry_keeps_to_plain_characters_and_says_when_it_had_to_change_some(draw):
    document = draw("record_entry", request={"information_sought": "“the note” – all…"})
    assert 'asked for: "the note" - all...' in document.text
    assert failed(document, "plain_characters")[0].level == "WARN"
    assert not document.draft


def test_an_entry_too_long_is_blocked(draw):
    assert (
        failed(draw("record_entry", request={"information_sought": "x " * 2500}), "entry_length")[0].level
        == "BLOCK"
    )
    assert (
        failed(draw("record_entry", request={"information_sought": "x " * 800}), "entry_length")[0].level
        == "WARN"
    )


def test_an_entry_that_must_be_hidden_is_not_shown_online(draw):
    assert failed(draw("record_entry", answers={"online_visibility": "visible_ok"}), "visibility_stated")


@pytest.mark.parametrize("left", ["{{date}}", "{{ reason given }}", "[insert name]", "TBC"])
def test_a_placeholder_left_blocks(left, draw):
    assert failed(draw("response_letter", decision={"searched": left}), "placeholder_left")


@pytest.mark.parametrize("typed", ["{{ 7*7 }}", "{{ cycler.__init__ }}", "{% for %}", "{"])
def test_a_typed_expression_is_no_placeholder(typed, draw):
    assert not failed(draw("response_letter", decision={"searched": typed}), "placeholder_left")


def test_schedule_2_never_stands_in_a_letter_as_the_basis(draw):
    for power in ("Schedule 2 paragraph 2", "Sch 2 Part 1", "section 29"):
        assert draw("response_letter", "S05", decision={"power": power}).is_blocked
    assert "Schedule 2" not in draw("response_letter", "S16").words


@pytest.mark.parametrize("missing", ["decided_by", "authorised_by", "at"])
def test_a_final_letter_needs_decision_authoriser_and_date(missing, draw):
    changes = {"decision": {missing: None}}
    assert failed(draw("response_letter", **changes), "decision_complete")[0].level == "BLOCK"
    assert draw("decline_letter", **changes).is_blocked
    assert not draw("response_letter", draft=True, **changes).is_blocked


def test_a_disclosure_needs_its_schedule(draw):
    assert (
        failed(draw("disclosure_schedule", decision={"schedule": []}), "schedule_listed")[0].level == "BLOCK"
    )


def test_nothing_goes_to_a_requester_whom_nobody_checked(draw):
    assert failed(draw("response_letter", "S06"), "requester_verified")


@pytest.mark.parametrize("scenario", ["S04", "S07", "S08"])
def test_no_letter_to_the_person_where_telling_is_unsafe(scenario, draw):
    document = draw("patient_notification_letter", scenario)
    assert failed(document, "safe_to_tell")
    assert document.pdf is None


@pytest.mark.parametrize("reason", ["She admits that she hit him", "attention seeking", "the perpetrator"])
def test_judging_words_stop_a_letter(reason, draw):
    assert failed(draw("response_letter", request={"purpose": reason}), "judging_words")[0].level == "STOP"


def test_a_name_in_the_reference_blocks_every_document(draw):
    assert failed(draw("decision_log", reference="WYN-GRIFFITHS-2026"), "nothing_in_the_title")


# The challenge letter asks exactly for what is unmet.


@pytest.mark.parametrize("item", list(ChallengeItem))
def test_every_item_has_its_words_and_its_reason(item):
    (point,) = points_for([item])
    assert point.codes == (item,)
    assert point.ask.endswith(".")
    assert point.why.startswith(("so that", "because"))
    assert all(number.startswith("M") for number in point.items)


@pytest.mark.parametrize("scenario", ["S02", "S03", "S06", "S13"])
def test_the_challenge_letter_asks_exactly_the_unmet_points(scenario, draw, make_case):
    document, case = draw("challenge_letter", scenario), make_case(scenario)
    asked = {code for code, point in POINTS.items() if point.ask in document.words}
    assert asked == {str(item) for item in case.evaluation.challenge_items}
    assert f"\n{len(asked)}. " in document.words
    assert f"\n{len(asked) + 1}. " not in document.words


def test_however_many_are_unmet_there_are_eight_points_at_most_and_none_is_lost():
    points = points_for(list(ChallengeItem))
    assert len(points) <= MOST_POINTS
    assert sorted(code for point in points for code in point.codes) == sorted(ChallengeItem)


def test_an_item_without_words_is_not_lost_in_silence():
    with pytest.raises(ValueError, match="no words"):
        points_for(["something_new"])


def test_the_neutral_letter_does_not_even_thank_for_a_patient(draw):
    words = draw("challenge_letter", "S06").words
    assert "does not mean that we hold information about anyone" in words
    assert "Meanwhile we will keep" not in words


def test_advice_from_a_defence_body_is_asked_for_without_a_name(press, make_case):
    case = make_case(
        "S14",
        request={
            "purpose": "Gareth Pugh hit Siân Ŵyn-Griffiths (born 01/02/1990) at 77 Quarry Lane; "
            "ring 07700 900123"
        },
    )
    for document in press.draw_up(DocumentCode.ADVICE_REQUEST_NOTE, case, draft=False):
        assert not document.is_blocked
        for secret in (
            "Pugh",
            "Siân",
            "Griffiths",
            "1990",
            "Quarry",
            "900123",
            "Northmere Police",
            "Rafferty",
        ):
            assert secret not in document.words
    assert "Patient A" in document.words
    assert "Person B" in document.words


@pytest.mark.parametrize("kind_name", ["patient_notification_letter", "patient_consent_letter"])
def test_no_letter_to_an_alleged_perpetrator_who_may_not_know(kind_name, draw):
    suspect = {"role": "suspect"}
    assert draw(kind_name, subject=suspect).is_blocked
    knows = {**suspect, "knows": "yes", "knows_how": "interviewed under caution, 3 November 2026"}
    assert not draw(kind_name, subject=knows).is_blocked
    assert draw(kind_name, subject=knows, decision={"authorised_by": None}, draft=True).is_blocked


def test_nothing_held_is_said_only_to_a_requester_who_was_checked(draw):
    document = draw("nil_return_letter", "S06")
    assert failed(document, "requester_verified")


def test_what_a_person_decided_otherwise_is_what_is_drawn_up(make_case):
    case = make_case("S01", decision={"outcome": "DECLINE", "reason": "The patient has changed her mind."})
    assert DocumentCode.DECLINE_LETTER in case.evaluation.documents
    assert DocumentCode.RESPONSE_LETTER not in case.evaluation.documents
    assert case.recommended == "DISCLOSE_CONSENT"


def test_the_log_says_that_a_person_departed_from_the_recommendation(draw):
    departed = draw(
        "decision_log", "S01", decision={"outcome": "DECLINE", "reason": "She has changed her mind."}
    )
    assert "Departs from the recommendation: yes" in departed.words
    assert "Recommendation: Share with consent" in departed.words
    assert "Departs from the recommendation: no" in draw("decision_log").words


@pytest.mark.parametrize(
    ("outcome", "said"), [("DISCLOSE_CONSENT", "INV-02"), ("SHARE", "DECLINE"), ("DECLINE", "reason")]
)
def test_a_departure_that_cannot_be_is_refused_in_words(outcome, said, make_case):
    with pytest.raises(DomainError, match=said):
        make_case("S06", decision={"outcome": outcome, "reason": ""})
