"""The second person reads the drafts, then authorises or sends back."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.errors import NotFound, NotReady
from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import in_order
from formsvc.domain.permissions import Act, check_may, may_authorise
from formsvc.domain.policies import needs_verified_source, verified_it_themselves
from formsvc.forms.decision import AuthoriseForm, SendBackForm
from formsvc.services.authorise import authorise_decision
from formsvc.services.authorise import send_back as send_decision_back
from formsvc.services.status import request_status
from formsvc.services.verify_source import view_standing
from formsvc.services.view_request import RequestView, view_request
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("authorisation", __name__)


@blueprint.get("/requests/<request_id>/authorisation")
@signed_in
def show_authorisation(request_id: str) -> ResponseReturnValue:
    return _page(_view(request_id), SendBackForm(formdata=None))


@blueprint.post("/requests/<request_id>/authorisation")
@signed_in
def authorise(request_id: str) -> ResponseReturnValue:
    form = AuthoriseForm()
    if not form.validate():
        return _page(_view(request_id), SendBackForm(formdata=None), form), 422
    try:
        authorise_decision(
            own_uow(), RequestId(request_id), seen_digest=str(form.digest.data or ""),
            stops_accepted_because=str(form.stops.data or ""), by=current_person(), at=parts().clock(),
            provisions=parts().provisions,
        )  # fmt: skip
    except NotReady as refused:
        if not str(refused).startswith("Some checks stopped"):
            raise
        form.add_error("stops", str(refused))
        return _page(_view(request_id), SendBackForm(formdata=None), form), 422
    return _back_to(request_id)


@blueprint.post("/requests/<request_id>/authorisation/send-back")
@signed_in
def send_back(request_id: str) -> ResponseReturnValue:
    form = SendBackForm()
    if not form.validate():
        return _page(_view(request_id), form), 422
    try:
        send_decision_back(
            own_uow(), RequestId(request_id), because=str(form.because.data), by=current_person(),
            at=parts().clock(),
        )  # fmt: skip
    except NotReady as refused:
        form.add_error("because", str(refused))
        return _page(_view(request_id), form), 422
    return _back_to(request_id)


def _view(request_id: str) -> RequestView:
    person = current_person()
    view = view_request(
        own_uow(), RequestId(request_id), by=person, at=parts().clock(), provisions=parts().provisions
    )
    if view.decision is None or view.request.status != "decided":
        raise NotReady("Nothing here is waiting for authorisation. Go back to the request.")
    if not may_authorise(person, view.decision.outcome):
        check_may(person, Act.SEE_DRAFTS, view.request)  # the page shows the reason and what is shared
    return view


def _back_to(request_id: str) -> ResponseReturnValue:
    """To the request; to the worklist for who may see it no more, having given the second yes or no."""
    try:
        request_status(own_uow(), RequestId(request_id), by=current_person())
    except NotFound:
        return redirect(url_for("worklist.show_worklist"), 303)
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _page(view: RequestView, form: SendBackForm, yes: AuthoriseForm | None = None) -> str:
    person = current_person()
    decision = view.decision
    drafts = in_order(letter for letter in view.letters if letter.draft)
    source = view_standing(own_uow(), view.request.id, by=person)
    waits = decision is not None and needs_verified_source(decision) and not source.stands
    is_drawn = bool(drafts) and all(letter.status == "drawn" for letter in drafts)
    return render_template(
        "authorisation/show_authorisation.html",
        view=view,
        request=view.request,
        decision=decision,
        form=yes if yes is not None and yes.has_errors else form,
        because=form,
        yes=yes or AuthoriseForm(formdata=None),
        stops=[check for letter in drafts for check in letter.stops],
        drafts=drafts,
        covers=decision is not None and may_authorise(person, decision.outcome),
        is_own=decision is not None and decision.decided_by == person.id,
        checked_it=decision is not None and verified_it_themselves(person.id, decision, source),
        waits_for_check=waits,
        is_ready=is_drawn and not view.open_gates and not waits,
        is_drawing=any(letter.status == "wanted" for letter in drafts),
    )
