"""The table of the security guide, section 3, cell by cell, both ways."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from formsvc.domain.capture import Channel
from formsvc.domain.codes import Outcome
from formsvc.domain.errors import NotFound, PermissionDenied
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import PracticeId, Role, StaffId, StaffMember
from formsvc.domain.permissions import (
    MAY_AUTHORISE,
    RIGHTS,
    Act,
    check_may,
    check_may_authorise,
    may,
    may_authorise,
)
from formsvc.domain.status import Status

R, C, S, G, I, P, A, U = (  # noqa: E741 - the columns of the table
    Role.RECEPTION, Role.CLINICIAN, Role.SAFEGUARDING_LEAD, Role.CALDICOTT_GUARDIAN,
    Role.IG_LEAD, Role.PRACTICE_MANAGER, Role.ADMIN, Role.AUDITOR,
)  # fmt: skip
COLUMNS = (R, C, S, G, I, P, A, U)
TABLE = {  # y: yes, a: own step or assigned case, -: no
    Act.REGISTER: "y y y y y y - -",
    Act.SEE_CASE_LINE: "y a y y y y - y",
    Act.SEE_REQUEST: "a a y y y - - -",
    Act.ANSWER_URGENCY: "- y y y - - - -",
    Act.ANSWER_ADMINISTRATIVE: "a a y y y a - -",
    Act.ASSESS: "- a y y - - - -",
    Act.DECIDE: "- a y y - - - -",
    Act.RECORD_EMERGENCY: "y y y y - y - -",
    Act.SEE_DRAFTS: "- a y y y - - -",
    Act.DOWNLOAD_LETTER: "a a y y - a - -",
    Act.FILE_RECORD_ENTRY: "- a y y - - - -",
    Act.CALL_BACK: "y a y y y y - -",  # a clinician: of a request they may know of
    Act.KEEP_AGENCIES: "- - y y y y - -",
    Act.MANAGE_JOBS: "- - - - - y y -",
    Act.SEE_QUARANTINE: "- - - - y y y -",
    Act.CLEAR_QUARANTINE: "- - - - - y y -",
    Act.READ_AUDIT: "- - - y y - - y",
}
CELLS = [
    (act, role, cell) for act, row in TABLE.items() for role, cell in zip(COLUMNS, row.split(), strict=True)
]
AUTHORISERS = {
    Outcome.DISCLOSE_CONSENT: {C, S, G},
    Outcome.DISCLOSE_REQUIRED_BY_LAW: {G},
    Outcome.DISCLOSE_PUBLIC_INTEREST: {S, G},
    Outcome.DISCLOSE_OVERALL_BENEFIT: {S, G},
    Outcome.DECLINE: {S, G},
    Outcome.EMERGENCY_DISCLOSURE: {C, S, G},
    Outcome.CHALLENGE: {R, C, S, G, I, P},
    Outcome.SEEK_ADVICE: {R, C, S, G, I, P},
}
ME, SOMEBODY = StaffId("me"), StaffId("somebody-else")


def person(*roles: Role, **more: bool) -> StaffMember:
    return StaffMember(ME, PracticeId("p"), "Asha Menon", "a@example.org", frozenset(roles), **more)


def request_at(status: Status, assigned_to: StaffId | None) -> InformationRequest:
    return InformationRequest(
        RequestId("r"), PracticeId("p"), "DL-2026-0001", status, Channel.POST,
        datetime(2026, 11, 20, tzinfo=UTC), SOMEBODY, assigned_to=assigned_to,
    )  # fmt: skip


REQUESTS = [request_at(status, to) for status in Status for to in (None, ME, SOMEBODY)]


def is_theirs(role: Role, act: Act, request: InformationRequest) -> bool:
    """What ``a`` means for each role, in the words of the guide's row."""
    if role is C:
        waits_for_a_second_person = act is Act.SEE_CASE_LINE and request.status is Status.DECIDED
        return request.assigned_to in (None, ME) or waits_for_a_second_person
    if role is R and act in (Act.SEE_REQUEST, Act.ANSWER_ADMINISTRATIVE):  # until triaged
        return request.assigned_to is None and request.status in (Status.RECEIVED, Status.CAPTURED)
    return True


def allowed(role: Role, act: Act, request: InformationRequest) -> bool:
    cell = TABLE[act].split()[COLUMNS.index(role)]
    return cell == "y" or (cell == "a" and is_theirs(role, act, request))


def test_every_act_and_every_role_is_in_the_table() -> None:
    assert set(TABLE) == set(Act) == set(RIGHTS)
    assert set(COLUMNS) == set(Role)


@pytest.mark.parametrize(("act", "role", "cell"), CELLS)
def test_the_right_is_what_the_table_says(act: Act, role: Role, cell: str) -> None:
    assert may(person(role), act) is (cell != "-")
    for request in REQUESTS:
        assert may(person(role), act, request) is allowed(role, act, request), request


@pytest.mark.parametrize("act", Act)
def test_a_second_role_adds_its_own_rights_and_no_others(act: Act) -> None:
    for first, second in itertools.combinations(Role, 2):
        both = person(first, second)
        for request in REQUESTS:
            expected = allowed(first, act, request) or allowed(second, act, request)
            assert may(both, act, request) is expected, (first, second, request.status, request.assigned_to)


@pytest.mark.parametrize("act", Act)
def test_what_is_refused_on_a_request_one_may_not_know_of_looks_like_nothing(act: Act) -> None:
    for role, request in itertools.product(Role, REQUESTS):
        if allowed(role, act, request):
            check_may(person(role), act, request)
        elif allowed(role, Act.SEE_CASE_LINE, request):
            with pytest.raises(PermissionDenied):
                check_may(person(role), act, request)
        else:
            with pytest.raises(NotFound):
                check_may(person(role), act, request)


@pytest.mark.parametrize("act", Act)
def test_somebody_who_has_left_may_do_nothing(act: Act) -> None:
    gone = replace(person(*Role), is_active=False)
    assert not may(gone, act)
    assert not any(may(gone, act, request) for request in REQUESTS)


@pytest.mark.parametrize("outcome", Outcome)
def test_who_authorises_is_what_the_table_says(outcome: Outcome) -> None:
    assert set(MAY_AUTHORISE) == set(AUTHORISERS) == set(Outcome)
    for role in Role:
        assert may_authorise(person(role), outcome) is (role in AUTHORISERS[outcome]), role
        assert not may_authorise(replace(person(role), is_active=False), outcome)
    assert not may_authorise(person(A, U), outcome)


def test_a_partner_who_is_a_clinician_authorises_what_the_law_requires() -> None:
    law = Outcome.DISCLOSE_REQUIRED_BY_LAW
    assert may_authorise(person(C, is_partner=True), law)
    assert not may_authorise(person(R, is_partner=True), law)
    assert not may_authorise(person(C, is_partner=True, is_active=False), law)
    assert not may_authorise(person(C, is_partner=True), Outcome.DISCLOSE_PUBLIC_INTEREST)


@pytest.mark.parametrize("outcome", Outcome)
def test_promise_whoever_decided_never_authorises(outcome: Outcome) -> None:
    everything = person(*Role, is_partner=True)
    with pytest.raises(PermissionDenied, match="Someone else must authorise what you decided"):
        check_may_authorise(everything, outcome, decided_by=ME)
    check_may_authorise(everything, outcome, decided_by=SOMEBODY)
    with pytest.raises(PermissionDenied, match="Your role does not cover authorising this"):
        check_may_authorise(person(A), outcome, decided_by=SOMEBODY)
