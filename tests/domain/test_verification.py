"""When a check of the requester stands, when a note may be kept, and what an answer rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import pytest

from formsvc.domain.agency import Agency, AgencyEntry, AgencyId
from formsvc.domain.call_note_rules import check_note
from formsvc.domain.capture import Capture, CapturedValue, Origin
from formsvc.domain.errors import NotReady, PermissionDenied
from formsvc.domain.information_request import RequestId
from formsvc.domain.people import PracticeId, StaffId
from formsvc.domain.sender_domain import judge_sender
from formsvc.domain.telephone import digits_of, numbers_in
from formsvc.domain.verification import (
    CallNote,
    CallOutcome,
    LocalRoute,
    Method,
    NotVerified,
    VerificationCall,
    VerificationFault,
    check_answer,
    method_in_words,
    needs_second,
    standing,
)

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)
ROSA, SOL = StaffId("rosa"), StaffId("sol")
ENTRY = AgencyEntry(
    "Harbour Police", "police", "england", "", "020 7946 0700", "Website", date(2026, 9, 1),
    ("harbour.police.example",), "Force disclosure unit", date(2026, 9, 1), "Inspector",
)  # fmt: skip
AGENCY = Agency(AgencyId("a"), PracticeId("p"), ENTRY, SOL)
NOTE = CallNote(
    Method.SWITCHBOARD, CallOutcome.VERIFIED, "020 7946 0700", "Website", "Switchboard", "Sergeant Poole",
    role_confirmed=True, address_confirmed=True, local_route=LocalRoute.FOLLOWED,
)  # fmt: skip
CALL = VerificationCall(
    "c", PracticeId("p"), RequestId("r"), ROSA, NOW, NOTE, "Laura Benton", "Harbour Police", AgencyId("a"),
    address="laura@hp.example",
)  # fmt: skip


def capture(
    name: str = "Laura Benton", organisation: str = "Harbour Police", email: str = "laura@hp.example"
) -> Capture:
    values = {"requester_name": name, "requester_org": organisation, "requester_email": email}
    return Capture(
        MappingProxyType({k: CapturedValue(v, Origin.TYPED, ROSA, NOW) for k, v in values.items()})
    )


def checking(
    note: CallNote = NOTE, *, agency: Agency | None = AGENCY, email: str = "a@harbour.police.example",
    printed: tuple[str, ...] = (),
) -> None:  # fmt: skip
    sender = judge_sender(email, agency.entry.email_domains if agency else ())
    check_note(note, agency, sender, printed, received_on=date(2026, 11, 18), today=TODAY, months=12)


def refused(field: str, note: CallNote = NOTE, **more: object) -> str:
    with pytest.raises(VerificationFault) as fault:
        checking(note, **more)  # type: ignore[arg-type]
    assert fault.value.field == field
    return str(fault.value)


def test_a_call_to_a_number_found_independently_may_be_kept() -> None:
    checking()
    checking(agency=None)
    checking(replace(NOTE, number_used="101"), printed=("Ring 101", "101"))  # nobody prints 101 to deceive


@pytest.mark.parametrize(
    "printed",
    ["0161 496 0321", "+44 161 496 0321", "0044 (0)161 496 0321", "Ring me on (0161) 496-0321 ext 5 please"],
)
def test_promise_a_number_printed_on_the_request_does_not_count(printed: str) -> None:
    for used in ("0161 496 0321", "+44 161 4960321", "01614960321 ext 9"):
        said = refused("number_used", replace(NOTE, number_used=used), printed=(printed,))
        assert "Find one yourself" in said
    for outcome in CallOutcome:  # not even for a note that could verify nothing
        refused(
            "number_used", replace(NOTE, number_used="0161 496 0321", outcome=outcome), printed=(printed,)
        )


def test_the_lists_own_number_counts_though_printed_only_if_checked_before_and_lately() -> None:
    printed = ("Switchboard 020 7946 0700",)
    checking(printed=printed)
    for checked_on in (None, date(2026, 11, 18), date(2026, 11, 19), date(2025, 11, 19)):
        agency = replace(AGENCY, entry=replace(ENTRY, checked_on=checked_on))
        refused("number_used", agency=agency, printed=printed)
    refused("number_used", agency=None, printed=printed)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number_used": ""}, "number_used"), ({"found_where": ""}, "found_where"),
        ({"answered_by": ""}, "answered_by"), ({"spoken_to": ""}, "spoken_to"),
        ({"role_confirmed": False}, "outcome"), ({"address_confirmed": False}, "outcome"),
        ({"method": Method.IN_PERSON}, "identity_seen"),
    ],
)  # fmt: skip
def test_what_a_verified_note_must_say(changed: dict[str, object], field: str) -> None:
    refused(field, replace(NOTE, **changed))  # type: ignore[arg-type]


def test_a_note_that_verifies_nothing_may_be_short() -> None:
    for outcome in (CallOutcome.PARTLY, CallOutcome.NOT_VERIFIED):
        checking(CallNote(Method.SWITCHBOARD, outcome, "101", "Everybody knows it"))
        checking(CallNote(Method.IN_PERSON, outcome))
        checking(CallNote(Method.KNOWN_ADDRESS, outcome), agency=None)


def test_an_address_counts_only_on_a_domain_that_was_checked_before_and_lately() -> None:
    known = CallNote(Method.KNOWN_ADDRESS, CallOutcome.VERIFIED)
    checking(known)
    assert "Select the agency" in refused("agency", known, agency=None)
    for email in ("a@harbour-police.example", "a@other.police.uk", "a@gmail.com", ""):
        refused("method", known, email=email)  # a police domain is a hint, never proof
    for checked_on in (None, date(2026, 11, 18), date(2025, 1, 1)):
        refused("method", known, agency=replace(AGENCY, entry=replace(ENTRY, checked_on=checked_on)))


def test_an_agency_new_to_the_list_or_put_there_by_the_caller_needs_two_people() -> None:
    assert needs_second(ROSA, None)
    assert needs_second(ROSA, replace(AGENCY, checked_by=None))
    assert needs_second(SOL, AGENCY)
    assert not needs_second(ROSA, AGENCY)
    waiting = replace(CALL, needs_second=True)
    assert not standing([waiting], capture()).stands
    with pytest.raises(PermissionDenied, match="Someone else"):
        waiting.seconded(by=ROSA, at=NOW)
    seconded = waiting.seconded(by=SOL, at=NOW)
    assert standing([seconded], capture()).call == seconded
    assert seconded.people == {ROSA, SOL}
    for done in (seconded, CALL):
        with pytest.raises(NotReady, match="needs nobody else"):
            done.seconded(by=SOL, at=NOW)


@pytest.mark.parametrize(
    ("calls", "form", "sentence"),
    [
        ([], capture(), "Nobody has recorded"),
        ([CALL], capture("Somebody Else"), "names another requester"),
        ([CALL], capture(email="laura@elsewhere.example"), "requester or address now"),
        ([CALL], capture(organisation="Other Police"), "names another requester"),
        ([replace(CALL, note=replace(NOTE, outcome=CallOutcome.PARTLY))], capture(), "in part only"),
        (
            [CALL, replace(CALL, at=NOW + timedelta(hours=1),
                           note=replace(NOTE, outcome=CallOutcome.NOT_VERIFIED))],
            capture(), "could not verify",
        ),
    ],
)  # fmt: skip
def test_why_a_check_does_not_stand(calls: list[VerificationCall], form: Capture, sentence: str) -> None:
    held = standing(calls, form)
    assert not held.stands
    assert sentence in held.sentence
    with pytest.raises(NotVerified, match="Record the check first"):
        check_answer("source_verified", "yes", held, AGENCY)
    for answer in ("pending", "failed", "unknown"):
        check_answer("source_verified", answer, held, AGENCY)


def test_the_newest_note_speaks_whatever_the_order_and_the_case_of_the_name() -> None:
    before = replace(CALL, at=NOW - timedelta(days=1), note=replace(NOTE, outcome=CallOutcome.NOT_VERIFIED))
    assert standing([CALL, before], capture("LAURA  Benton ")).call == CALL
    check_answer("source_verified", "yes", standing([before, CALL], capture()), AGENCY)


def test_a_countersignature_that_the_agreed_route_needs_is_named_before_it_is_answered() -> None:
    held = standing([CALL], capture())
    with pytest.raises(NotVerified, match="needs the signature of: Inspector"):
        check_answer("senior_authorisation", "yes", held, AGENCY)
    check_answer("senior_authorisation", "no", held, AGENCY)
    unsigned = replace(AGENCY, entry=replace(ENTRY, countersigned_by=""))
    check_answer("senior_authorisation", "yes", held, unsigned)
    signed = replace(CALL, note=replace(NOTE, countersigned_name="Ruth Amadi"))
    check_answer("senior_authorisation", "yes", standing([signed], capture()), AGENCY)


def test_the_agreed_route_is_not_followed_against_the_note() -> None:
    another = replace(CALL, note=replace(NOTE, local_route=LocalRoute.NOT_FOLLOWED))
    with pytest.raises(NotVerified, match="came another way"):
        check_answer("local_process", "followed", standing([another], capture()), AGENCY)
    check_answer("local_process", "followed", standing([CALL], capture()), AGENCY)
    check_answer("local_process", "not_followed", standing([another], capture()), AGENCY)


def test_how_it_was_checked_is_told_without_a_number_or_a_colleague() -> None:
    notes = (NOTE, CallNote(Method.KNOWN_ADDRESS, CallOutcome.VERIFIED),
             CallNote(Method.IN_PERSON, CallOutcome.VERIFIED, identity_seen="warrant card"))  # fmt: skip
    told = [method_in_words(replace(CALL, note=note)) for note in notes]
    assert told[0] == "call back on a number found independently (Website)"
    assert "official domain" in told[1]
    assert told[2] == "identity checked in person (warrant card)"


def test_a_telephone_number_is_the_same_however_it_is_written() -> None:
    same = ("020 7946 0000", "+44 20 7946 0000", "+44 (0)20 7946 0000", "0044 2079460000", "02079460000 x12")
    assert {digits_of(number) for number in same} == {"02079460000"}
    assert "02079460000" in numbers_in(["Direct line: (020) 7946 0000 between nine and five"])
    assert numbers_in(["AP/26/11734", "no number"]) == frozenset()
