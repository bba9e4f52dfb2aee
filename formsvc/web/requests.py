"""The page of one request: where it is, what is next, what belongs to it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from formsvc.domain.audit_event import SENTENCES
from formsvc.domain.information_request import RequestId
from formsvc.domain.permissions import Act, may, may_authorise
from formsvc.domain.policies import needs_verified_source, verified_it_themselves
from formsvc.domain.verification import Standing
from formsvc.services.go_through_papers import papers_of
from formsvc.services.joining import looks_like
from formsvc.services.verify_source import view_standing
from formsvc.services.view_request import RequestView, view_request
from formsvc.services.worklist import next_step
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("requests", __name__)


@blueprint.get("/requests/<request_id>")
@signed_in
def show_request(request_id: str) -> ResponseReturnValue:
    person = current_person()
    view = view_request(
        own_uow(), RequestId(request_id), by=person, at=parts().clock(), provisions=parts().provisions
    )
    source = view_standing(own_uow(), RequestId(request_id), by=person)
    decision = view.decision
    step, is_mine = next_step(
        view.request, person,
        decided_by=decision.decided_by if decision else None, outcome=decision.outcome if decision else "",
    )  # fmt: skip
    return render_template(
        "requests/show_request.html",
        view=view,
        request=view.request,
        step=step,
        is_mine=is_mine,
        rights=_rights(view, source),
        source=source,
        papers=papers_of(own_uow(), view.request, by=person, provisions=parts().provisions)
        if may(person, Act.SEE_REQUEST, view.request)
        else None,
        sentences=SENTENCES,
        alike=looks_like(own_uow(), view.request.id, by=person),
    )


def _rights(view: RequestView, source: Standing) -> dict[str, bool]:
    """What the page offers this person: the same questions that the services ask."""
    person, request = current_person(), view.request
    rights = {
        act.value: may(person, act, request)
        for act in (
            Act.SEE_REQUEST, Act.ANSWER_ADMINISTRATIVE, Act.ASSESS, Act.DECIDE, Act.SEE_DRAFTS,
            Act.DOWNLOAD_LETTER, Act.FILE_RECORD_ENTRY, Act.CALL_BACK,
        )
    }  # fmt: skip
    decision = view.decision
    rights["authorise"] = (
        decision is not None
        and may_authorise(person, decision.outcome)
        and person.id != decision.decided_by
        and not verified_it_themselves(person.id, decision, source)
    )
    rights["waits_for_check"] = decision is not None and needs_verified_source(decision) and not source.stands
    return rights
