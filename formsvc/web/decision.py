"""A named person decides: the recommendation, their choice, their reason, the list of what goes."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.codes import Outcome
from formsvc.domain.errors import CannotBeOverridden, NotReady
from formsvc.domain.information_request import RequestId
from formsvc.domain.permissions import Act
from formsvc.domain.policies import may_decide_now
from formsvc.forms.decision import DecisionForm
from formsvc.services.decide import Choice, decide
from formsvc.services.view_request import RequestView, view_request
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("decision", __name__)


@blueprint.get("/requests/<request_id>/decision")
@signed_in
def show_decision(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    form = DecisionForm(data={"version": str(view.request.version), **_before(view)})
    return _page(view, form)


@blueprint.post("/requests/<request_id>/decision")
@signed_in
def make_decision(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    form = DecisionForm()
    if "more" in request.form:
        form.add_rows()
        return _page(view, form)
    if not form.validate():
        return _page(view, form), 422
    choice = Choice(
        Outcome(form.outcome.data), str(form.reason.data or ""), form.schedule_items, form.withheld_items
    )
    try:
        decide(
            own_uow(), RequestId(request_id), choice, seen_version=_number(form.version.data),
            by=current_person(), at=parts().clock(), provisions=parts().provisions,
        )  # fmt: skip
    except (CannotBeOverridden, NotReady) as refused:
        form.add_error(_place_of(refused), str(refused))
        return _page(view, form), 422
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _view(request_id: str) -> RequestView:
    view = view_request(
        own_uow(),
        RequestId(request_id),
        by=current_person(),
        at=parts().clock(),
        provisions=parts().provisions,
        needs=Act.DECIDE,
    )
    if not may_decide_now(view.request):
        raise NotReady("This request is not ready to decide. Go back to it to see what comes first.")
    return view


def _before(view: RequestView) -> dict[str, object]:
    """What a decision that was sent back had said, so that nothing is typed twice."""
    back = view.sent_back
    if back is None:
        return {}
    return {
        "outcome": back.outcome.value,
        "reason": back.reason,
        "schedule": [
            {"item": i.item, "dates": i.dates, "label": i.label.value, "source": i.source}
            for i in back.schedule
        ],
        "withheld": [{"item": i.item, "reason": i.reason.value} for i in back.withheld],
    }


def _place_of(refused: Exception) -> str:
    words = str(refused)
    if words.startswith("Tell us why"):
        return "reason"
    return "outcome"


def _number(typed: object) -> int:
    return int(str(typed)) if str(typed).isdigit() else -1


def _page(view: RequestView, form: DecisionForm) -> str:
    if view.evaluation is not None:
        form.recommend(view.evaluation.evaluation.outcome)
    return render_template("decision/show_decision.html", view=view, request=view.request, form=form)
