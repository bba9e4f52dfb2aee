"""Every row of the table of checks (documents guide 7) has its named check, at its level."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from formsvc.domain.codes import DocumentCode
from formsvc.domain.extra_kind import ExtraKind

EXTRA = yaml.safe_load((Path(__file__).parent / "extra_cases.yaml").read_text("utf-8"))
NO_TELLING = {f"N-{n}": "no" for n in range(1, 8)}
SAFE = {**NO_TELLING, "others_see_record": "no"}


def checks_of(press, make_case, code, scenario="S01", *, draft=False, **changes):
    """Results by name; a check that ran for several topics is there once for each."""
    (first, *_) = press.draw_up(code, make_case(scenario, **changes), draft=draft)
    return {check.id: check for check in first.checks}


RESPONSE, ENTRY = DocumentCode.RESPONSE_LETTER, DocumentCode.RECORD_ENTRY
NOTIFY, SCHEDULE = DocumentCode.PATIENT_NOTIFICATION_LETTER, DocumentCode.DISCLOSURE_SCHEDULE
OLD = {"decision": {"authorised_at": "2026-11-02T09:00:00Z"}}
SUSPECT = {"role": "suspect", "knows": "yes", "knows_how": "interviewed, 3 November 2026"}
SAME = {"name": "Dr Amara Okoro", "role": "GP partner"}
# The row, in short; the check; a document and a scenario; what is wrong; the level.
ROWS = [
    ("requester verified", "requester_verified", RESPONSE, "S06", {}, "BLOCK"),
    (
        "decision, ground, authoriser, date",
        "decision_complete",
        RESPONSE,
        "S01",
        {"decision": {"at": None}},
        "BLOCK",
    ),
    ("placeholder", "placeholder_left", RESPONSE, "S01", {"decision": {"searched": "{{ here }}"}}, "BLOCK"),
    (
        "another person's details, outward",
        "other_peoples_details",
        RESPONSE,
        "S01",
        {"request": {"purpose": "what Gareth Pugh did"}},
        "STOP",
    ),
    (
        "another person's details, D09",
        "other_peoples_details",
        NOTIFY,
        "S01",
        {"decision": {"schedule": [{"item": "what Gareth Pugh did", "label": "reported"}]}},
        "BLOCK",
    ),
    (
        "another person's details, entries",
        "other_peoples_details",
        ENTRY,
        "S01",
        {"request": {"information_sought": "what Gareth Pugh did"}},
        "BLOCK",
    ),
    (
        "safe-contact words, D11",
        "identifiers_and_safe_contact",
        ENTRY,
        "S08",
        {"decision": {"staff_action": "She is staying with a friend."}},
        "BLOCK",
    ),
    (
        "safe-contact words, D09",
        "identifiers_and_safe_contact",
        NOTIFY,
        "S01",
        {
            "subject": SUSPECT,
            "decision": {"schedule": [{"item": "the new address", "label": "recorded_fact"}]},
        },
        "BLOCK",
    ),
    (
        "tip-off words",
        "tip_off_words",
        ENTRY,
        "S08",
        {"decision": {"staff_action": "Ask the police."}},
        "BLOCK",
    ),
    (
        "guilt or credibility",
        "judging_words",
        RESPONSE,
        "S01",
        {"request": {"purpose": "he is guilty"}},
        "STOP",
    ),
    (
        "confirms registration",
        "confirms_registration",
        DocumentCode.HOLDING_LETTER,
        "S14",
        {"request": {"reference": "Wyn-Griffiths 1"}, "subject": {"name": "Wyn Griffiths"}},
        "BLOCK",
    ),
    (
        "extra-protected topics",
        "extra_protected_hiv",
        RESPONSE,
        "S01",
        {"decision": {"schedule": [{"item": "HIV test", "label": "recorded_fact"}]}},
        "STOP",
    ),
    (
        "visibility",
        "visibility_stated",
        ENTRY,
        "S01",
        {"answers": {"online_visibility": "visible_ok"}},
        "BLOCK",
    ),
    (
        "plain characters",
        "plain_characters",
        ENTRY,
        "S01",
        {"request": {"information_sought": "“x”"}},
        "WARN",
    ),
    (
        "length, warning",
        "entry_length",
        ENTRY,
        "S01",
        {"request": {"information_sought": "x " * 800}},
        "WARN",
    ),
    ("length, stop", "entry_length", ENTRY, "S01", {"request": {"information_sought": "x " * 2500}}, "BLOCK"),
    ("N-1 to N-7", "reasons_not_to_tell", NOTIFY, "S01", {"safety": {**SAFE, "N-3": "not_sure"}}, "BLOCK"),
    ("N-1 to N-7, not answered", "reasons_not_to_tell", NOTIFY, "S01", {"safety": {"N-1": "no"}}, "BLOCK"),
    ("proxy access, D09", "access_question_answered", NOTIFY, "S01", {"safety": NO_TELLING}, "BLOCK"),
    ("proxy access, D12", "access_question_answered", ENTRY, "S04", {"safety": NO_TELLING}, "BLOCK"),
    (
        "title, file name, properties",
        "nothing_in_the_title",
        RESPONSE,
        "S01",
        {"reference": "WYN-GRIFFITHS 1"},
        "BLOCK",
    ),
    ("two people, D11", "two_people", ENTRY, "S08", {"decision": {"authorised_by": SAME}}, "BLOCK"),
    ("two people, D24", "two_people", SCHEDULE, "S01", {"decision": {"authorised_by": SAME}}, "BLOCK"),
    (
        "two people, D09",
        "two_people",
        NOTIFY,
        "S01",
        {"subject": SUSPECT, "decision": {"authorised_by": SAME}},
        "BLOCK",
    ),
    ("label on each statement", "schedule_listed", RESPONSE, "S01", {"decision": {"schedule": []}}, "BLOCK"),
    (
        "code not on the list",
        "code_fits_the_record",
        ENTRY,
        "S01",
        {"details": {"entry_code": "123"}},
        "BLOCK",
    ),
    (
        "code of another record",
        "code_fits_the_record",
        ENTRY,
        "S01",
        {"details": {"entry_code": "206411000000103"}},
        "BLOCK",
    ),
    (
        "code for the alleged, undecided",
        "code_fits_the_record",
        ENTRY,
        "S08",
        {"details": {"entry_code": "206411000000103"}},
        "BLOCK",
    ),
    (
        "ambiguous code for the alleged",
        "code_fits_the_record",
        ENTRY,
        "S08",
        {"details": {"entry_code": "371772001"}},
        "BLOCK",
    ),
    ("older than seven days", "authorised_lately", RESPONSE, "S01", OLD, "WARN"),
    (
        "deadline passed, D04",
        "deadline_kept",
        DocumentCode.CHALLENGE_LETTER,
        "S13",
        {"reply_by": "2026-11-20"},
        "WARN",
    ),
    (
        "deadline passed, D01",
        "deadline_kept",
        ExtraKind.ACKNOWLEDGEMENT,
        "S13",
        {"reply_by": "2026-11-20"},
        "WARN",
    ),
]


@pytest.mark.parametrize(
    ("row", "check", "code", "scenario", "changes", "level"), ROWS, ids=[r[0] for r in ROWS]
)
def test_the_row_fails_at_its_level_and_says_what_to_do(
    row, check, code, scenario, changes, level, press, make_case
):
    result = checks_of(press, make_case, code, scenario, **changes)[check]
    assert result.failed, row
    assert result.level == level
    assert result.message.endswith((".", ")")) or "characters" in result.message
    assert not any(word in result.message for word in ("invalid", "should", "please", "submit"))


def test_every_entry_is_checked_for_its_caution(press, make_case):
    for scenario in ("S01", "S04", "S08"):
        result = checks_of(press, make_case, ENTRY, scenario)["caution_line_last"]
        assert result.level == "BLOCK"
        assert not result.failed


def test_a_label_is_wanted_in_what_goes_out_unasked(press, make_case):
    results = checks_of(
        press,
        make_case,
        ExtraKind.AGENCY_SHARING_LETTER,
        details=EXTRA["details_of_everything"],
        decision={"what_we_ask": "Call us."},
    )
    assert results["statements_labelled"].level == "STOP"
    assert not results["statements_labelled"].failed
    assert "extra_protected_hiv" in results


def test_one_text_is_never_used_for_two_records(press, make_case):
    own = press.draw_up(ENTRY, make_case("S01"), draft=False)[0].text
    result = checks_of(press, make_case, ENTRY, entries_of_others=[own])["text_of_its_own"]
    assert result.failed
    assert result.level == "BLOCK"


def test_a_letter_to_the_person_may_go_when_all_seven_are_no(press, make_case):
    (letter,) = press.draw_up(NOTIFY, make_case("S01", safety=SAFE), draft=False)
    assert not [check for check in letter.checks if check.failed]
    assert letter.pdf


def test_a_draft_to_the_person_may_be_read_while_the_questions_are_open(press, make_case):
    (letter,) = press.draw_up(NOTIFY, make_case("S01", safety={"N-1": "no"}), draft=True)
    assert not letter.is_blocked
    assert [c.level for c in letter.checks if c.failed] == ["WARN", "WARN"]


def test_an_answer_in_other_words_is_refused(make_case):
    from formsvc.domain.errors import DomainError

    with pytest.raises(DomainError, match="must be one of: yes, no, not_sure"):
        make_case("S01", safety={"N-1": "perhaps"})
