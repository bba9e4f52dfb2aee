"""The words and mappings of the request form cover what the reader may hand over."""

from __future__ import annotations

import pytest

from formsvc.domain.capture import CAPTURE_KEYS
from formsvc.domain.capture_labels import CLASS_FROM_DOCUMENT, DOCUMENT_TYPES, PART_FROM_ROLE
from formsvc.domain.codes import RequesterClass, SubjectRole
from formsvc.forms.capture import GROUPS, CaptureForm, label_of, words_of
from formsvc.web.once import MOST_REMEMBERED, Remembered

SUBJECT_ROLES = (
    "suspect", "victim", "witness", "missing_person", "child", "adult_at_risk", "deceased",
    "alleged_perpetrator", "offender",
)  # fmt: skip


def test_every_role_that_is_read_leads_to_a_part():
    assert set(PART_FROM_ROLE) == set(SUBJECT_ROLES)
    assert set(PART_FROM_ROLE.values()) <= {role.value for role in SubjectRole}


def test_every_kind_of_document_leads_to_a_requester_or_to_a_person():
    assert set(CLASS_FROM_DOCUMENT) == set(DOCUMENT_TYPES) - {"other_agency", "not_a_request"}
    assert set(CLASS_FROM_DOCUMENT.values()) <= {one.value for one in RequesterClass}


def test_every_key_of_the_capture_but_the_role_as_read_has_its_field():
    shown = {key for _, keys in GROUPS for key in keys}
    assert shown == set(CAPTURE_KEYS) - {"subject_role"}
    assert all(hasattr(CaptureForm, key) for key in shown)


def test_values_are_shown_in_words():
    assert words_of("subject_dob", "1990-02-01") == "1 February 1990"
    assert words_of("consent_sought", False) == "No"
    assert words_of("legal_basis", ("consent", "court_order")) == "Consent; Court order"
    assert words_of("purpose", None) == "Blank"
    assert label_of("subject_name") == "Person’s name"


def test_what_failed_may_be_tried_again_and_the_oldest_word_is_forgotten():
    remembered = Remembered()
    calls: list[int] = []

    def act() -> str:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("the first try")
        return str(len(calls))

    with pytest.raises(ValueError, match="the first try"):
        remembered.do("a", act)
    assert remembered.do("a", act) == "2"
    assert remembered.do("a", act) == "2"
    for number in range(MOST_REMEMBERED):
        remembered.do(f"w{number}", lambda: "x")
    assert remembered.do("a", act) == "3"
