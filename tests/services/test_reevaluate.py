"""New rules: open requests are evaluated again, once, and the difference is kept beside what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formsvc.domain.assessment import Assessment
from formsvc.domain.codes import Adviser, DocumentCode, Gateway, Outcome, Scope
from formsvc.domain.errors import DomainError
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import InformationRequest
from formsvc.domain.people import Role
from formsvc.domain.provisions import IN_FORCE_TODAY
from formsvc.domain.reevaluation import differences
from formsvc.domain.rules import RULES_VERSION
from formsvc.domain.status import Status
from formsvc.services.assess import reopen_assessment
from formsvc.services.evaluate_assessment import judge
from formsvc.services.reevaluate import (
    Rulebook,
    change_of,
    installed,
    mark_seen,
    reevaluate_open_requests,
    view_changes,
)
from tests.factories import BY_ROLE, CHALLENGE, CONSENT

CLINICIAN, RECEPTION = BY_ROLE[Role.CLINICIAN], BY_ROLE[Role.RECEPTION]
SECOND = "2027-01"


def second_judge(request: InformationRequest, assessment: Assessment) -> Evaluation:
    """A made-up second version, in which consent to police always needs advice first."""
    found = replace(judge(request, assessment, provisions=IN_FORCE_TODAY), rules_version=SECOND)
    if found.outcome is not Outcome.DISCLOSE_CONSENT:
        return found
    return replace(
        found,
        outcome=Outcome.SEEK_ADVICE,
        rule="R99",
        gateway=Gateway.NONE,
        scope=Scope.NONE,
        advice_from=(Adviser.DPO,),
        documents=(DocumentCode.ADVICE_REQUEST_NOTE, DocumentCode.DECISION_LOG),
        response_template=None,
    )


SECOND_VERSION = Rulebook("2026-11", SECOND, second_judge)


def again(surgery, rulebook: Rulebook = SECOND_VERSION) -> int:
    return reevaluate_open_requests(surgery.uow, rulebook, at=surgery.now)


@pytest.mark.parametrize("status", [Status.EVALUATED, Status.DECIDED])
def test_an_open_request_is_evaluated_again_and_what_was_found_is_kept(surgery, status):
    walk = surgery.walk(CONSENT, status)
    assert again(surgery) == 1
    found = change_of(surgery.uow, walk.request_id, by=CLINICIAN)
    assert found is not None
    assert (found.before.outcome, found.after.outcome) == (Outcome.DISCLOSE_CONSENT, Outcome.SEEK_ADVICE)
    assert (found.before.rules_version, found.after.rules_version) == (RULES_VERSION, SECOND)
    with surgery.uow as uow:
        kept = uow.assessments.evaluation_of(found.assessment_id)
    assert kept is not None
    assert kept.evaluation == found.before


def test_it_is_done_once_for_each_version_and_never_for_its_own(surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    assert again(surgery, installed(surgery.services.provisions)) == 0
    assert again(surgery) == 1
    assert again(surgery) == 0
    assert again(surgery, replace(SECOND_VERSION, rules_version="2027-02", judge=third_judge)) == 1
    assert surgery.events(walk.request_id).count("REQUEST_REEVALUATED") == 2


def third_judge(request: InformationRequest, assessment: Assessment) -> Evaluation:
    return replace(second_judge(request, assessment), rules_version="2027-02")


def test_what_comes_out_the_same_is_no_change(surgery):
    walk = surgery.walk(CHALLENGE, Status.EVALUATED)
    assert again(surgery) == 0
    assert change_of(surgery.uow, walk.request_id, by=CLINICIAN) is None
    assert view_changes(surgery.uow, by=CLINICIAN) == []


@pytest.mark.parametrize("status", [Status.CAPTURED, Status.AUTHORISED])
def test_what_is_not_evaluated_or_went_out_under_its_own_rules_is_left_alone(surgery, status):
    surgery.walk(CONSENT, status)
    assert again(surgery) == 0
    assert view_changes(surgery.uow, by=CLINICIAN) == []


def test_answers_opened_again_are_no_longer_those_that_were_evaluated(surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    reopen_assessment(surgery.uow, walk.request_id, by=CLINICIAN, at=surgery.now)
    assert change_of(surgery.uow, walk.request_id, by=CLINICIAN) is None
    (change,) = view_changes(surgery.uow, by=CLINICIAN)
    assert not change.stands


def test_many_requests_are_all_reached(surgery, monkeypatch):
    monkeypatch.setattr("formsvc.services.reevaluate.AT_ONCE", 2)
    walks = [surgery.walk(CONSENT, Status.EVALUATED) for _ in range(5)]
    assert again(surgery) == 5
    listed = {change.request.id for change in view_changes(surgery.uow, by=CLINICIAN)}
    assert listed == {walk.request_id for walk in walks}


def test_who_saw_the_difference_is_kept_and_what_nobody_saw_comes_first(surgery):
    first, other = (surgery.walk(CONSENT, Status.EVALUATED) for _ in range(2))
    again(surgery)
    found = change_of(surgery.uow, first.request_id, by=CLINICIAN)
    assert found is not None
    assert mark_seen(surgery.uow, found.id, by=CLINICIAN, at=surgery.now) == first.request_id
    mark_seen(surgery.uow, found.id, by=CLINICIAN, at=surgery.now)
    changes = view_changes(surgery.uow, by=CLINICIAN)
    assert [change.request.id for change in changes] == [other.request_id, first.request_id]
    assert changes[1].found.seen_by == CLINICIAN.id
    assert surgery.events(first.request_id).count("REEVALUATION_SEEN") == 1


def test_whoever_may_not_read_findings_sees_no_difference(surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    assert view_changes(surgery.uow, by=RECEPTION) == []
    with pytest.raises(DomainError):
        change_of(surgery.uow, walk.request_id, by=RECEPTION)


def test_differences_are_in_words(surgery):
    walk = surgery.walk(CONSENT, Status.EVALUATED)
    again(surgery)
    found = change_of(surgery.uow, walk.request_id, by=CLINICIAN)
    assert found is not None
    told = {one.what: (one.was, one.now) for one in found.differences}
    assert told["Rule"] == ("R07a", "R99")
    assert told["Whose advice to take"][0] == "Nothing"
    assert "_" not in " ".join(part for pair in told.values() for part in pair)
    assert differences(found.before, found.before) == ()
