"""When new rules are installed: evaluate open requests again; show what differs before anyone relies on it.

The evaluation that was kept stays. What the new rules make of the same answers is kept beside it, once for
each version. To take it up, a person opens the answers again; until then the old recommendation stands as it
was, and the pages say that it is old.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from formsvc.domain.assessment import Assessment
from formsvc.domain.audit_event import Event
from formsvc.domain.checklists import current
from formsvc.domain.evaluation import Evaluation
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.people import StaffMember
from formsvc.domain.permissions import Act, check_may, may
from formsvc.domain.provisions import Provisions
from formsvc.domain.reevaluation import Reevaluation, versions
from formsvc.domain.rules import RULES_VERSION
from formsvc.domain.status import Status
from formsvc.services.evaluate_assessment import judge
from formsvc.services.ports import UnitOfWork
from formsvc.services.recording import new_id, record

AT_ONCE = 200
STILL_TO_RELY_ON = (Status.EVALUATED, Status.DECIDED)  # what was authorised went out under its own rules


@dataclass(frozen=True)
class Rulebook:
    """A version of checklist and rules, and how it judges."""

    checklist_version: str
    rules_version: str
    judge: Callable[[InformationRequest, Assessment], Evaluation]

    @property
    def versions(self) -> tuple[str, str]:
        return self.checklist_version, self.rules_version


def installed(provisions: Provisions) -> Rulebook:
    """The version that this program brings."""
    return Rulebook(
        current().version,
        RULES_VERSION,
        lambda request, assessment: judge(request, assessment, provisions=provisions),
    )


def reevaluate_open_requests(uow: UnitOfWork, rulebook: Rulebook, *, at: datetime) -> int:
    """Evaluate again what was found under another version; how many come out otherwise. Safe to repeat."""
    differing, after = 0, None
    while True:
        with uow:
            rows = uow.information_requests.open_rows(after=after, limit=AT_ONCE)
            waiting = [row.request_id for row in rows if row.status in STILL_TO_RELY_ON]
            found = [_evaluated_again(uow, request_id, rulebook, at=at) for request_id in waiting]
            uow.commit()
        differing += sum(1 for one in found if one is not None and one.differences)
        if len(rows) < AT_ONCE:
            return differing
        after = rows[-1].request_id


def _evaluated_again(
    uow: UnitOfWork, request_id: RequestId, rulebook: Rulebook, *, at: datetime
) -> Reevaluation | None:
    assessment = uow.assessments.current(request_id)
    kept = uow.assessments.evaluation_of(assessment.id) if assessment else None
    if assessment is None or kept is None or versions(kept.evaluation) == rulebook.versions:
        return None
    request = uow.information_requests.get(request_id)
    after = rulebook.judge(request, assessment)
    new = Reevaluation(new_id(), request_id, assessment.id, kept.evaluation, after, at)
    if not uow.reevaluations.add(new):
        return None
    record(uow, Event.REQUEST_REEVALUATED, by=None, at=at, request_id=request_id,
           about=("assessment", assessment.id), differs=bool(new.differences), outcome=after.outcome,
           rule=after.rule, rules_version=after.rules_version)  # fmt: skip
    return new


@dataclass(frozen=True)
class Change:
    """One request whose findings would come out otherwise."""

    request: InformationRequest
    found: Reevaluation
    stands: bool  # the answers are still those that were evaluated, and nothing was authorised


def view_changes(uow: UnitOfWork, *, by: StaffMember, limit: int = 500) -> Sequence[Change]:
    """What differs, in the requests whose findings this person may read; what nobody has seen first."""
    with uow:
        changes = [
            Change(request, found, _stands(uow, request, found))
            for found in uow.reevaluations.newest(limit=limit)
            if found.differences
            and may(by, Act.SEE_DRAFTS, request := uow.information_requests.get(found.request_id))
        ]
    return sorted(changes, key=lambda change: (not change.stands, change.found.is_seen))


def change_of(uow: UnitOfWork, request_id: RequestId, *, by: StaffMember) -> Reevaluation | None:
    """What newer rules make of the answers at hand, where that differs."""
    with uow:
        request = uow.information_requests.get(request_id)
        check_may(by, Act.SEE_DRAFTS, request)
        for found in uow.reevaluations.of_request(request_id):
            if found.differences and _stands(uow, request, found):
                return found
    return None


def mark_seen(uow: UnitOfWork, reevaluation_id: str, *, by: StaffMember, at: datetime) -> RequestId:
    """A person has looked at the difference; who and when is kept."""
    with uow:
        found = uow.reevaluations.get(reevaluation_id)
        check_may(by, Act.SEE_DRAFTS, uow.information_requests.get(found.request_id))
        if not found.is_seen:
            uow.reevaluations.see(replace(found, seen_by=by.id, seen_at=at))
            record(uow, Event.REEVALUATION_SEEN, by=by, at=at, request_id=found.request_id,
                   about=("assessment", found.assessment_id))  # fmt: skip
            uow.commit()
    return found.request_id


def _stands(uow: UnitOfWork, request: InformationRequest, found: Reevaluation) -> bool:
    if request.status not in STILL_TO_RELY_ON:
        return False
    current = uow.assessments.current(request.id)
    return current is not None and current.id == found.assessment_id
