"""What was found, why, and what is missing; and whether the check is still running."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.assessment import Assessment
from formsvc.domain.audit_event import Event
from formsvc.domain.checklist import Checklist
from formsvc.domain.checklists import current
from formsvc.domain.checklists import get as get_checklist
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.permissions import Act, may
from formsvc.domain.relevance import questions_that_apply
from formsvc.domain.rules.reasons import REASONS
from formsvc.services.assess import context_of
from formsvc.services.evaluate_assessment import ask_again as ask_for_evaluation
from formsvc.services.reevaluate import change_of
from formsvc.services.status import request_status
from formsvc.services.view_request import view_request
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("findings", __name__)


@blueprint.get("/requests/<request_id>/findings")
@signed_in
def show_findings(request_id: str) -> ResponseReturnValue:
    view = view_request(
        own_uow(), RequestId(request_id), by=current_person(), at=parts().clock(),
        provisions=parts().provisions, event=Event.EVALUATION_VIEWED, needs=Act.SEE_DRAFTS,
    )  # fmt: skip
    if view.evaluation is None or view.assessment is None:
        return redirect(url_for("requests.show_request", request_id=request_id))
    checklist = get_checklist(view.assessment.checklist_version)
    return render_template(
        "findings/show_findings.html",
        view=view,
        request=view.request,
        found=view.evaluation.evaluation,
        questions=checklist.by_key,
        asked=_asked(view.request, view.assessment, checklist),
        answers=view.assessment.values(),
        change=change_of(own_uow(), RequestId(request_id), by=current_person()),
        guidance_rules=frozenset(REASONS),
        guidance_questions=frozenset(current().by_key),
        may_decide=may(current_person(), Act.DECIDE, view.request) and view.request.status == "evaluated",
    )


def _asked(request: InformationRequest, assessment: Assessment, checklist: Checklist) -> frozenset[str]:
    """The questions that stand on the page of answers: a finding may lead to those."""
    questions = questions_that_apply(context_of(request), assessment.values(), checklist)
    return frozenset(question.key for question in questions)


@blueprint.get("/requests/<request_id>/status")
@signed_in
def show_status(request_id: str) -> ResponseReturnValue:
    """For a page that waits: is the work in the background done or given up? Ids only, no words."""
    status = request_status(own_uow(), RequestId(request_id), by=current_person())
    return jsonify({"status": status.status, "done": not status.is_working})


@blueprint.post("/requests/<request_id>/findings/again")
@signed_in
def ask_again(request_id: str) -> ResponseReturnValue:
    ask_for_evaluation(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    return redirect(url_for("requests.show_request", request_id=request_id), 303)
